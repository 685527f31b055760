"""A picture of the tree: folders as large as their text, marked by how much of it is translated."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from doclint.report.model import Article, share

WIDTH, HEIGHT = 960.0, 240.0
LEVELS = ("0–24 %", "25–49 %", "50–74 %", "75–99 %", "100 %")
_CELLS = 40  # folders in the picture: more could not be told apart


class Cell(NamedTuple):
    """A folder (or an article) in the picture: its place, and how much is translated.

    `level` is its number in LEVELS.
    """

    path: str
    x: float
    y: float
    width: float
    height: float
    share: float
    segments: int

    @property
    def level(self) -> int:
        """The number of the share in LEVELS."""
        return int(self.share * (len(LEVELS) - 1))


class _Node:
    """A folder, by the names of what is in it."""

    def __init__(self, path: str = "") -> None:
        self.path = path
        self.segments = self.translated = 0
        self.children: dict[str, _Node] = {}

    def add(self, article: Article) -> None:
        """Count an article in this folder and in all on the way to it."""
        node = self
        node.count(article)
        for name in article.source.split("/"):
            path = f"{node.path}/{name}" if node.path else name
            node = node.children.setdefault(name, _Node(path))
            node.count(article)

    def count(self, article: Article) -> None:
        """Add the numbers of an article."""
        self.segments += article.segments
        self.translated += article.translated


def treemap(articles: Iterable[Article]) -> list[Cell]:
    """Lay out the folders of the sources, the largest parted as long as there is room.

    There is no picture where no folder is to be told from another.
    """
    root = _Node()
    for article in articles:
        if article.segments:
            root.add(article)
    nodes = [root] if root.segments else []
    while parting := [node for node in nodes if _may_part(node, len(nodes))]:
        node = max(parting, key=lambda it: it.segments)
        nodes.remove(node)
        nodes += node.children.values()
    if nodes == [root]:
        return []
    nodes.sort(key=lambda it: (-it.segments, it.path))
    return list(_squarified(nodes, 0.0, 0.0, WIDTH, HEIGHT))


def _may_part(node: _Node, count: int) -> bool:
    inner = [child for child in node.children.values() if child.children]
    return bool(inner) and count - 1 + len(node.children) <= _CELLS


def _squarified(
    nodes: list[_Node], x: float, y: float, width: float, height: float
) -> Iterator[Cell]:
    """Fill a rectangle row by row, each as long as that makes its cells more like squares.

    Bruls, Huizing, van Wijk: Squarified Treemaps (2000). `nodes` begin with the largest.
    """
    while nodes:
        scale = width * height / sum(node.segments for node in nodes)
        side = min(width, height)
        count = 1
        while count < len(nodes) and _worst(nodes[: count + 1], side, scale) <= _worst(
            nodes[:count], side, scale
        ):
            count += 1
        row, nodes = nodes[:count], nodes[count:]
        depth = scale * sum(node.segments for node in row) / side
        at = 0.0
        for node in row:
            length = scale * node.segments / depth
            if width >= height:
                yield _cell(node, x, y + at, depth, length)
            else:
                yield _cell(node, x + at, y, length, depth)
            at += length
        if width >= height:
            x, width = x + depth, width - depth
        else:
            y, height = y + depth, height - depth


def _worst(row: list[_Node], side: float, scale: float) -> float:
    """Return the greatest ratio of the sides of the cells in a row."""
    areas = [scale * node.segments for node in row]
    whole = sum(areas)
    return max(side**2 * max(areas) / whole**2, whole**2 / (side**2 * min(areas)))


def _cell(node: _Node, x: float, y: float, width: float, height: float) -> Cell:
    part = share(node.translated, node.segments)
    return Cell(node.path, x, y, width, height, part, node.segments)
