"""Finds what may be a term in the source, by statistics.

That is a sequence of words that is frequent, more so than in general language, and does not only
stand within a longer one.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import log, log2

from doclint.language import has_table, table
from doclint.terms.find import singulars
from doclint.terms.grams import Gram, Splitter

_LEAST_TIMES = 4  # sentences
_NESTED = 0.6  # of its occurrences: from there on a sequence is a part of a longer one
_LEAST_SMALL = 0.2  # of a term's occurrences: then its capitals are those of headings
_PLURALS = 4  # times the share of plurals, up to 1, is added to what a candidate weighs
# Without a table of its language, a word that is in more of the sentences only holds them together.
_HOLDS_SENTENCES, _FEW = 0.08, 50


def candidates_in(
    sources: Iterable[tuple[str, int]],
    labels: Iterable[str],
    splitter: Splitter,
    language: str,
    most: int,
) -> dict[str, float]:
    """Return the sequences of the source that are frequent on their own, as they are written.

    `sources` are sentences and how often each stands, `labels` texts that are set in bold. Each
    candidate comes with what tells how much of a term it is.
    """
    written: dict[str, Counter[str]] = defaultdict(Counter)
    totals: Counter[str] = Counter()
    grams: dict[str, Gram] = {}

    def count(gram: Gram, times: int) -> None:
        text = splitter.text(gram)
        key = text.lower()
        written[key][text] += times
        totals[key] += times
        grams[key] = gram

    size = 0
    for source, times in sources:
        size += times
        for gram in set(splitter.grams(source)):
            count(gram, times)
    for label, times in Counter(labels).items():
        named = splitter.whole(label)
        if named and splitter.text(named).lower() not in totals:
            count(named, times)
    limit = size if has_table(language) else max(_FEW, round(_HOLDS_SENTENCES * size))
    frequent = {key for key, times in totals.items() if _LEAST_TIMES <= times <= limit}
    within: Counter[str] = Counter()
    for key in frequent:
        for part in _parts(grams[key]):
            text = splitter.text(part).lower()
            if text in frequent:
                within[text] = max(within[text], totals[key])
    alone = {key for key in frequent if within[key] < _NESTED * totals[key]}
    # The plural is counted with the singular, which the finder takes it for.
    plurals: Counter[str] = Counter()
    for key in sorted(alone):
        for singular in alone.intersection(_without_plural(key)):
            plurals[singular] += totals[key]
            alone.discard(key)
    strange = _strangeness(language, totals)
    # What stands in both numbers is a noun.
    weights = {
        key: strange(key) * (1 + min(1.0, _PLURALS * plurals[key] / totals[key])) for key in alone
    }
    ranked = sorted(alone, key=lambda key: (-totals[key] * weights[key], key))
    return {_spelling(key, written[key]): weights[key] for key in ranked[:most]}


def _spelling(key: str, written: Counter[str]) -> str:
    """Return how a term is written: with capitals only if it seldom is without."""
    if written[key] >= _LEAST_SMALL * written.total():
        return key
    return written.most_common(1)[0][0]


def _without_plural(key: str) -> Iterator[str]:
    before, _, last = key.rpartition(" ")
    for singular in singulars(last):
        yield f"{before} {singular}".lstrip()


def _strangeness(language: str, totals: Mapping[str, int]) -> Callable[[str], float]:
    """Return what tells how unlike general language a sequence of words is, in nats.

    That is how much more frequent its words are than in general (Ahmad, Gillam, Tostevin: Weirdness
    Indexing, TREC 1999), as far as there is a table for the language, and how many there are (the
    C-value of Frantzi, Ananiadou, Mima: Automatic Recognition of Multi-Word Terms, 2000).
    """
    usual = table.load(language) if has_table(language) else None
    size = sum(totals.values())

    def strangeness(key: str) -> float:
        words = key.split(" ")
        longer = 1 + log2(len(words))
        if usual is None:
            return longer
        nats = (log(totals.get(word, 1) / size) + usual.cost(table.normal(word)) for word in words)
        return longer * max(0.0, sum(nats) / len(words))

    return strangeness


def _parts(gram: Gram) -> Iterator[Gram]:
    for length in range(1, len(gram)):
        for first in range(len(gram) - length + 1):
            yield gram[first : first + length]
