"""Finds numbers that a translation changed.

Numbers are compared by their digits alone, so that `1,000`, `1.000`, `1 000` and `1000` are one,
and `٣` is 3. What may be written in words, left out or converted gives no finding: only where
exactly one number of a sentence is gone and exactly one other has come, was it changed.
"""

import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from doclint.align.locate import unit_at
from doclint.check.pair import AlignedPair
from doclint.model import Span
from doclint.parse.document import Document
from doclint.patterns import lazy_pattern


class Number(NamedTuple):
    """A number in prose: where it stands, and its digits in ASCII."""

    span: Span
    digits: str


class NumberChange(NamedTuple):
    """A number of the source and the other one that stands for it."""

    source: Number
    translation: Number


# Groups of three may be set apart by spaces; `&#39;` is no number. It begins with a digit and looks
# behind afterwards, so that `re` skips through the text to the next one.
_NUMBER = lazy_pattern(
    r"\d(?<!&#\d)(?<!&#x\d)"
    r"(?:\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d*(?:[.,'’·٫٬．，]\d+)*)"
)
_NO_FRACTION = lazy_pattern(r"[.,٫．，]0{1,2}\Z")  # 11.0 is 11, and $500.00 is $500
_NOT_DIGIT = lazy_pattern(r"\D+")
_ONLY_DIGITS = bytes(code if chr(code).isdecimal() else ord(" ") for code in range(256))
_HALF_OF_DAY = lazy_pattern(r"\s*(?::|(?i:[ap]\.?\s?m\b))")
# Years since 1 in the Buddhist calendar and in the Persian one are that many apart from ours.
_OTHER_CALENDARS = frozenset((543, 621, 622))
# "More than 50" is "51 or more" where languages count that way: 以上, 以降, 이상.
_INCLUSIVE = lazy_pattern(r"以|이[상하]")
_HANGUL_NUMERALS = "십백천만억조"
_LONGEST = 20  # digits of a number that somebody may have converted
_PARTS = 4  # blocks that one may be split into; more are what nothing else was found for
_SURE = 0.4  # confidence of a bead below which two sentences may not belong together


def number_changes(pair: AlignedPair) -> tuple[NumberChange, ...]:
    """Return the numbers that were changed, in order."""
    source, translation = pair.source, pair.translation
    # Nearly always they are equal as written, and the digits alone tell it fastest.
    if source.text.isascii() and _runs(source.prose) == _runs(translation.prose):
        return ()
    if sorted(_NUMBER.findall(source.prose)) == sorted(_NUMBER.findall(translation.prose)):
        return ()
    ours, theirs = _numbers(source), _numbers(translation)
    surplus = Counter(number.digits for number in ours)
    surplus.subtract(number.digits for number in theirs)
    alignment = pair.alignment
    beads = set()
    for number in ours:
        if surplus[number.digits] > 0:
            segment = unit_at(source.segments, number.span.start)
            if segment is not None:
                beads.add(alignment.segment_bead_of_source[segment])
    found = []
    for index in sorted(beads):
        bead = alignment.segments[index]
        if not bead.translation or bead.confidence < _SURE or _is_heap(pair, bead.source[0]):
            continue
        here, there = _within(source, bead.source, ours), _within(translation, bead[1], theirs)
        lost, new = _missing_from(here, there), _missing_from(there, here)
        if len(lost) != 1 or len(new) != 1:
            continue
        change = NumberChange(lost[0], new[0])
        # What moved to another sentence, or changed places with another number, is still there.
        moved = surplus[change.source.digits] <= 0 or surplus[change.translation.digits] >= 0
        if not moved and not _is_converted(source.text, translation.text, change):
            found.append(change)
    return tuple(found)


def _is_heap(pair: AlignedPair, segment: int) -> bool:
    """Tell whether a sentence of the source is in a bead of more blocks than one is split into."""
    alignment = pair.alignment
    number = alignment.block_bead_of_source[pair.source.segments[segment].block]
    source, translation, _ = alignment.blocks[number]
    return max(len(source), len(translation)) > _PARTS


def _runs(prose: str) -> list[bytes]:
    """Return the runs of ASCII digits in order."""
    return prose.encode("ascii", "replace").translate(_ONLY_DIGITS).split()


def _numbers(document: Document) -> list[Number]:
    return [
        Number(Span(*found.span()), _digits(found[0])) for found in _NUMBER.finditer(document.prose)
    ]


def _digits(text: str) -> str:
    digits = _NOT_DIGIT.sub("", _NO_FRACTION.sub("", text))
    if digits.isascii():
        return digits
    return "".join(str(unicodedata.decimal(digit)) for digit in digits)


def _within(
    document: Document, segments: Sequence[int], numbers: Sequence[Number]
) -> Sequence[Number]:
    """Return the numbers in a run of segments; `numbers` is sorted by place."""
    start = document.segments[segments[0]].span.start
    end = document.segments[segments[-1]].span.end
    first = bisect_left(numbers, start, key=_start)
    return numbers[first : bisect_left(numbers, end, first, key=_start)]


def _start(number: Number) -> int:
    return number.span.start


def _missing_from(numbers: Iterable[Number], others: Iterable[Number]) -> list[Number]:
    """Return the numbers that the others do not hold; zeros in front do not count."""
    there = Counter(_plain(number) for number in others)
    missing = []
    for number in numbers:
        key = _plain(number)
        there[key] -= 1
        if there[key] < 0:
            missing.append(number)
    return missing


def _plain(number: Number) -> str:
    is_whole = number.span.end - number.span.start == len(number.digits)
    return number.digits.lstrip("0") if is_whole else number.digits


def _is_converted(source: str, translation: str, change: NumberChange) -> bool:
    """Tell whether the other number says the same: 10,000 and 1万, 5 p.m. and 17, 2020 and 2563."""
    if max(len(change.source.digits), len(change.translation.digits)) > _LONGEST:
        return False
    ours, theirs = int(change.source.digits), int(change.translation.digits)
    difference = abs(ours - theirs)
    after = source[change.source.span.end :][:8]
    after_there = translation[change.translation.span.end :][:8]
    if difference == 12 and max(ours, theirs) <= 24:
        return bool(_HALF_OF_DAY.match(after) or _HALF_OF_DAY.match(after_there))
    if difference in _OTHER_CALENDARS and min(ours, theirs) > 1000:
        return True
    if _is_numeral(after_there.lstrip()[:1]) or _is_numeral(after.lstrip()[:1]):
        return True
    if difference == 1 and _INCLUSIVE.search(after_there):
        return True
    if (ours, theirs) == (7, 365):
        return True  # 24 hours a day on 7 days a week, or on 365 a year
    # 10,000 as 10 thousand, in whichever language.
    less, more = sorted((ours, theirs))
    return less > 0 and more in (less * 1000, less * 1_000_000)


def _is_numeral(character: str) -> bool:
    """Tell whether a character is a numeral such as 万."""
    return bool(character) and (
        character in _HANGUL_NUMERALS or unicodedata.numeric(character, 0.0) >= 10
    )
