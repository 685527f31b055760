"""Tells at a glance that the Liquid of a pair is as it should be, as it nearly always is."""

from bisect import bisect_right
from collections.abc import Sequence

from doclint.check.pair import AlignedPair
from doclint.parse.document import Document
from doclint.parse.liquid import Tag
from doclint.parse.liquid_blocks import nest, vocabulary
from doclint.parse.liquid_parts import COMMENT


def same_liquid(pair: AlignedPair) -> bool:
    """Tell whether a translation has the source's tags, each in its place, and all of them nest.

    Then nothing was lost, added, changed, moved or joined, and there is no need to look closer.
    """
    source, translation = pair.source, pair.translation
    ours = [tag for tag in source.tags if tag.name != COMMENT]
    theirs = [tag for tag in translation.tags if tag.name != COMMENT]
    names = [tag.name for tag in ours]
    if names != [tag.name for tag in theirs] or any(tag.damage for tag in (*ours, *theirs)):
        return False
    alignment = pair.alignment
    return (
        _texts(source, ours) == _texts(translation, theirs)
        and _places(source, ours, alignment.block_bead_of_source)
        == _places(translation, theirs, alignment.block_bead_of_translation)
        and not nest(names, vocabulary(filter(None, names), pair.settings.liquid)).faults
    )


def _texts(document: Document, tags: Sequence[Tag]) -> list[str]:
    text = document.text
    return [text[tag.span.start : tag.span.end] for tag in tags]


def _places(
    document: Document, tags: Sequence[Tag], beads: Sequence[int]
) -> list[tuple[int, bool, bool]]:
    """Return for each tag its bead, whether it is all of a block, and follows such on its line."""
    text, blocks = document.text, document.blocks
    starts = [block.span.start for block in blocks]
    places: list[tuple[int, bool, bool]] = []
    end = -1  # of the tag before, where that is all of its block
    for tag in tags:
        span = tag.span
        at = bisect_right(starts, span.start) - 1
        alone = at >= 0 and blocks[at].span == span
        follows = alone and end >= 0 and text.find("\n", end, span.start) < 0
        places.append((beads[at] if at >= 0 else -1, alone, follows))
        end = span.end if alone else -1
    return places
