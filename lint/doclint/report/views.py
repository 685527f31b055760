"""Reads how often pages are read: a CSV file with the columns `path` and `views`."""

import csv
import io
from pathlib import Path

from doclint.errors import InputError
from doclint.files import read_text

_COLUMNS = ("path", "views")
_DIGITS = 15  # of a number of views, at most


def read_views(file: Path) -> dict[str, int]:
    """Return the views by path; several rows of a path are summed.

    Further columns are passed over. Raises InputError, with the line, for anything else.
    """
    rows = csv.reader(io.StringIO(read_text(str(file)).removeprefix("\ufeff"), newline=""))
    try:
        lines = [(rows.line_num, row) for row in rows if row]
    except csv.Error as error:
        raise InputError(f"{file}:{rows.line_num}: not CSV: {error}") from error
    head = [name.strip().lower() for name in lines[0][1]] if lines else []
    if not set(_COLUMNS) <= set(head):
        raise InputError(f"{file}:1: the first line must name the columns `path` and `views`")
    at_path, at_views = map(head.index, _COLUMNS)
    views: dict[str, int] = {}
    for line, row in lines[1:]:
        number = row[at_views].strip() if len(row) > at_views else ""
        is_number = number.isascii() and number.isdigit() and len(number) <= _DIGITS
        if len(row) <= at_path or not is_number:
            raise InputError(
                f"{file}:{line}: `views` must be a whole number, not `{number[:_DIGITS]}`"
            )
        path = row[at_path].strip().removeprefix("./")
        views[path] = views.get(path, 0) + int(number)
    return views
