"""The dynamic programme that aligns what lies between two anchors.

Gale & Church, "A Program for Aligning Sentences in Bilingual Corpora" (Computational Linguistics
19(1), 1993): the cheapest way through the grid by steps 1-1, 1-0, 0-1, 2-1 and 1-2. Only cells near
the diagonal are looked at, so the cost stays linear in the length of an article.
"""

import math
from collections.abc import Sequence

from doclint.align.alignment import Bead
from doclint.align.units import (
    CHEAPEST,
    MERGE,
    SKIP,
    Unit,
    certainty,
    match_cost,
    merge_cost,
    merged,
)
from doclint.model import make

# How far off the diagonal a path may lead, in units. At least as far as one side is longer, so that
# a section missing at either end is found, but not without bound: the cost must stay linear, and
# that of thousands of units bearable.
_BAND = 16
_WIDEST = 100
_CELLS = 200_000  # of a wide band, in all
TOO_MUCH = 3.0  # a pair of that cost may stand beside each other by chance


def align_units(source: Sequence[Unit], translation: Sequence[Unit], ratio: float) -> list[Bead]:
    """Align two runs of units; each unit lands in one bead, in order on both sides."""
    if not source or not translation:
        return [
            *(Bead((unit.number,), (), 0.5) for unit in source),
            *(Bead((), (unit.number,), 0.5) for unit in translation),
        ]
    if _same_shape(source, translation):
        # Most runs are line by line; the grid would cost far more to say so.
        pairs = list(zip(source, translation, strict=True))
        each = [match_cost(left, right, ratio) for left, right in pairs]
        if max(each) < TOO_MUCH:
            return [
                make(Bead, ((left.number,), (right.number,), certainty(cost)))
                for (left, right), cost in zip(pairs, each, strict=True)
            ]
    costs, steps = _fill(source, translation, ratio)
    return _walk_back(source, translation, costs, steps)


def _same_shape(source: Sequence[Unit], translation: Sequence[Unit]) -> bool:
    return len(source) == len(translation) and all(
        left.kind == right.kind and left.level == right.level
        for left, right in zip(source, translation, strict=True)
    )


def _fill(
    source: Sequence[Unit], translation: Sequence[Unit], ratio: float
) -> tuple[list[dict[int, float]], list[dict[int, tuple[int, int]]]]:
    """Return for each row, by column, the cost of the cheapest way there and its last step."""
    rows, columns = len(source), len(translation)
    slope = columns / rows
    band = max(_BAND, math.ceil(slope) + 2, min(abs(columns - rows), _WIDEST, _CELLS // rows))
    costs: list[dict[int, float]] = []
    steps: list[dict[int, tuple[int, int]]] = []
    nowhere: dict[int, float] = {}
    # By the column behind it, a unit of the translation together with the one before.
    twos = [None, None, *map(merged, translation, translation[1:])]
    for i in range(rows + 1):
        row: dict[int, float] = {}
        taken: dict[int, tuple[int, int]] = {}
        above = costs[i - 1] if i else nowhere
        above_that = costs[i - 2] if i > 1 else nowhere
        costs.append(row)
        steps.append(taken)
        if not i:
            row[0] = 0.0
        both = merged(source[i - 2], source[i - 1]) if i > 1 else None
        centre = round(i * slope)
        for j in range(max(0, centre - band) or int(not i), min(columns, centre + band) + 1):
            best, step = above.get(j, math.inf) + SKIP, (1, 0)
            # A step that cannot be cheaper any more is not worked out.
            if (cost := row.get(j - 1, math.inf) + SKIP) < best:
                best, step = cost, (0, 1)
            if i and (before := above.get(j - 1, math.inf)) + CHEAPEST < best:
                cost = before + match_cost(source[i - 1], translation[j - 1], ratio)
                if cost < best:
                    best, step = cost, (1, 1)
            if both and (before := above_that.get(j - 1, math.inf)) + MERGE < best:
                cost = before + merge_cost(both, translation[j - 1], ratio)
                if cost < best:
                    best, step = cost, (2, 1)
            if i and (before := above.get(j - 2, math.inf)) + MERGE < best and (two := twos[j]):
                cost = before + merge_cost(source[i - 1], two, ratio)
                if cost < best:
                    best, step = cost, (1, 2)
            row[j] = best
            taken[j] = step
    return costs, steps


def _walk_back(
    source: Sequence[Unit],
    translation: Sequence[Unit],
    costs: Sequence[dict[int, float]],
    steps: Sequence[dict[int, tuple[int, int]]],
) -> list[Bead]:
    i, j = len(source), len(translation)
    beads: list[Bead] = []
    while i or j:
        down, right = steps[i][j]
        spent = costs[i][j] - costs[i - down][j - right]
        beads.append(
            Bead(
                tuple(unit.number for unit in source[i - down : i]),
                tuple(unit.number for unit in translation[j - right : j]),
                certainty(spent) if down and right else 0.5,
            )
        )
        i -= down
        j -= right
    return beads[::-1]
