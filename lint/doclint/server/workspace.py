"""What the server knows: the projects on the disk, and the texts that are open in the editor."""

from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from pygls.uris import from_fs_path

from doclint.check.engine import align_pair
from doclint.check.pair import AlignedPair, Memory
from doclint.config.config import BASELINE_FILE
from doclint.errors import InputError
from doclint.filter.baseline import Entry, Key, compare, read_baseline
from doclint.pair.catalogs import is_catalog
from doclint.pair.finder import Pair
from doclint.parse.data import parser_of
from doclint.project.check import check_aligned, check_texts
from doclint.project.project import Project, open_project
from doclint.project.root import Root, find_root
from doclint.project.site import DiskSite
from doclint.server.past import Told, still_behind
from doclint.show.outcome import Located


class Opened(NamedTuple):
    """A pair of a project with the texts that it has now, saved or not."""

    project: Project
    pair: Pair
    source: str
    translation: str


class Seen(NamedTuple):
    """What is found in a pair; `aligned` is None for a catalog, which is many pairs.

    `known` are the numbers of those findings that the project's baseline has.
    """

    aligned: AlignedPair | None
    found: tuple[Located, ...]
    known: Set[int] = frozenset()


class _Text(NamedTuple):
    uri: str
    text: str


class Workspace:
    """Projects by their root, memories by root and language, and open texts by their path."""

    def __init__(self) -> None:
        self._memories: dict[tuple[str, str], Memory] = {}
        self._told: dict[Path, Sequence[Told]] = {}  # of the past, by the translation
        self._projects: dict[str, Project | None] = {}
        self._baselines: dict[tuple[str, str], dict[Key, Entry]] = {}  # of projects and articles
        self._roots: dict[Path, Root] = {}  # of folders
        self._texts: dict[Path, _Text] = {}
        # By the translation. It holds as long as no text changes: a finding may depend on any.
        self._seen: dict[Path, Seen] = {}

    def open(self, path: Path, uri: str, text: str) -> None:
        """Take the text of a file from the editor, rather than from the disk."""
        self._texts[path] = _Text(uri, text)
        self._seen.clear()
        for project in self._projects.values():
            if project:
                self._give(project, path, text)

    def close(self, path: Path) -> None:
        """Take the text of a file from the disk again."""
        self._texts.pop(path, None)
        self._told.pop(path, None)
        self.forget()

    def forget(self) -> None:
        """Read the disk anew, since something on it changed."""
        self._projects.clear()
        self._baselines.clear()
        self._roots.clear()
        self._seen.clear()

    def learn(self, key: tuple[str, str], memory: Memory) -> None:
        """Take the memory of a project's root and a language."""
        self._memories[key] = memory
        self._seen.clear()

    def tell(self, told: Mapping[Path, Sequence[Told]]) -> None:
        """Take what the past says of the translations that are open, in place of all it said."""
        self._told = {path: each for path, each in told.items() if path in self._texts}
        self._seen.clear()

    def remembers(self, key: tuple[str, str]) -> bool:
        """Tell whether there is a memory for a project's root and a language."""
        return key in self._memories

    def project_of(self, path: Path) -> Project | None:
        """Return the project of a file, None where there is none.

        Raises InputError where its configuration cannot be used.
        """
        folder = path.parent
        if folder not in self._roots:
            self._roots[folder] = find_root(path)
        root = self._roots[folder]
        key = str(root.folder)
        if key not in self._projects:
            self._projects[key] = self._opened(path, root)
        return self._projects[key]

    def _opened(self, path: Path, root: Root) -> Project | None:
        try:
            project = open_project(path)
        except InputError:
            if root.certain:
                raise
            return None  # a file somewhere, of which doclint knows nothing
        named = project.config.baseline
        if named or project.tree.exists(BASELINE_FILE):
            file = named or BASELINE_FILE
            for key, entry in read_baseline(project.tree.locate(file), file).items():
                of_article = self._baselines.setdefault((project.tree.root, key.path), {})
                of_article[key] = entry
        for known, (_, text) in self._texts.items():
            self._give(project, known, text)
        return project

    def pairs_of(self, path: Path) -> Iterator[Opened]:
        """Yield the pairs that a file is a side of; InputError for what cannot be read."""
        project = self.project_of(path)
        inside = project.relative(path, may_be_new=True) if project else None
        if project is None or inside is None:
            return
        for pair in project.finder.of([inside]).pairs:
            yield Opened(
                project, pair, project.tree.text(pair.source), project.tree.text(pair.translation)
            )

    def is_open(self, opened: Opened) -> bool:
        """Tell whether the translation of a pair is open in the editor."""
        return self.path_of(opened, opened.pair.translation) in self._texts

    def path_of(self, opened: Opened, path: str) -> Path:
        """Return the path on disk of a path in a pair's project."""
        return Path(opened.project.tree.locate(path))

    def uri_of(self, opened: Opened, path: str) -> str:
        """Return the URI of a path in a pair's project: as the editor calls it, if it is open."""
        file = self.path_of(opened, path)
        text = self._texts.get(file)
        return text.uri if text else from_fs_path(str(file)) or ""

    def seen(self, opened: Opened) -> Seen:
        """Return what is found in a pair as it is now, looked for once."""
        path = self.path_of(opened, opened.pair.translation)
        if path not in self._seen:
            aligned = None if is_catalog(opened.pair.translation) else self._aligned(opened)
            found = self.found_in(opened, aligned)
            self._seen[path] = Seen(aligned, found, self._known(opened, found))
        return self._seen[path]

    def found_in(self, opened: Opened, aligned: AlignedPair | None = None) -> tuple[Located, ...]:
        """Return what is found in two texts, with the fixes that the memory has if it is made.

        `aligned` is the pair, if it is at hand.
        """
        pair, source, translation = opened.pair, opened.source, opened.translation
        if is_catalog(pair.translation):
            settings = opened.project.settings.of(pair)
            return check_texts(pair, source, translation, settings).found
        aligned = aligned or self._aligned(opened)
        return check_aligned(aligned, pair, source, translation).found

    def _known(self, opened: Opened, found: Sequence[Located]) -> Set[int]:
        entries = self._baselines.get((opened.project.tree.root, opened.pair.translation))
        if not entries:
            return frozenset()
        compared = compare(found, entries, lambda key: False, lambda path: None)
        new = set(map(id, compared.new))
        return {number for number, located in enumerate(found) if id(located) not in new}

    def _aligned(self, opened: Opened) -> AlignedPair:
        tree, pair = opened.project.tree, opened.pair
        aligned = align_pair(
            opened.source,
            opened.translation,
            pair.language,
            opened.project.settings.of(pair),
            DiskSite(tree, pair),
            self._memories.get((tree.root, pair.language)),
            parser_of(pair.translation),
        )
        told = self._told.get(self.path_of(opened, pair.translation))
        aligned.history = None if told is None else still_behind(told, aligned)
        return aligned

    @staticmethod
    def _give(project: Project, path: Path, text: str) -> None:
        inside = project.relative(path, may_be_new=True)
        if inside:
            project.tree.give(inside, text)
