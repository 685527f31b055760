"""Writes the folder of HTML pages: overview, languages, articles, and what they load."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from doclint.model import Severity
from doclint.report.article_page import Site, as_bytes, name_of
from doclint.report.badge import badge_json, badge_svg
from doclint.report.json_form import json_form
from doclint.report.model import (
    SEVERITIES,
    Article,
    Language,
    Numbers,
    Report,
    State,
    by_name,
    percent,
)
from doclint.report.templates import assets, template
from doclint.report.treemap import HEIGHT, LEVELS, WIDTH, Cell, treemap
from doclint.report.words import amount, known
from doclint.show.encode import as_json
from doclint.show.summary import counted

_ASSETS = "assets"
_ON_A_PAGE = 200  # articles
_ERRORS = 200  # that the overview names

Context = dict[str, Any]


def begin_site(folder: Path, languages: Iterable[str]) -> None:
    """Make the folders that the pages of articles are written to."""
    (folder / _ASSETS).mkdir()
    for name, data in assets().items():
        (folder / _ASSETS / name).write_bytes(data)
    for language in languages:
        (folder / language).mkdir(exist_ok=True)


def end_site(site: Site, report: Report) -> None:
    """Write all but the pages of articles."""
    folder = Path(site.folder)
    _write(folder / "index.html", _overview(report))
    _write_lines(folder / "report.json", json_form(report))
    _write_lines(folder / "badge.json", badge_json(report))
    _write_lines(folder / "badge.svg", badge_svg(report))
    for language in report.languages:
        alone = report._replace(languages=(language,))
        _write_lines(folder / language.tag / "badge.json", badge_json(alone))
        _write_lines(folder / language.tag / "badge.svg", badge_svg(alone))
        _write_lines(folder / language.tag / "articles.js", _data(language))
        for name, text in _language_pages(language, report.source_language):
            _write(folder / language.tag / name, text)


def _write(file: Path, text: str) -> None:
    file.write_bytes(as_bytes(text))


def _write_lines(file: Path, lines: Iterable[str]) -> None:
    _write(file, "".join(f"{line}\n" for line in lines))


def _overview(report: Report) -> str:
    articles = [article for language in report.languages for article in language.articles]
    return template("overview").render(
        languages=[_summary(language) for language in report.languages],
        source_language=report.source_language,
        errors=report.errors[:_ERRORS],
        more_errors=max(0, len(report.errors) - _ERRORS),
        tree=_tree(articles, is_linked=False),
        has_past=report.has_past,
        trend=any(language.before for language in report.languages),
        root="",
    )


def _summary(language: Language) -> Context:
    numbers, before = language.numbers, language.before
    return {
        "tag": language.tag,
        "address": f"{quote(language.tag)}/index.html",
        **_numbers(numbers),
        "trend": _trend(numbers, before) if before else "",
    }


def _numbers(numbers: Numbers) -> Context:
    return {
        "percent": percent(numbers.share),
        "segments": numbers.segments,
        "translated": numbers.translated,
        "states": [{"name": state.words, "count": numbers.articles[state]} for state in State],
        "has_past": numbers.outdated is not None,
        "outdated": known(numbers.outdated),
        "severities": [{"name": it.value, "count": numbers.findings[it]} for it in SEVERITIES],
    }


def _trend(now: Numbers, before: Numbers) -> str:
    """Say what changed since an earlier report."""
    points = 100 * (now.share - before.share)
    findings = sum(now.findings.values()) - sum(before.findings.values())
    errors = now.findings[Severity.ERROR] - before.findings[Severity.ERROR]
    changes: tuple[tuple[str, str], ...] = (
        (f"{points:+.1f}", "percentage points"),
        (f"{findings:+d}", "findings"),
        (f"{errors:+d}", "errors"),
    )
    if now.outdated is not None and before.outdated is not None:
        changes += ((f"{now.outdated - before.outdated:+d}", "outdated"),)
    parts = [f"{number} {noun}" for number, noun in changes if float(number)]
    return ", ".join(parts).replace("-", "\N{MINUS SIGN}") or "no change"


def _tree(articles: Sequence[Article], *, is_linked: bool) -> Context:
    cells = treemap(articles)
    return {
        "width": int(WIDTH),
        "height": int(HEIGHT),
        "linked": is_linked,
        "levels": [{"number": number, "name": name} for number, name in enumerate(LEVELS)],
        "cells": [_cell(cell) for cell in cells],
        "folders": [_cell(cell) for cell in sorted(cells, key=lambda cell: cell.path)],
    }


def _cell(cell: Cell) -> Context:
    return {
        "path": cell.path,
        "name": cell.path if len(cell.path) * 8 < cell.width else cell.path.rpartition("/")[2],
        "address": f"#folder={quote(cell.path, safe='', errors='surrogateescape')}",
        "x": f"{cell.x:.1f}",
        "y": f"{cell.y:.1f}",
        "width": f"{cell.width:.1f}",
        "height": f"{cell.height:.1f}",
        "percent": percent(cell.share),
        "segments": cell.segments,
        "level": cell.level,
        "has_room": cell.width >= 60 and cell.height >= 34,
    }


def _language_pages(language: Language, source_language: str) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of the pages of a language: one, or several for many articles."""
    numbers = range(max(1, -(-len(language.articles) // _ON_A_PAGE)))
    pages = [
        {"number": number + 1, "name": f"index-{number + 1}.html" if number else "index.html"}
        for number in numbers
    ]
    shared = {
        "language": _summary(language),
        "source_language": source_language,
        "rules": [
            {"name": name, "count": count} for name, count in by_name(language.by_rule()).items()
        ],
        "tree": _tree(language.articles, is_linked=True),
        "total": counted(len(language.articles), "article"),
        "pages": pages,
        "root": "../",
    }
    rest = iter(language.articles)
    for page in pages:
        articles = [_item(article) for article in islice(rest, _ON_A_PAGE)]
        text = template("language").render(**shared, articles=articles, page=page["number"])
        yield str(page["name"]), text


def _item(article: Article) -> Context:
    return {
        "address": name_of(article.path) if article.has_page else "",
        "title": article.title or article.path,
        "path": article.path,
        "source": article.source,
        "state": article.state.words,
        "outdated": bool(article.is_outdated),
        "percent": percent(article.share),
        "segments": article.segments,
        "translated": article.translated,
        "counts": [
            {"severity": severity.value, "text": amount(severity, count)}
            for severity, count in article.by_severity().items()
            if count
        ],
        "words": article.words,
        "views": -1 if article.views is None else article.views,
        "note": article.notes[0] if article.notes else "",
    }


def _data(language: Language) -> Iterator[str]:
    """Yield the lines of the script that tells the filters of the articles, in their order."""
    rules = list(by_name(language.by_rule()))
    number_of = {rule: number for number, rule in enumerate(rules)}
    yield f"doclint.rules = {as_json(rules)};"
    yield "doclint.articles = ["
    for article in language.articles:
        item = _item(article)
        found = [
            (number_of[each.rule], SEVERITIES.index(each.severity), each.total)
            for each in article.rules
        ]
        # Most paths end with the source's, which then is given as its length.
        path, source = article.path, article.source
        row = [
            *(item["address"], item["title"], path),
            *(_units(source) if path.endswith(source) else source, item["state"]),
            *(item["percent"], article.segments, article.translated, article.words),
            *(item["views"], found, article.notes, int(item["outdated"])),
        ]
        yield f"{as_json(row)},"
    yield "];"


def _units(text: str) -> int:
    """Return the length of a text as JavaScript counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
