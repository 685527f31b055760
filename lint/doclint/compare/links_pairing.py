"""Finds for each link or image of a translation the one of the source that it stands for.

By destination first, in the whole article; what is left over, by the place and by likeness.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from doclint.compare.links_marks import Mark, Sentences
from doclint.compare.targets import (
    SAME,
    Kind,
    Languages,
    Relation,
    is_slip,
    likeness,
    neutral,
    parse_target,
    relate,
)

_NEAR = frozenset((Kind.SAME, Kind.FRAGMENT, Kind.LOCALISED))
# Set by hand: within a block half a likeness will do, elsewhere the two must be nearly one.
_NEAR_ENOUGH, _FAR_ENOUGH = 0.34, 0.7
_CLEAR = 0.6  # likeness from which a pair is certain although others stand beside it
_MOST = 24  # marks left over on a side; beyond it their likeness is not looked at
_RIVALS = 8  # equal marks among which the nearest is sought
_REACH = 3  # beads between two marks that are paired by likeness alone


class Paired(NamedTuple):
    """A mark of the source and what became of it; `certain` if nothing else could be meant."""

    source: Mark
    translation: Mark
    relation: Relation
    certain: bool


class Matcher:
    """Pairs marks, step by step; each step takes away from what is left."""

    def __init__(
        self,
        source: Sequence[Mark],
        translation: Sequence[Mark],
        languages: Languages,
        sentences: Sentences,
    ) -> None:
        self._all_source, self._all_translation = source, translation
        # Dicts for sets that keep the order.
        self.source = dict.fromkeys(source)
        self.translation = dict.fromkeys(translation)
        self.pairs: list[Paired] = []
        self._languages = languages
        self._sentences = sentences

    def by_destination(self) -> None:
        """Pair equal destinations: as written, then by what they mean; near ones first."""
        if self._are_equal():
            for source, translation in zip(self._all_source, self._all_translation, strict=True):
                self.take(source, translation, SAME, certain=True)
            return
        for key in (_as_written_here, _as_written, _as_meant_here, _as_meant):
            if self.source and self.translation:
                self._equal(key)

    def by_place(self) -> None:
        """Pair what stands in one block: the most alike first, then in order."""
        places: dict[tuple[int, str], tuple[list[Mark], list[Mark]]] = defaultdict(lambda: ([], []))
        for side, marks in enumerate((self.source, self.translation)):
            for mark in marks:
                places[mark.bead, mark.kind][side].append(mark)
        for left, right in places.values():
            if left and right:
                self._pair_block(left, right)

    def by_neighbours(self) -> None:
        """Pair what stands alone between the same paired marks, whatever the blocks are."""
        partners = {entry.source: entry.translation for entry in self.pairs}
        gaps: dict[tuple[Mark | None, str], tuple[list[Mark], list[Mark]]] = defaultdict(
            lambda: ([], [])
        )
        for side, marks in enumerate((self._all_source, self._all_translation)):
            left = self.translation if side else self.source
            last: Mark | None = None
            for mark in marks:
                if mark in left:
                    gaps[last, mark.kind][side].append(mark)
                else:
                    last = mark if side else partners.get(mark, last)
        for ours, theirs in gaps.values():
            if len(ours) == len(theirs) == 1 and abs(ours[0].bead - theirs[0].bead) <= _REACH:
                relation = relate(ours[0].destination, theirs[0].destination, self._languages)
                sure = likeness(ours[0].destination, theirs[0].destination) >= _NEAR_ENOUGH
                self.take(ours[0], theirs[0], relation, certain=sure)

    def by_likeness(self) -> None:
        """Pair what is localised or nearly alike, wherever it stands."""
        languages = self._languages
        found: dict[tuple[str, ...], list[Mark]] = defaultdict(list)
        for mark in self.source:
            if key := neutral(mark.destination, languages):
                found[key].append(mark)
        for mark in list(self.translation):
            for other in found.get(neutral(mark.destination, languages), ()):
                relation = relate(other.destination, mark.destination, languages)
                if other.kind == mark.kind and relation.kind in _NEAR:
                    self.take(other, mark, relation, certain=True)
                    found[neutral(mark.destination, languages)].remove(other)
                    break
        if max(len(self.source), len(self.translation)) > _MOST:
            return
        for score, other, mark in _ranked(self.source, self.translation):
            if score < _FAR_ENOUGH:
                return
            near = abs(other.bead - mark.bead) <= _REACH
            if self._is_free(other, mark) and (
                near or is_slip(other.destination, mark.destination)
            ):
                relation = relate(other.destination, mark.destination, languages)
                self.take(other, mark, relation, certain=True)

    def _pair_block(self, left: list[Mark], right: list[Mark]) -> None:
        languages, sentences = self._languages, self._sentences
        alone = len(left) == len(right) == 1
        if len(left) <= _MOST and len(right) <= _MOST:
            ranked = [
                (2.0 if relation.kind in _NEAR else score, other, mark, relation)
                for score, other, mark in _ranked(left, right)
                for relation in [relate(other.destination, mark.destination, languages)]
            ]
            ranked.sort(key=lambda entry: -entry[0])
            for score, other, mark, relation in ranked:
                if score >= _NEAR_ENOUGH and self._is_free(other, mark):
                    self.take(other, mark, relation, certain=alone or score >= _CLEAR)
        left = [mark for mark in left if mark in self.source]
        right = [mark for mark in right if mark in self.translation]
        alone = len(left) == len(right) == 1
        if len(left) != len(right):
            # What is in one sentence belongs together; beyond that nobody knows which is missing.
            there = {sentences.of_source(mark) for mark in left}
            right = [mark for mark in right if sentences.of_translation(mark) in there]
            there = {sentences.of_translation(mark) for mark in right}
            left = [mark for mark in left if sentences.of_source(mark) in there]
        for other, mark in zip(left, right, strict=False):
            relation = relate(other.destination, mark.destination, languages)
            self.take(other, mark, relation, certain=alone)

    def _are_equal(self) -> bool:
        """Tell whether all marks are equal as written, one by one, which they nearly always are."""
        ours, theirs = self._all_source, self._all_translation
        return len(ours) == len(theirs) and all(
            one.destination == other.destination
            and one.bead == other.bead
            and one.kind == other.kind
            for one, other in zip(ours, theirs, strict=True)
        )

    def _equal(self, key: Callable[[Mark], Hashable]) -> None:
        """Pair marks of equal key: in order, or the nearest ones where one side has more."""
        groups: dict[Hashable, tuple[list[Mark], list[Mark]]] = defaultdict(lambda: ([], []))
        for mark in self.source:
            groups[key(mark)][0].append(mark)
        for mark in self.translation:
            groups[key(mark)][1].append(mark)
        for left, right in groups.values():
            if len(left) == len(right):
                for other, mark in zip(left, right, strict=True):
                    self.take(other, mark, SAME, certain=True)
            elif len(left) < len(right):
                for other in left:
                    mark = min(right[:_RIVALS], key=lambda mark: self._distance(other, mark))
                    right.remove(mark)
                    self.take(other, mark, SAME, certain=True)
            else:
                for mark in right:
                    other = min(left[:_RIVALS], key=lambda other: self._distance(other, mark))
                    left.remove(other)
                    self.take(other, mark, SAME, certain=True)

    def _distance(self, source: Mark, translation: Mark) -> tuple[int, int, int]:
        """Return how far apart two marks stand, in blocks, in sentences and in links."""
        sentences = self._sentences
        apart = sentences.of_source(source) - sentences.of_translation(translation)
        between = self._order[source] - self._order[translation]
        return abs(source.bead - translation.bead), abs(apart), abs(between)

    @cached_property
    def _order(self) -> dict[Mark, int]:
        """Map each mark of either side to its number."""
        # Marks of the two sides that are equal stand at the same place: either number will do.
        both = (self._all_source, self._all_translation)
        return {mark: number for marks in both for number, mark in enumerate(marks)}

    def _is_free(self, source: Mark, translation: Mark) -> bool:
        return source in self.source and translation in self.translation

    def take(self, source: Mark, translation: Mark, relation: Relation, *, certain: bool) -> None:
        """Pair two marks that are left."""
        del self.source[source], self.translation[translation]
        self.pairs.append(Paired(source, translation, relation, certain))


def _as_written_here(mark: Mark) -> Hashable:
    return mark.kind, mark.destination, mark.bead


def _as_written(mark: Mark) -> Hashable:
    return mark.kind, mark.destination


def _as_meant_here(mark: Mark) -> Hashable:
    return mark.kind, parse_target(mark.destination), mark.bead


def _as_meant(mark: Mark) -> Hashable:
    return mark.kind, parse_target(mark.destination)


def _ranked(left: Iterable[Mark], right: Collection[Mark]) -> list[tuple[float, Mark, Mark]]:
    """Return all pairs of one kind with their likeness, the most alike first."""
    scored = [
        (likeness(other.destination, mark.destination), other, mark)
        for other in left
        for mark in right
        if other.kind == mark.kind
    ]
    return sorted(scored, key=lambda entry: -entry[0])
