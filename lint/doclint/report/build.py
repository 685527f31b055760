"""Makes the report on a project: every article measured, the languages summed up."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from doclint.check.pair import Memory
from doclint.config.pair_settings import PairSettings
from doclint.files import Tree
from doclint.pair.finder import Pair, Pairing
from doclint.project.check import Histories, check_pairing
from doclint.project.run import Jobs, map_pairs
from doclint.report.article import Asked, Measured, counted, measure, notes_of
from doclint.report.article_page import Site
from doclint.report.model import Article, Language, Numbers, Report, State, in_order
from doclint.show.outcome import Located


class Work(NamedTuple):
    """What is reported on: the lists of files, under which settings, and where the work is done.

    `memories` by language have proposals for what is untranslated, `histories` is what the past
    says of pairs.
    """

    tree: Tree
    pairing: Pairing
    settings: PairSettings
    jobs: Jobs
    memories: Mapping[str, Memory] = MappingProxyType({})
    histories: Histories = MappingProxyType({})


def build(
    work: Work,
    site: Site | None,
    advance: Callable[[int], None],
    *,
    views: Mapping[str, int] | None = None,
    before: Mapping[str, Numbers] | None = None,
) -> Report:
    """Measure all articles; pages of articles are written to `site`, if any.

    `advance` is told how many articles were done. `views` are the page views by path (of either
    side), `before` the numbers of languages in an earlier report.
    """
    tree, pairing, settings, jobs, memories, histories = work
    pairs = sorted((*pairing.pairs, *pairing.missing))
    about_files: dict[tuple[str, str], list[Located]] = {}
    for at in check_pairing(pairing, settings, tree):
        about_files.setdefault((at.place.path, at.language), []).append(at)
    articles: list[Article] = []
    errors: list[str] = []
    function = partial(measure, Asked(site, dict(memories), dict(histories)))
    for measured in map_pairs(function, tree, pairs, settings, jobs, advance, _lost):
        if measured.article:
            articles.append(measured.article)
        else:
            errors.append(measured.error)
    articles += map(_orphan, pairing.orphans)
    complete = (_seen(_with_files(article, about_files), views) for article in articles)
    languages = _languages(complete, before or {})
    return Report(settings.base.source_language, languages, (*errors, *tree.problems))


def _lost(pair: Pair, error: str) -> Measured:
    return Measured(None, error)


def _orphan(pair: Pair) -> Article:
    return Article(pair.language, pair.translation, pair.source, "", State.ORPHANED)


def _with_files(article: Article, about_files: Mapping[tuple[str, str], list[Located]]) -> Article:
    """Add what the rules of the project say of the article's file, or of its source's."""
    found = [
        at
        for path in dict.fromkeys((article.path, article.source))
        for at in about_files.get((path, article.language), ())
    ]
    if not found:
        return article
    return article._replace(
        rules=(*article.rules, *counted(found)), notes=(*article.notes, *notes_of(found))
    )


def _seen(article: Article, views: Mapping[str, int] | None) -> Article:
    if views is None:
        return article
    return article._replace(views=views.get(article.path, views.get(article.source, 0)))


def _languages(articles: Iterable[Article], before: Mapping[str, Numbers]) -> tuple[Language, ...]:
    def tag(article: Article) -> str:
        return article.language

    return tuple(
        Language(name, in_order(group), before.get(name))
        for name, group in groupby(sorted(articles, key=tag), tag)
    )
