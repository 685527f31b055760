"""Checks the pairs of a project, taking what earlier runs found where it still holds.

An outcome is kept under a context (the program and the settings, see `doclint.cache.context`) and
the translation's path. It holds as long as both files have the content that they had, git says the
same of their past, and everything that the check asked of the project has the same answer: which
files are there, and what those hold that it read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from posixpath import normpath
from typing import NamedTuple

import msgspec

from doclint.cache.contents import NONE, Contents, digest_of_text, stamp_of
from doclint.cache.context import contexts_of, settings_digest
from doclint.cache.store import Check, Known, Store, is_text
from doclint.config.pair_settings import PairSettings
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.files import Tree
from doclint.pair.finder import Pair
from doclint.project.check import NO_HISTORIES, Checked, Histories, check_read
from doclint.project.run import Jobs, check_all, map_pairs
from doclint.project.site import DiskSite

_AT_ONCE = 500  # outcomes that are put together
# … and that are asked for together: to open the database takes a millisecond.
_ASKED_AT_ONCE = 4_000


class Asked(NamedTuple):
    """What a check asked of the project, with the answers: a digest of the text for `read`."""

    exists: dict[str, bool]
    read: dict[str, bytes]


class Recorded(NamedTuple):
    """An outcome, what it depends on, and what `stat` said of the files before they were read."""

    checked: Checked
    key: bytes = b""
    asked: Asked | None = None
    known: Mapping[str, Known] = {}


class _Site(DiskSite):
    """The files around a pair; remembers what it was asked."""

    __slots__ = ("asked",)

    def __init__(self, tree: Tree, pair: Pair) -> None:
        super().__init__(tree, pair)
        self.asked = Asked({}, {})

    def exists(self, path: str) -> bool:
        there = self.asked.exists[path] = super().exists(path)
        return there

    def read(self, path: str) -> str | None:
        text = super().read(path)
        self.asked.read[path] = NONE if text is None else digest_of_text(text)
        return text


_outcome = msgspec.msgpack.Decoder(Checked)
_asked = msgspec.msgpack.Decoder(Asked)
_encode = msgspec.msgpack.Encoder().encode


def check_with_cache(
    store: Store,
    tree: Tree,
    pairs: Sequence[Pair],
    settings: PairSettings,
    jobs: Jobs,
    advance: Callable[[int], None],
    histories: Histories = NO_HISTORIES,
) -> Iterator[Checked]:
    """Check pairs as `doclint.project.run.check_all` does, and keep what was found."""
    lookup = _Lookup(store, tree, pairs, settings, histories)
    if not lookup.contexts:  # the cache cannot be used
        yield from check_all(tree, pairs, settings, jobs, advance, histories)
        return
    holding = [lookup.holds(pair) for pair in pairs]
    stale = [pair for pair, holds in zip(pairs, holding, strict=True) if not holds]
    function = partial(record, histories=dict(histories))
    fresh = map_pairs(function, tree, stale, settings, jobs, advance, _lost)
    new: list[Check] = []
    files = lookup.contents.learned
    try:
        for start in range(0, len(pairs), _ASKED_AT_ONCE):
            part = slice(start, start + _ASKED_AT_ONCE)
            outcomes = lookup.outcomes(
                pair for pair, holds in zip(pairs[part], holding[part], strict=True) if holds
            )
            for pair, holds in zip(pairs[part], holding[part], strict=True):
                if holds and (checked := _decoded(outcomes.get(pair.translation))):
                    advance(1)
                    yield checked
                    continue
                # What held a moment ago may have been cleared by another process.
                chosen = settings.of(pair)
                recorded = record(tree, pair, chosen, histories) if holds else next(fresh)
                if row := _row(lookup.context_of(chosen), pair, recorded):
                    new.append(row)
                    files.update(recorded.known)
                yield recorded.checked
                if len(new) >= _AT_ONCE:
                    store.put(new, files)
                    new.clear()
                    files.clear()
        next(fresh, None)  # at their end the processes end in order; closed before it, at once
    finally:
        fresh.close()
        if new or files:
            store.put(new, files)


def record(tree: Tree, pair: Pair, settings: Settings, histories: Histories) -> Recorded:
    """Check a pair of the project, and say what the outcome depends on; never raises."""
    stamps: dict[str, bytes] = {}
    try:
        for path in (pair.source, pair.translation):
            with suppress(OSError):  # reading says it better
                stamps[path] = stamp_of(tree.locate(path))
        source, translation = tree.text(pair.source), tree.text(pair.translation)
    except InputError as error:
        return Recorded(Checked((), str(error)))
    site = _Site(tree, pair)
    checked = check_read(pair, source, translation, settings, site, histories)
    if checked.error or not _is_writable(pair, site.asked):
        return Recorded(checked)
    digests = digest_of_text(source), digest_of_text(translation)
    known = {
        path: Known(stamps[path], digest)
        for path, digest in zip((pair.source, pair.translation), digests, strict=True)
        if stamps.get(path)
    }
    return Recorded(checked, _key(pair, *digests, histories), site.asked, known)


class _Lookup:
    """What the store has for some pairs."""

    def __init__(
        self,
        store: Store,
        tree: Tree,
        pairs: Sequence[Pair],
        settings: PairSettings,
        histories: Histories,
    ) -> None:
        self._store, self._tree, self._histories = store, tree, histories
        chosen = list({id(it): it for it in map(settings.of, pairs)}.values())
        numbers, learned = contexts_of(store, map(settings_digest, chosen))
        # The settings are kept, so that no other ones get their identity.
        self.contexts = {id(it): (it, n) for it, n in zip(chosen, numbers, strict=False)}
        self._of = settings.of
        by_context: dict[int, list[str]] = {}
        if self.contexts:
            for pair in pairs:
                by_context.setdefault(self.context_of(settings.of(pair)), []).append(
                    pair.translation
                )
        self._checks = {
            context: store.keys(context, filter(is_text, paths))
            for context, paths in by_context.items()
        }
        paths = {path for pair in pairs for path in pair[:2] if is_text(path)}
        self.contents = Contents(tree.locate, store.files(paths))
        self.contents.learned.update(learned)

    def context_of(self, settings: Settings) -> int:
        """Return the number of the context of some settings."""
        return self.contexts[id(settings)][1]

    def holds(self, pair: Pair) -> bool:
        """Tell whether there is an outcome for a pair, and it holds."""
        known = self._checks[self.context_of(self._of(pair))].get(pair.translation)
        if known is None:
            return False
        key, asked = known
        of = self.contents.of
        if key != _key(pair, of(pair.source), of(pair.translation), self._histories):
            return False
        if asked == _NOTHING_ASKED:
            return True
        try:
            exists, read = _asked.decode(asked)
        except (msgspec.MsgspecError, TypeError):  # not what was written
            return False
        there = self._tree.exists
        return all(there(path) is answer for path, answer in exists.items()) and all(
            self._digest(path) == digest for path, digest in read.items()
        )

    def _digest(self, path: str) -> bytes:
        """Return the digest of what `Tree.read` gives."""
        normal = normpath(path)
        return self.contents.of(normal) if self._tree.exists(normal) else NONE

    def outcomes(self, pairs: Iterable[Pair]) -> dict[str, bytes]:
        """Return what is kept for pairs of which that holds."""
        by_context: dict[int, list[str]] = {}
        for pair in pairs:
            by_context.setdefault(self.context_of(self._of(pair)), []).append(pair.translation)
        found: dict[str, bytes] = {}
        for context, paths in by_context.items():
            found.update(self._store.outcomes(context, paths))
        return found


_NOTHING_ASKED = _encode(Asked({}, {}))
_NOTHING_FOUND = _encode(Checked(()))
_CLEAN = Checked(())


def _decoded(outcome: bytes | None) -> Checked | None:
    if outcome == _NOTHING_FOUND:
        return _CLEAN
    with suppress(msgspec.MsgspecError, TypeError):
        return _outcome.decode(outcome) if outcome else None
    return None


def _row(context: int, pair: Pair, recorded: Recorded) -> Check | None:
    """Return what is kept of an outcome, None where that cannot be."""
    if recorded.asked is None:
        return None
    with suppress(UnicodeEncodeError):
        asked, outcome = _encode(recorded.asked), _encode(recorded.checked)
        return Check(context, pair.translation, recorded.key, asked, outcome)
    return None


def _key(pair: Pair, source: bytes, translation: bytes, histories: Histories) -> bytes:
    said = pair, histories.get(pair.translation)
    text = repr(said).encode("utf-8", "backslashreplace")
    return blake2b(source + translation + text, digest_size=16).digest()


def _is_writable(pair: Pair, asked: Asked) -> bool:
    return all(map(is_text, (pair.source, pair.translation, *asked.exists, *asked.read)))


def _lost(pair: Pair, error: str) -> Recorded:
    return Recorded(Checked((), error))
