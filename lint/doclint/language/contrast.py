"""Tells the source's language from the translation's, word by word and clause by clause.

The evidence of a word is the difference of its -ln P in the two languages: nats, positive for the
source's. Clauses are found by a two-state Viterbi pass (states: source, translation), so that
neither a borrowed word nor a cognate makes or breaks one.
"""

import math
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache
from itertools import accumulate, groupby
from operator import sub
from typing import TypeVar

from doclint.language import table, tags
from doclint.language.words import lone_word, words_in
from doclint.patterns import lazy_pattern

SWITCH = 5.0  # nats that a change of language costs; the optimum is flat between 3 and 8
LISTED = 8.0  # the most that a word says which one of the tables lists
FOREIGN = 4.0  # … and from which on it is not the translation's
UNLISTED = 2.0  # … and one that speaks by its spelling alone, as names do
# Without a table of the translation's language, only a word that is frequent in the source's
# (`the`) is a sign of a sentence; one that is rarer (`commit`) is as likely a borrowed one.
BORROWED = 9.0  # -ln P in the source from which on a word tells nothing
UNKNOWN = 0.5  # what a word says where there is no table for either
COMMON = 7.0  # -ln P of the hundred words or so that hold sentences together
SUSPECT = 5.0  # nats of evidence below which a text is not looked at twice
_REMEMBERED = 100_000  # words; the vocabulary of a large site is smaller
_LATIN = lazy_pattern(r"[A-Za-z\u00c0-\u024f'’]+")
_NOT_LATIN = lazy_pattern(r"[^\W\d_A-Za-z\u00aa-\u024f]")


class Support(StrEnum):
    """What the languages of a source and a translation can be told apart by."""

    WORDS = "words"  # both have a word table
    SCRIPT = "script"  # they are written in different scripts
    EQUALITY = "equality"  # neither: only a copy of the source is known for what it is
    NONE = "none"  # they are the same language


def support(source: str, target: str) -> Support:
    """Return what tells the languages of two tags (`en`, `pt-BR`) apart."""
    if tags.same_language(source, target):
        return Support.NONE
    if tags.code_of(source) == tags.code_of(target):
        return Support.EQUALITY
    ours, theirs = tags.scripts_of(source), tags.scripts_of(target)
    if ours & theirs and tags.has_table(source) and tags.has_table(target):
        return Support.WORDS
    return Support.EQUALITY if ours <= theirs else Support.SCRIPT


T = TypeVar("T")


class _Memo(dict[str, T]):
    """A function of a word that remembers what it said, up to a bound: faster than `lru_cache`."""

    def __init__(self, function: Callable[[str], T]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, word: str) -> T:
        if len(self) >= _REMEMBERED:
            self.clear()
        value = self[word] = self._function(word)
        return value


