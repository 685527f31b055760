"""Finds the terms of a project by statistics, and how they are translated.

A term is a sequence of words that is frequent, does not only stand within a longer one, and has a
translation that is found where it stands and seldom elsewhere (Dice's coefficient: Smadja, McKeown,
Hatzivassiloglou: Translating Collocations for Bilingual Lexicons, 1996).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import log, log2
from typing import NamedTuple

from doclint.language import contrast, has_table, table
from doclint.terms.find import Finder, singulars
from doclint.terms.forms import Reading, form_of
from doclint.terms.glossary import ANY, Entry
from doclint.terms.grams import Gram, Splitter

_LEAST_TIMES = 4  # sentences
_CANDIDATES = 5  # for each term that is asked for
_NESTED = 0.6  # of its occurrences: from there on a sequence is a part of a longer one
_SAMPLE = 300  # sentences in which the translation of a candidate is looked for
_LEAST_DICE = 0.3  # of a term's best translation
_LEAST_SHARE = 0.03  # of a term's sentences that a way of translating it has
_LEAST_SMALL = 0.2  # of a term's occurrences: then its capitals are those of headings
_MOST_WAYS = 4
_LIKELY = 20  # translations that are looked at more closely
_PLURALS = 4  # times the share of plurals, up to 1, is added to what a candidate weighs
# Without a table of its language, a word that is in more of the sentences only holds them together.
_HOLDS_SENTENCES, _FEW = 0.08, 50
_LONGER_IS_AS_GOOD = 0.9  # of the best Dice: the longer of two translations is the whole one


class Way(NamedTuple):
    """A translation of a term, and in how many sentences it stands."""

    text: str
    times: int


class Term(NamedTuple):
    """A term of the source: in how many sentences it stands, is kept, and is translated how.

    A sentence counts once: as kept if the term stands in it, else for the first way that it has.
    """

    text: str
    times: int
    kept: int
    ways: tuple[Way, ...]


class _Translated(NamedTuple):
    """How sure the best translation of a term is (Dice), and all likely ones in lower case."""

    dice: float
    forms: list[str]


class Corpus(NamedTuple):
    """Different sentences with their translations, how often each stands, and their languages."""

    rows: Sequence[tuple[str, str]]
    times: Sequence[int]
    source_language: str
    language: str


def terms_in(
    rows: Iterable[tuple[str, str]],
    labels: Iterable[str],
    source_language: str,
    language: str,
    most: int,
) -> list[Term]:
    """Return the commonest terms of sentences with their translations, the most frequent first.

    `labels` are texts that are set in bold: they are candidates, whatever their words.
    """
    counted = Counter(rows)
    corpus = Corpus(list(counted), list(counted.values()), source_language, language)
    ours = Splitter(source_language, contrast(source_language, language).is_common)
    theirs = Splitter(language, contrast(language, source_language).is_common)
    candidates = _candidates(corpus, labels, ours, most * _CANDIDATES)
    places = _places(corpus, candidates)
    best = _translations(corpus, places, theirs)

    def worth(text: str) -> float:
        times = sum(corpus.times[row] for row in places[text])
        return times * candidates[text] * best[text].dice

    ranked = sorted(best, key=lambda text: (-worth(text), text))
    terms = [_term(corpus, text, places[text], best[text].forms) for text in ranked[:most]]
    return sorted(terms, key=lambda term: (-term.times, term.text))


def _candidates(
    corpus: Corpus, labels: Iterable[str], splitter: Splitter, most: int
) -> dict[str, float]:
    """Return the sequences of the source that are frequent on their own, as they are written.

    Each comes with what tells how much of a term it is.
    """
    written: dict[str, Counter[str]] = defaultdict(Counter)
    within: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for (source, _), times in zip(corpus.rows, corpus.times, strict=True):
        for gram in set(splitter.grams(source)):
            text = splitter.text(gram)
            key = text.lower()
            written[key][text] += times
            totals[key] += times
    for key in labels:
        text = " ".join(key.split())
        if text.lower() in totals:
            written[text.lower()][text] += 1
    limit = sum(corpus.times)
    if not has_table(corpus.source_language):
        limit = max(_FEW, round(_HOLDS_SENTENCES * limit))
    frequent = {key for key, times in totals.items() if _LEAST_TIMES <= times <= limit}
    for key in frequent:
        for part in _parts(key):
            if part in frequent:
                within[part] = max(within[part], totals[key])
    alone = {key for key in frequent if within[key] < _NESTED * totals[key]}
    # The plural is counted with the singular, which the finder takes it for.
    plurals: Counter[str] = Counter()
    for key in sorted(alone):
        for singular in alone.intersection(_without_plural(key)):
            plurals[singular] += totals[key]
            alone.discard(key)
    strange = _strangeness(corpus.source_language, totals)
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


def _parts(key: str) -> Iterable[str]:
    words = key.split(" ")
    for length in range(1, len(words)):
        for first in range(len(words) - length + 1):
            yield " ".join(words[first : first + length])


def _places(corpus: Corpus, candidates: Iterable[str]) -> dict[str, list[int]]:
    """Return the numbers of the rows in which each candidate stands, not within a longer one."""
    finder = Finder((Entry(text, (text,)) for text in candidates), ANY, corpus.source_language, ())
    places: dict[str, list[int]] = defaultdict(list)
    for number, (source, _) in enumerate(corpus.rows):
        found = finder.found(source, 0, len(source))
        for text in dict.fromkeys(one.entry.term for one in found if one.entry):
            places[text].append(number)
    return places


def _translations(
    corpus: Corpus, places: Mapping[str, Sequence[int]], splitter: Splitter
) -> dict[str, _Translated]:
    """Return the likely translations of each candidate that has one, the likeliest first."""
    joint: dict[str, Counter[Gram]] = {}
    sizes: dict[str, int] = {}
    for text, rows in places.items():
        sample = rows[:: max(1, len(rows) // _SAMPLE)]
        counts: Counter[Gram] = Counter()
        for row in sample:
            counts.update(set(splitter.grams(corpus.rows[row][1].lower())))
        least = max(2, _LEAST_SHARE * len(sample))
        joint[text] = Counter({gram: count for gram, count in counts.items() if count >= least})
        sizes[text] = len(sample)
    wanted = {gram for counts in joint.values() for gram in counts}
    everywhere: Counter[Gram] = Counter()
    for _, translation in corpus.rows:
        everywhere.update(wanted.intersection(splitter.grams(translation.lower())))
    found = {}
    for text, counts in joint.items():
        scale = len(places[text]) / sizes[text]
        dice = {
            gram: 2 * count * scale / (len(places[text]) + everywhere[gram])
            for gram, count in counts.items()
        }
        ranked = sorted(dice, key=lambda gram: (-dice[gram], gram))
        if ranked and dice[ranked[0]] >= _LEAST_DICE:
            forms = [splitter.text(gram) for gram in _whole(ranked, dice)]
            found[text] = _Translated(dice[ranked[0]], forms)
    return found


def _as_written(text: str, translations: Iterable[str]) -> str:
    """Return a text in the letters in which it stands most often."""
    written: Counter[str] = Counter()
    for translation in translations:
        line = " ".join(translation.split())
        at = line.lower().find(text)
        if at >= 0:
            written[line[at : at + len(text)]] += 1
    return written.most_common(1)[0][0] if written else text


def _whole(ranked: Sequence[Gram], dice: Mapping[Gram, float]) -> list[Gram]:
    """Put the longest sequence that is nearly as good in the place of its parts."""
    chosen: list[Gram] = []
    for gram in ranked[:_LIKELY]:
        if any(_holds(one, gram) or _holds(gram, one) for one in chosen):
            continue
        longer = [
            other
            for other in ranked
            if _holds(other, gram) and dice[other] >= _LONGER_IS_AS_GOOD * dice[gram]
        ]
        chosen.append(max(longer, key=lambda other: (len(other), dice[other]), default=gram))
    return chosen


def _holds(longer: Gram, gram: Gram) -> bool:
    size = len(gram)
    return any(longer[at : at + size] == gram for at in range(len(longer) - size + 1))


def _term(corpus: Corpus, text: str, rows: Sequence[int], forms: Sequence[str]) -> Term:
    """Count how a term is translated: each row once."""
    kept = 0
    left: list[tuple[Reading, int]] = []
    own = form_of(text)
    for row in rows:
        reading = Reading(corpus.rows[row][1], corpus.language)
        if reading.keeps(own, exactly=True):
            kept += corpus.times[row]
        else:
            left.append((reading, corpus.times[row]))
    total = sum(corpus.times[row] for row in rows)
    ways: list[Way] = []
    for written in forms:
        if len(ways) == _MOST_WAYS:
            break
        form = form_of(written)
        if form == own:
            continue
        has = [(reading.has_form(form), times) for reading, times in left]
        times = sum(times for there, times in has if there)
        if times >= max(2, _LEAST_SHARE * total):
            texts = (corpus.rows[row][1] for row in rows)
            ways.append(Way(_as_written(written, texts), times))
            left = [one for one, (there, _) in zip(left, has, strict=True) if not there]
    return Term(text, total, kept, tuple(sorted(ways, key=lambda way: (-way.times, way.text))))
