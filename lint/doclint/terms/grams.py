"""Sequences of words, or of letters where there are no spaces: what may be a term.

Where there are no spaces, a run of Katakana or Latin letters is a word, and so is any other letter.
"""

from collections.abc import Callable, Iterator, Sequence

from doclint.language.tags import script_of
from doclint.patterns import lazy_pattern
from doclint.terms.forms import WORD, is_unspaced

Gram = tuple[str, ...]

LONGEST = 4  # words
_LONGEST_UNSPACED = 8
_RUN = lazy_pattern(rf"{WORD}(?:['’ -]{WORD})*")
_UNSPACED = lazy_pattern(r"[゠-ヿｦ-ﾟ]+|[!-~À-ɏ]+|\S")
_PARTS = lazy_pattern(rf"{WORD}(?:['’-]{WORD})*")


class Splitter:
    """Splits texts of a language into the sequences that may be a term.

    `is_common` tells which words only hold others together: no term begins or ends with one.
    """

    def __init__(self, language: str, is_common: Callable[[str], bool]) -> None:
        self._unspaced = is_unspaced(language)
        self._is_common = is_common
        self._edges: dict[str, bool] = {}

    def runs(self, text: str) -> Iterator[list[str]]:
        """Yield what stands together in a text: words, or letters."""
        for match in _RUN.finditer(" ".join(text.split())):
            if self._unspaced:
                yield _UNSPACED.findall(match[0])
            else:
                yield _PARTS.findall(match[0])

    def grams(self, text: str) -> Iterator[Gram]:
        """Yield all sequences that may be a term, as written."""
        longest = _LONGEST_UNSPACED if self._unspaced else LONGEST
        for run in self.runs(text):
            edges = [self._is_edge(word) for word in run]
            for first in range(len(run)):
                if edges[first]:
                    for last in range(first, min(first + longest, len(run))):
                        if edges[last] and (last > first or len(run[first]) > 1):
                            yield tuple(run[first : last + 1])

    def whole(self, text: str) -> Gram | None:
        """Return a text as one sequence, None for one that is too long, or none."""
        runs = list(self.runs(text))
        longest = _LONGEST_UNSPACED if self._unspaced else LONGEST
        if len(runs) != 1 or len(runs[0]) > longest or not any(map(self._is_edge, runs[0])):
            return None
        return tuple(runs[0]) if self.text(runs[0]) == text else None

    def text(self, gram: Sequence[str]) -> str:
        """Return a sequence as a text."""
        return ("" if self._unspaced else " ").join(gram)

    def _is_edge(self, word: str) -> bool:
        known = self._edges.get(word)
        if known is None:
            known = self._edges[word] = not self._is_glue(word) and any(map(str.isalpha, word))
        return known

    def _is_glue(self, word: str) -> bool:
        # Hiragana is what holds Japanese sentences together.
        return script_of(word[0]) == "HIRAGANA" if self._unspaced else self._is_common(word)
