"""Follows the segments of a text into an earlier version of it."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from doclint.history.words import Segments, Words, say_the_same

_REACH = 3  # segments: how far from its place one is looked for that was edited


def carried(new: Segments, old: Segments, *, edited: bool = False) -> list[int]:
    """Return for each segment which one of the earlier version says the same, -1 for none.

    With `edited` also one in its place that says something else.
    """
    found = [-1] * len(new.texts)
    blocks: list[tuple[range, range]] = []
    matcher = SequenceMatcher(None, old.texts, new.texts, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            found[k:m] = range(i, j)
        else:
            blocks.append((range(i, j), range(k, m)))
    _find_moved(new, old, blocks, found)
    for theirs, ours in blocks:
        free = set(theirs).difference(found)
        for place, number in enumerate(ours):
            if found[number] < 0:
                there = next(
                    _like(new.words(number), old, _around(theirs, place, len(ours)), free), -1
                )
                found[number] = there
                free.discard(there)
        if edited and len(theirs) == len(ours):
            for there, number in zip(theirs, ours, strict=True):
                if found[number] < 0 and there in free:
                    found[number] = there
    return found


def _find_moved(
    new: Segments, old: Segments, blocks: Sequence[tuple[range, range]], found: list[int]
) -> None:
    spare: dict[Words, list[int]] = {}
    for theirs, _ in blocks:
        for there in theirs:
            spare.setdefault(old.words(there), []).append(there)
    for _, ours in blocks:
        for number in ours:
            if there_too := spare.get(new.words(number)):
                found[number] = there_too.pop(0)


def _around(block: range, place: int, length: int) -> range:
    """Return the part of a block in which the counterpart of a place in another one may be."""
    at = block.start + place * len(block) // max(length, 1)
    return range(max(block.start, at - _REACH), min(block.stop, at + _REACH + 1))


def _like(words: Words, old: Segments, near: range, free: set[int]) -> Iterator[int]:
    return (there for there in near if there in free and say_the_same(old.words(there), words))
