"""Collects from the pairs of a project what tells how terms are translated."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from doclint.check.engine import align_pair
from doclint.check.pair import AlignedPair
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.files import Tree
from doclint.model import Span
from doclint.pair.catalogs import is_catalog
from doclint.pair.finder import Pair
from doclint.parse.data import parser_of
from doclint.parse.document import Document
from doclint.project.project import Project
from doclint.project.run import map_pairs
from doclint.terms.taken import untranslated

_LEAST_CONFIDENCE = 0.5  # of the bead
_LONGEST_LABEL = 60  # characters


class Evidence(NamedTuple):
    """What articles say: sentences of the source, each with its translation, and texts in bold.

    `errors` are lines that say which article was left out, and why.
    """

    rows: tuple[tuple[str, str], ...] = ()
    labels: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


def collect(project: Project, jobs: int, advance: Callable[[int], None]) -> Evidence:
    """Read all pairs of the languages that a project was opened for, with up to `jobs` processes.

    What was left untranslated as a whole is no evidence.
    """
    pairs = project.finder.all().pairs
    parts = map_pairs(evidence_in_files, project.tree, pairs, project.settings, jobs, advance)
    rows: list[tuple[str, str]] = []
    labels: list[str] = []
    errors: list[str] = []
    for part in parts:
        rows += part.rows
        labels += part.labels
        errors += part.errors
    return Evidence(tuple(rows), tuple(labels), tuple(errors))


def evidence_in_files(tree: Tree, pair: Pair, settings: Settings) -> Evidence:
    """Return what a pair of the project says, or a catalog, message by message."""
    try:
        translation = tree.text(pair.translation)
        if is_catalog(pair.translation):
            return _evidence_in_catalog(translation, pair.language, settings)
        source = tree.text(pair.source)
    except InputError as error:
        return Evidence(errors=(str(error),))
    parser = parser_of(pair.translation)
    return evidence_of(align_pair(source, translation, pair.language, settings, parser=parser))


def _evidence_in_catalog(text: str, language: str, settings: Settings) -> Evidence:
    from doclint.project.catalog import aligned_messages

    parts = [evidence_of(pair) for pair in aligned_messages(text, language, settings)]
    return Evidence(
        tuple(row for part in parts for row in part.rows),
        tuple(label for part in parts for label in part.labels),
    )


def evidence_of(pair: AlignedPair) -> Evidence:
    """Return what an aligned pair says."""
    ours, theirs = pair.source, pair.translation
    left = pair.fact(untranslated)
    rows = []
    for bead in pair.alignment.segments:
        if not bead.source or not bead.translation or bead.confidence < _LEAST_CONFIDENCE:
            continue
        here = _stretch(ours, bead.source)
        there = _stretch(theirs, bead.translation)
        if not left.touches(there):
            rows.append((ours.prose[slice(*here)], theirs.prose[slice(*there)]))
    bold = (it.content for it in ours.emphases if it.strong)
    labels = tuple(ours.prose[slice(*it)] for it in bold if it.end - it.start <= _LONGEST_LABEL)
    return Evidence(tuple(rows), labels)


def _stretch(document: Document, segments: Sequence[int]) -> Span:
    first, last = (document.segments[segments[at]].span for at in (0, -1))
    return Span(first.start, last.end)
