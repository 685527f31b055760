"""The report at a terminal: a table with bars."""

from collections.abc import Iterator

import click

from doclint.model import Severity
from doclint.report.model import Language, Report, State, percent
from doclint.report.words import known, to_do
from doclint.show.full import COLOURS
from doclint.show.text import fit_end, printable, width

_BAR = 20  # columns
_FIRST = 5  # articles to do first, of each language
_EIGHTHS = " ▏▎▍▌▋▊▉"


def table(report: Report, columns: int, *, colour: bool) -> Iterator[str]:
    """Yield the lines; `columns` is the width of the terminal."""
    head = _head(has_past=report.has_past)
    rows = [_cells(language, has_past=report.has_past) for language in report.languages]
    widths = [max(map(width, column)) for column in zip(head, *rows, strict=True)]
    yield _line(head, widths)
    for row, language in zip(rows, report.languages, strict=True):
        line = _line(row, widths)
        grave = language.numbers.findings[Severity.ERROR]
        yield click.style(line, fg=COLOURS[Severity.ERROR]) if colour and grave else line
    for language in report.languages:
        first = [article for article in language.articles if article.weight][:_FIRST]
        if first:
            yield from ("", f"{language.tag}: to do first")
        for article in first:
            work = to_do(article)
            path = fit_end(printable(article.path), max(20, columns - len(work) - 4))
            yield f"  {path}  {work}"


def _head(*, has_past: bool) -> tuple[str, ...]:
    return (
        *("language", "translated", "", "complete", "partly", "not started", "orphaned"),
        *(("outdated",) if has_past else ()),
        *("errors", "warnings", "info"),
    )


def _cells(language: Language, *, has_past: bool) -> tuple[str, ...]:
    numbers = language.numbers
    trend = ""
    if language.before:
        trend = f" ({percent(numbers.share) - percent(language.before.share):+d})"
    return (
        printable(language.tag),
        _bar(numbers.share),
        f"{percent(numbers.share)} %{trend}",
        *(str(numbers.articles[state]) for state in State),
        *((known(numbers.outdated),) if has_past else ()),
        *map(str, numbers.findings.values()),
    )


def _bar(part: float) -> str:
    full, rest = divmod(int(part * _BAR * 8), 8)
    return ("█" * full + _EIGHTHS[rest]).ljust(_BAR, "·")[:_BAR]


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    left = [cell + " " * (w - width(cell)) for cell, w in zip(cells[:2], widths[:2], strict=True)]
    right = [cell.rjust(w) for cell, w in zip(cells[2:], widths[2:], strict=True)]
    return "  ".join([*left, *right]).rstrip()
