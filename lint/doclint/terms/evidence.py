"""Finds the terms of a project by statistics, and how they are translated.

A term is a candidate (`doclint.terms.candidates`) that has a translation, which is found where the
term stands and seldom elsewhere (Dice's coefficient: Smadja, McKeown,
Hatzivassiloglou: Translating Collocations for Bilingual Lexicons, 1996).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from doclint.language import contrast
from doclint.terms.candidates import candidates_in
from doclint.terms.find import Finder
from doclint.terms.forms import Reading, form_of
from doclint.terms.glossary import ANY, Entry
from doclint.terms.grams import Gram, Splitter

_CANDIDATES = 5  # for each term that is asked for
_SAMPLE = 300  # sentences in which the translation of a candidate is looked for
_LEAST_DICE = 0.3  # of a term's best translation
_LEAST_SHARE = 0.03  # of a term's sentences that a way of translating it has
_MOST_WAYS = 4
_LIKELY = 20  # translations that are looked at more closely
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

    `labels` are texts that are set in bold: they are candidates even if they end as no other term
    does (`Sign in`).
    """
    counted = Counter(rows)
    corpus = Corpus(list(counted), list(counted.values()), source_language, language)
    ours = Splitter(source_language, contrast(source_language, language).is_common)
    theirs = Splitter(language, contrast(language, source_language).is_common)
    sources = [(source, times) for (source, _), times in counted.items()]
    candidates = candidates_in(sources, labels, ours, source_language, most * _CANDIDATES)
    places = _places(corpus, candidates)
    best = _translations(corpus, places, theirs)

    def worth(text: str) -> float:
        times = sum(corpus.times[row] for row in places[text])
        return times * candidates[text] * best[text].dice

    ranked = sorted(best, key=lambda text: (-worth(text), text))
    terms = [_term(corpus, text, places[text], best[text].forms) for text in ranked[:most]]
    return sorted(terms, key=lambda term: (-term.times, term.text))


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
