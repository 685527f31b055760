"""The report for spreadsheets: a row for each article."""

import csv
import io
from collections.abc import Iterator

from doclint.report.model import SEVERITIES, Article, Report

_HEAD = (
    *("language", "path", "source", "title", "state", "segments", "translated"),
    *("words_to_translate", *(f"{severity}s" for severity in SEVERITIES), "views", "weight"),
)
# A spreadsheet takes a cell that begins so for a formula:
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_form(report: Report) -> Iterator[str]:
    """Yield the lines; articles are in the order of the work."""
    yield _line(_HEAD)
    for language in report.languages:
        for article in language.articles:
            yield _line(_row(article))


def _row(article: Article) -> tuple[object, ...]:
    return (
        *(article.language, _text(article.path), _text(article.source), _text(article.title)),
        *(article.state.words, article.segments, article.translated, article.words),
        *(article.by_severity().values()),
        *("" if article.views is None else article.views, round(article.weight, 1)),
    )


def _text(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _line(cells: tuple[object, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow(cells)
    return buffer.getvalue()
