"""Reads the file of commits that do not count, in the form of git's `blame.ignoreRevsFile`."""

from collections.abc import Iterable, Iterator

from doclint.errors import InputError
from doclint.files import read_text
from doclint.patterns import lazy_pattern

_NAME = lazy_pattern(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


def read_revisions(path: str, shown: str) -> dict[str, int]:
    """Return the names of commits with the lines (from 1) that they stand on.

    InputError names a line that is no full name; what follows a `#` is for people.
    """
    found: dict[str, int] = {}
    text = read_text(path, shown).removeprefix("\ufeff")
    for number, line in enumerate(text.split("\n"), 1):
        if name := line.partition("#")[0].strip():
            if not _NAME.fullmatch(name.lower()):
                raise InputError(f"{shown}:{number}: `{name}` is not the full name of a commit")
            found.setdefault(name.lower(), number)
    return found


def unknown(revisions: dict[str, int], commits: Iterable[str], shown: str) -> Iterator[str]:
    """Yield one line for each commit that the history does not have."""
    there = frozenset(commits)
    for name, line in revisions.items():
        if name not in there:
            yield (
                f"{shown}:{line}: HEAD has no commit `{name[:12]}` in its history (was that"
                " rewritten?), so nothing is ignored for it"
            )
