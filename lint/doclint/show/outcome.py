"""What a run gives and every renderer takes: findings with their places, and counts.

Made where the texts are at hand (in the worker processes), so that a renderer needs no file.
"""

from collections import Counter
from typing import NamedTuple

from doclint.model import Finding, Severity, Span
from doclint.show.lines import Lines

_CONTEXT = 240  # code points of a line kept on either side of a place: more than a terminal shows


class Place(NamedTuple):
    """A span in a file: offsets from 0, lines and columns from 1 (code points), ends exclusive.

    `text` is what stands there. `before` and `after` are the rest of the lines it begins and ends
    on, cut to what a terminal can show. `byte_column` and `end_byte_column` count bytes of UTF-8;
    `bom` says that the file begins with a byte order mark.
    """

    path: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str = ""
    before: str = ""
    after: str = ""
    byte_column: int = 1
    end_byte_column: int = 1
    bom: bool = False


class Located(NamedTuple):
    """A finding with its places; `source` is None where the source has none.

    `fixed` is the stretch of the translation from the first to the last edit of the fix, if any.
    """

    finding: Finding
    language: str
    place: Place
    source: Place | None
    fixed: Place | None = None


class Outcome(NamedTuple):
    """All that a run found: findings sorted by path, start and rule, and what it looked at.

    `pairs` counts those that were looked at, `missing` the sources without a translation (once for
    each language), `orphans` the translations without a source. `errors` says in a line each what
    could not be checked. `known` counts the findings that are left out because the baseline has
    them.
    """

    found: tuple[Located, ...]
    pairs: int
    missing: int = 0
    orphans: int = 0
    errors: tuple[str, ...] = ()
    known: int = 0

    def by_severity(self) -> dict[Severity, int]:
        """Count the findings of each severity, the gravest first."""
        counts = Counter(located.finding.severity for located in self.found)
        return {
            severity: counts[severity]
            for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
        }


def place_of(path: str, text: str, lines: Lines, span: Span) -> Place:
    """Locate a span of a text."""
    start, end = span
    line, column = lines.position(start)
    end_line, end_column = lines.position(end)
    line_start, end_line_start = start - column + 1, end - end_column + 1
    return Place(
        path,
        start,
        end,
        line,
        column,
        end_line,
        end_column,
        text[start:end],
        text[max(line_start, start - _CONTEXT) : start],
        lines.line(end_line)[end_column - 1 :][:_CONTEXT],
        _bytes(text[line_start:start]) + 1,
        _bytes(text[end_line_start:end]) + 1,
        text.startswith("\ufeff"),
    )


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def order(located: Located) -> tuple[str, int, str, str]:
    """Return the sort key of findings: path, start, rule (then language, for sources)."""
    return located.place.path, located.place.start, located.finding.rule, located.language
