"""Finds out for the pairs of a project which of their segments are behind: by git, or by stamps."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
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
from doclint.history.cache import Cache, Entry, Sight, Sights, key_of
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
    if project.tree.is_remote:
        raise _NoHistoryError(
            f"{OUTDATED}: needs a git repository, and {project.tree.root} is none"
        )
    git = Git(project.tree.root, OUTDATED)
    patterns = [f"*{extension}" for extension in project.layout.all_extensions]
    cache = Cache(store, pairs)
    try:
        head = git.head()
    except InputError as error:
        raise _NoHistoryError(str(error)) from error
    revisions, shown = _revisions(project)
    sights = None
    held: Mapping[str, Entry] = {}
    entries: list[Entry] = []  # to be kept
    if store and head.is_own:
        sights = Sights(head.commit, (head.place, patterns, sorted(revisions)))
        looking_same = cache.held(project.tree, pairs, settings, sights)
        held, entries = _still_holding(looking_same, pairs, head.commit, git, patterns)
    rest = [pair for pair in pairs if pair.translation not in held]
    advance(len(held))
    if not rest:
        cache.add(entries)
        return Collected(_histories(held.values()))
    try:
        log = Log(git.history(FORMAT, patterns))
    except InputError as error:
        raise _NoHistoryError(str(error)) from error
    warnings = tuple(unknown(revisions, log.names, shown))
    if warnings:
        sights = None  # the next run has to say them again
    pasts = {
        pair.translation: log.past_of(pair.translation, pair.source, revisions) for pair in rest
    }
    texts = _Texts(git)
    try:
        function = partial(_judged, pasts=pasts, cache=cache, texts=texts, sights=sights)
        judgements = map_pairs(function, project.tree, rest, settings, jobs, advance)
        for pair, judged in zip(rest, judgements, strict=True):
            if judged.error:
                warnings += (judged.error,)
            if entry := judged.entry:
                sight = entry.sight._replace(names=_former_names(pair, log))
                entries.append(entry._replace(sight=sight))
    finally:
        texts.close()
    cache.add(entries)
    return Collected(_histories((*held.values(), *entries)), warnings)


def _still_holding(
    entries: Mapping[str, Entry], pairs: Iterable[Pair], head: str, git: Git, patterns: list[str]
) -> tuple[Mapping[str, Entry], list[Entry]]:
    """Return the entries that hold at a commit; those of them that were of an earlier one, too."""
    commits = Counter(entry.sight.commit for entry in entries.values())
    before, touched = head, None
    if commits.keys() - {head}:
        del commits[head]
        before = commits.most_common(1)[0][0]
        # It may be gone: after a rebase, say.
        with suppress(InputError):
            touched = Log(git.history(FORMAT, patterns, before)).touched_since(before)
    holding: dict[str, Entry] = {}
    moved: list[Entry] = []
    for pair in pairs:
        entry = entries.get(pair.translation)
        if entry is None:
            continue
        sight = entry.sight
        names = pair.source, pair.translation, *sight.names
        if sight.commit == before and touched is not None and touched.isdisjoint(names):
            entry = entry._replace(sight=sight._replace(commit=head))
            moved.append(entry)
        if entry.sight.commit == head:
            holding[pair.translation] = entry
    return holding, moved


def _former_names(pair: Pair, log: Log) -> tuple[str, ...]:
    names = {*log.names_of(pair.source), *log.names_of(pair.translation)}
    return tuple(sorted(names.difference((pair.source, pair.translation))))


def _histories(entries: Iterable[Entry]) -> dict[str, tuple[Behind, ...]]:
    return {entry.path: entry.behind for entry in entries if entry.behind is not None}


def stamps_file(project: Project) -> Path:
    """Return where a project keeps its stamps."""
    return Path(project.tree.locate(STAMPS_FILE))


def _stamps(project: Project) -> dict[str, Stamp]:
    if not project.tree.exists(STAMPS_FILE):
        return {}
    with project.tree.on_disk(STAMPS_FILE) as file:
        return read_stamps(file, STAMPS_FILE)


def _revisions(project: Project) -> tuple[dict[str, int], str]:
    """Return the commits that do not count, with their lines, and the name of the file."""
    path = project.config.ignore_revisions
    shown = path or REVISIONS_FILE
    if not path and not project.tree.exists(REVISIONS_FILE):
        return {}, shown
    return read_revisions(project.tree.locate(shown), shown), shown


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
    """What became of a pair: its entry, or one line that says why there is none, or neither."""

    entry: Entry | None = None
    error: str = ""


def _judged(
    tree: Tree,
    pair: Pair,
    settings: Settings,
    pasts: Mapping[str, Past],
    cache: Cache,
    texts: _Texts,
    sights: Sights | None,
) -> _Judged:
    """Judge a pair of the project; InputError where git cannot say."""
    try:
        source, translation = tree.text(pair.source), tree.text(pair.translation)
    except InputError:
        return _Judged()  # the check says why
    past = pasts[pair.translation]
    try:
        entry = _traced(pair, source, translation, settings, past, cache, texts)
    except InputError:
        raise
    except Exception as error:  # one broken pair must not hide what the others have
        return _Judged(error=internal_error(pair.translation, error))
    sight = sights.of_texts(pair, source, translation, settings) if sights else Sight()
    return _Judged(entry._replace(sight=sight))


def _traced(
    pair: Pair,
    source: str,
    translation: str,
    settings: Settings,
    past: Past,
    cache: Cache,
    texts: _Texts,
) -> Entry:
    if not past.versions:
        return Entry(pair.translation, None)
    digits = len(past.versions[0].translation)
    today = Today(_blob_name(source, digits), _blob_name(translation, digits))
    if all(version.source in ("", today.source) for version in past.versions):
        return Entry(pair.translation, ())
    key = key_of(pair, source, translation, past, settings)
    behind = cache.get(pair.translation, key)
    if behind is None:
        parser = parser_of(pair.translation)
        aligned = align_pair(source, translation, pair.language, settings, parser=parser)
        behind = trace(aligned, past, Reading(texts, parser), today)
    return Entry(pair.translation, behind, key)


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
