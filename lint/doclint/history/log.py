"""The history of a repository, read from one `git log`: which text every file had at every commit.

Side branches count: what somebody translated on one is compared with the source as it was there,
not as it was when the branch was merged.
"""

import heapq
import os
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from doclint.history.model import Past, Version

_COMMIT = b"\x01"
# What the log says of a commit: `_COMMIT`, its name, its day, its parents.
FORMAT = "%x01%H %cs %P"
_FILES = ("100644", "100755")  # modes of regular files; links and submodules are none
_MOST_NAMES = 50  # that one file had: more are a mistake of the detection of renames


class Touch(NamedTuple):
    """A commit (its place in the log) that changed a file, and the text that it gave it.

    The text is the name of a blob, empty where the file is gone.
    """

    commit: int
    blob: str


class _Line(NamedTuple):
    """The changes of a file along one line of first parents, the newest first."""

    commits: list[int]
    blobs: list[str]


class Log:
    """The commits of a log, numbered from 0, the newest; no commit comes before its children.

    `raw` is the output of `Git.history`. For finding the state at a commit, the commits are parted
    into lines: each runs from parent to first parent until it meets another one. `beyond` are the
    parents that the log does not have.
    """

    def __init__(self, raw: bytes) -> None:
        self.names: list[str] = []
        self.beyond: list[str] = []
        self._days: list[str] = []
        self._parents: list[list[int]] = []
        self._line_of: list[int] = []
        self._goes_on: list[int] = []  # by line: the commit that it meets, -1 for none
        self._changes: dict[str, dict[int, _Line]] = {}
        self._renames: dict[str, list[str]] = {}
        self._touched: list[list[tuple[str, str]]] = []
        self._read(raw)

    def _read(self, raw: bytes) -> None:
        parents: list[list[str]] = []
        fields = iter(raw.split(b"\0"))
        for field in fields:
            if field.startswith(_COMMIT):
                name, day, *before = field[1:].decode("ascii").split()
                self.names.append(name)
                self._days.append(day)
                parents.append(before)
                self._touched.append([])
            elif field.strip():
                self._add(field.decode("ascii").split(), fields)
        numbers = {name: number for number, name in enumerate(self.names)}
        self._parents = [[numbers[it] for it in each if it in numbers] for each in parents]
        self.beyond = [it for each in parents for it in each if it not in numbers]
        self._part()
        for number, touched in enumerate(self._touched):
            for path, blob in touched:
                lines = self._changes.setdefault(path, {})
                line = lines.setdefault(self._line_of[number], _Line([], []))
                line.commits.append(number)
                line.blobs.append(blob)
        self._touched.clear()

    def _add(self, record: Sequence[str], fields: Iterator[bytes]) -> None:
        """Read a record: `:mode mode object object status`, then a path, or two for a rename."""
        _, mode, _, blob, status = record
        path = os.fsdecode(next(fields))
        touched = self._touched[-1]
        if status[0] in "RC":
            old, path = path, os.fsdecode(next(fields))
            if status[0] == "R":
                touched.append((old, ""))
                self._renames.setdefault(path, []).append(old)
        touched.append((path, blob if mode in _FILES else ""))

    def _part(self) -> None:
        self._line_of = [-1] * len(self.names)
        for number in range(len(self.names)):
            at, line = number, len(self._goes_on)
            if self._line_of[at] >= 0:
                continue
            while at >= 0 and self._line_of[at] < 0:
                self._line_of[at] = line
                at = self._parents[at][0] if self._parents[at] else -1
            self._goes_on.append(at)

    def touched_since(self, commit: str) -> frozenset[str] | None:
        """Return the files that were touched since a commit by those that follow it one by one.

        None where they do not. Where they do, the whole log is this one and the commit's: so a file
        that they left alone, under all names that it had, has the past that it had at the commit.
        """
        one_by_one = [[number] for number in range(1, len(self.names))]
        if self.beyond != [commit] or self._parents[:-1] != one_by_one:
            return None
        return frozenset(self._changes)

    def names_of(self, path: str) -> list[str]:
        """Return the paths that a file had, the newest first."""
        names = [path]
        for name in names:
            names += [old for old in self._renames.get(name, ()) if old not in names]
            if len(names) > _MOST_NAMES:
                break
        return list(dict.fromkeys(names))

    def touch(self, commit: int, names: Sequence[str]) -> Touch | None:
        """Return how a file came to be what it is in the tree of a commit, None where it is not.

        `names` are its paths; the first one that is there counts.
        """
        return next(filter(None, (self._last(commit, name) for name in names)), None)

    def _last(self, commit: int, path: str) -> Touch | None:
        lines = self._changes.get(path)
        while lines and commit >= 0:
            number = self._line_of[commit]
            if line := lines.get(number):
                index = bisect_left(line.commits, commit)
                if index < len(line.commits):
                    blob = line.blobs[index]
                    return Touch(line.commits[index], blob) if blob else None
            commit = self._goes_on[number]
        return None

    def past_of(self, translation: str, source: str, ignored: Collection[str]) -> Past:
        """Return the versions of a pair as HEAD has it; none where the translation is new.

        `ignored` are the names of commits that count for nothing.
        """
        names, sources = self.names_of(translation), self.names_of(source)
        first = self.touch(0, names) if self.names else None
        if first is None:
            return Past()
        found: dict[int, tuple[Touch, list[int]]] = {}
        waiting, seen = [first.commit], {first.commit: first}
        while waiting:
            commit = heapq.heappop(waiting)
            before: list[int] = []
            for parent in self._parents[commit]:
                touch = self.touch(parent, names)
                if touch is None or touch.commit in before:
                    continue
                before.append(touch.commit)
                if touch.commit not in seen:
                    seen[touch.commit] = touch
                    heapq.heappush(waiting, touch.commit)
            found[commit] = seen[commit], before
        numbers = {commit: number for number, commit in enumerate(found)}
        versions = (
            Version(
                touch.blob,
                self._blob(commit, sources),
                tuple(numbers[it] for it in before),
                self._days[commit],
                self.names[commit] in ignored,
            )
            for commit, (touch, before) in found.items()
        )
        return Past(tuple(versions), tuple(self._edits(sources, ignored)))

    def _blob(self, commit: int, names: Sequence[str]) -> str:
        touch = self.touch(commit, names)
        return touch.blob if touch else ""

    def _edits(self, names: Sequence[str], ignored: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield what ignored commits made of a file: the blobs before and after."""
        if not ignored:
            return
        commits = {
            commit
            for name in names
            for line in self._changes.get(name, {}).values()
            for commit in line.commits
            if self.names[commit] in ignored
        }
        for commit in sorted(commits):
            after = self._blob(commit, names)
            for parent in self._parents[commit]:
                before = self._blob(parent, names)
                if before and after and before != after:
                    yield before, after
