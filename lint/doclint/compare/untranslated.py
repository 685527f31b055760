"""What was left in the source's language: the fact that the rules of `untranslated` share."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.compare.untranslated_search import Kind, Leftover, Search
from doclint.language import Support, contrast, vocabulary, words_in
from doclint.model import Certainty, Problem, Span
from doclint.parse.document import Document

__all__ = ["Kind", "Leftover", "leftovers", "parts", "problems"]

_DOCUMENT_SHARE = 0.9  # of an article's letters: from there on it is untranslated as a whole
_DOCUMENT_SENTENCES = 5  # in an article of fewer, each is named
_SHORT = 3  # words: a copy of so few may be a term that the translation uses
_RELATED_SHARE = 0.4  # of its words in the source: a language that copies tell nothing about
_RELATED_SENTENCE = 6  # words that such a language does not share with the source by accident


def leftovers(pair: AlignedPair) -> tuple[Leftover, ...]:
    """Return all that was left in the source's language, in document order.

    An article of which next to nothing was translated gives one, from its first to its last, and so
    does a front matter field.
    """
    found = pair.fact(parts)
    if _is_everything(pair.translation, found):
        span = Span(found[0].span.start, max(it.span.end for it in found))
        return (Leftover(Kind.DOCUMENT, span, None, sum(it.words for it in found)),)
    return tuple(_fields_as_one(pair.translation, found))


def parts(pair: AlignedPair) -> tuple[Leftover, ...]:
    """Return what was left, sentence by sentence, in document order."""
    telling = contrast(pair.settings.source_language, pair.language)
    if telling.support is Support.NONE:
        return ()
    document = pair.translation
    search = Search(pair, telling)
    found = sorted((*search.sentences(), *search.alts()), key=lambda it: it.span)
    if not found:
        return ()
    if telling.support is Support.EQUALITY and _is_related(document, pair.source, found):
        found = [it for it in found if it.copied and it.words >= _RELATED_SENTENCE]
    terms = _terms(document, found)
    return tuple(it for it in found if it not in terms)


def problems(pair: AlignedPair, kind: Kind, message: str) -> Iterator[Problem]:
    """Yield a problem for each leftover of a kind; `{}` in the message stands for its text.

    Where there is a memory, it says what it has for it.
    """
    for it in pair.fact(leftovers):
        if it.kind is kind:
            certainty = Certainty.CERTAIN if it.copied else Certainty.LIKELY
            said = message.format(excerpt(pair.translation.text[it.span.start : it.span.end]))
            fix = None
            if pair.memory:
                from doclint.compare.untranslated_memory import recalled

                more, fix = recalled(pair, pair.memory, it, _wholes(pair, it.span))
                said += more
            yield Problem(it.span, said, it.source, certainty, fix)


def _wholes(pair: AlignedPair, span: Span) -> list[Leftover]:
    """Return the sentences and `alt` texts within a stretch that were left as a whole."""
    return [
        part
        for part in pair.fact(parts)
        if (part.segment >= 0 or part.kind is Kind.ALT)
        and span.start <= part.span.start
        and part.span.end <= span.end
    ]


def _is_everything(document: Document, found: Sequence[Leftover]) -> bool:
    """Tell whether next to nothing but the leftovers is there to be read."""
    whole = [it for it in found if it.segment >= 0]
    if len(whole) < _DOCUMENT_SENTENCES:
        return False
    every = sum(_letters(document, segment.span) for segment in document.segments)
    return sum(_letters(document, it.span) for it in whole) >= _DOCUMENT_SHARE * every


def _letters(document: Document, span: Span) -> int:
    return sum(map(str.isalpha, document.prose[span.start : span.end]))


def _is_related(document: Document, source: Document, found: Sequence[Leftover]) -> bool:
    """Tell whether the rest shares so many words with the source that copies are no sign."""
    known = vocabulary(source.prose)
    ends = [0, *(it.span.end for it in found)]
    starts = [*(it.span.start for it in found), len(document.text)]
    between = zip(ends, starts, strict=True)
    rest = vocabulary(" ".join([document.prose[end:start] for end, start in between]))
    return len(rest & known) > _RELATED_SHARE * len(rest)


def _terms(document: Document, found: Sequence[Leftover]) -> set[Leftover]:
    """Return those of which translated sentences of the article use all the words, too."""
    words = {
        it: [word.text.lower() for word in words_in(document.text, *it.span)]
        for it in found
        if _may_be_term(it)
    }
    if not words:
        return set()
    starts = [it.span.start for it in found]
    rest = " ".join(
        [
            document.prose[start:end].lower()
            for (start, end), _ in document.segments
            if bisect_left(starts, start) == bisect_left(starts, end)
        ]
    )
    # A search for their letters spares most articles the list of all words.
    words = {it: those for it, those in words.items() if all(_stem(one) in rest for one in those)}
    used = vocabulary(rest) if words else set()
    return {
        it
        for it, those in words.items()
        if all(not used.isdisjoint((one, one + "s", _stem(one))) for one in those)
    }


def _may_be_term(leftover: Leftover) -> bool:
    return leftover.loose or (leftover.copied and leftover.words <= _SHORT)


def _stem(word: str) -> str:
    """Return a word as a translation that borrowed several may call one of them."""
    return word.removesuffix("s")


def _fields_as_one(document: Document, found: Sequence[Leftover]) -> Iterator[Leftover]:
    """Join the sentences of a front matter field that was left as a whole."""
    sentences = Counter(segment.block for segment in document.segments)

    def block_of(leftover: Leftover) -> int:
        field = leftover.kind is Kind.FIELD and leftover.segment >= 0
        return document.segments[leftover.segment].block if field else -1

    for block, group in groupby(found, block_of):
        members = list(group)
        if block < 0 or len(members) == 1 or len(members) < sentences[block]:
            yield from members
            continue
        sources = sorted(part.source for part in members if part.source)
        yield members[0]._replace(
            span=Span(members[0].span.start, members[-1].span.end),
            source=Span(sources[0].start, max(it.end for it in sources)) if sources else None,
            words=sum(part.words for part in members),
            copied=all(part.copied for part in members),
        )
