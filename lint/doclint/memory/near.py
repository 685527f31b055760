"""Finds the text that is most like another one, without comparing it with all of them.

Texts that share enough words share one of their rarest: only these are looked up (the prefix filter
of Bayardo, Ma, Srikant: Scaling Up All Pairs Similarity Search, WWW 2007).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from doclint.patterns import lazy_pattern

_WORD = lazy_pattern(r"\x02[^\x03]*\x03|\w+")
_LEAST_WORDS = 4  # fewer have too little to be alike in
_MOST_CANDIDATES = 200  # of those that share a rare word; the first in order


class Index:
    """Texts by their rarest words."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = list(texts)
        self._frequency: Counter[str] = Counter()
        for text in self._texts:
            self._frequency.update(_words(text))
        self._by_word: dict[str, list[int]] = {}
        for number, text in enumerate(self._texts):
            for word in self._rarest(_words(text)):
                self._by_word.setdefault(word, []).append(number)

    def nearest(self, text: str, least: float) -> tuple[str, float] | None:
        """Return the most similar other text and the share of its words that are the same.

        That is twice the number of words that both have in the same order, by the number of all.
        None where no text reaches `least`.
        """
        words = _words(text)
        if len(words) < _LEAST_WORDS:
            return None
        shared: Counter[int] = Counter()
        for word in self._rarest(words):
            shared.update(self._by_word.get(word, ())[:_MOST_CANDIDATES])
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(words)
        best: tuple[float, str] | None = None
        for number, _ in shared.most_common(_MOST_CANDIDATES):
            other = self._texts[number]
            if other == text:
                continue
            matcher.set_seq1(_words(other))
            floor = max(least, best[0] if best else 0.0)
            if matcher.real_quick_ratio() < floor or matcher.quick_ratio() < floor:
                continue
            # Of several that are equally like, the first in order: the same in every run.
            likeness = matcher.ratio()
            if likeness >= least and (best is None or (-likeness, other) < (-best[0], best[1])):
                best = likeness, other
        return (best[1], best[0]) if best else None

    def _rarest(self, words: Sequence[str]) -> list[str]:
        """Return the words that two texts of that many cannot but share if they are alike."""
        different = sorted(set(words), key=lambda word: (self._frequency[word], word))
        # At a likeness of 0.75, up to two fifths of the words of either may be different ones.
        return different[: len(different) * 2 // 5 + 1]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def difference(one: str, other: str) -> list[tuple[str, str]]:
    """Return the stretches in which two texts differ, word by word."""
    left, right = one.split(), other.split()
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [
        (" ".join(left[i:j]), " ".join(right[k:m]))
        for kind, i, j, k, m in matcher.get_opcodes()
        if kind != "equal"
    ]
