"""Lets an anchored pair take in a neighbour that was left alone: its other half.

An anchor fixes two blocks that hold the same marks, so the dynamic programme, which works between
anchors, cannot see that one of them was split and only one half kept the marks.
"""

import math
from collections.abc import Iterable, Sequence

from doclint.align.alignment import Bead
from doclint.align.units import SKIP, Unit, certainty, match_cost, merge_cost, merged

_MARGIN = 0.7  # how much likelier; a lost label of two words would fit in anywhere
_MOST = 12  # units of both sides in one bead: nobody splits a block further, and cost stays linear


def absorb(
    beads: Iterable[Bead], source: Sequence[Unit], translation: Sequence[Unit], ratio: float
) -> list[Bead]:
    """Join a bead with an empty side to the bead beside it where that is the likelier story.

    The units are indexed by their number; the order of the beads stays.
    """
    joined: list[Bead] = []
    for bead in beads:
        before = joined[-1] if joined else bead
        if _is_whole(bead) != _is_whole(before) and _size(before) + _size(bead) <= _MOST:
            together = Bead(before.source + bead.source, before.translation + bead.translation, 0.0)
            cost = _cost(together, source, translation, ratio)
            if cost + _MARGIN < _cost(before, source, translation, ratio) + _cost(
                bead, source, translation, ratio
            ):
                joined[-1] = together._replace(confidence=certainty(cost))
                continue
        joined.append(bead)
    return joined


def _is_whole(bead: Bead) -> bool:
    return bool(bead.source and bead.translation)


def _size(bead: Bead) -> int:
    return len(bead.source) + len(bead.translation)


def _cost(bead: Bead, source: Sequence[Unit], translation: Sequence[Unit], ratio: float) -> float:
    left = [source[number] for number in bead.source]
    right = [translation[number] for number in bead.translation]
    if not left or not right:
        return SKIP * (len(left) + len(right))
    if len(left) == len(right) == 1:
        return match_cost(left[0], right[0], ratio)
    one, other = merged(*left), merged(*right)
    return merge_cost(one, other, ratio) if one and other else math.inf
