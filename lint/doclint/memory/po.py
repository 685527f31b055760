"""Reads and writes PO files: what gettext calls a catalogue."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from doclint import __version__
from doclint.errors import InputError
from doclint.files import read_text
from doclint.pair.languages import canonical, is_language
from doclint.patterns import lazy_pattern

if TYPE_CHECKING:
    import polib

SOURCE_LANGUAGE = "X-Doclint-Source-Language"  # a field of the header

# How polib words what it cannot read.
_FAULT = lazy_pattern(r"\(line (?P<line>\d+)\)(?:: (?P<reason>.*))?", re.DOTALL)


def read_po(path: str, shown: str) -> "polib.POFile":
    """Read a PO file in UTF-8; messages call it `shown`.

    Raises InputError, with the line, for a file that is none.
    """
    import polib

    read_text(path, shown)  # says where a file is not UTF-8; polib would not
    try:
        # By its path: a text would be cut at every character that Python takes for a line end.
        return polib.pofile(path, encoding="utf-8-sig")
    except OSError as error:
        found = _FAULT.search(str(error))
        if found is None:
            raise InputError(f"{shown}: cannot be read as PO") from error
        reason = found["reason"] or "no PO syntax"
        raise InputError(f"{shown}:{found['line']}: {' '.join(reason.split())}") from error


def language_of(catalogue: "polib.POFile", shown: str) -> str:
    """Return the language that the header of a PO file names; InputError where it names none."""
    language = canonical(catalogue.metadata.get("Language", "").strip())
    if not is_language(language):
        raise InputError(f"{shown}: its header names no language; `Language: pt-BR` would be one")
    return language


def header_of(source_language: str, language: str) -> dict[str, str]:
    """Return the header of a PO file in a language."""
    return {
        "Project-Id-Version": "doclint",
        # gettext asks for these; a date of now would make every export another file.
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Generator": f"doclint {__version__}",
        SOURCE_LANGUAGE: source_language,
    }


def written(header: dict[str, str], entries: "Iterable[polib.POEntry]") -> str:
    """Return the text of a PO file."""
    import polib

    file = polib.POFile(wrapwidth=0)  # never: to wrap lines takes longer than all else
    file.metadata = header
    file.extend(entries)
    return str(file)
