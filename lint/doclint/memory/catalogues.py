"""Reads the PO files that a project names as sources of its memory."""

from doclint.check.engine import align_pair
from doclint.config.settings import Settings
from doclint.memory.collect import rows_of
from doclint.memory.memory import Row
from doclint.memory.po import language_of, read_po
from doclint.project.project import Project


def rows_in_catalogues(project: Project) -> dict[str, list[Row]]:
    """Return what the configured PO files hold, by language, which their headers name.

    Raises InputError for a file that cannot be read or names no language.
    """
    rows: dict[str, list[Row]] = {}
    for path in project.config.memory:
        with project.tree.on_disk(path) as file:
            language, found = _rows_in(file, path, project.settings.base)
        rows.setdefault(language, []).extend(found)
    return rows


def _rows_in(path: str, shown: str, settings: Settings) -> tuple[str, list[Row]]:
    catalogue = read_po(path, shown)
    language = language_of(catalogue, shown)
    rows: list[Row] = []
    for entry in catalogue.translated_entries():
        if not entry.msgid_plural:
            rows += rows_of(align_pair(entry.msgid, entry.msgstr, language, settings))
    return language, rows
