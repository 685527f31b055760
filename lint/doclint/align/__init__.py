"""Finds which blocks and sentences of a source and its translation belong together.

Blocks first, then sentences within aligned blocks. Certain pairs (blocks that hold the same
tags, links and code as no other) are fixed as anchors; between them a Gale-Church style dynamic
programme decides by kind, marks and length. Front matter fields are paired by their key.
"""

import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise

from doclint.align.absorb import absorb
from doclint.align.alignment import Alignment, Bead
from doclint.align.anchors import anchors
from doclint.align.programme import TOO_MUCH, align_units
from doclint.align.slide import slide
from doclint.align.units import (
    COMMENT,
    Marks,
    Unit,
    block_units,
    certainty,
    match_cost,
    repeats,
    segment_units,
)
from doclint.model import make
from doclint.parse.document import Document

__all__ = ["align"]

# Letters of a translation for one of its English source: measured on articles of github/docs, 1.05
# to 1.2 for Portuguese, Spanish and German; `doclint.align.units` has what a character counts for.
_LONGER = 1.1
_LEAST, _MOST = 0.7, 1.5  # of what is usual
_PARAGRAPH = 300
_APART = frozenset(("field", COMMENT))
_COPIED = frozenset(("heading", "paragraph", "code", "html"))


def align(source: Document, translation: Document) -> Alignment:
    """Align two documents; every block and segment of either lands in exactly one bead."""
    marks = Marks(source), Marks(translation)
    units = block_units(source, marks[0]), block_units(translation, marks[1])
    ratio = _length_ratio(*units)
    blocks = [*_field_beads(source, translation), *_body_beads(*units, ratio)]
    segments = _segment_beads(source, translation, marks, blocks, ratio)
    return Alignment(
        blocks=tuple(blocks),
        segments=tuple(segments),
        block_bead_of_source=_index((bead.source for bead in blocks), len(source.blocks)),
        block_bead_of_translation=_index(
            (bead.translation for bead in blocks), len(translation.blocks)
        ),
        segment_bead_of_source=_index((bead.source for bead in segments), len(source.segments)),
        segment_bead_of_translation=_index(
            (bead.translation for bead in segments), len(translation.segments)
        ),
        confidence=_confidence(blocks, units[0]),
    )


def _length_ratio(source: Sequence[Unit], translation: Sequence[Unit]) -> float:
    """Return how long the translation usually is for each letter of the source."""
    # What was left as it is says nothing of that.
    copied = {unit.prose for unit in source} & {unit.prose for unit in translation}
    total = sum([unit.length for unit in source if unit.prose not in copied])
    other = sum([unit.length for unit in translation if unit.prose not in copied])
    # What is usual weighs as much as a paragraph: a short article that lost half of its text must
    # not make what is left look complete. Nor must a long one.
    found = (other + _LONGER * _PARAGRAPH) / (total + _PARAGRAPH)
    return min(max(found, _LONGER * _LEAST), _LONGER * _MOST)


def _field_beads(source: Document, translation: Document) -> list[Bead]:
    wanted = {
        block.info: index for index, block in enumerate(source.blocks) if block.kind == "field"
    }
    beads = {name: ([index], list[int]()) for name, index in wanted.items()}
    for index, block in enumerate(translation.blocks):
        if block.kind == "field":
            beads.setdefault(block.info, ([], []))[1].append(index)
    return [
        Bead(tuple(left), tuple(right), 1.0 if left and right else 0.5)
        for left, right in beads.values()
    ]


def _body_beads(source: Sequence[Unit], translation: Sequence[Unit], ratio: float) -> list[Bead]:
    left = [unit for unit in source if unit.kind not in _APART]
    right = [unit for unit in translation if unit.kind not in _APART]
    beads = _line_by_line(left, right, ratio)
    if beads is None:
        beads = _text_beads(left, right, source, translation, ratio)
    comments = tuple(
        [unit.number for unit in units if unit.kind == COMMENT] for units in (source, translation)
    )
    return _with_comments(beads, *comments) if any(comments) else beads


def _line_by_line(left: Sequence[Unit], right: Sequence[Unit], ratio: float) -> list[Bead] | None:
    """Pair each unit with the one in the same place; None where anything speaks against it.

    Nine tenths of all articles are such. All that follows would say the same of them: an anchor off
    the diagonal needs the same marks or the same text in two places, and there are no gaps.
    """
    if len(left) != len(right):
        return None
    marks = {unit.marks for unit in right}
    texts = {unit.prose for unit in right}
    beads: list[Bead] = []
    for one, other in zip(left, right, strict=True):
        if one.kind != other.kind or one.level != other.level:
            return None
        if one.marks and one.marks != other.marks and one.marks in marks:
            return None
        if one.prose and one.prose != other.prose and one.prose in texts:
            return None
        cost = match_cost(one, other, ratio)
        if cost >= TOO_MUCH:
            return None
        beads.append(make(Bead, ((one.number,), (other.number,), certainty(cost))))
    return beads


