"""Reads the PO files that a project names as sources of its memory."""

from doclint.check.engine import align_pair
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.memory.collect import rows_of
from doclint.memory.memory import Row
from doclint.memory.po import read_po
from doclint.pair.languages import canonical, is_language
from doclint.project.project import Project


def rows_in_catalogues(project: Project) -> dict[str, list[Row]]:
    """Return what the configured PO files hold, by language, which their headers name.

    Raises InputError for a file that cannot be read or names no language.
    """
    rows: dict[str, list[Row]] = {}
    for path in project.config.memory:
        language, found = _rows_in(project.tree.locate(path), path, project.settings.base)
        rows.setdefault(language, []).extend(found)
    return rows


def _rows_in(path: str, shown: str, settings: Settings) -> tuple[str, list[Row]]:
    catalogue = read_po(path, shown)
    language = canonical(catalogue.metadata.get("Language", "").strip())
    if not is_language(language):
        raise InputError(f"{shown}: its header names no language; `Language: pt-BR` would be one")
    rows: list[Row] = []
    for entry in catalogue.translated_entries():
        if not entry.msgid_plural:
            rows += rows_of(align_pair(entry.msgid, entry.msgstr, language, settings))
    return language, rows
