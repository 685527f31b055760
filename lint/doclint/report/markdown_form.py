"""The report for an issue or a wiki: the languages, and what to do first in each."""

from collections.abc import Iterator

from doclint.model import Severity
from doclint.report.model import Article, Language, Report, State, percent
from doclint.report.words import known, to_do
from doclint.show.markdown import code, inline

_FIRST = 10  # articles of each language
_BAR = 10  # squares
_MOST = 60_000  # characters of lists: a comment on GitHub holds 65,536 in all


def markdown_form(report: Report) -> Iterator[str]:
    """Yield the lines."""
    yield from ("## Translations", "")
    head = _head(has_past=report.has_past)
    yield f"| {' | '.join(head)} |"
    yield f"| --- | --- |{' ---: |' * (len(head) - 2)}"
    for language in report.languages:
        yield _row(language, has_past=report.has_past)
    room = _MOST
    for lines in _lists(report):
        room -= sum(len(line) + 1 for line in lines)
        if room < 0:
            yield from ("", "More is not shown.")
            break
        yield from lines


def _lists(report: Report) -> Iterator[list[str]]:
    """Yield the lines of each language and each error."""
    for language in report.languages:
        first = [article for article in language.articles if article.weight][:_FIRST]
        if first:
            yield ["", f"### {code(language.tag)}: what to do first", "", *map(_item, first)]
    for index, error in enumerate(report.errors):
        yield [*([] if index else [""]), f"- **error** {code(error)}"]


def _head(*, has_past: bool) -> tuple[str, ...]:
    return (
        *("language", "translated", "", "complete", "partly", "not started", "orphaned"),
        *(("outdated",) if has_past else ()),
        *("errors", "warnings"),
    )


def _row(language: Language, *, has_past: bool) -> str:
    numbers = language.numbers
    part = percent(numbers.share)
    full = part * _BAR // 100
    trend = ""
    if language.before:
        trend = f" ({percent(numbers.share) - percent(language.before.share):+d})"
    cells = [
        code(language.tag),
        "■" * full + "□" * (_BAR - full),
        f"{part} %{trend}",
        *map(str, (numbers.articles[state] for state in State)),
        *((known(numbers.outdated),) if has_past else ()),
        str(numbers.findings[Severity.ERROR]),
        str(numbers.findings[Severity.WARNING]),
    ]
    return f"| {' | '.join(cells)} |"


def _item(article: Article) -> str:
    note = f" First: {inline(article.notes[0])}" if article.notes else ""
    return f"- {code(article.path)}: {to_do(article)}.{note}"
