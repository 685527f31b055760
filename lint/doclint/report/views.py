"""Reads how often pages are read: a CSV file with the columns `path` and `views`."""

import csv
from pathlib import Path

from doclint.errors import InputError
from doclint.files import read_text

_COLUMNS = ("path", "views")


def read_views(file: Path) -> dict[str, int]:
    """Return the views by path; several rows of a path are summed.

    Further columns are passed over. Raises InputError, with the line, for anything else.
    """
    rows = csv.reader(read_text(str(file)).removeprefix("\ufeff").splitlines())
    head = [name.strip().lower() for name in next(rows, [])]
    if not set(_COLUMNS) <= set(head):
        raise InputError(f"{file}:1: the first line must name the columns `path` and `views`")
    at_path, at_views = map(head.index, _COLUMNS)
    views: dict[str, int] = {}
    for row in rows:
        if not row:
            continue
        number = row[at_views].strip() if len(row) > at_views else ""
        if len(row) <= at_path or not (number.isascii() and number.isdigit()):
            raise InputError(
                f"{file}:{rows.line_num}: `views` must be a whole number, not `{number}`"
            )
        path = row[at_path].strip().removeprefix("./")
        views[path] = views.get(path, 0) + int(number)
    return views
