"""Keeps what was found out about the past in the cache of the project.

An entry holds as long as both texts, all commits that touched them and the program stay the same.
What cannot be read or written costs nothing but time.
"""

from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from doclint.config.settings import Settings
from doclint.history.model import Behind, Past
from doclint.pair.finder import Pair

if TYPE_CHECKING:
    from doclint.cache.store import Known, Store

_CONTEXT = b"the past"  # not that of a check

_decode = msgspec.msgpack.Decoder(tuple[Behind, ...]).decode
_encode = msgspec.msgpack.Encoder().encode


class Entry(NamedTuple):
    """What is known of a translation, and the key under which that holds."""

    path: str
    key: bytes
    behind: tuple[Behind, ...]


class Cache:
    """The entries of some translations, by their paths; none without a `store`."""

    def __init__(self, store: "Store | None", paths: Iterable[str]) -> None:
        self._store = store
        self._context: int | None = None
        self._learned: dict[str, Known] = {}
        self._keys: dict[str, tuple[bytes, bytes]] = {}
        self._outcomes: dict[str, bytes] = {}
        if store is None:
            return
        # Python can be built without SQLite, and then there is no store.
        from doclint.cache.context import contexts_of
        from doclint.cache.store import is_text

        numbers, self._learned = contexts_of(store, [_CONTEXT])
        if numbers:
            (self._context,) = numbers
            known = list(filter(is_text, paths))
            self._keys = store.keys(self._context, known)
            self._outcomes = store.outcomes(self._context, known)

    def get(self, path: str, key: bytes) -> tuple[Behind, ...] | None:
        """Return what is known of a translation under a key, None for nothing."""
        if path in self._outcomes and self._keys.get(path, (b"",))[0] == key:
            with suppress(msgspec.MsgspecError, TypeError):  # not what was written
                return _decode(self._outcomes[path])
        return None

    def add(self, entries: Iterable[Entry]) -> None:
        """Keep entries, on the disk."""
        if self._store is None or self._context is None:
            return
        from doclint.cache.store import Check, is_text

        rows = [
            Check(self._context, entry.path, entry.key, b"", _encode(entry.behind))
            for entry in entries
            if is_text(entry.path)
        ]
        if rows:
            self._store.put(rows, self._learned)


def key_of(pair: Pair, source: str, translation: str, past: Past, settings: Settings) -> bytes:
    """Return the key for a pair as it is: its texts, its past, and how it is parsed."""
    keys, tags = settings.front_matter, settings.liquid
    sets = (keys.machine, keys.human, keys.local, tags.inline, tags.human_arguments)
    parsing = [
        settings.source_language,
        settings.dialect,
        sorted(tags.blocks.items()),
        *map(sorted, sets),
    ]
    said = (pair, parsing, past)
    digest = blake2b(repr(said).encode("utf-8", "backslashreplace"), digest_size=16)
    for text in (source, translation):
        digest.update(b"\0" + text.encode("utf-8", "surrogatepass"))
    return digest.digest()
