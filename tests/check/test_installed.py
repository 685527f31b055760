import sys
from collections.abc import Callable, Mapping
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from doclint.check.installed import modules_of
from doclint.rule import ENTRY_POINT_GROUP

Write = Callable[[Mapping[str, str | bytes]], Path]


def test_says_what_importlib_metadata_says() -> None:
    for group in (ENTRY_POINT_GROUP, "console_scripts", "pytest11"):
        expected = {entry.module for entry in entry_points(group=group)}
        assert set(modules_of(group)) == expected
        assert expected


def test_reads_every_form(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    declared = """
    [other]
    x = not.this

    [group.name]
    # a comment
    ; another
    one = first.module
    two=second.module:attribute [extra]

    [more]
    y = nor.this
    """
    root = write(
        {
            "a-1.dist-info/entry_points.txt": declared,
            "b-1.egg-info/entry_points.txt": "[group.name]\nagain = first.module\n",
            "c-1.dist-info/METADATA": "",
            "d-1.dist-info/entry_points.txt": b"\xff",
        }
    )
    monkeypatch.setattr(sys, "path", [str(root), str(root), str(root / "none")])
    assert modules_of("group.name") == ["first.module", "second.module"]