def _text_beads(
    left: Sequence[Unit],
    right: Sequence[Unit],
    source: Sequence[Unit],
    translation: Sequence[Unit],
    ratio: float,
) -> list[Bead]:
    """Align what people read; the last two arguments are all units, by their number."""
    copies = _copies(right) if len(right) > len(left) else []
    if copies and not _copies(left):
        # Which of two copies belongs to the source is chance, and neither must push others aside.
        right = [unit for unit in right if unit.number not in copies]
    else:
        copies = []
    beads = absorb(_aligned(left, right, ratio), source, translation, ratio)
    return _with_copies(slide(beads, source, translation, ratio), copies)


def _aligned(left: Sequence[Unit], right: Sequence[Unit], ratio: float) -> list[Bead]:
    fixed = anchors(left, right)
    beads: list[Bead] = []
    at_left = at_right = 0
    for i, j in [*fixed, (len(left), len(right))]:
        beads += align_units(left[at_left:i], right[at_right:j], ratio)
        if i < len(left):
            confidence = certainty(match_cost(left[i], right[j], ratio))
            beads.append(Bead((left[i].number,), (right[j].number,), confidence))
        at_left, at_right = i + 1, j + 1
    return beads


def _copies(units: Sequence[Unit]) -> list[int]:
    """Return the numbers of the units that repeat the one before them."""
    return [
        unit.number
        for before, unit in pairwise(units)
        if unit.kind == before.kind and unit.kind in _COPIED and repeats(before, unit)
    ]


def _with_copies(beads: Iterable[Bead], copies: Iterable[int]) -> list[Bead]:
    """Put a bead for each copy behind the bead of what it repeats."""
    rest = list(copies)
    joined: list[Bead] = []
    for bead in beads:
        joined.append(bead)
        while rest and rest[0] - 1 in joined[-1].translation:
            joined.append(Bead((), (rest.pop(0),), 0.5))
    return joined


def _with_comments(beads: Iterable[Bead], left: list[int], right: list[int]) -> list[Bead]:
    """Put a bead for each comment of either side before that of the block that follows it."""
    rest = left[::-1], right[::-1]
    joined: list[Bead] = []
    for bead in [*beads, Bead((sys.maxsize,), (sys.maxsize,), 1.0)]:
        while rest[0] and bead.source and rest[0][-1] < bead.source[0]:
            joined.append(Bead((rest[0].pop(),), (), 0.5))
        while rest[1] and bead.translation and rest[1][-1] < bead.translation[0]:
            joined.append(Bead((), (rest[1].pop(),), 0.5))
        joined.append(bead)
    return joined[:-1]


def _segment_beads(
    source: Document,
    translation: Document,
    marks: tuple[Marks, Marks],
    blocks: Iterable[Bead],
    ratio: float,
) -> list[Bead]:
    lefts = _segments_by_block(source)
    rights = _segments_by_block(translation)
    beads: list[Bead] = []
    for sources, translations, confidence in blocks:
        left = _joined(lefts, sources)
        right = _joined(rights, translations)
        if len(left) == len(right):
            for i, j in zip(left, right, strict=True):
                beads.append(make(Bead, ((i,), (j,), confidence)))
        elif not left or not right:
            beads += [Bead((i,), (), confidence) for i in left]
            beads += [Bead((), (j,), confidence) for j in right]
        else:
            beads += align_units(
                segment_units(source, marks[0], left),
                segment_units(translation, marks[1], right),
                ratio,
            )
    return beads


def _joined(lists: Sequence[list[int]], numbers: tuple[int, ...]) -> list[int]:
    if len(numbers) == 1:
        return lists[numbers[0]]
    return [each for number in numbers for each in lists[number]]


def _segments_by_block(document: Document) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in document.blocks]
    for index, segment in enumerate(document.segments):
        found[segment.block].append(index)
    return found


def _index(beads: Iterable[tuple[int, ...]], count: int) -> tuple[int, ...]:
    numbers = [0] * count
    for number, members in enumerate(beads):
        for member in members:
            numbers[member] = number
    return tuple(numbers)


def _confidence(blocks: Iterable[Bead], units: Sequence[Unit]) -> float:
    total = held = 0.0
    for bead in blocks:
        # A block without text still counts a little.
        weight = sum(units[block].length + 1 for block in bead.source)
        total += weight
        if bead.translation:
            held += weight * bead.confidence
    return held / total if total else 1.0
