"""Finds the terms of a glossary in a source, the longest first, in one pass."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from doclint.model import Span
from doclint.patterns import lazy_pattern
from doclint.terms.forms import is_unspaced
from doclint.terms.glossary import EXACT, SMART, Entry, Glossary

_WORD = lazy_pattern(r"[^\W_]+(?:['’][^\W_]+)*")
# Around a name of the machine's world, or a longer compound, which is another word: `a/branch`,
# `branch_id`, `branch.main`, `non-branch`.
_BEFORE = frozenset("/\\@#$=_.-‐‑%&~")
_AFTER = lazy_pattern(r"[\\/_=@‐‑-]|[.:][^\W_]|\(\)")
# Where a term may be broken: a line of a quotation begins with `>`, a mark is masked.
_BREAKS = " \t\r\n\ufffc>"
_REMEMBERED = 100_000  # words; the vocabulary of a large site is smaller
_NOT_APART = frozenset({"", "-", "‐", "‑"})


class Found(NamedTuple):
    """Where a term stands; no entry is one that is accepted as it is, whatever is made of it.

    `opens` says that it is the beginning of the stretch that was searched.
    """

    entry: Entry | None
    span: Span
    opens: bool = False


class _Phrase(NamedTuple):
    words: tuple[str, ...]  # in lower case
    written: str
    gaps: tuple[str, ...]
    exact: bool
    entry: Entry | None


class _Starts(dict[str, tuple[_Phrase, ...]]):
    """What may begin with a word, the longest first; only a term of one word with a plural."""

    def __init__(self, phrases: Mapping[str, Sequence[_Phrase]]) -> None:
        super().__init__()
        self._phrases = phrases

    def __missing__(self, word: str) -> tuple[_Phrase, ...]:
        if len(self) >= _REMEMBERED:
            self.clear()
        plurals = (
            phrase
            for singular in singulars(word)
            for phrase in self._phrases.get(singular, ())
            if len(phrase.words) == 1
        )
        value = self[word] = (*self._phrases.get(word, ()), *plurals)
        return value


class Finder:
    """The terms of one language's entries, by their first word or, without spaces, letter.

    The last word of a term may be in a plural by `s`, `es` or `ies` (English, French, Spanish,
    Portuguese). `accepted` are texts that stay as they are: a term within one is no term.
    """

    def __init__(
        self, entries: Iterable[Entry], case: str, source_language: str, accepted: Iterable[str]
    ) -> None:
        self._unspaced = is_unspaced(source_language)
        self._phrases: dict[str, list[_Phrase]] = {}
        self._starts = _Starts(self._phrases)
        known = {entry.term: entry for entry in entries}
        texts: dict[str, Entry | None] = {**dict.fromkeys(accepted), **known}
        for text, entry in texts.items():
            exact = case == EXACT or (case == SMART and text != text.lower())
            if phrase := self._phrase(text, entry, exact=exact):
                self._phrases.setdefault(phrase.words[0], []).append(phrase)
        for phrases in self._phrases.values():
            # One that is found as written only comes before one of any case.
            phrases.sort(
                key=lambda one: (len(one.words), len(one.written), one.exact), reverse=True
            )

    def _phrase(self, text: str, entry: Entry | None, *, exact: bool) -> _Phrase | None:
        if self._unspaced:
            return _Phrase((text[0].lower(),), text, (), exact, entry) if text else None
        spans = [match.span() for match in _WORD.finditer(text)]
        if not spans:
            return None
        words = tuple(text[slice(*span)].lower() for span in spans)
        gaps = tuple(text[one[1] : two[0]].strip(_BREAKS) for one, two in pairwise(spans))
        return _Phrase(words, text[spans[0][0] : spans[-1][1]], gaps, exact, entry)

    def found(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield the terms between two offsets of a text, none within another."""
        if self._unspaced:
            yield from self._letters(text, start, end)
            return
        words = [word.lower() for word in _WORD.findall(text, start, end)]
        if not any(map(self._starts.__getitem__, words)):
            return
        spans = [match.span() for match in _WORD.finditer(text, start, end)]
        at = 0
        while at < len(words):
            phrase = self._at(text, spans, words, at)
            if phrase is None:
                at += 1
                continue
            last = at + len(phrase.words) - 1
            yield Found(phrase.entry, Span(spans[at][0], spans[last][1]), at == 0)
            at = last + 1

    def _at(
        self, text: str, spans: Sequence[tuple[int, int]], words: Sequence[str], at: int
    ) -> _Phrase | None:
        for phrase in self._starts[words[at]]:
            last = at + len(phrase.words) - 1
            if last >= len(words) or words[at + 1 : last] != list(phrase.words[1:-1]):
                continue
            ending = words[last]
            if phrase.words[-1] != ending and phrase.words[-1] not in singulars(ending):
                continue
            if _is_whole(text, phrase, spans[at : last + 1]):
                return phrase
        return None

    def _letters(self, text: str, start: int, end: int) -> Iterator[Found]:
        at = start
        while at < end:
            for phrase in self._phrases.get(text[at].lower(), ()):
                last = at + len(phrase.written)
                here = text[at:last]
                if last <= end and (
                    here == phrase.written
                    or (not phrase.exact and here.lower() == phrase.written.lower())
                ):
                    yield Found(phrase.entry, Span(at, last))
                    at = last - 1
                    break
            at += 1


def singulars(word: str) -> tuple[str, ...]:
    """Return what a word in lower case may be the plural of."""
    if len(word) < 4 or word[-1] != "s":
        return ()
    if word.endswith("ies"):
        return word[:-1], word[:-3] + "y"
    return (word[:-1], word[:-2]) if word[-2] == "e" else (word[:-1],)


def _is_whole(text: str, phrase: _Phrase, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether words that are those of a term stand together, alone, in the right case."""
    start, end = spans[0][0], spans[-1][1]
    if (start and text[start - 1] in _BEFORE) or _AFTER.match(text, end):
        return False
    for index, (one, two) in enumerate(pairwise(spans)):
        between = text[one[1] : two[0]].strip(_BREAKS)
        if between != phrase.gaps[index] and not {between, phrase.gaps[index]} <= _NOT_APART:
            return False
    if not phrase.exact:
        return True
    written = [match[0] for match in _WORD.finditer(phrase.written)]
    here = [text[slice(*span)] for span in spans]
    *first, last = written
    # Of a plural, all letters but those of its ending count.
    least = len(last) - 1 if here[-1] != last and last[-1:] == "y" else len(last)
    return here[:-1] == first and here[-1][:least] == last[:least]


@lru_cache(maxsize=32)
def finder_of(
    glossary: Glossary, language: str, source_language: str, accepted: frozenset[str]
) -> Finder:
    """Return what finds the terms of a language, prepared once."""
    return Finder(glossary.of(language), glossary.case, source_language, accepted)
