"""Keeps what was found out about the past, in the repository's own folder.

An entry holds as long as both texts and all commits that touched them stay the same. What cannot be
read or written costs nothing but time.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgspec

from doclint import __version__
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.files import read_text
from doclint.history.model import Behind, Past
from doclint.pair.finder import Pair
from doclint.write import write_lines

_FORM = 1  # of an entry, and of how it is found out


class Entry(NamedTuple):
    """What is known of a translation, and the key under which that holds."""

    path: str
    key: str
    behind: tuple[Behind, ...]


class Cache:
    """The entries of one project, by the path of the translation."""

    def __init__(self, directory: str, root: str) -> None:
        name = blake2b(root.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
        self._file = Path(directory, "doclint", f"outdated-{name}.jsonl")
        self._entries = {entry.path: entry for entry in self._read()}

    def _read(self) -> Iterable[Entry]:
        with suppress(InputError, msgspec.MsgspecError):
            lines = read_text(str(self._file)).splitlines()
            return [msgspec.json.decode(line, type=Entry) for line in lines]
        return []

    def get(self, path: str, key: str) -> tuple[Behind, ...] | None:
        """Return what is known of a translation under a key, None for nothing."""
        entry = self._entries.get(path)
        return entry.behind if entry and entry.key == key else None

    def add(self, entries: Mapping[str, Entry]) -> None:
        """Keep entries, on the disk too."""
        if not entries:
            return
        self._entries.update(entries)
        encode = msgspec.json.encode
        with suppress(OSError, UnicodeEncodeError):
            self._file.parent.mkdir(exist_ok=True)
            write_lines(self._file, (encode(it).decode() for it in self._entries.values()))


def key_of(pair: Pair, source: str, translation: str, past: Past, settings: Settings) -> str:
    """Return the key for a pair as it is: its texts, its past, and how it is parsed."""
    keys, tags = settings.front_matter, settings.liquid
    sets = (keys.machine, keys.human, keys.local, tags.inline, tags.human_arguments)
    parsing = [
        settings.source_language,
        settings.dialect,
        sorted(tags.blocks.items()),
        *map(sorted, sets),
    ]
    said = (_FORM, __version__, pair, parsing, past)
    digest = blake2b(repr(said).encode("utf-8", "backslashreplace"), digest_size=16)
    for text in (source, translation):
        digest.update(b"\0" + text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
