"""What changed in the files of a project since a commit: which, on which lines, from what."""

import os
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from doclint.errors import InputError
from doclint.files import Tree
from doclint.filter.git import Git
from doclint.model import Span
from doclint.pair.finder import Pair
from doclint.patterns import lazy_pattern

_HUNK = lazy_pattern(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = lazy_pattern(rb"\\(?:([0-7]{3})|(.))")
_LETTERS = {
    b"a": b"\a",
    b"b": b"\b",
    b"f": b"\f",
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"v": b"\v",
}


class Change(NamedTuple):
    """What changed in a file that is there.

    `spans` are the changed lines without their ends, sorted; None for all of them. `before` is the
    git object that the file was, empty if it was not there.
    """

    spans: tuple[Span, ...] | None
    before: str


class Changes(NamedTuple):
    """The files that differ, by path relative to the project, and those that are gone."""

    files: Mapping[str, Change]
    gone: frozenset[str]

    def concern(self, pair: Pair) -> bool:
        """Tell whether either side of a pair changed."""
        return any(
            path in self.files or path in self.gone for path in (pair.source, pair.translation)
        )

    def touch(self, path: str, span: Span) -> bool:
        """Tell whether a span of a file lies on a changed line, at least in part."""
        change = self.files.get(path)
        if change is None or change.spans is None:
            return change is not None
        start, end = span
        # The first line that does not end before the span begins.
        index = bisect_left(change.spans, start, key=lambda line: line.end)
        if index == len(change.spans):
            return False
        line = change.spans[index]
        return line.start <= start or line.start < end


def changes_since(name: str, tree: Tree, extensions: Sequence[str]) -> Changes:
    """Return what changed since HEAD parted from a commit, in it, in the index and on the disk.

    Only files that end in `extensions` count. Raises InputError where git cannot say.
    """
    git = Git(tree.root)
    commit = git.fork_point(name)
    patterns = [f"*{extension}" for extension in extensions]
    before, gone = _files(git.changes(commit, patterns))
    lines: dict[str, list[tuple[int, int]]] = {}
    for path, first, count in hunks(git.patch(commit, patterns)):
        lines.setdefault(path, []).append((first, count))
    files = {
        path: Change(_spans(tree, path, lines.get(path, ())) if blob else None, blob)
        for path, blob in before.items()
    }
    files.update((path, Change(None, "")) for path in git.untracked(patterns))
    return Changes(files, frozenset(gone - files.keys()))


def _files(raw: bytes) -> tuple[dict[str, str], set[str]]:
    """Read `git diff --raw -z`: the files there are with what they were, and those that are gone.

    A record is `:mode mode object object status`, then a path, or two where a file was renamed:
    https://git-scm.com/docs/diff-format#_raw_output_format
    """
    before: dict[str, str] = {}
    gone: set[str] = set()
    fields = iter(raw.split(b"\0"))
    for record in fields:
        if not record:
            break
        _, _, old, _, status = record.decode("ascii").split(" ")
        path = os.fsdecode(next(fields))
        if status[0] == "R":
            gone.add(path)
            path = os.fsdecode(next(fields))
        if status[0] == "D":
            gone.add(path)
        else:
            before[path] = old if old.strip("0") and status[0] != "U" else ""
    return before, gone


def hunks(patch: bytes) -> Iterator[tuple[str, int, int]]:
    """Yield path, number of the first line (from 1) and of lines that are new, for every hunk."""
    path = ""
    lines = iter(patch.split(b"\n"))
    for line in lines:
        if line.startswith(b"+++ "):
            path = _unquoted(line[4:]).removeprefix("b/")
        elif found := _HUNK.match(line):
            old, first, new = (int(number) if number else 1 for number in found.groups())
            if new:
                yield path, first, new
            left = old + new
            while left:
                # What the file has may look like a header; so it is counted, not read.
                left -= not next(lines, b"").startswith(b"\\")


def _unquoted(name: bytes) -> str:
    """Read a path of a patch: quoted as in C where it holds a quote or a control character."""
    if name.startswith(b'"'):
        name = _ESCAPE.sub(_unescaped, name.rstrip(b"\t")[1:-1])
    else:
        name = name.removesuffix(b"\t")  # git puts it after a name with a space
    return os.fsdecode(name)


def _unescaped(found: re.Match[bytes]) -> bytes:
    octal, letter = found.groups()
    return bytes([int(octal, 8)]) if octal else _LETTERS.get(letter, letter)


def _spans(tree: Tree, path: str, changed: Sequence[tuple[int, int]]) -> tuple[Span, ...] | None:
    """Return the spans of some lines; lines are git's, which a lone CR does not end."""
    try:
        text = tree.text(path)
    except InputError:
        return None  # nothing will be found in it either
    starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text) + 1]
    last = len(starts) - 1
    return tuple(
        Span(starts[min(first - 1, last)], max(starts[min(first - 1 + count, last)] - 1, 0))
        for first, count in sorted(changed)
    )
