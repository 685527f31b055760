"""What the outcome of every check depends on: the program, and the settings."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from doclint import __version__
from doclint.cache.contents import Contents, digest_of
from doclint.cache.secret import secret
from doclint.cache.store import Known, Store
from doclint.check.installed import distributions, modules_of
from doclint.config.settings import Settings
from doclint.rule import ENTRY_POINT_GROUP

FORM = 1  # of what is kept of a check


class Contexts(NamedTuple):
    """The numbers of contexts in a store; what was found out anew about the program's files."""

    numbers: list[int]
    learned: dict[str, Known]


def contexts_of(store: Store, said: Iterable[bytes]) -> Contexts:
    """Return the contexts of the program as it is and, for each, of what else is `said`.

    No numbers if the store cannot be used.
    """
    start = secret()
    if start is None:
        return Contexts([], {})
    files = program_files()
    program = Contents(str, store.files(files))
    start += program_digest(program, files)
    return Contexts(store.contexts([digest_of(start + each) for each in said]), program.learned)


def program_files() -> list[str]:
    """Return the files of the program: this package, and those of the rules."""
    packages = ["doclint", *modules_of(ENTRY_POINT_GROUP)]
    folders = [folder for name in packages for folder in getattr(sys.modules[name], "__path__", ())]
    return [file for folder in folders for file in sorted(_files_below(folder))]


def program_digest(contents: Contents, files: Sequence[str]) -> bytes:
    """Return a digest of the program and what is installed.

    `files` are those of `program_files`, `contents` what they hold.
    """
    said = FORM, __version__, sys.version, sorted(distributions())
    digest = contents.of_all(files)
    return digest_of(repr(said).encode("utf-8", "backslashreplace") + digest)


def settings_digest(settings: Settings) -> bytes:
    """Return a digest of all that is set."""
    return digest_of(repr(_plain(settings)).encode("utf-8", "backslashreplace"))


def _files_below(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files_below(entry.path)
            else:
                yield entry.path


def _plain(value: object) -> object:
    """Return a value whose `repr` is the same in every process."""
    if isinstance(value, Mapping):
        return sorted((str(key), repr(_plain(of_it))) for key, of_it in value.items())
    if isinstance(value, frozenset | set):
        return sorted(repr(_plain(member)) for member in value)
    if isinstance(value, tuple | list):
        return [_plain(member) for member in value]
    return value
