"""What a sentence says, apart from how it is written: its words, in order.

Markup, targets of links, quotes and other punctuation, case and white space are left out. Two
sentences that differ only so, or in the spelling of a word, say the same.
"""

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

from doclint.compare.untranslated_words import within
from doclint.model import Span
from doclint.parse.document import MASK, Document
from doclint.patterns import lazy_pattern

Words: TypeAlias = tuple[str, ...]

# Combining marks, which `\w` leaves out: the vowels of many scripts are some of them.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u0670\u06d6-\u06ed"
    "\u0900-\u109f\u1780-\u17d3"
)
_WORD = lazy_pattern(rf"\d+(?:[.,]\d+)*|(?:[^\W\d_]|[{_MARKS}])+|{MASK}")
_MOST_COMPARED = 1500  # words: comparing them costs up to the square
_TYPO, _TYPO_OF_LONG = 4, 8  # letters from which on one, or two, may be wrong in a word


class Segments:
    """The segments of a document: as they are written and, made when asked for, their words."""

    __slots__ = ("_words", "document", "texts")

    def __init__(self, document: Document) -> None:
        self.document = document
        self.texts = [document.text[slice(*segment.span)] for segment in document.segments]
        self._words: dict[int, Words] = {}

    def words(self, segment: int) -> Words:
        """Return the words of a segment."""
        words = self._words.get(segment)
        if words is None:
            span = self.document.segments[segment].span
            words = self._words[segment] = words_of(self.document, span)
        return words


def words_of(document: Document, span: Span) -> Words:
    """Return the words of a stretch, code among them; `MASK` stands for each Liquid tag."""
    start, end = span
    prose = document.prose
    parts: list[str] = []
    at = start
    codes = [code.content for code in within(document.codes, start, end)]
    shown = [(*code, document.text[slice(*code)]) for code in codes]
    shown += [(*tag.span, f" {MASK} ") for tag in within(document.tags, start, end)]
    for left, right, text in sorted(shown):
        if left >= at:
            parts += prose[at:left].replace(MASK, ""), text
            at = right
    parts.append(prose[at:end].replace(MASK, ""))
    return tuple(_WORD.findall(unicodedata.normalize("NFC", "".join(parts)).casefold()))


def say_the_same(old: Words, new: Words) -> bool:
    """Tell whether two versions of a sentence differ in nothing but spelling and variables.

    A Liquid tag may come and go, and take the place of words: a site that puts a name into a
    variable does so everywhere. Numbers must be equal.
    """
    if old == new:
        return True
    if not (old and new) or max(len(old), len(new)) > _MOST_COMPARED:
        return False
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return all(
        kind == "equal" or _is_spelling(old[i:j], new[k:m])
        for kind, i, j, k, m in matcher.get_opcodes()
    )


def _is_spelling(old: Words, new: Words) -> bool:
    ours = [word for word in old if word != MASK]
    theirs = [word for word in new if word != MASK]
    if not (ours and theirs):
        return not (ours or theirs) or MASK in (new if ours else old)
    one, other = "".join(ours), "".join(theirs)
    if one == other and one.isalpha():
        return True  # set up, set-up and setup
    return len(ours) == len(theirs) and all(map(_is_typo, ours, theirs))


def _is_typo(old: str, new: str) -> bool:
    """Tell whether one word is another spelling of the other one.

    The first letter stays (`safe`, `unsafe`), and the script must have letters by which a word is
    spelt: those with case have. In others one character may be a word.
    """
    if old == new:
        return True
    if old[0] != new[0] or old.upper() == old or new.upper() == new:
        return False
    longest = max(len(old), len(new))
    most = (longest >= _TYPO) + (longest >= _TYPO_OF_LONG)
    return abs(len(old) - len(new)) <= most and _distance(old, new) <= most


def _distance(one: str, other: str) -> int:
    """Return how many letters are missing, surplus, wrong or swapped with the next one.

    The restricted Damerau-Levenshtein distance: https://doi.org/10.1145/363958.363994
    """
    before: Sequence[int] = ()
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, there in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != there))
            if before and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
