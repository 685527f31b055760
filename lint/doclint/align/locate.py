"""Finds the place on the other side of an alignment."""

from bisect import bisect_right
from collections.abc import Sequence

from doclint.align.alignment import Alignment
from doclint.model import Span
from doclint.parse.document import Block, Document, Segment


def unit_at(units: Sequence[Segment] | Sequence[Block], offset: int) -> int | None:
    """Return the index of the segment or block that holds an offset, None between them."""
    index = bisect_right(units, offset, key=lambda unit: unit.span.start) - 1
    if index >= 0 and offset < max(units[index].span.end, units[index].span.start + 1):
        return index
    return None


def in_translation(
    alignment: Alignment, source: Document, translation: Document, offset: int
) -> Span:
    """Return where in the translation the thing at a source offset stands or should stand.

    That is the aligned sentence, else the aligned block, else the empty place after the block that
    precedes it.
    """
    segment = unit_at(source.segments, offset)
    if segment is not None:
        bead = alignment.segments[alignment.segment_bead_of_source[segment]]
        if bead.translation:
            return _extent([translation.segments[index].span for index in bead.translation])
    block = unit_at(source.blocks, offset)
    if block is None:
        return Span(translation.body, translation.body)
    number = alignment.block_bead_of_source[block]
    spans = [translation.blocks[index].span for index in alignment.blocks[number].translation]
    if spans:
        return _extent(spans)
    for bead in reversed(alignment.blocks[:number]):
        if bead.translation:
            end = translation.blocks[bead.translation[-1]].content.end
            return Span(end, end)
    return Span(translation.body, translation.body)


def in_source(
    alignment: Alignment, source: Document, translation: Document, offset: int
) -> Span | None:
    """Return the source sentence, else block, that a translation offset belongs to, if any."""
    segment = unit_at(translation.segments, offset)
    if segment is not None:
        bead = alignment.segments[alignment.segment_bead_of_translation[segment]]
        if bead.source:
            return _extent([source.segments[index].span for index in bead.source])
    block = unit_at(translation.blocks, offset)
    if block is None:
        return None
    bead = alignment.blocks[alignment.block_bead_of_translation[block]]
    return _extent([source.blocks[index].span for index in bead.source]) if bead.source else None


def _extent(spans: Sequence[Span]) -> Span:
    return Span(spans[0].start, spans[-1].end)
