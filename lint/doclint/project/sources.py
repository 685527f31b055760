"""Collects what the checks of single pairs say of the comments in their sources.

A comment in a source silences in all its translations: what is wrong with it is said once, and that
it silences nothing only if that is so in each of them.
"""

from collections.abc import Callable, Iterable, Iterator, Set

from doclint.config.pair_settings import PairSettings
from doclint.config.settings import Settings
from doclint.files import Tree
from doclint.filter.silence import Comments, about_comments
from doclint.model import Span
from doclint.pair.finder import Pair
from doclint.parse.data import parser_of
from doclint.project.check import Checked, located_in
from doclint.show.outcome import Located


def about_sources(
    commented: Iterable[tuple[Pair, Checked]],
    complete: Callable[[str], bool],
    tree: Tree,
    settings: PairSettings,
) -> list[Located]:
    """Return the findings on sources.

    `commented` are the pairs whose source has comments, with their outcomes; `complete` tells
    whether all translations of a source were checked.
    """
    found: dict[tuple[str, Span, str], Located] = {}
    idle: dict[str, set[Span]] = {}
    busy: dict[str, set[Span]] = {}
    pairs: dict[str, Pair] = {}
    for pair, checked in commented:
        pairs[pair.source] = pair
        idle.setdefault(pair.source, set()).update(checked.idle)
        busy.setdefault(pair.source, set()).update(checked.busy)
        found.update((_key(located), located) for located in checked.on_source)
    for source, pair in pairs.items():
        names = idle[source] - busy[source]
        if names and complete(source):
            about = _about(tree, source, names, settings.of(pair))
            found.update((_key(located), located) for located in about)
    return list(found.values())


def _key(located: Located) -> tuple[str, Span, str]:
    return located.place.path, located.finding.span, located.finding.rule


def _about(tree: Tree, source: str, idle: Set[Span], settings: Settings) -> Iterator[Located]:
    """Yield what is wrong with a source's comments, if the names at some places do nothing."""
    text = tree.text(source)
    comments = Comments(parser_of(source)(text, settings.source_language, settings))
    entries = (entry for entry in comments.entries if entry.name.span in idle)
    findings = about_comments(comments, entries, settings, text)
    yield from located_in(source, text, findings, settings.source_language)
