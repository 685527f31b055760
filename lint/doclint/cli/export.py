"""`doclint export`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from doclint.check.engine import align_pair
from doclint.cli.exit import Exit
from doclint.cli.memory import memory_of, put
from doclint.cli.past import past_of
from doclint.cli.streams import complain
from doclint.errors import InputError
from doclint.exchange.catalogue import catalogue, entries_of
from doclint.memory.memory import TranslationMemory
from doclint.pair.catalogs import is_catalog
from doclint.pair.finder import Pair
from doclint.parse.data import parser_of
from doclint.project.check import Histories
from doclint.project.project import Project, open_project
from doclint.project.run import processors
from doclint.project.site import DiskSite

if TYPE_CHECKING:
    import polib


def export_work(
    paths: Sequence[Path], language: str, output: Path | None, config: Path | None
) -> int:
    """Write the segments of some articles (none: of all) that need work as PO."""
    project = open_project(paths[0] if paths else Path(), config, (language,))
    inside = [_inside(project, path) for path in paths] or [""]
    tag, memory = memory_of(project)
    errors: list[str] = []
    pairs = project.finder.of(inside).pairs
    histories = past_of(project, pairs, project.settings, processors())
    entries = list(_entries(project, pairs, memory, histories, errors))
    if entries or not errors:  # a file of nothing but a header would look as if all were done
        put(catalogue(project, tag, entries), output)
    for problem in [*errors, *project.tree.problems]:
        complain(problem)
    return Exit.ERROR if errors or project.tree.problems else Exit.CLEAN


def _entries(
    project: Project,
    pairs: Sequence[Pair],
    memory: TranslationMemory,
    histories: Histories,
    errors: list[str],
) -> "Iterator[polib.POEntry]":
    """Yield the entries by path; a file that cannot be read is added to `errors`."""
    tree = project.tree
    for pair in pairs:
        if is_catalog(pair.translation):
            errors.append(f"{pair.translation}: is PO already; translators work in it")
            continue
        try:
            source, translation = tree.text(pair.source), tree.text(pair.translation)
        except InputError as error:
            errors.append(str(error))
            continue
        settings = project.settings.of(pair)
        site = DiskSite(tree, pair)
        parser = parser_of(pair.translation)
        aligned = align_pair(source, translation, pair.language, settings, site, parser=parser)
        aligned.history = histories.get(pair.translation)
        yield from entries_of(aligned, pair.translation, memory)


def _inside(project: Project, path: Path) -> str:
    inside = project.relative(path)
    if inside is None:
        raise InputError(f"{path}: outside the project {project.tree.root}")
    return inside
