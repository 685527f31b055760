"""Reads PO files: what gettext calls a catalogue."""

import re
from typing import TYPE_CHECKING

from doclint.errors import InputError
from doclint.files import read_text

if TYPE_CHECKING:
    import polib

# How polib words what it cannot read.
_FAULT = re.compile(r"\(line (?P<line>\d+)\)(?:: (?P<reason>.*))?", re.DOTALL)


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
