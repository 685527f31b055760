"""What a project has translated, by what was translated."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from doclint.memory.near import Index
from doclint.memory.pieces import Piece
from doclint.memory.template import filled

_NONE: Mapping[int, str] = MappingProxyType({})
_LEAST_ALIKE = 0.75  # share of words in the same order: below, a translator had better start anew


class Row(NamedTuple):
    """A pair of segments: the source's key and marks (see `Piece`), the translation's template."""

    key: str
    marks: tuple[str, ...]
    template: str


class Remembered(NamedTuple):
    """A translation, with the marks of the place that it is for, and how often it stands."""

    text: str
    times: int


class Near(NamedTuple):
    """What is translated nearly the same: its source, its translation, and how alike (0 to 1)."""

    source: str
    text: str
    likeness: float


class TranslationMemory:
    """Pairs of segments in one language, to be looked up by what the source says.

    `trusted` says that what is found may be written without a person looking at it.
    """

    def __init__(self, rows: Iterable[Row], *, trusted: bool = False) -> None:
        self.trusted = trusted
        self._entries: dict[str, dict[tuple[tuple[str, ...], str], int]] = {}
        for key, marks, template in rows:
            variants = self._entries.setdefault(key, {})
            variant = marks, template
            variants[variant] = variants.get(variant, 0) + 1

    def __len__(self) -> int:
        """Return how many different sources there are."""
        return len(self._entries)

    def exact(self, piece: Piece, localised: Mapping[int, str] = _NONE) -> tuple[Remembered, ...]:
        """Return how a piece is translated elsewhere, the most frequent first.

        What was said of the same things counts alone, if there is any. `localised` are the targets
        of links that are localised already at the place of the piece, by the number of the mark.
        """
        variants = self._entries.get(piece.key, {})
        same = {one: count for one, count in variants.items() if one[0] == piece.marks}
        texts: Counter[str] = Counter()
        for (_, template), count in (same or variants).items():
            text = filled(template, piece.marks, localised)
            if text is not None:
                texts[text] += count
        ranked = sorted(texts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(Remembered(*item) for item in ranked)

    def near(self, piece: Piece) -> Near | None:
        """Return the translation of what is most like a piece, and not the same."""
        found = self._index.nearest(piece.key, _LEAST_ALIKE)
        if found is None:
            return None
        key, likeness = found
        variants = self._entries[key]
        (marks, template), _ = max(variants.items(), key=lambda item: (item[1], item[0]))
        text = filled(template, marks)
        return Near(filled(key, marks) or "", text, likeness) if text else None

    def rows(self) -> Iterator[tuple[str, tuple[Remembered, ...]]]:
        """Yield every source as it is written, sorted, with its translations."""
        texts: dict[str, Counter[str]] = {}
        for key, variants in self._entries.items():
            for (marks, template), count in variants.items():
                source, text = filled(key, marks), filled(template, marks)
                if source and text:
                    texts.setdefault(source, Counter())[text] += count
        for source in sorted(texts):
            ranked = sorted(texts[source].items(), key=lambda item: (-item[1], item[0]))
            yield source, tuple(Remembered(*item) for item in ranked)

    @cached_property
    def _index(self) -> Index:
        return Index(self._entries)
