"""Fixes the pairs that nothing else could belong to: units whose marks occur once on each side."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from doclint.align.units import Unit


def anchors(source: Sequence[Unit], translation: Sequence[Unit]) -> list[tuple[int, int]]:
    """Return pairs of positions in the two sequences, rising on both sides.

    Candidates are units that alone hold their marks or alone have their text, and all headings
    where the outlines are equal; the longest rising chain of them wins (patience sorting).
    """
    left = _unique_keys(source)
    right = _unique_keys(translation)
    candidates = {(left[key], right[key]) for key in left.keys() & right.keys()}
    candidates.update(_outline(source, translation))
    return _longest_chain(candidates)


def _unique_keys(units: Sequence[Unit]) -> dict[object, int]:
    keys: dict[object, int] = {}
    for position, unit in enumerate(units):
        for key in _keys(unit):
            keys[key] = -1 if key in keys else position
    return {key: position for key, position in keys.items() if position >= 0}


def _keys(unit: Unit) -> Iterable[object]:
    if unit.marks:
        yield unit.kind, unit.marks
    if len(unit.prose) > 20:  # shorter ones are labels and names
        yield unit.kind, unit.prose


def _outline(source: Sequence[Unit], translation: Sequence[Unit]) -> list[tuple[int, int]]:
    left = [position for position, unit in enumerate(source) if unit.kind == "heading"]
    right = [position for position, unit in enumerate(translation) if unit.kind == "heading"]
    levels = [source[position].level for position in left]
    if levels != [translation[position].level for position in right]:
        return []
    return list(zip(left, right, strict=True))


def _longest_chain(candidates: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs that rises on both sides."""
    # Falling second numbers for one first number: no two of them can be in a rising chain.
    pairs = sorted(candidates, key=lambda pair: (pair[0], -pair[1]))
    tails: list[int] = []  # the smallest second number that ends a chain of each length
    ends: list[int] = []  # which pair that is
    before: list[int] = []
    for number, (_, right) in enumerate(pairs):
        length = bisect_left(tails, right)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [right]
        ends[length : length + 1] = [number]
    chain: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]
