"""What docs/report.md shows is what the command prints."""

import re
import shlex
from pathlib import Path

import pytest

from doclint.cli import main

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/report.md").read_text(encoding="utf-8")


def test_report_is_as_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    (shown,) = re.findall(r"^```console\n\$ doclint (.*)\n([\s\S]*?)^```$", PAGE, re.MULTILINE)
    main(shlex.split(shown[0]))
    assert capsys.readouterr().out == shown[1]


def test_pictures_are_there_and_small() -> None:
    pictures = re.findall(r"\]\((images/.*?\.png)\)", PAGE)
    assert len(pictures) == 6
    for picture in pictures:
        assert (ROOT / "docs" / picture).stat().st_size < 150_000
