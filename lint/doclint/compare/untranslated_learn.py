"""Learns from a whole project which terms and labels stay in the source's language.

A text that stays as it is in nearly every article that has it is no oversight. What is learned is
written to a file for review; a check reads that file, and so depends on no other article.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.compare.untranslated import leftovers
from doclint.compare.untranslated_words import key_of, within
from doclint.language import Support, contrast, words_in
from doclint.model import Span
from doclint.parse.document import Document

LEAST_KEPT = 3  # articles
LEAST_SHARE = 0.9  # of the articles that have it
_LONGEST_TERM = 3  # words


class Learned(NamedTuple):
    """A text, what it is (`term` or `label`), and how many articles keep and translate it."""

    text: str
    kind: str
    kept: int
    translated: int


class _Article(NamedTuple):
    """What one article says: texts, by their words (`key_of`).

    `words` is those of the source in order; `translation` those of the translation with a space
    before and after each. `terms` stand in translated sentences, `labels` are the source's, `kept`
    the translation's, as written.
    """

    words: list[str]
    translation: str
    terms: dict[str, str]
    labels: dict[str, str]
    kept: dict[str, str]


def learn(pairs: Iterable[AlignedPair]) -> list[Learned]:
    """Return the texts that nearly every article keeps, the most frequent first.

    Terms are words that translated sentences use as they stand, labels are texts in bold.
    """
    articles = [_article(pair) for pair in pairs]
    terms = _frequent(article.terms for article in articles)
    labels = _frequent(article.kept for article in articles)
    rows = [*_terms(articles, terms), *_labels(articles, labels)]
    return sorted(rows, key=lambda row: (-row.kept, row.text))


def _frequent(texts: Iterable[dict[str, str]]) -> dict[str, str]:
    """Return the keys that enough articles have, each as it is written most often."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for article in texts:
        for key, text in article.items():
            written[key][text] += 1
    return {
        key: forms.most_common(1)[0][0]
        for key, forms in written.items()
        if forms.total() >= LEAST_KEPT
    }


def _terms(articles: Sequence[_Article], texts: dict[str, str]) -> Iterator[Learned]:
    kept, had = Counter[str](), Counter[str]()
    for article in articles:
        for key in _phrases(article.words) & texts.keys():
            had[key] += 1
            kept[key] += f" {key} " in article.translation
    yield from _rows("term", texts, kept, had)


def _labels(articles: Sequence[_Article], texts: dict[str, str]) -> Iterator[Learned]:
    kept, had = Counter[str](), Counter[str]()
    for article in articles:
        for key in article.labels.keys() & texts.keys():
            had[key] += 1
            kept[key] += key in article.kept
    yield from _rows("label", texts, kept, had)


def _rows(
    kind: str, texts: dict[str, str], kept: Counter[str], had: Counter[str]
) -> Iterator[Learned]:
    for key, text in texts.items():
        if kept[key] >= LEAST_KEPT and kept[key] >= LEAST_SHARE * had[key]:
            yield Learned(text, kind, kept[key], had[key] - kept[key])


def _phrases(words: Sequence[str]) -> set[str]:
    """Return all sequences of up to so many words as a term may have."""
    return {
        " ".join(words[first : first + length])
        for length in range(1, _LONGEST_TERM + 1)
        for first in range(len(words) - length + 1)
    }


def _article(pair: AlignedPair) -> _Article:
    words = key_of(pair.source.prose)
    return _Article(
        words=words.split(),
        translation=f" {key_of(pair.translation.prose)} ",
        terms={key: text for key, text in _borrowed(pair) if f" {key} " in f" {words} "},
        labels=_bold(pair.source),
        kept=_bold(pair.translation),
    )


def _bold(document: Document) -> dict[str, str]:
    texts = (document.text[slice(*it.content)] for it in document.emphases if it.strong)
    return {key: text for text in texts if len(key := key_of(text)) > 1 and "{" not in text}


def _borrowed(pair: AlignedPair) -> Iterator[tuple[str, str]]:
    """Yield the runs of foreign words in translated sentences: their words, and as written.

    What stands in bold is a label, whatever it is made of.
    """
    telling = contrast(pair.settings.source_language, pair.language)
    if telling.support in (Support.EQUALITY, Support.NONE):
        return
    prose = pair.translation.prose
    left = [it.span for it in pair.fact(leftovers)]
    bold = [it for it in pair.translation.emphases if it.strong]
    for segment in pair.translation.segments:
        start, end = segment.span
        if any(span.start < end and start < span.end for span in left):
            continue
        run: list[Span] = []
        labels = [it.span for it in within(bold, start, end)]
        for word in words_in(prose, start, end):
            if any(span.start <= word.start < span.end for span in labels):
                continue
            joins = run and not prose[run[-1].end : word.start].strip(" -")
            foreign = telling.is_foreign(word.text)
            if run and not (joins and foreign):
                yield from _term(prose, run)
                run = []
            if foreign:
                run.append(Span(word.start, word.end))
        if run:
            yield from _term(prose, run)


def _term(prose: str, run: Sequence[Span]) -> Iterator[tuple[str, str]]:
    if len(run) <= _LONGEST_TERM:
        text = prose[run[0].start : run[-1].end]
        yield key_of(text), text
