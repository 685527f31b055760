"""Keeps what was found out about the past in the cache of the project.

An entry holds as long as both texts, all commits that touched them and the program stay the same.
Of what is looked at from the same commit as before, the contents of both files are enough to tell
that, and then neither the log of git nor the texts need be read. From a later commit, it is enough
that no commit in between touched either file. What cannot be read or written costs nothing but
time.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from doclint.config.pair_settings import PairSettings
from doclint.config.settings import Settings
from doclint.files import Tree
from doclint.history.model import Behind, Past
from doclint.pair.finder import Pair

if TYPE_CHECKING:
    from doclint.cache.store import Known, Store

_CONTEXT = b"the past"  # not that of a check


class Sight(NamedTuple):
    """What a pair looked like, from a commit; nothing of it where that tells nothing.

    `names` are those that its files had before. `rest` is a digest of all else that its past
    depends on.
    """

    commit: str = ""
    names: tuple[str, ...] = ()
    rest: bytes = b""


class Entry(NamedTuple):
    """What is known of a translation, None if it is not in git; `key` is that of its past."""

    path: str
    behind: tuple[Behind, ...] | None
    key: bytes = b""
    sight: Sight = Sight()


# The type of a union is more than mypy can follow.
_decode: Callable[[bytes], tuple[Behind, ...] | None]
_decode = msgspec.msgpack.Decoder(tuple[Behind, ...] | None).decode
_decode_sight = msgspec.msgpack.Decoder(Sight).decode
_encode = msgspec.msgpack.Encoder().encode
_UNREADABLE = (LookupError, msgspec.MsgspecError, TypeError)  # not what was written


class Sights:
    """Says what pairs look like from a commit; `ground` is what the past of all depends on, too."""

    def __init__(self, commit: str, ground: object) -> None:
        self.commit = commit
        self._ground = _bytes(ground)
        self._parsing: dict[int, tuple[Settings, bytes]] = {}

    def of(self, pair: Pair, source: bytes, translation: bytes, settings: Settings) -> bytes:
        """Return the `rest` of a sight by the digests of both files."""
        # The settings are kept, so that no other ones get their identity.
        known = self._parsing.get(id(settings))
        if known is None:
            known = self._parsing[id(settings)] = settings, _bytes(_parsing(settings))
        together = source, translation, self._ground, known[1], _bytes(pair)
        return blake2b(b"".join(together), digest_size=16).digest()

    def of_texts(self, pair: Pair, source: str, translation: str, settings: Settings) -> Sight:
        """Return the sight of a pair by its texts; its former names are another's to say."""
        from doclint.cache.contents import digest_of_text

        digests = digest_of_text(source), digest_of_text(translation)
        return Sight(self.commit, (), self.of(pair, *digests, settings))


class Cache:
    """The entries of some pairs; none without a `store`."""

    def __init__(self, store: "Store | None", pairs: Iterable[Pair]) -> None:
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
            known = [pair.translation for pair in pairs if is_text(pair.translation)]
            self._keys = store.keys(self._context, known)
            self._outcomes = store.outcomes(self._context, known)

    def held(
        self, tree: Tree, pairs: Iterable[Pair], settings: PairSettings, sights: Sights
    ) -> dict[str, Entry]:
        """Return the entries of those pairs that look as they did, from whatever commit."""
        if self._store is None or not self._keys:
            return {}
        from doclint.cache.contents import Contents
        from doclint.cache.store import is_text

        known = [it for it in pairs if it.translation in self._keys and is_text(it.source)]
        paths = {path for pair in known for path in (pair.source, pair.translation)}
        contents = Contents(tree.locate, self._store.files(paths))
        held: dict[str, Entry] = {}
        for pair in known:
            path = pair.translation
            digests = contents.of(pair.source), contents.of(path)
            key, seen = self._keys[path]
            with suppress(*_UNREADABLE):
                sight = _decode_sight(seen)
                if sight.rest == sights.of(pair, *digests, settings.of(pair)):
                    held[path] = Entry(path, _decode(self._outcomes[path]), key, sight)
        self._learned.update(contents.learned)
        return held

    def get(self, path: str, key: bytes) -> tuple[Behind, ...] | None:
        """Return what is known of a translation under the key of its past, None for nothing."""
        if self._keys.get(path, (b"",))[0] == key:
            with suppress(*_UNREADABLE):
                return _decode(self._outcomes[path])
        return None

    def add(self, entries: Iterable[Entry]) -> None:
        """Keep entries, on the disk."""
        if self._store is None or self._context is None:
            return
        from doclint.cache.store import Check, is_text

        rows = [
            Check(self._context, entry.path, entry.key, _encode(entry.sight), _encode(entry.behind))
            for entry in entries
            if all(map(is_text, (entry.path, *entry.sight.names)))
        ]
        if rows:
            self._store.put(rows, self._learned)


def key_of(pair: Pair, source: str, translation: str, past: Past, settings: Settings) -> bytes:
    """Return the key for a pair as it is: its texts, its past, and how it is parsed."""
    said = (pair, _parsing(settings), past)
    digest = blake2b(_bytes(said), digest_size=16)
    for text in (source, translation):
        digest.update(b"\0" + text.encode("utf-8", "surrogatepass"))
    return digest.digest()


def _bytes(value: object) -> bytes:
    return repr(value).encode("utf-8", "backslashreplace")


def _parsing(settings: Settings) -> list[object]:
    keys, tags = settings.front_matter, settings.liquid
    sets = (keys.machine, keys.human, keys.local, tags.inline, tags.human_arguments)
    return [
        settings.source_language,
        settings.dialect,
        sorted(tags.blocks.items()),
        *map(sorted, sets),
    ]
