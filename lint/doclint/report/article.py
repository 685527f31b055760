"""Measures one article, in whatever process; where pages are asked for, writes its page, too.

Only the numbers come back: what an article says is in memory while its page is made, no longer.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from doclint.check.engine import align_pair
from doclint.check.pair import Memory
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.files import Tree
from doclint.pair.catalogs import is_catalog
from doclint.pair.finder import Pair
from doclint.parse.catalog import read
from doclint.parse.data import parser_of
from doclint.parse.document import Document
from doclint.project.check import Histories, check_aligned, check_texts, internal_error
from doclint.project.site import DiskSite
from doclint.report.article_page import Site, write_article
from doclint.report.catalog import cells_in, progress_in
from doclint.report.model import Article, RuleCount, State
from doclint.report.progress import Progress, nothing_of, progress_of
from doclint.report.rows import Texts, cells_of, rows_of
from doclint.show.outcome import Located

_NOTES = 4  # messages that are kept of an article
_NOTE = 120  # code points of each


class Measured(NamedTuple):
    """An article, or one line that says why there is none."""

    article: Article | None
    error: str = ""


class Asked(NamedTuple):
    """What is asked for besides the numbers: pages, and proposals from memories by language.

    `histories` is what the past says of pairs.
    """

    site: Site | None
    memories: Mapping[str, Memory]
    histories: Histories


def measure(asked: Asked, tree: Tree, pair: Pair, settings: Settings) -> Measured:
    """Measure an article, and write its page where one is asked for; never raises.

    A translation that is not there is one that was not started.
    """
    try:
        return Measured(_measured(asked, tree, pair, settings))
    except InputError as error:
        return Measured(None, str(error))
    except Exception as error:  # one broken pair must not hide what the others have
        return Measured(None, internal_error(pair.translation, error))


def _measured(asked: Asked, tree: Tree, pair: Pair, settings: Settings) -> Article:
    if is_catalog(pair.translation):
        return _catalog(asked.site, tree, pair, settings)
    source = tree.text(pair.source)
    parser = parser_of(pair.source)
    if not tree.exists(pair.translation):
        document = parser(source, settings.source_language, settings)
        return _article(pair, nothing_of(document), _title(document))
    translation = tree.text(pair.translation)
    around = DiskSite(tree, pair)
    memory = asked.memories.get(pair.language)
    aligned = align_pair(source, translation, pair.language, settings, around, memory, parser)
    aligned.history = asked.histories.get(pair.translation)
    found = check_aligned(aligned, pair, source, translation).found
    progress = progress_of(aligned, (at.finding for at in found))
    article = _article(pair, progress, _title(aligned.source), found)
    article = article._replace(has_past=aligned.history is not None)
    if asked.site:
        rows = rows_of(Texts(source, translation), cells_of(aligned, progress.open), found)
        write_article(asked.site, article, settings.source_language, rows, found, translation)
    return article


def _catalog(site: Site | None, tree: Tree, pair: Pair, settings: Settings) -> Article:
    """Measure a catalog, which holds both sides; where it is not there, its template."""
    is_there = tree.exists(pair.translation)
    text = tree.text(pair.translation if is_there else pair.source)
    catalog = read(text, pair.language)
    if not is_there:
        return _article(pair, progress_in(catalog, ()))
    found = check_texts(pair, text, text, settings).found
    progress = progress_in(catalog, [at.finding for at in found])
    article = _article(pair, progress, "", found)
    if site:
        rows = rows_of(Texts(text, text), cells_in(catalog, progress.open), found)
        write_article(site, article, settings.source_language, rows, found, text)
    return article


def _article(
    pair: Pair, progress: Progress, title: str = "", found: Sequence[Located] | None = None
) -> Article:
    """Return the numbers; `found` is None where the translation is not there."""
    return Article(
        pair.language,
        pair.translation,
        pair.source,
        title,
        _state(progress, is_there=found is not None),
        progress.segments,
        progress.translated,
        progress.words,
        counted(found or ()),
        notes_of(found or ()),
        has_page=found is not None,
    )


def counted(found: Sequence[Located]) -> tuple[RuleCount, ...]:
    """Count findings by rule, the gravest first."""
    counts = Counter((at.finding.rule, at.finding.severity) for at in found)
    rules = (RuleCount(rule, severity, count) for (rule, severity), count in counts.items())
    return tuple(sorted(rules, key=lambda it: (-it.severity.weight, it.rule)))


def notes_of(found: Sequence[Located]) -> tuple[str, ...]:
    """Return what the gravest findings say, in the order of the text."""
    gravest = sorted(found, key=lambda at: -at.finding.severity.weight)
    messages = dict.fromkeys(at.finding.message[:_NOTE] for at in gravest)
    return tuple(messages)[:_NOTES]


def _state(progress: Progress, *, is_there: bool) -> State:
    if not is_there or (progress.segments and not progress.translated):
        return State.NOT_STARTED
    return State.COMPLETE if progress.translated == progress.segments else State.PARTLY


def _title(source: Document) -> str:
    """Return the title of an article as its source has it, empty where it has none."""
    if source.front_matter:
        for field in source.front_matter.fields:
            if field.path == ("title",) and field.kind == "scalar":
                return " ".join(field.text.split())
    headings = (block.content for block in source.blocks if block.kind == "heading")
    start, end = next(headings, (0, 0))
    return " ".join(source.text[start:end].split())
