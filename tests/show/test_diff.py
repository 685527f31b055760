import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.show.diff import unified


def test_diff() -> None:
    assert list(unified("a/b.md", "one\ntwo\n", "one\n2\n")) == [
        *("--- a/a/b.md", "+++ b/a/b.md", "@@ -1,2 +1,2 @@", " one", "-two", "+2"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("one\ntwo", "one\n2"),
        ("one\r\ntwo\r\n", "one\r\n2\r\n"),
        ("a\x0cb\u2028c\rd\ne\n", "a\x0cb\u2028c\rd\nf"),
        ("x\n", "x"),
        ("", "x\n"),
    ],
)
def test_git_can_apply_it(tmp_path: Path, before: str, after: str) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(before.encode())
    diff = "".join(f"{line}\n" for line in unified("a.md", before, after))
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=diff.encode(), check=True)
    assert file.read_bytes() == after.encode()


@given(st.text("ab\n\r", max_size=12))
def test_what_is_the_same_has_no_diff(text: str) -> None:
    assert list(unified("a", text, text)) == []
