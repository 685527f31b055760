"""Reads TBX, the XML of termbases (ISO 30042:2008, TBX-Basic, and 2019, which renamed elements).

https://www.tbxinfo.net
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from doclint.errors import InputError
from doclint.pair.languages import canonical
from doclint.terms.glossary import Entry

_CONCEPTS = frozenset({"termEntry", "conceptEntry"})
_LANGUAGES = frozenset({"langSet", "langSec"})
_TERMS = frozenset({"tig", "ntig", "termSec"})
_STATUS = "administrativeStatus"
# Terms that are named so that nobody uses them.
_NOT_ALLOWED = ("deprecated", "superseded")


class _EntityError(Exception):
    """An entity is declared: expanding them can fill the memory, or read other files."""


@dataclass(slots=True)
class _Term:
    text: str = ""
    line: int = 1
    allowed: bool = True


@dataclass(slots=True)
class _Reader:
    """What has been read so far; `concepts` hold the terms of each language."""

    parser: expat.XMLParserType
    concepts: list[dict[str, list[_Term]]] = field(default_factory=list)
    language: str = ""
    term: _Term = field(default_factory=_Term)
    inside: str = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name in _CONCEPTS:
            self.concepts.append({})
        elif name in _LANGUAGES:
            self.language = canonical(attributes.get("xml:lang", ""))
        elif name in _TERMS:
            self.term = _Term()
        elif name == "term":
            self.inside, self.term.line = "term", self.parser.CurrentLineNumber
        elif name == _STATUS or attributes.get("type") == _STATUS:
            self.inside = _STATUS

    def text(self, data: str) -> None:
        if self.inside == "term":
            self.term.text += data
        elif self.inside and data.strip().lower().startswith(_NOT_ALLOWED):
            self.term.allowed = False

    def end(self, name: str) -> None:
        self.inside = ""
        if name.rpartition(":")[2] in _TERMS and self.concepts and self.term.text.strip():
            self.concepts[-1].setdefault(self.language, []).append(self.term)


def read_tbx(text: str, shown: str, source_language: str) -> list[Entry]:
    """Return what a termbase says of the terms of the source's language.

    Of several terms for a concept in another language, each may be its translation.
    Raises InputError, with the line, for what is no XML and for one that declares entities.
    """
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    reader = _Reader(parser)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(text.removeprefix("\ufeff").encode(), True)  # noqa: FBT003 (takes no names)
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        raise InputError(f"{shown}:{error.lineno}:{error.offset + 1}: not XML: {reason}") from error
    except _EntityError:
        line = parser.CurrentLineNumber
        raise InputError(f"{shown}:{line}: declares an entity, which is not read") from None
    return list(_entries(reader.concepts, shown, source_language))


def _refuse(*_: object) -> None:
    raise _EntityError


def _entries(
    concepts: list[dict[str, list[_Term]]], shown: str, source_language: str
) -> Iterator[Entry]:
    for concept in concepts:
        ours = [language for language in concept if _is(language, source_language)]
        sources = [term for language in ours for term in concept[language]]
        for language, terms in concept.items():
            forms = tuple(" ".join(term.text.split()) for term in terms if term.allowed)
            if language in ours or not forms:
                continue
            for source in sources:
                term = " ".join(source.text.split())
                yield Entry(term, forms, language, f"{shown}:{source.line}")


def _is(language: str, source_language: str) -> bool:
    """Tell whether terms of a language are the source's; those of `en-US` are of `en`."""
    return source_language.lower() in (language.lower(), language.partition("-")[0].lower())
