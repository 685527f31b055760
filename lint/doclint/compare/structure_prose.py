"""What blocks hold, how long translations of them usually are, and markers alone on a line."""

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from doclint.check.pair import AlignedPair
from doclint.model import Span
from doclint.parse.document import MASK, Document
from doclint.patterns import lazy_pattern

_FEW = 20  # characters; where there are not many more, both are taken to be alike long
_SURE = 0.5  # confidence of a bead
_PLAY = 8  # characters by which the length of a label may differ


def prose_of(document: Document, block: int) -> str:
    """Return the prose of a block, with single spaces."""
    start, end = document.blocks[block].span
    return " ".join(document.prose[start:end].replace(MASK, " ").split())


def sentences_of(document: Document, block: int) -> int:
    """Count the sentences of a block; an image alone is none."""
    segments = document.segments
    at = bisect_left(segments, block, key=lambda segment: segment.block)
    count = 0
    while at < len(segments) and segments[at].block == block:
        start, end = segments[at].span
        count += any(character.isalnum() for character in document.prose[start:end])
        at += 1
    return count


def holdings(pair: AlignedPair) -> tuple[Mapping[int, Counter[str]], Mapping[int, Counter[str]]]:
    """Return what the blocks of the source and of the translation hold.

    That is, by block, the targets of links and images, code, and a star for each emphasis.
    """
    return _holdings(pair.source), _holdings(pair.translation)


def _holdings(document: Document) -> Mapping[int, Counter[str]]:
    held: dict[int, Counter[str]] = defaultdict(Counter)
    for link in document.links:
        held[link.block][link.destination] += 1
    for image in document.images:
        held[image.block][image.destination] += 1
    for code in document.codes:
        held[code.block][document.text[slice(*code.span)]] += 1
    for emphasis in document.emphases:
        held[emphasis.block]["*"] += 1
    return dict(held)


def length_ratio(pair: AlignedPair) -> float:
    """Return how many characters a translation has for each of its source, over sure matches."""
    left = right = _FEW
    for source, translation, confidence in pair.alignment.blocks:
        if len(source) == len(translation) == 1 and confidence >= _SURE:
            left += len(prose_of(pair.source, source[0]))
            right += len(prose_of(pair.translation, translation[0]))
    return right / left


def misfit(source: int, translation: int, ratio: float) -> float:
    """Return the logarithm of how far two lengths are from the usual ratio, without its sign."""
    return abs(math.log((translation + _PLAY) / (source * ratio + _PLAY)))


def lone(marker: str) -> re.Pattern[str]:
    """Return a pattern for a marker alone on its line, its first group; for `find_lone`.

    It begins with the end of the line before: `^` would be tried at every character.
    """
    return lazy_pattern(rf"\n[ \t>]*({marker})[ \t]*(?=\r?\n|\Z)")


def find_lone(pattern: re.Pattern[str], document: Document) -> Iterator[Span]:
    """Yield the places of lone markers in the body."""
    shift = document.body - 1
    for match in pattern.finditer("\n" + document.text[document.body :]):
        yield Span(match.start(1) + shift, match.end(1) + shift)
