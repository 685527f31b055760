"""Builds the memory of a project."""

from collections.abc import Callable, Iterable

from doclint.check.engine import align_pair
from doclint.config.settings import Settings
from doclint.files import Tree
from doclint.memory.catalogues import rows_in_catalogues
from doclint.memory.collect import rows_of
from doclint.memory.memory import Row, TranslationMemory
from doclint.pair.catalogs import is_catalog
from doclint.pair.finder import Pair
from doclint.parse.data import parser_of
from doclint.project.project import Project
from doclint.project.run import map_pairs


def build_memory(
    project: Project,
    languages: Iterable[str],
    jobs: int = 1,
    advance: Callable[[int], None] = lambda done: None,
    *,
    trusted: bool = False,
) -> dict[str, TranslationMemory]:
    """Return what the whole project says in some languages, and its PO files, by language.

    It reads every pair of these languages with up to `jobs` processes; `advance` is told how many
    more were read. What cannot be read is left out: a check says why. `trusted` is handed on.
    Raises InputError for a configured PO file that cannot be used.
    """
    wanted = dict.fromkeys(languages)
    pairs = [
        pair
        for pair in project.finder.all().pairs
        if pair.language in wanted and not is_catalog(pair.translation)
    ]
    rows: dict[str, list[Row]] = {language: [] for language in wanted}
    for language, found in rows_in_catalogues(project).items():
        if language in rows:
            rows[language] += found
    found_in = map_pairs(rows_in_files, project.tree, pairs, project.settings, jobs, advance)
    for pair, found in zip(pairs, found_in, strict=True):
        rows[pair.language] += found
    return {language: TranslationMemory(found, trusted=trusted) for language, found in rows.items()}


def rows_in_files(tree: Tree, pair: Pair, settings: Settings) -> list[Row]:
    """Return what a pair of the project gives, nothing where it cannot be read; never raises."""
    try:
        source, translation = tree.text(pair.source), tree.text(pair.translation)
        parser = parser_of(pair.translation)
        return rows_of(align_pair(source, translation, pair.language, settings, parser=parser))
    except Exception:  # a check of the pair says what is wrong; the others are remembered
        return []
