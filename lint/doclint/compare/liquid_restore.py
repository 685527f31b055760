"""Puts a tag back that was lost with its line, where only one place is possible."""

from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.compare.liquid_change import Change
from doclint.compare.liquid_match import Placed, match
from doclint.compare.liquid_nesting import names_of
from doclint.model import Fix, Span, replacing
from doclint.parse.liquid_blocks import Vocabulary, nest, vocabulary

_SURE = 0.8  # confidence of a bead from which two paragraphs certainly are the same one
_MOST_FAULTS = 2  # of the nesting: one lost tag makes no more


def restoring(pair: AlignedPair, change: Change) -> Fix | None:
    """Return the fix that puts back a lost tag of a block; None unless nothing else can be right.

    It stands on a line of its own in the source, between two paragraphs that certainly follow each
    other in the translation, and with it the blocks nest as they do in the source.
    """
    expected = change.expected
    if expected is None or change.more or '"' in expected.text or "'" in expected.text:
        return None
    gap = _gap_between_neighbours(pair, expected.block, expected.tag.span)
    if gap is None or not _nests_with(pair, expected, gap):
        return None
    source, text = pair.source, pair.translation.text
    before, after = source.blocks[expected.block - 1].span, source.blocks[expected.block + 1].span
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = source.text[before.end : after.start].replace("\r\n", "\n").replace("\n", newline)
    return replacing(gap, lines, f"put `{expected.text}` back on its line")


def _gap_between_neighbours(pair: AlignedPair, block: int, tag: Span) -> Span | None:
    """Return the white space of the translation in which the line of a tag is missing."""
    source, translation, alignment = pair.source, pair.translation, pair.alignment
    blocks = source.blocks
    if not 0 < block < len(blocks) - 1 or blocks[block].span != tag:
        return None
    beads = [
        alignment.blocks[alignment.block_bead_of_source[index]] for index in (block - 1, block + 1)
    ]
    if any(
        (len(bead.source), len(bead.translation)) != (1, 1) or bead.confidence < _SURE
        for bead in beads
    ):
        return None
    left, right = (bead.translation[0] for bead in beads)
    if right != left + 1:
        return None
    gap = Span(translation.blocks[left].span.end, translation.blocks[right].span.start)
    there = Span(blocks[block - 1].span.end, tag.start), Span(tag.end, blocks[block + 1].span.start)
    gaps = [
        translation.text[gap.start : gap.end],
        *(source.text[start:end] for start, end in there),
    ]
    # Within a list or a quotation, a line begins with more than its text.
    return gap if all("\n" in text and not text.strip("\r\n") for text in gaps) else None


class _Blocks(NamedTuple):
    """The names of the translation's tags, whether their blocks nest, and what tags there are."""

    names: list[str]
    nested: bool
    known: Vocabulary


def _blocks(pair: AlignedPair) -> _Blocks | None:
    """Return how the translation nests; None where one tag put back cannot mend that."""
    matched = pair.fact(match)
    source = [tag.tag.name for tag in matched.source]
    known = vocabulary(filter(None, source), pair.settings.liquid)
    names = names_of(matched)
    faults = len(nest(names, known).faults)
    if faults > _MOST_FAULTS or nest(source, known).faults:
        return None
    return _Blocks(names, not faults, known)


def _nests_with(pair: AlignedPair, expected: Placed, gap: Span) -> bool:
    """Tell whether the translation's blocks nest with the lost tag in a gap, and only so."""
    matched, blocks = pair.fact(match), pair.fact(_blocks)
    if blocks is None or blocks.nested != (expected.tag.name in blocks.known.branches):
        return False
    index = matched.source.index(expected)
    at = sum(tag.tag.span.start < gap.end for tag in matched.translation)
    partners = [matched.partners.get(j, -1) for j in range(len(blocks.names))]
    if any(partner > index for partner in partners[:at]):
        return False
    if any(partner < index for partner in partners[at:]):
        return False
    names = [*blocks.names[:at], expected.tag.name, *blocks.names[at:]]
    return not nest(names, blocks.known).faults
