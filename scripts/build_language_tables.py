"""Distil the word tables in lint/doclint/language/tables from the frequency lists of wordfreq.

    pip install wordfreq
    python scripts/build_language_tables.py [CODE…]

Without codes every table is made anew. A table is a zlib stream; what it holds is described in
`doclint.language.table`, which reads it. The same lists give the same bytes.

wordfreq (Robyn Speer, https://github.com/rspeer/wordfreq) publishes its data under CC BY-SA 4.0, so
the tables are under it too: see lint/doclint/language/tables/LICENSE.
"""

import argparse
import heapq
import math
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import wordfreq

from doclint.language.table import LEVEL, STEP, normal
from doclint.language.tags import script_of, scripts_of

TABLES = Path(__file__).resolve().parent.parent / "lint" / "doclint" / "language" / "tables"
# Words are not separated by spaces in Chinese and Japanese, and Korean glues particles to them:
# for those, the script tells more than a list of words would.
NO_TABLE = frozenset({"ja", "ko", "zh"})
WORDS = 20_000  # listed by a table, or as many as it has room for
ROOM = 98_000  # bytes
LETTERS = 42
MODEL_FROM, MODEL_TO = 2_000, 100_000  # ranks of the words that unknown ones are likened to


def words_of(code: str) -> dict[str, float]:
    """Return the words of a language with their share of its text, the most frequent first.

    Numbers, and words in a script that is not the language's, are left out.
    """
    scripts = scripts_of(code)
    shares = wordfreq.get_frequency_dict(code, "best")
    kept: dict[str, float] = defaultdict(float)
    for word, share in shares.items():
        if all(
            letter == "'"
            or unicodedata.category(letter)[0] == "M"
            or (letter.isalpha() and script_of(letter) in scripts)
            for letter in word
        ):
            kept[normal(word)] += share
    return dict(sorted(kept.items(), key=lambda item: (-item[1], item[0])))


def levels(words: Mapping[str, float]) -> str:
    """Return a line for each level of frequency: the level, then its words in order."""
    by_level = defaultdict(list)
    for word, share in words.items():
        by_level[round(-math.log(share) / LEVEL)].append(word)
    return "\n".join(f"{level} {' '.join(sorted(by_level[level]))}" for level in sorted(by_level))


def smoothed(counts: Mapping[int, float], lower: Sequence[float]) -> list[float]:
    """Interpolate counts with a lower-order model (Witten and Bell 1991, method C)."""
    total, types = sum(counts.values()), len(counts)
    if not total:
        return list(lower)
    return [(counts.get(i, 0.0) + types * p) / (total + types) for i, p in enumerate(lower)]


def trigrams(words: Mapping[str, float]) -> tuple[str, bytes]:
    """Return the letters and a cube of -ln P(third | first, second), a byte each, in units of STEP.

    Symbol 0 is the border of a word, 1 any letter that is not listed, the listed follow from 2.
    A word weighs the cube root of its frequency: unknown words are rare ones, of many types.
    """
    weights = {word: share ** (1 / 3) for word, share in words.items()}
    letters: dict[str, float] = defaultdict(float)
    for word, weight in weights.items():
        for letter in word:
            letters[letter] += weight
    alphabet = "".join(heapq.nlargest(LETTERS, letters, key=letters.__getitem__))
    size = len(alphabet) + 2
    index = {letter: i for i, letter in enumerate(alphabet, 2)}
    scale = len(weights) / sum(weights.values())
    one: dict[int, float] = defaultdict(float)
    two: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    three: dict[tuple[int, int], dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for word, weight in weights.items():
        first = second = 0
        for third in [*(index.get(letter, 1) for letter in word), 0]:
            one[third] += weight * scale
            two[second][third] += weight * scale
            three[first, second][third] += weight * scale
            first, second = second, third
    unigrams = smoothed(one, [1 / size] * size)
    bigrams = [smoothed(two[second], unigrams) for second in range(size)]
    cube = bytearray()
    for first in range(size):
        for second in range(size):
            row = smoothed(three.get((first, second), {}), bigrams[second])
            cube += bytes(min(255, round(-math.log(p) / STEP)) for p in row)
    return alphabet, bytes(cube)


def table(code: str) -> bytes:
    """Return the table of a language as it is stored."""
    words = words_of(code)
    ranked = list(words)
    # Vietnamese writes syllables: its list ends before its unknown words would begin.
    rare = ranked[MODEL_FROM if len(ranked) > 2 * MODEL_FROM else 0 : MODEL_TO]
    alphabet, cube = trigrams({word: words[word] for word in rare})
    for count in range(WORDS, 0, -1_000):
        known = {word: words[word] for word in ranked[:count]}
        unknown = -math.log(max(1 - sum(known.values()), 0.01))
        head = f"{unknown:.3f}\n{alphabet}\n{levels(known)}"
        stored = zlib.compress(head.encode() + b"\0" + cube, 9)
        if len(stored) <= ROOM:
            return stored
    raise ValueError(f"the letters of {code} alone take more than {ROOM} bytes")


def main(codes: Iterable[str] = ()) -> None:
    """Write the tables of the languages named, or of all."""
    for code in codes or sorted(set(wordfreq.available_languages("best")) - NO_TABLE):
        path = TABLES / f"{code}.z"
        path.write_bytes(table(code))
        print(f"{path.name:8} {path.stat().st_size:7,} bytes")  # noqa: T201  # a script's output


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("codes", nargs="*", metavar="CODE", help="language of wordfreq")
    main(parser.parse_args().codes)
