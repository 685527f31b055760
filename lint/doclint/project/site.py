"""The files around a pair, as the rules that follow links see them."""

from doclint.files import Tree
from doclint.pair.finder import Pair


class DiskSite:
    """A `doclint.check.pair.Site` that reads the project's files and nothing outside it."""

    __slots__ = ("_tree", "source_path", "translation_path")

    def __init__(self, tree: Tree, pair: Pair) -> None:
        self._tree = tree
        self.source_path = pair.source
        self.translation_path = pair.translation

    def exists(self, path: str) -> bool:
        """Tell whether a file or folder is there, exact in case."""
        return self._tree.exists(path)

    def read(self, path: str) -> str | None:
        """Return a file's text, None where it is not there or not text."""
        return self._tree.read(path)
