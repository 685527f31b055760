"""Shows the terms of a project: to people, to programs, and as a glossary to start with."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence

from doclint.config.terms import quoted
from doclint.show.text import printable, width
from doclint.terms.evidence import Term

_LEAST_SHARE = 0.1  # of a term's sentences that a way needs to get into a glossary

FORMATS = ("table", "toml", "csv", "json")


def shown(terms: Sequence[Term], form: str, source_language: str, language: str) -> Iterator[str]:
    """Yield the lines of a list of terms in one of the `FORMATS`."""
    if form == "json":
        return _json(terms, source_language, language)
    if form == "table":
        return _table(terms)
    glossary: Callable[[Sequence[Term], str], Iterator[str]] = _toml if form == "toml" else _csv
    return glossary([term for term in terms if forms_of(term)], language)


def forms_of(term: Term) -> list[str]:
    """Return what a glossary would allow for a term: each way that is not rare."""
    ways = sorted(
        [(term.kept, term.text), *((times, text) for text, times in term.ways)],
        key=lambda way: -way[0],
    )
    least = _LEAST_SHARE * term.times
    return [text for times, text in ways if times >= least and times > 0]


def _toml(terms: Sequence[Term], language: str) -> Iterator[str]:
    yield "# How terms are translated, and in how many sentences. Take out what is no term, mend"
    yield "# what should be otherwise, and name this file in the configuration: `glossary`."
    yield ""
    yield f"[{language}]"
    for term in terms:
        forms = [quoted(form) for form in forms_of(term)]
        said = forms[0] if len(forms) == 1 else f"[{', '.join(forms)}]"
        yield f"{quoted(term.text)} = {said}  # {printable(_counts(term))}"


def _csv(terms: Sequence[Term], language: str) -> Iterator[str]:
    # Terms and forms are made of words and blanks: no cell can be a formula.
    yield _line(("term", language, "sentences", "kept", "ways"))
    for term in terms:
        ways = ", ".join(f"{text} {times}" for text, times in term.ways)
        yield _line((term.text, " | ".join(forms_of(term)), term.times, term.kept, ways))


def _line(cells: Sequence[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()


def _json(terms: Sequence[Term], source_language: str, language: str) -> Iterator[str]:
    rows = [
        {
            "term": term.text,
            "sentences": term.times,
            "kept": term.kept,
            "ways": [way._asdict() for way in term.ways],
        }
        for term in terms
    ]
    whole = {
        "version": 1,
        "source_language": source_language,
        "language": language,
        "terms": rows,
    }
    yield json.dumps(whole, ensure_ascii=False, indent=2)


def _table(terms: Sequence[Term]) -> Iterator[str]:
    names = [printable(term.text) for term in terms]
    first = max([width("term"), *map(width, names)])
    yield f"{'term':<{first}}  sentences   kept  translated"
    for name, term in zip(names, terms, strict=True):
        blanks = " " * (first - width(name))
        ways = ", ".join(f"{printable(text)} {times}" for text, times in term.ways)
        yield f"{name}{blanks}  {term.times:>9}  {term.kept:>5}  {ways}".rstrip()


def _counts(term: Term) -> str:
    said = [f"kept {term.kept}"] * bool(term.kept)
    said += [f"{text} {times}" for text, times in term.ways]
    return f"{term.times}: {', '.join(said)}"
