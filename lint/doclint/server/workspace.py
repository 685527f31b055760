"""What the server knows: the projects on the disk, and the texts that are open in the editor."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from doclint.check.engine import align_pair
from doclint.check.pair import AlignedPair, Memory
from doclint.errors import InputError
from doclint.pair.catalogs import is_catalog
from doclint.pair.finder import Pair
from doclint.parse.data import parser_of
from doclint.project.check import check_texts
from doclint.project.project import Project, open_project
from doclint.project.root import find_root
from doclint.project.site import DiskSite
from doclint.show.outcome import Located


class Opened(NamedTuple):
    """A pair of a project with the texts that it has now, saved or not."""

    project: Project
    pair: Pair
    source: str
    translation: str


class Workspace:
    """Projects by their root, memories by root and language, and open texts by their path."""

    def __init__(self) -> None:
        self.memories: dict[tuple[str, str], Memory] = {}
        self._projects: dict[str, Project] = {}
        self._texts: dict[Path, str] = {}

    def open(self, path: Path, text: str) -> None:
        """Take the text of a file from the editor, rather than from the disk."""
        self._texts[path] = text
        for project in self._projects.values():
            self._give(project, path, text)

    def close(self, path: Path) -> None:
        """Take the text of a file from the disk again."""
        self._texts.pop(path, None)
        self.forget()

    def forget(self) -> None:
        """Read the disk anew, since something on it changed."""
        self._projects.clear()

    def project_of(self, path: Path) -> Project | None:
        """Return the project of a file, None where there is none.

        Raises InputError where its configuration cannot be used.
        """
        root = find_root(path)
        key = str(root.folder)
        if key not in self._projects:
            try:
                project = open_project(path)
            except InputError:
                if root.certain:
                    raise
                return None  # a file somewhere, of which doclint knows nothing
            for known, text in self._texts.items():
                self._give(project, known, text)
            self._projects[key] = project
        return self._projects[key]

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

    def findings(self, opened: Opened) -> tuple[Located, ...]:
        """Return what is found in a pair, with the fixes that the memory has if it is made."""
        tree, pair = opened.project.tree, opened.pair
        settings = opened.project.settings.of(pair)
        memory = self.memories.get((tree.root, pair.language))
        site = DiskSite(tree, pair)
        return check_texts(pair, opened.source, opened.translation, settings, site, memory).found

    def aligned(self, opened: Opened) -> AlignedPair | None:
        """Return a pair parsed and aligned; None for a catalog, which is many pairs."""
        pair = opened.pair
        if is_catalog(pair.translation):
            return None
        settings = opened.project.settings.of(pair)
        return align_pair(
            opened.source,
            opened.translation,
            pair.language,
            settings,
            parser=parser_of(pair.translation),
        )

    @staticmethod
    def _give(project: Project, path: Path, text: str) -> None:
        inside = project.relative(path, may_be_new=True)
        if inside:
            project.tree.give(inside, text)
