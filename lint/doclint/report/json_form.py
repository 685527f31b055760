"""The report for programs: one JSON object; `report.schema.json` beside this file describes it."""

from collections.abc import Iterator
from typing import Any

from doclint.report.model import Article, Language, Numbers, Report, by_name
from doclint.show.encode import as_json, comma_separated

VERSION = 1


def json_form(report: Report) -> Iterator[str]:
    """Yield the lines of the object: one for each language, then one for each of its articles."""
    errors, source = as_json(report.errors), as_json(report.source_language)
    yield f'{{"version": {VERSION}, "source_language": {source}, "errors": {errors}, "languages": ['
    for index, language in enumerate(report.languages):
        numbers = as_json(_language(language))
        yield f'{"," if index else ""}{numbers.removesuffix("}")}, "files": ['
        yield from comma_separated(as_json(_article(article)) for article in language.articles)
        yield "]}"
    yield "]}"


def _numbers(numbers: Numbers) -> dict[str, Any]:
    return {
        "segments": numbers.segments,
        "translated": numbers.translated,
        "share": round(numbers.share, 4),
        "articles": {state.replace("-", "_"): count for state, count in numbers.articles.items()},
        "findings": numbers.findings,
        "outdated": numbers.outdated,
    }


def _language(language: Language) -> dict[str, Any]:
    return {
        "language": language.tag,
        **_numbers(language.numbers),
        "rules": by_name(language.by_rule()),
        "before": _numbers(language.before) if language.before else None,
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "path": article.path,
        "source": article.source,
        "title": article.title,
        "state": article.state.replace("-", "_"),
        "outdated": article.is_outdated,
        "segments": article.segments,
        "translated": article.translated,
        "words_to_translate": article.words,
        "findings": article.by_severity(),
        "rules": by_name(article.rules),
        "views": article.views,
        "weight": round(article.weight, 1),
    }
