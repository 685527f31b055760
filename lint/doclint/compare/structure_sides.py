"""Looks things up in the two documents of a pair, for judging blocks that have no counterpart."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

from doclint.align.alignment import Bead
from doclint.align.units import Marks, is_comment
from doclint.check.pair import AlignedPair
from doclint.compare.structure_prose import length_ratio, misfit, prose_of
from doclint.patterns import lazy_pattern

_MARK = 20  # what images, links, code and tags in a block weigh together, in characters
_COPY = 5  # pairs of words; fewer are alike by chance
_COPIED = 0.8  # share of its pairs of words that a copy has in common with what was copied
_LEFT = 0.5  # the same, for an older version of a text
_WORD = lazy_pattern(r"[^\W\d_]{3,}")
_TAGS = lazy_pattern(r"<[^<>]*>")
_FENCE = lazy_pattern(r"^[ \t>]*(?:`{3,}|~{3,})[ \t]*$", re.MULTILINE)
_HIGHLIGHT = "{%"  # what ends code of Jekyll's `highlight`
_NEAR = 3  # blocks between two equal ones that are surely copies
_LONG = 60  # characters; texts of that length are not alike by chance


class Sides:
    """The two documents, by side: 0 is the source, 1 the translation.

    Blocks are given by their index. What is expensive to find is found once.
    """

    __slots__ = ("_alignment", "_codes", "_marks", "_phrases", "_places", "documents", "ratio")

    def __init__(self, pair: AlignedPair) -> None:
        self.documents = (pair.source, pair.translation)
        self.ratio = pair.fact(length_ratio)
        self._alignment = pair.alignment
        self._marks = Marks(pair.source), Marks(pair.translation)
        self._codes = frozenset(code.block for code in pair.source.codes)
        self._phrases = frozenset(pairwise(_WORD.findall(pair.source.prose)))
        self._places: dict[tuple[str, ...], list[int]] = {}

    def bead_of_source(self, block: int) -> Bead:
        """Return the bead that holds a block of the source."""
        return self._alignment.blocks[self._alignment.block_bead_of_source[block]]

    def prose(self, side: int, block: int) -> str:
        """Return what people read in a block."""
        return prose_of(self.documents[side], block)

    def text(self, side: int, block: int) -> str:
        """Return a block as it is written."""
        document = self.documents[side]
        return document.text[slice(*document.blocks[block].span)].rstrip()

    def kind(self, side: int, block: int) -> str:
        """Return a block's kind."""
        return self.documents[side].blocks[block].kind

    def marks(self, side: int, blocks: Iterable[int]) -> frozenset[str]:
        """Return the links, images, code and tags that blocks hold."""
        known, marks = self.documents[side].blocks, self._marks[side]
        return frozenset[str]().union(*(marks.within(known[index].span) for index in blocks))

    def weight(self, side: int, block: int) -> int:
        """Return how much there is in a block, in characters."""
        kind = self.kind(side, block)
        if kind == "code":
            return len(self.text(side, block))
        if kind in ("html", "paragraph") and is_comment(self.text(side, block)):
            return 0
        if kind == "html":
            return len(_TAGS.sub("", self.text(side, block)).strip())
        return len(self.prose(side, block)) + _MARK * bool(self.marks(side, [block]))

    def has_words(self, block: int) -> bool:
        """Tell whether a block of the source holds text or code, not only images and Liquid."""
        return bool(self.prose(0, block)) or self.kind(0, block) == "code" or block in self._codes

    def keys(self, side: int, block: int) -> Iterable[object]:
        """Return by what a block can be recognised elsewhere: its code, its marks, its text."""
        document = self.documents[side]
        if self.kind(side, block) == "code":
            return [("code", document.text[slice(*document.blocks[block].content)].strip())]
        kind, marks, prose = (
            self.kind(side, block),
            self.marks(side, [block]),
            self.prose(side, block),
        )
        is_text = len(_WORD.findall(prose)) > _COPY
        return [*([(kind, marks)] if marks else []), *([(kind, prose)] if is_text else [])]

    def is_source_text(self, block: int) -> bool:
        """Tell whether a block of the translation repeats text of the source."""
        phrases = self._phrases_of(1, block)
        known = sum(phrase in self._phrases for phrase in phrases)
        return len(phrases) >= _COPY and known >= _COPIED * len(phrases)

    def is_left(self, source: int, translation: Iterable[int]) -> bool:
        """Tell whether a block of the source was left as it is, or as it once was."""
        wanted = frozenset(self._phrases_of(0, source))
        there = frozenset(phrase for block in translation for phrase in self._phrases_of(1, block))
        return len(wanted) >= _COPY and len(wanted & there) >= _LEFT * len(wanted)

    def _phrases_of(self, side: int, block: int) -> list[tuple[str, str]]:
        return list(pairwise(_WORD.findall(self.prose(side, block))))

    def misfit(self, source: Iterable[int], translation: Iterable[int]) -> float:
        """Return how far the lengths are from what is usual; copies of the source do not count."""
        texts = list(translation)
        own = [index for index in texts if not self.is_source_text(index)] or texts
        left = sum(len(self.prose(0, index)) for index in source)
        right = sum(len(self.prose(1, index)) for index in own)
        return misfit(left, right, self.ratio)

    def holds_fence(self, side: int, block: int) -> bool:
        """Tell whether code took in what follows it, since its fence is damaged."""
        document = self.documents[side]
        found = document.blocks[block]
        if found.kind != "code" or not found.level:
            return False
        if _FENCE.search(document.text, found.content.start, found.content.end):
            return True
        last = self.text(side, block).rpartition("\n")[2]
        return not _FENCE.match(last) and not last.lstrip().startswith(_HIGHLIGHT)

    def copy_of(self, block: int) -> int | None:
        """Return the nearest other block of the translation with the same text, chance aside."""
        if not self._places:
            for number, other in enumerate(self.documents[1].blocks):
                key = (other.kind, *self.text(1, number).split())
                self._places.setdefault(key, []).append(number)
        text = self.text(1, block)
        same = self._places[(self.kind(1, block), *text.split())]
        at = bisect_left(same, block)
        others = [*same[max(0, at - 1) : at], *same[at + 1 : at + 2]]
        nearest = min(others, key=lambda other: abs(other - block), default=None)
        if nearest is None or (abs(nearest - block) > _NEAR and len(text) < _LONG):
            return None
        return nearest
