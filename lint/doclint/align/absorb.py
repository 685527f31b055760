"""Lets an anchored pair take in a neighbour that was left alone: its other half.

An anchor fixes two blocks that hold the same marks, so the dynamic programme, which works between
anchors, cannot see that one of them was split and only one half kept the marks.
"""

from collections.abc import Iterable, Sequence

from doclint.align.alignment import Bead
from doclint.align.units import SKIP, Unit, certainty, match_cost, merge_cost

_MARGIN = 0.7  # how much likelier; a lost label of two words would fit in anywhere


def absorb(
    beads: Iterable[Bead], source: Sequence[Unit], translation: Sequence[Unit], ratio: float
) -> list[Bead]:
    """Join a bead with an empty side to the bead beside it where that is the likelier story.

    The units are indexed by their number; the order of the beads stays.
    """
    joined: list[Bead] = []
    for bead in beads:
        if joined and bool(bead.source and bead.translation) != bool(
            joined[-1].source and joined[-1].translation
        ):
            before = joined[-1]
            together = Bead(before.source + bead.source, before.translation + bead.translation, 0.0)
            cost = _cost(together, source, translation, ratio)
            if cost + _MARGIN < _cost(before, source, translation, ratio) + _cost(
                bead, source, translation, ratio
            ):
                joined[-1] = together._replace(confidence=certainty(cost))
                continue
        joined.append(bead)
    return joined


def _cost(bead: Bead, source: Sequence[Unit], translation: Sequence[Unit], ratio: float) -> float:
    left = [source[number] for number in bead.source]
    right = [translation[number] for number in bead.translation]
    if not left or not right:
        return SKIP * (len(left) + len(right))
    if len(left) == len(right) == 1:
        return match_cost(left[0], right[0], ratio)
    return merge_cost(left, right, ratio)