class Contrast:
    """What words say about being in the source's language rather than in the translation's.

    `evidence` maps a word as written to nats, `opening` does so for the first word of a sentence,
    whose capital means nothing.
    """

    def __init__(self, source: str, target: str) -> None:
        self.support = support(source, target)
        self._ours = tags.scripts_of(source)
        self._theirs = tags.scripts_of(target)
        self._source = table.load(source) if tags.has_table(source) else None
        self._target = table.load(target) if self.support is Support.WORDS else None
        self._listed = self._source.words if self._source else {}
        self._common: _Memo[bool] = _Memo(self._is_common)
        self.evidence: _Memo[float] = _Memo(self._evidence)
        self.opening: _Memo[float] = _Memo(self._opening)
        self._chunks: _Memo[float] = _Memo(self._chunk)

    def suspects(self, text: str) -> bool:
        """Tell whether a text may hold words of the source's language: fast, and seldom in vain.

        One word is not enough in a sentence of more than a few: translations borrow words.
        """
        if self.support is Support.EQUALITY:
            return True
        if self._target:
            evidence = list(map(self._chunks.__getitem__, text.split()))
            if len(evidence) <= 5:
                return sum(evidence) >= SUSPECT
            # No stretch has more than all that speaks for the source's language, and nearly always
            # that is too little.
            most = sum([value for value in evidence if value > 0.0])
            return most > LISTED and _best_stretch(evidence) > LISTED
        if "LATIN" not in self._ours:
            return not text.isascii() and self._chunk(text) > 0
        words = _LATIN.findall(text)
        if len(words) > 1 and not _NOT_LATIN.search(text):
            return True
        return len(words) > 2 and sum(max(0.0, self._chunks[word]) for word in words) >= SUSPECT / 2

    def is_common(self, word: str) -> bool:
        """Tell whether a word is one of those that make a sentence of others: `the`, `is`, `you`.

        Always false where the source has no table.
        """
        return self._common[word]

    def is_foreign(self, word: str) -> bool:
        """Tell whether a word can only be the source's: a borrowed one, a term or a name."""
        return self.opening[word] >= FOREIGN or (
            self._target is None and tags.script_of(word[0]) in self._ours - self._theirs
        )

    def runs(self, evidence: Sequence[float]) -> list[tuple[int, int]]:
        """Return the stretches of words that are in the source's language: from, to (exclusive).

        Between two scripts that is all that is not in the translation's script.
        """
        if self._target is None:
            ours = [value > -LISTED for value in evidence]
        else:
            ours = _viterbi(evidence)
        runs = []
        at = 0
        for is_ours, group in groupby(ours):
            length = sum(1 for _ in group)
            if is_ours:
                runs.append((at, at + length))
            at += length
        return runs

    def _is_common(self, word: str) -> bool:
        return self._listed.get(table.normal(word), math.inf) <= COMMON

    def _evidence(self, word: str) -> float:
        value = self._opening(word)
        # A capital inside a sentence is half a name.
        return value / 2 if value > 0 and word[0].isupper() else value

    def _opening(self, word: str) -> float:
        script = tags.script_of(word[0])
        ours, theirs = script in self._ours, script in self._theirs
        if not ours:
            return -LISTED if theirs else 0.0
        if self._source is None or (script != "LATIN" and not theirs):
            return UNKNOWN if theirs else LISTED
        if word[1:] != word[1:].lower() or (word.isupper() and len(word) > 1):
            return 0.0  # `GitHub`, `API`
        normal = table.normal(word)
        cost = self._source.cost(normal)
        if self._target is None:
            listed = normal in self._source.words
            return max(0.0 if listed else -UNKNOWN, min(4.0, BORROWED - cost))
        listed = normal in self._source.words or normal in self._target.words
        most = LISTED if listed else UNLISTED
        evidence = self._target.cost(normal) - cost
        return max(-most, min(most, evidence))

    def _chunk(self, text: str) -> float:
        word = lone_word(text)
        if word:
            evidence = self.opening[word]
        else:
            evidence = sum(self.opening[each.text] for each in words_in(text, 0, len(text)))
        return max(-LISTED, min(LISTED, evidence))


def _best_stretch(evidence: Sequence[float]) -> float:
    """Return the largest sum of neighbours."""
    sums = list(accumulate(evidence, initial=0.0))
    best: float = max(map(sub, sums, accumulate(sums, min)))
    return best


def _viterbi(evidence: Sequence[float]) -> list[bool]:
    """Return for each word whether it is the source's, on the best path through all of them."""
    odds = 0.0  # of the state `source` against `translation`, in nats, given the words so far
    stays: list[tuple[bool, bool]] = []  # does the best way to a state come from the same one?
    for value in evidence:
        stays.append((odds <= SWITCH, odds >= -SWITCH))
        odds = max(-SWITCH, min(SWITCH, odds)) + value
    state = odds > 0
    states = []
    for stay in reversed(stays):
        states.append(state)
        if not stay[state]:
            state = not state
    states.reverse()
    return states


@cache
def contrast(source: str, target: str) -> Contrast:
    """Return the contrast of two languages; tables are read at the first call for a pair."""
    return Contrast(source, target)
