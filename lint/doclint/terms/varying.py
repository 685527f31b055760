"""What is translated in several ways within a project."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doclint.check.pair import AlignedPair, Memory
from doclint.compare.links import languages_of, link_changes
from doclint.compare.untranslated_words import key_of
from doclint.memory.memory import Remembered
from doclint.memory.pieces import joined, parts_of, plain_text
from doclint.memory.template import filled, template_of
from doclint.model import Span
from doclint.terms.taken import Taken, untranslated

_LEAST_CONFIDENCE = 0.5  # of the bead
_LEAST_WORDS = 2  # of the source: one (`Open`) means this here and that there
_LEAST_TIMES = 2  # how often what is proposed stands in the project


class Varying(NamedTuple):
    """A stretch that is translated otherwise elsewhere, and more often.

    `ways` are all translations with the number of their occurrences, the most frequent first.
    """

    source: Span
    span: Span
    ways: tuple[tuple[str, int], ...]


def varying(pair: AlignedPair) -> tuple[Varying, ...]:
    """Return the sentences and link titles whose translation is not the usual one.

    Nothing without a memory. What differs in case and punctuation only is the same.
    """
    memory = pair.memory
    if memory is None:
        return ()
    left = pair.fact(untranslated)
    sentences = [
        one
        for source, span in _sentences(pair)
        if not left.touches(span) and (one := _varying(pair, memory, source, span))
    ]
    taken = Taken(one.span for one in sentences)
    titles = [
        one
        for source, span in _titles(pair)
        if not left.touches(span)
        and not taken.touches(span)
        and (one := _varying(pair, memory, source, span))
    ]
    return (*sentences, *titles)


def _sentences(pair: AlignedPair) -> Iterator[tuple[Span, Span]]:
    """Yield the sentences that stand one for one."""
    ours, theirs = pair.source.segments, pair.translation.segments
    for bead in pair.alignment.segments:
        if (len(bead.source), len(bead.translation)) == (1, 1) and (
            bead.confidence >= _LEAST_CONFIDENCE
        ):
            yield ours[bead.source[0]].span, theirs[bead.translation[0]].span


def _titles(pair: AlignedPair) -> Iterator[tuple[Span, Span]]:
    """Yield the texts of links that stand for each other."""
    for paired in pair.fact(link_changes).pairs:
        if paired.certain and paired.source.kind == "link":
            yield paired.source.text, paired.translation.text


def _varying(pair: AlignedPair, memory: Memory, source: Span, span: Span) -> Varying | None:
    ours, theirs = parts_of(pair.source, source), parts_of(pair.translation, span)
    if not ours or not theirs or len(key_of(plain_text(ours)).split()) < _LEAST_WORDS:
        return None
    template = template_of(ours, theirs, pair.fact(languages_of))
    piece = joined(ours)
    own = filled(template, piece.marks) if template else None
    if own is None or key_of(own) == key_of(filled(piece.key, piece.marks) or ""):
        return None  # what was left in the source's language is for other rules
    ways = _ways(memory.exact(piece, {}))
    usual, times = ways[0] if ways else ("", 0)
    key = key_of(own)
    if times < _LEAST_TIMES or key_of(usual) == key:
        return None
    if times <= sum(count for text, count in ways if key_of(text) == key):
        return None
    return Varying(source, span, ways)


def _ways(remembered: Sequence[Remembered]) -> tuple[tuple[str, int], ...]:
    """Put together what differs in case and punctuation only; the most frequent first."""
    texts: dict[str, tuple[str, int]] = {}
    for text, times in remembered:
        first, count = texts.get(key_of(text), (text, 0))
        texts[key_of(text)] = first, count + times
    return tuple(sorted(texts.values(), key=lambda way: (-way[1], way[0])))
