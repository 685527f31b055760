"""Finds out for the pairs of a project which of their segments are behind: by git, or by stamps."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from doclint.check.engine import align_pair
from doclint.check.registry import looks_back
from doclint.config.config import REVISIONS_FILE, STAMPS_FILE
from doclint.config.pair_settings import PairSettings
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.files import Tree
from doclint.filter.git import BlobReader, Git
from doclint.history.cache import Cache, Entry, key_of
from doclint.history.log import FORMAT, Log
from doclint.history.model import OUTDATED, Behind, Past
from doclint.history.revisions import read_revisions, unknown
from doclint.history.stamps import Stamp, behind_by, read_stamps
from doclint.history.trace import Reading, Today, trace
from doclint.pair.catalogs import is_catalog
from doclint.pair.finder import Pair
from doclint.parse.data import parser_of
from doclint.project.check import internal_error
from doclint.project.project import Project
from doclint.project.run import map_pairs

if TYPE_CHECKING:
    from doclint.cache.store import Store


class Collected(NamedTuple):
    """What is known of the past of pairs, by the path of the translation; what to warn of."""

    histories: Mapping[str, tuple[Behind, ...]]
    warnings: tuple[str, ...] = ()


def collect(
    project: Project,
    pairs: Sequence[Pair],
    settings: PairSettings,
    jobs: int,
    advance: Callable[[int], None],
    store: "Store | None",
) -> Collected:
    """Return what the past says of some pairs; PO catalogs have their own marks of that.

    Nothing of those of which no rule wants to know. What git says is kept in the `store`, if there
    is one. Where the history cannot be had, stamps serve; where there are none either, InputError
    says why it cannot. Stamps serve also for a translation that is not in git.
    """
    pairs = [
        pair for pair in pairs if not is_catalog(pair.translation) and looks_back(settings.of(pair))
    ]
    if not pairs:
        return Collected({})
    stamps = _stamps(project)
    try:
        found, warnings = _by_git(project, pairs, settings, jobs, advance, store)
    except _NoHistoryError as error:
        if not stamps:
            hint = f"`doclint stamp` makes {STAMPS_FILE}, which serves where there is no history"
            raise InputError(f"{error}; {hint}") from error
        found, warnings = {}, ()
        missing = sum(pair.translation not in stamps for pair in pairs)
        if missing:
            warnings = (f"{error}; {missing} of the translations have no stamp either",)
    rest = [p for p in pairs if p.translation in stamps and p.translation not in found]
    function = partial(_stamped, stamps=stamps)
    behind = map_pairs(function, project.tree, rest, settings, jobs, lambda done: None)
    by_stamp = zip(rest, behind, strict=True)
    stamped = {pair.translation: they for pair, they in by_stamp if they is not None}
    return Collected({**found, **stamped}, warnings)


def behind_in_git(
    project: Project,
    pairs: Sequence[Pair],
    settings: PairSettings,
    jobs: int,
    store: "Store | None",
) -> Mapping[str, tuple[Behind, ...]]:
    """Return what git says of some pairs, nothing where it cannot tell; see `collect`."""
    try:
        return _by_git(project, pairs, settings, jobs, lambda done: None, store).histories
    except _NoHistoryError:
        return {}


class _NoHistoryError(InputError):
    """There is no history, or not all of it."""


def _by_git(
    project: Project,
    pairs: Sequence[Pair],
    settings: PairSettings,
    jobs: int,
    advance: Callable[[int], None],
    store: "Store | None",
) -> Collected:
    git = Git(project.tree.root, OUTDATED)
    patterns = [f"*{extension}" for extension in project.layout.all_extensions]
    try:
        git.demand_history()
        log = Log(git.history(FORMAT, patterns))
    except InputError as error:
        raise _NoHistoryError(str(error)) from error
    ignored, warnings = _ignored(project, log)
    pasts = {
        pair.translation: log.past_of(pair.translation, pair.source, ignored) for pair in pairs
    }
    cache = Cache(store, pasts)
    texts = _Texts(git)
    entries: list[Entry] = []
    histories: dict[str, tuple[Behind, ...]] = {}
    try:
        function = partial(_judged, pasts=pasts, cache=cache, texts=texts)
        for judged in map_pairs(function, project.tree, pairs, settings, jobs, advance):
            if judged.error:
                warnings += (judged.error,)
            if entry := judged.entry:
                histories[entry.path] = entry.behind
                if judged.is_new:
                    entries.append(entry)
    finally:
        texts.close()
    cache.add(entries)
    return Collected(histories, warnings)


def stamps_file(project: Project) -> Path:
    """Return where a project keeps its stamps."""
    return Path(project.tree.locate(STAMPS_FILE))


def _stamps(project: Project) -> dict[str, Stamp]:
    if not project.tree.exists(STAMPS_FILE):
        return {}
    return read_stamps(str(stamps_file(project)), STAMPS_FILE)


def _ignored(project: Project, log: Log) -> tuple[Mapping[str, int], tuple[str, ...]]:
    """Return the commits that do not count, and a line for each that is not there."""
    path = project.config.ignore_revisions
    if not path and not project.tree.exists(REVISIONS_FILE):
        return {}, ()
    shown = path or REVISIONS_FILE
    revisions = read_revisions(project.tree.locate(shown), shown)
    return revisions, tuple(unknown(revisions, log.names, shown))


class _Texts:
    """The texts of blobs, read by one process of git for each process of ours."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._reader: BlobReader | None = None

    def __call__(self, name: str) -> str:
        if self._reader is None:
            self._reader = self._git.reader()
        # What was no text then is none of what the translator was looking at.
        return self._reader.read(name).decode("utf-8", "replace")

    def close(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None


class _Judged(NamedTuple):
    """What became of a pair: its entry, if there is one, and whether the cache lacks that."""

    entry: Entry | None = None
    is_new: bool = False
    error: str = ""


def _judged(
    tree: Tree,
    pair: Pair,
    settings: Settings,
    pasts: Mapping[str, Past],
    cache: Cache,
    texts: _Texts,
) -> _Judged:
    """Judge a pair of the project; InputError where git cannot say."""
    try:
        source, translation = tree.text(pair.source), tree.text(pair.translation)
    except InputError:
        return _Judged()  # the check says why
    try:
        return _traced(pair, source, translation, settings, pasts[pair.translation], cache, texts)
    except InputError:
        raise
    except Exception as error:  # one broken pair must not hide what the others have
        return _Judged(error=internal_error(pair.translation, error))


def _traced(
    pair: Pair,
    source: str,
    translation: str,
    settings: Settings,
    past: Past,
    cache: Cache,
    texts: _Texts,
) -> _Judged:
    if not past.versions:
        return _Judged()
    digits = len(past.versions[0].translation)
    today = Today(_blob_name(source, digits), _blob_name(translation, digits))
    if all(version.source in ("", today.source) for version in past.versions):
        return _Judged(Entry(pair.translation, b"", ()))
    key = key_of(pair, source, translation, past, settings)
    known = cache.get(pair.translation, key)
    if known is not None:
        return _Judged(Entry(pair.translation, key, known))
    parser = parser_of(pair.translation)
    aligned = align_pair(source, translation, pair.language, settings, parser=parser)
    behind = trace(aligned, past, Reading(texts, parser), today)
    return _Judged(Entry(pair.translation, key, behind), is_new=True)


def _blob_name(text: str, digits: int) -> str:
    """Return the name that git has for a text in a repository with names of so many digits."""
    data = text.encode("utf-8", "surrogatepass")
    head = b"blob %d\0" % len(data)
    kind = "sha1" if digits == 40 else "sha256"
    return hashlib.new(kind, head + data, usedforsecurity=False).hexdigest()


def _stamped(
    tree: Tree, pair: Pair, settings: Settings, stamps: Mapping[str, Stamp]
) -> tuple[Behind, ...] | None:
    """Return what the stamp of a pair says; None for what cannot be read."""
    try:
        source, translation = tree.text(pair.source), tree.text(pair.translation)
    except InputError:
        return None  # the check says why
    parser = parser_of(pair.translation)
    aligned = align_pair(source, translation, pair.language, settings, parser=parser)
    return behind_by(aligned, stamps[pair.translation])
