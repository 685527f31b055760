"""Tells whether a translation holds a term in one of its forms, inflected or not.

No grammar is asked: two words are forms of one if they begin with the same two thirds, which holds
for the endings of most languages; where it does not (`ação`, `ações`), the glossary lists both, or
has a `*` for any letters (`aç*`).
"""

import unicodedata
from functools import cache, cached_property
from math import ceil
from typing import NamedTuple

from doclint.language.tags import scripts_of
from doclint.parse.document import MASK
from doclint.patterns import lazy_pattern

_STEM = 0.65  # of a word's letters
_NO_STEM = 3  # letters: a word of so few takes an ending, and does not lose one
_LONGEST_ENDING = 3
_LONGEST_KEPT_ENDING = 5
# From how many letters on a stem is found inside a word, as in a compound; outside of Latin, Greek
# and Cyrillic words are shorter, and take prefixes.
_INSIDE, _INSIDE_SHORT = 5, 3
_FIRST_SHORT = "\u0590"
_UNSPACED = frozenset({"CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN"})
WORD = r"[^\s!-/:-@\[-`{-~¡«»·¿‐-‧‹›「-】〔-〟、。！-／：-＠［-｀｛-･\ufffc]+"
_WORD = lazy_pattern(WORD)
_ACCENTS = dict.fromkeys(range(0x300, 0x370))


def fold(text: str) -> str:
    """Return what texts share that differ in case, accents and width only."""
    if text.isascii():
        return text.lower()
    # Twice: some letters have a capital only when they are taken apart (Unicode 16, D146).
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text.casefold())
    return text.translate(_ACCENTS)


def words_of(text: str) -> list[str]:
    """Split a folded text at spaces and punctuation, hyphens and apostrophes included."""
    return _WORD.findall(text)


@cache
def is_unspaced(language: str) -> bool:
    """Tell whether a language puts no spaces between words."""
    return not scripts_of(language).isdisjoint(_UNSPACED)


class Form(NamedTuple):
    """A form of a translation: its words, folded, with `*` where any letters may stand.

    `whole` is the form without spaces, for languages that have none.
    """

    words: tuple[str, ...]
    whole: str


@cache
def form_of(text: str) -> Form:
    """Prepare a form as a glossary has it."""
    folded = fold(text)
    words = tuple(
        word for chunk in folded.split() for word in ([chunk] if "*" in chunk else words_of(chunk))
    )
    return Form(words, "".join(folded.replace("*", "").split()))


class Reading:
    """A stretch of a translation, to be searched."""

    def __init__(self, text: str, language: str) -> None:
        self.text = fold(text)
        self.unspaced = is_unspaced(language)

    @cached_property
    def words(self) -> list[str]:
        """The words, folded."""
        return words_of(self.text)

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _line(self) -> str:
        return " " + " ".join(self.words)

    @cached_property
    def _whole(self) -> str:
        return "".join(self.text.replace(MASK, "").split())

    def has_form(self, form: Form) -> bool:
        """Tell whether all words of a form that carry meaning are there, inflected, in any order.

        Languages put adjectives between them; articles and prepositions change with what follows.
        """
        if self.unspaced:
            return form.whole in self._whole
        telling = [word for word in form.words if len(word) > _NO_STEM] or form.words
        return all(
            word in self._vocabulary or any(is_form(word, other) for other in self._vocabulary)
            for word in telling
        )

    def keeps(self, form: Form, *, exactly: bool = False) -> bool:
        """Tell whether a term stands as it is, but for an ending of its last word.

        `exactly` allows a plural by `s` or `es` and endings in another script only.
        """
        if self.unspaced:
            return form.whole in self._whole
        term = " ".join(form.words)
        at = self._line.find(f" {term}")
        while at >= 0:
            end = at + 1 + len(term)
            ending = self._line[end:].partition(" ")[0][: _LONGEST_KEPT_ENDING + 1]
            if _fits(term, ending, exactly=exactly):
                return True
            at = self._line.find(f" {term}", end)
        return False


def _fits(term: str, ending: str, *, exactly: bool) -> bool:
    """Tell whether what follows a term in its word may be an ending of it."""
    if ending in {"", "s", "es"} or (ending[0] < _FIRST_SHORT) != (term[-1] < _FIRST_SHORT):
        return True
    longest = _LONGEST_ENDING - 1 if len(term) <= _NO_STEM else _LONGEST_KEPT_ENDING
    return not exactly and len(ending) <= longest


def is_form(word: str, other: str) -> bool:
    """Tell whether `other` may be an inflected form of `word`, both folded."""
    if "*" in word:
        bare = word.strip("*")
        if not word.startswith("*"):
            return other.startswith(bare)
        return bare in other if word.endswith("*") else other.endswith(bare)
    if len(word) <= _NO_STEM:
        return other.startswith(word) and len(other) <= len(word) + _LONGEST_ENDING
    stem = word[: ceil(_STEM * len(word))]
    if other.startswith(stem):
        return True
    least = _INSIDE_SHORT if word[0] >= _FIRST_SHORT else _INSIDE
    return len(stem) >= least and stem in other
