"""The report for spreadsheets: a row for each article."""

import csv
import io
from collections.abc import Iterator

from doclint.report.model import Article, Report

_HEAD = (
    *("language", "path", "source", "title", "state", "outdated", "segments"),
    *("translated", "words_to_translate", "errors", "warnings", "info", "views", "weight"),
)
_OUTDATED = {True: "yes", False: "no", None: ""}
# A spreadsheet takes a cell that begins so for a formula, in Japan also one of wide signs:
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", *"\uff1d\uff0b\uff0d\uff20")


def csv_form(report: Report) -> Iterator[str]:
    """Yield the lines; articles are in the order of the work."""
    yield _line(_HEAD)
    for language in report.languages:
        for article in language.articles:
            yield _line(_row(article))


def _row(article: Article) -> tuple[object, ...]:
    return (
        *(article.language, _text(article.path), _text(article.source), _text(article.title)),
        *(article.state.words, _OUTDATED[article.is_outdated]),
        *(article.segments, article.translated, article.words),
        *(article.by_severity().values()),
        *("" if article.views is None else article.views, round(article.weight, 1)),
    )


def _text(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _line(cells: tuple[object, ...]) -> str:
    buffer = io.StringIO()
    # The module quotes a cell with a newline only where lines end so.
    csv.writer(buffer, lineterminator="\r\n").writerow(cells)
    return buffer.getvalue().removesuffix("\r\n")
