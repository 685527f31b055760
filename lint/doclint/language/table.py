"""A language's word table: how likely a word is in running text of the language.

A table holds the most frequent words with their share of the language's text and, for all others, a
model of character trigrams. It is made by scripts/build_language_tables.py and stored as a zlib
stream:

    -ln of the share of words that are not listed
    the letters of the trigram model
    LEVEL WORD WORD …        one line for each level; -ln P(word) = level * LEVEL
    NUL                      then the cube: -ln P(third | first, second) in units of STEP,
                             a byte for each trigram of (letters + 2) symbols, third fastest
"""

import unicodedata
import zlib
from functools import cache
from itertools import repeat
from typing import NamedTuple

from doclint.language.tags import TABLES, code_of

LEVEL = 0.2  # nats between two levels of word frequency
STEP = 0.5  # nats between two values of the trigram model

# What people type for the letters that wordfreq's list is written with.
_FOLD = {"ro": str.maketrans("şţ", "șț")}


def normal(word: str) -> str:
    """Return the form in which tables list a word: case folded, NFC, straight apostrophes."""
    if word.isascii():
        return word.lower()
    # U+0307 is what case folding leaves of a Turkish dotted capital I.
    folded = word.casefold().replace("\u0307", "").replace("’", "'")
    return unicodedata.normalize("NFC", folded)


class Table(NamedTuple):
    """Word likelihoods of one language, in nats (-ln P)."""

    words: dict[str, float]
    unknown: float
    letters: dict[str, int]
    cube: bytes
    fold: dict[int, int]

    def cost(self, word: str) -> float:
        """Return -ln P of a word in its normal form.

        A compound with apostrophes that is not listed costs what its parts do.
        """
        word = word.translate(self.fold) if self.fold else word
        listed = self.words.get(word)
        if listed is not None:
            return listed
        if "'" in word.strip("'"):
            return sum(map(self.cost, filter(None, word.split("'"))))
        return self.unknown + self.spelling(word)

    def spelling(self, word: str) -> float:
        """Return -ln P of the letters of a word, given that it is none of the listed ones."""
        cube, index, size = self.cube, self.letters, len(self.letters) + 2
        square = size * size
        place = total = 0  # in the cube, of the last three letters
        for letter in word:
            place = place % square * size + index.get(letter, 1)
            total += cube[place]
        return (total + cube[place % square * size]) * STEP


@cache
def load(tag: str) -> Table:
    """Return the table of a language; FileNotFoundError where it has none."""
    code = code_of(tag)
    head, _, cube = zlib.decompress((TABLES / f"{code}.z").read_bytes()).partition(b"\0")
    unknown, letters, *levels = head.decode().split("\n")
    words: dict[str, float] = {}
    for line in levels:
        level, *listed = line.split(" ")
        words.update(zip(listed, repeat(int(level) * LEVEL)))
    index = {letter: i for i, letter in enumerate(letters, 2)}
    return Table(words, float(unknown), index, cube, _FOLD.get(code, {}))
