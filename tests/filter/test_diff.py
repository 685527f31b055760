"""What git prints, and what is made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.filter.diff import Change, Changes, hunks
from doclint.filter.git import environment
from doclint.model import Span


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        (b"", []),
        (b"--- a/a.md\n+++ b/a.md\n@@ -3 +3 @@\n-x\n+y\n", [("a.md", 3, 1)]),
        (b"--- a/a.md\n+++ b/a.md\n@@ -0,0 +1,2 @@ # Head\n+x\n+y\n", [("a.md", 1, 2)]),
        (b"--- a/a.md\n+++ b/a.md\n@@ -3,2 +2,0 @@\n-x\n-y\n", []),
        (
            b"--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-x\n+++ b/no.md\n@@ -4 +4,2 @@\n-x\n+y\n+z\n",
            [("a.md", 1, 1), ("a.md", 4, 2)],
        ),
        (
            b"+++ b/a.md\n@@ -1 +1 @@\n-x\n\\ No end\n+++ b/no.md\n\\ No end\n@@ -9 +9 @@\n",
            [("a.md", 1, 1), ("a.md", 9, 1)],
        ),
        (b"--- a/a b.md\t\n+++ b/a b.md\t\n@@ -1 +1 @@\n-x\n+y\n", [("a b.md", 1, 1)]),
        (b'+++ "b/a\\tb\\"c\\\\d.md"\n@@ -1 +1 @@\n-x\n+y\n', [('a\tb"c\\d.md', 1, 1)]),
        (b'+++ "b/\\303\\251\\001.md"\n@@ -1 +1 @@\n-x\n+y\n', [("é\x01.md", 1, 1)]),
        ("+++ b/係留.md\n@@ -1 +1 @@\n-x\n+y\n".encode(), [("係留.md", 1, 1)]),
    ],
)
def test_hunks(patch: bytes, expected: list[tuple[str, int, int]]) -> None:
    assert list(hunks(patch)) == expected


@given(st.binary())
def test_any_bytes_are_a_patch(patch: bytes) -> None:
    list(hunks(patch))
    list(hunks(b"+++ b/a.md\n@@ -1,3 +1,3 @@\n" + patch))


CHANGES = Changes({"a": Change((Span(10, 20), Span(30, 30)), "0"), "new": Change(None, "")}, set())


@pytest.mark.parametrize(
    ("path", "span", "touches"),
    [
        ("a", (0, 9), False),
        ("a", (0, 10), False),  # up to the beginning of the line
        ("a", (0, 11), True),
        ("a", (10, 10), True),  # empty: something is missing there
        ("a", (15, 16), True),
        ("a", (20, 20), True),
        ("a", (21, 21), False),
        ("a", (21, 29), False),
        ("a", (21, 40), True),
        ("a", (30, 30), True),
        ("a", (31, 99), False),
        ("b", (10, 20), False),
        ("new", (99, 99), True),
    ],
)
def test_touching(path: str, span: tuple[int, int], touches: bool) -> None:
    assert CHANGES.touch(path, Span(*span)) is touches


def test_environment_of_git() -> None:
    """Within a hook, git's variables name its repository and index; ours may be another."""
    given_ = {
        "PATH": "/bin",
        "GIT_DIR": ".git",
        "GIT_INDEX_FILE": ".git/next-index",
        "GIT_WORK_TREE": "/x",
        "GIT_EXTERNAL_DIFF": "/bin/evil",
        "GIT_DIFF_OPTS": "-u9",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_SSH_COMMAND": "ssh -i key",
        "LC_ALL": "pt_BR.UTF-8",
    }
    assert environment(given_) == {
        "PATH": "/bin",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_SSH_COMMAND": "ssh -i key",
        "GIT_OPTIONAL_LOCKS": "0",
        "LC_ALL": "C",
    }


def test_without_git(check, site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert check("--changed-since", "main") == (
        2,
        "",
        "error: --changed-since: needs git, which is not installed\n",
    )
