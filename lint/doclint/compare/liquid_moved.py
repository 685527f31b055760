"""Finds the Liquid tags that stand in another paragraph, or no longer on a line of their own."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from doclint.align.alignment import Alignment
from doclint.check.pair import AlignedPair
from doclint.compare.liquid_change import Change
from doclint.compare.liquid_match import Match, Placed
from doclint.model import Certainty, Span
from doclint.parse.document import Document
from doclint.parse.liquid_expression import Key
from doclint.parse.liquid_tags import VERBATIM_NAMES
from doclint.patterns import lazy_pattern


def moved_tags(pair: AlignedPair, matched: Match, said: set[int]) -> Iterator[Change]:
    """Yield the tags that stand in another paragraph than in the source."""
    source, translation = matched.source, matched.translation
    pairs = sorted(matched.partners.items())
    if all(source[i].bead == translation[j].bead for j, i in pairs):
        return
    beads = pair.alignment.blocks
    ranks = _ranks(pair.alignment)
    if pair.alignment.confidence < _ARTICLE:
        return
    steady = _in_sequence([source[i].bead for _, i in pairs])
    wanting, surplus = _differences(matched)
    for number, (j, i) in enumerate(pairs):
        tag, expected = translation[j], source[i]
        if j in said or tag.tag.damage or tag.tag.name in VERBATIM_NAMES:
            continue
        if min(tag.bead, expected.bead) < 0:
            continue
        # Where more than the one tag differs, the paragraphs were written anew.
        if wanting[expected.bead] != [tag.key] or surplus[tag.bead] != [tag.key]:
            continue
        if wanting[tag.bead] or surplus[expected.bead]:
            continue
        here, there = beads[tag.bead], beads[expected.bead]
        if abs(ranks[tag.bead] - ranks[expected.bead]) < 1:
            continue
        # A line of its own that kept its place among the others may have changed its neighbours.
        if number in steady and not (here.source and there.translation):
            continue
        sure = min(here.confidence, there.confidence)
        if sure >= _PARAGRAPH:
            certainty = Certainty.CERTAIN if sure >= _SURE else Certainty.LIKELY
            yield Change("moved", tag.tag.span, tag, expected, certainty=certainty)


# Confidence of the alignment as a whole and of the two paragraphs, which the move itself lowers.
_ARTICLE, _PARAGRAPH, _SURE = 0.7, 0.4, 0.8


def _differences(matched: Match) -> tuple[dict[int, list[Key]], dict[int, list[Key]]]:
    """Return for each bead what tags its translation lacks, and what it has besides."""
    wanting: dict[int, list[Key]] = defaultdict(list)
    surplus: dict[int, list[Key]] = defaultdict(list)
    at_home = {
        i
        for j, i in matched.partners.items()
        if matched.source[i].bead == matched.translation[j].bead
    }
    for i, tag in enumerate(matched.source):
        if i not in at_home:
            wanting[tag.bead].append(tag.key)
    for j, tag in enumerate(matched.translation):
        if matched.partners.get(j, -1) not in at_home:
            surplus[tag.bead].append(tag.key)
    return wanting, surplus


def _ranks(alignment: Alignment) -> list[float]:
    """Return the beads' numbers, counting those with both sides; others lie half-way between."""
    ranks: list[float] = []
    whole = 0
    for bead in alignment.blocks:
        both = bool(bead.source and bead.translation)
        whole += both
        ranks.append(whole if both else whole + 0.5)
    return ranks


def _in_sequence(values: Sequence[int]) -> set[int]:
    """Return the indexes of a longest subsequence of `values` that never falls."""
    tails: list[int] = []  # the index of the last value of the best subsequence of each length
    heights: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        length = bisect_right(heights, value)
        before.append(tails[length - 1] if length else -1)
        if length == len(tails):
            tails.append(index)
            heights.append(value)
        else:
            tails[length], heights[length] = index, value
    found: set[int] = set()
    at = tails[-1] if tails else -1
    while at >= 0:
        found.add(at)
        at = before[at]
    return found


_MARKER = lazy_pattern(r"[ \t]*(?:\||#{1,6} |[-*+] |\d+[.)] |```|~~~|>)")


def joined_tags(pair: AlignedPair, matched: Match) -> Iterator[Change]:
    """Yield, once a line, the tags that stood on lines of their own and now share one.

    A tag may also share it with what only a line's beginning makes a row, a heading or an item.
    """
    text, original = pair.translation.text, pair.source.text
    run: list[int] = []
    for index, partner in sorted(matched.partners.items()):
        tag, expected = matched.translation[index], matched.source[partner]
        if not _stands_alone(pair.source, expected):
            continue
        if not _stands_alone(pair.translation, tag):
            if _MARKER.match(text, tag.tag.span.end) and not _MARKER.match(
                original, expected.tag.span.end
            ):
                yield Change("joined", tag.tag.span, tag, expected)
            continue
        if run and (index != run[-1] + 1 or _is_break(text, matched.translation, run[-1], index)):
            yield from _join(pair, matched, run)
            run = []
        run.append(index)
    yield from _join(pair, matched, run)


def _stands_alone(document: Document, placed: Placed) -> bool:
    """Tell whether a tag stands on a line of nothing but tags."""
    return placed.block >= 0 and document.blocks[placed.block].span == placed.tag.span


def _is_break(text: str, tags: Sequence[Placed], one: int, other: int) -> bool:
    """Tell whether two tags stand on different lines."""
    start, end = sorted((tags[one].tag.span, tags[other].tag.span))
    return "\n" in text[start.end : end.start]


def _join(pair: AlignedPair, matched: Match, run: Sequence[int]) -> Iterator[Change]:
    """Yield the tags of one line if they stood on several in the source."""
    partners = [matched.partners[index] for index in run]
    if any(_is_break(pair.source.text, matched.source, *two) for two in pairwise(partners)):
        first, *more = (matched.translation[index] for index in run)
        span = Span(first.tag.span.start, more[-1].tag.span.end)
        yield Change("joined", span, first, matched.source[partners[0]], more=tuple(more))
