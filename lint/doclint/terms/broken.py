"""Which terms of the glossary a translation does not hold: what the rules of `term` share."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.compare.untranslated_words import within
from doclint.model import Span
from doclint.parse.document import MASK, Document
from doclint.patterns import lazy_pattern
from doclint.terms.find import Finder, Found, finder_of
from doclint.terms.forms import Reading, form_of, is_unspaced
from doclint.terms.glossary import Entry
from doclint.terms.taken import untranslated

_NEAR = 40  # code points in which a word before a term must begin
_WORD_BEFORE = lazy_pattern(r"[^\W_]+ +\Z")
_WORD_AFTER = lazy_pattern(r" +[^\W_]+")
_LONGEST_SENTENCE = 10_000  # code points: what is longer is none, and would take its time
_SHORTEST, _LONGEST = 0.6, 2.5  # how long a translation is, of what is usual in its article
_LEAST_CONFIDENCE = 0.5  # of the bead: below, a sentence may stand for another one


class Broken(NamedTuple):
    """A term whose translation is none of those allowed.

    `source` is the term's place in the source, `span` that of the sentences that should hold its
    translation, or of the term itself where it stands there as it is.
    """

    entry: Entry
    source: Span
    span: Span
    stays: bool


def broken_terms(pair: AlignedPair) -> list[Broken]:
    """Return the terms that are not translated as the glossary says, in order.

    Nothing is said of what was left untranslated as a whole: that has rules of its own.
    """
    settings = pair.settings
    glossary = settings.glossary
    accepted = settings.terms | settings.labels
    finder = finder_of(glossary, pair.language, settings.source_language, accepted)
    return list(_broken(pair, finder))


def _broken(pair: AlignedPair, finder: Finder) -> Iterator[Broken]:
    ours, theirs = pair.source, pair.translation
    left = pair.fact(untranslated)
    heard: dict[Entry, int] = {}  # the source's block in which a term was last translated well
    for block, there, span in _stretches(pair):
        found = {
            one.entry: one for one in reversed([*finder.found(ours.prose, *there)]) if one.entry
        }
        if not found or left.touches(span) or not _is_whole(pair, there, span):
            continue
        reading = Reading(_said(theirs, span), pair.language)
        for entry, one in reversed(found.items()):
            if _is_right(pair, one, entry, span, reading):
                heard[entry] = block
                continue
            stays = None if entry.is_kept else _stays(pair, span, entry.term)
            # What was named a sentence ago may be meant without being named again.
            if stays or heard.get(entry) != block:
                yield Broken(entry, one.span, stays or span, stays is not None)


def _stretches(pair: AlignedPair) -> Iterator[tuple[int, Span, Span]]:
    """Yield the stretches of both sides that stand for each other for sure.

    The number is that of the source's block.
    """
    ours, theirs = pair.source.segments, pair.translation.segments
    for source, translation, confidence in pair.alignment.segments:
        if not source or not translation or confidence < _LEAST_CONFIDENCE:
            continue
        here = Span(ours[source[0]].span.start, ours[source[-1]].span.end)
        there = Span(theirs[translation[0]].span.start, theirs[translation[-1]].span.end)
        if there.end - there.start <= _LONGEST_SENTENCE:
            yield ours[source[0]].block, here, there


def _is_whole(pair: AlignedPair, source: Span, translation: Span) -> bool:
    """Tell whether a translation is about as long as usual in its article.

    Where it is shorter, a sentence is missing, not a term; longer, it may be that of another one.
    """
    usual = pair.fact(_ratio) * _letters(pair.source, source)
    return _SHORTEST * usual <= _letters(pair.translation, translation) <= _LONGEST * usual


def _ratio(pair: AlignedPair) -> float:
    """Return how long the translation is for each character of the source."""
    stretches = list(_stretches(pair))
    ours = sum(_letters(pair.source, source) for _, source, _ in stretches)
    theirs = sum(_letters(pair.translation, translation) for _, _, translation in stretches)
    return theirs / max(1, ours)


def _letters(document: Document, span: Span) -> int:
    return span.end - span.start - document.prose.count(MASK, *span)


def _said(document: Document, span: Span) -> str:
    """Return what a stretch says, with the text of its code."""
    codes = (document.text[slice(*code.content)] for code in within(document.codes, *span))
    return " ".join((document.prose[span.start : span.end], *codes))


def _is_right(pair: AlignedPair, found: Found, entry: Entry, span: Span, reading: Reading) -> bool:
    if entry.is_kept:
        return reading.keeps(form_of(entry.term))
    if any(reading.has_form(form_of(form)) for form in entry.forms):
        return True
    written = pair.source.text[slice(*found.span)]
    said = " ".join(pair.translation.text[span.start : span.end].split())
    if not found.opens and entry.term.islower() and written[0].isupper() and written in said:
        return True  # in the middle of a sentence a capital makes a name of it, which may stay
    # What stays as a whole, as a label of the user interface does, takes the terms in it along.
    return any(
        " ".join(pair.source.text[slice(*whole)].split()) in said
        for whole in _around(pair.source, found.span)
    )


def _around(document: Document, term: Span) -> Iterator[Span]:
    """Yield what a term stands in: the texts that are emphasised, and its neighbours, if both."""
    for mark in within(document.emphases, *term):
        if mark.content.start <= term.start and term.end <= mark.content.end:
            yield mark.content
    before = _WORD_BEFORE.search(document.prose, max(0, term.start - _NEAR), term.start)
    after = _WORD_AFTER.match(document.prose, term.end)
    if before and after:
        yield Span(before.start(), after.end())


def _stays(pair: AlignedPair, span: Span, term: str) -> Span | None:
    """Return where a term stands in a stretch of the translation as it is; None if it does not."""
    pattern = re.escape(term)
    if not is_unspaced(pair.language):
        pattern = rf"(?<![^\W_]){pattern}(?![^\W_])"
    found = re.compile(pattern, re.IGNORECASE).search(pair.translation.prose, *span)
    return Span(*found.span()) if found else None
