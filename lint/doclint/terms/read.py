"""Reads glossaries, each in the format that its name tells."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from doclint.config.toml import read_toml
from doclint.errors import InputError
from doclint.files import read_text
from doclint.memory.po import language_of, read_po
from doclint.pair.languages import canonical, is_language
from doclint.patterns import lazy_pattern
from doclint.terms.glossary import Entry

_TERM = frozenset({"term", "source"})
_TRANSLATION = frozenset({"translation", "target"})
_EVERY = "*"  # stands for all languages
_ODD_STAR = lazy_pattern(r"(?<=[^\s*])\*(?=[^\s*])|\*\*|(?<!\S)\*(?!\S)")

Read = Callable[[str, str, str], Iterable[Entry]]


def read_glossary(path: str, shown: str, source_language: str) -> list[Entry]:
    """Read a glossary; messages call it `shown`.

    Raises InputError, with the line, for what is no such file, and for a form that is none.
    """
    suffix = PurePosixPath(path).suffix.lower()
    read = _FORMATS.get(suffix)
    if read is None:
        known = ", ".join(_FORMATS)
        raise InputError(f"{shown}: a glossary is one of {known}, not `{suffix}`")
    entries = list(read(path, shown, source_language))
    for entry in entries:
        for form in entry.forms:
            if _ODD_STAR.search(form):
                raise InputError(
                    f"{entry.place}: `{form}`: `*` stands at the beginning or the end of a word"
                )
    return entries


def forms_of(text: str) -> tuple[str, ...]:
    """Split the forms of a translation: `ramo | ramificação`."""
    return tuple(dict.fromkeys(filter(None, (form.strip() for form in text.split("|")))))


def _csv(path: str, shown: str, source_language: str) -> Iterator[Entry]:
    """Yield what a CSV file says: a column of terms, and one for each language.

    The first line names them: the terms' is `term`, `source` or the source's language; the others'
    are tags, `*` for every language, or `translation` for that of the file's name. Other columns
    are for people.
    """
    text = read_text(path, shown).removeprefix("\ufeff")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = [name.strip() for name in next(reader, [])]
        column, languages = _columns(head, shown, source_language)
        for row in reader:
            cells = [cell.strip() for cell in row]
            term = cells[column] if column < len(cells) else ""
            place = f"{shown}:{reader.line_num}"
            if not term and any(cells):
                raise InputError(f"{place}: no term in column `{head[column]}`")
            for at, language in languages.items():
                if at < len(cells) and (forms := forms_of(cells[at])):
                    yield Entry(term, forms, language, place)
    except csv.Error as error:
        raise InputError(f"{shown}:{reader.line_num}: not CSV: {error}") from error


def _columns(head: list[str], shown: str, source_language: str) -> tuple[int, dict[int, str]]:
    names = [canonical(name).lower() for name in head]
    terms = [at for at, name in enumerate(names) if name in _TERM]
    terms = terms or [at for at, name in enumerate(names) if name == source_language.lower()]
    languages = {
        at: "" if name == _EVERY else canonical(head[at])
        for at, name in enumerate(names)
        if at not in terms and (name == _EVERY or is_language(name))
    }
    if not languages:
        own = _language_of_name(shown)
        languages = {at: own for at, name in enumerate(names) if name in _TRANSLATION}
    if not terms or not languages:
        raise InputError(
            f"{shown}:1: the first line must name a column `term` and one for each language"
            " (`pt-BR`), or `translation`"
        )
    return terms[0], languages


def _language_of_name(shown: str) -> str:
    """Return the language that a file or its folder is called by; empty if none is."""
    path = PurePosixPath(shown)
    for name in (*reversed(path.stem.split(".")), path.parent.name):
        if is_language(name):
            return canonical(name)
    return ""


def _toml(path: str, shown: str, source_language: str) -> Iterator[Entry]:
    """Yield what a TOML file says: a table for each language, `["*"]` for all."""
    del source_language
    text = ""
    for language, table in read_toml(path, shown).items():
        if not isinstance(table, dict) or not (language == _EVERY or is_language(language)):
            raise InputError(
                f"{shown}: `{language}` must be a table that a language names (`[pt-BR]`)"
            )
        text = text or read_text(path, shown)
        for term, said in table.items():
            place = f"{shown}:{_line_of(text, term)}"
            forms = said if isinstance(said, list) else [said]
            if not term.strip() or not all(isinstance(form, str) for form in forms):
                raise InputError(f"{place}: `{term}` must be a text or a list of texts")
            wanted = tuple(each for form in forms for each in forms_of(form))
            if not wanted:
                raise InputError(f"{place}: `{term}` has no translation")
            yield Entry(term.strip(), wanted, "" if language == _EVERY else language, place)


def _line_of(text: str, key: str) -> int:
    """Return the line, from 1, on which a key first stands; 1 where it is written otherwise."""
    pattern = re.compile(rf"""^[ \t]*["']?{re.escape(key)}["']?[ \t]*=""", re.MULTILINE)
    found = pattern.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _po(path: str, shown: str, source_language: str) -> Iterator[Entry]:
    """Yield what a PO file says; Weblate's flags `read-only` and `forbidden` are understood."""
    del source_language
    catalogue = read_po(path, shown)
    language = language_of(catalogue, shown)
    for entry in catalogue:
        if entry.obsolete or entry.fuzzy or "forbidden" in entry.flags:
            continue
        term = " ".join(entry.msgid.split())
        forms = (term,) if "read-only" in entry.flags else forms_of(entry.msgstr)
        if term and forms:
            yield Entry(term, forms, language, f"{shown}:{entry.linenum}")


def _tbx(path: str, shown: str, source_language: str) -> Iterable[Entry]:
    from doclint.terms.tbx import read_tbx

    return read_tbx(read_text(path, shown), shown, source_language)


_FORMATS: dict[str, Read] = {
    ".csv": _csv,
    ".po": _po,
    ".tbx": _tbx,
    ".toml": _toml,
}
