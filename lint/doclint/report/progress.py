"""Which sentences of a source are translated."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.model import Finding, Span
from doclint.parse.document import Document
from doclint.patterns import lazy_pattern

GROUP = "untranslated/"
_MOST = 0.5  # of a sentence's letters in the source's language: then it is not translated
_WORD = lazy_pattern(r"\w+")


class Progress(NamedTuple):
    """How far a translation is: as the fields of the same names in `doclint.report.model.Article`.

    `open` are the numbers of the beads of segments that are not translated.
    """

    segments: int
    translated: int
    words: int
    open: frozenset[int] = frozenset()


def progress_of(pair: AlignedPair, findings: Iterable[Finding]) -> Progress:
    """Count the sentences; `findings` are those on the pair.

    A sentence is translated if the translation has one for it, and no finding of the rules of
    `untranslated` covers most of that. Sentences without letters (a tag, an image) do not count.
    """
    left = sorted({it.span for it in findings if it.rule.startswith(GROUP)})
    starts, document = [span.start for span in left], pair.translation
    segments = translated = words = 0
    undone = set()
    for number, bead in enumerate(pair.alignment.segments):
        counting = [index for index in bead.source if _has_letters(pair.source, index)]
        if not counting:
            continue
        segments += len(counting)
        sides = [document.segments[index].span for index in bead.translation]
        if sides and not _is_left(document, sides, left, starts):
            translated += len(counting)
        else:
            undone.add(number)
            words += sum(_words(pair.source, index) for index in counting)
    return Progress(segments, translated, words, frozenset(undone))


def nothing_of(source: Document) -> Progress:
    """Count the sentences of a source that has no translation."""
    counting = [index for index in range(len(source.segments)) if _has_letters(source, index)]
    return Progress(len(counting), 0, sum(_words(source, index) for index in counting))


def _is_left(
    document: Document, sides: Sequence[Span], left: Sequence[Span], starts: Sequence[int]
) -> bool:
    """Tell whether most letters of some sentences lie in what was `left`, sorted by `starts`."""
    last = bisect_left(starts, max(side.end for side in sides))
    near = [span for span in left[:last] if span.end > sides[0].start]
    if not near:
        return False
    prose, letters, covered = document.prose, 0, 0
    for start, end in sides:
        letters += _letters(prose, start, end)
        at = start
        for span in near:
            stop = min(end, span.end)
            if stop > max(at, span.start):
                covered += _letters(prose, max(at, span.start), stop)
                at = stop
    return covered > _MOST * letters


def _letters(prose: str, start: int, end: int) -> int:
    return sum(map(str.isalpha, prose[start:end]))


def _has_letters(document: Document, index: int) -> bool:
    start, end = document.segments[index].span
    return any(map(str.isalpha, document.prose[start:end]))


def _words(document: Document, index: int) -> int:
    start, end = document.segments[index].span
    return words_in(document.prose[start:end])


def words_in(text: str) -> int:
    """Count the words of a text."""
    return len(_WORD.findall(text))
