"""Moves a gap in a list or a run of paragraphs to where the numbers and marks say it is.

Items of a changelog are of one kind and much the same length, so that the dynamic programme cannot
tell which of them is missing. Their dates, versions and code can: a translation keeps those.
"""

from collections.abc import Sequence
from typing import NamedTuple

from doclint.align.alignment import Bead
from doclint.align.units import Unit, certainty, match_cost
from doclint.patterns import lazy_pattern

_NUMBER = lazy_pattern(r"\d[\d.:/-]*\d")  # one digit says little
_REACH = 24  # beads on either side of a gap over which it may move: the cost stays linear
# Units whose numbers and marks must fit better, for a gap to move: nearly one as a whole.
_MARGIN = 0.7


class _Run(NamedTuple):
    """Beads `first` to `last` (exclusive) that hold one gap; `longer` is the side with more units.

    `long` and `short` are the units of the two sides, in order.
    """

    first: int
    last: int
    longer: int
    long: list[Unit]
    short: list[Unit]


class _Kept(NamedTuple):
    """The numbers of two digits and more, and the marks of paragraphs."""

    numbers: frozenset[str]
    marks: frozenset[str]


def slide(
    beads: Sequence[Bead], source: Sequence[Unit], translation: Sequence[Unit], ratio: float
) -> list[Bead]:
    """Return the beads with each gap where the most numbers and marks agree.

    The units are indexed by their number; the order of the units stays.
    """
    found = list(beads)
    at = 0
    while at < len(found):
        if not _is_gap(found[at], source, translation):
            at += 1
            continue
        run = _run(found, at, source, translation)
        better = _better(found[run.first : run.last], run, ratio)
        if better:
            found[run.first : run.last] = better
            at = run.first + len(better)
        else:
            at = run.last
    return found


def _is_gap(bead: Bead, source: Sequence[Unit], translation: Sequence[Unit]) -> bool:
    """Tell whether a bead has one paragraph, or one more than the other side."""
    left, right = len(bead.source), len(bead.translation)
    return abs(left - right) == 1 and left + right <= 3 and _shape(bead, source, translation) != ""


def _shape(bead: Bead, source: Sequence[Unit], translation: Sequence[Unit]) -> str:
    """Return what all paragraphs of a bead stand in; empty where there is anything else."""
    units = [source[number] for number in bead.source]
    units += [translation[number] for number in bead.translation]
    shapes = {(unit.kind, unit.place or "top") for unit in units}
    kind, place = shapes.pop()
    return "" if shapes or kind != "paragraph" else place


def _run(
    beads: Sequence[Bead], at: int, source: Sequence[Unit], translation: Sequence[Unit]
) -> _Run:
    """Return the run of like paragraphs around the gap that begins at a bead."""
    longer = int(len(beads[at].source) < len(beads[at].translation))
    shape = _shape(beads[at], source, translation)

    def belongs(number: int, *, to_gap: bool) -> bool:
        if not 0 <= number < len(beads):
            return False
        sizes = len(beads[number].source), len(beads[number].translation)
        fits = sizes[longer] == 1 and sizes[1 - longer] == int(not to_gap)
        return fits and _shape(beads[number], source, translation) == shape

    first, last = at, at + 1
    while last - at < _REACH and belongs(last, to_gap=True):
        last += 1
    while at - first < _REACH and belongs(first - 1, to_gap=False):
        first -= 1
    end = last
    while last - end < _REACH and belongs(last, to_gap=False):
        last += 1
    left = [source[number] for bead in beads[first:last] for number in bead.source]
    right = [translation[number] for bead in beads[first:last] for number in bead.translation]
    return _Run(first, last, longer, *((right, left) if longer else (left, right)))


def _better(beads: Sequence[Bead], run: _Run, ratio: float) -> list[Bead] | None:
    """Return the run with its gap elsewhere, None where it is in its place."""
    gap, count = len(run.long) - len(run.short), len(run.short)
    if not count:
        return None
    long, short = ([_kept(unit) for unit in units] for units in (run.long, run.short))
    # The gap stands before the unit `place` of the shorter side: those before it keep their
    # number on the longer side, all others are `gap` further on.
    fits = sum(_likeness(long[i + gap], short[i]) for i in range(count))
    best, place = fits, 0
    for i in range(count):
        fits += _likeness(long[i], short[i]) - _likeness(long[i + gap], short[i])
        if fits > best:
            best, place = fits, i + 1
    if best < _present(beads, run) + _MARGIN:
        return None
    pairs = [(i if i < place else i + gap, i) for i in range(count)]
    whole = [_bead(run, [run.long[i]], [run.short[j]], ratio) for i, j in pairs]
    alone = [_bead(run, [unit], [], ratio) for unit in run.long[place : place + gap]]
    return [*whole[:place], *alone, *whole[place:]]


def _present(beads: Sequence[Bead], run: _Run) -> float:
    """Return how well the beads fit as they are."""
    total, i, j = 0.0, 0, 0
    for bead in beads:
        sizes = len(bead.source), len(bead.translation)
        to_i, to_j = i + sizes[run.longer], j + sizes[1 - run.longer]
        total += _likeness(_kept(*run.long[i:to_i]), _kept(*run.short[j:to_j]))
        i, j = to_i, to_j
    return total


def _bead(run: _Run, long: Sequence[Unit], short: Sequence[Unit], ratio: float) -> Bead:
    sides = (short, long) if run.longer else (long, short)
    left, right = (tuple(unit.number for unit in units) for units in sides)
    whole = long and short
    cost = match_cost(sides[0][0], sides[1][0], ratio) if whole else 0.0
    return Bead(left, right, certainty(cost) if whole else 0.5)


def _kept(*units: Unit) -> _Kept:
    """Return what of paragraphs a translation keeps to the letter."""
    numbers = frozenset(number for unit in units for number in _NUMBER.findall(unit.prose))
    return _Kept(numbers, frozenset[str]().union(*(unit.marks for unit in units)))


def _likeness(one: _Kept, other: _Kept) -> float:
    """Return how much of one is in the other, 0 to 1: of the numbers, or of the marks."""
    # A localised link must not speak against a date.
    return max(map(_dice, one, other))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
