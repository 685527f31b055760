"""Diagnostics for reviewdog, which posts them to pull requests, fixes as suggestions.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from collections.abc import Callable, Iterator
from typing import Any

from doclint.model import Severity
from doclint.show.encode import as_json, comma_separated
from doclint.show.fixes import mended
from doclint.show.markdown import inline
from doclint.show.outcome import Located, Outcome, Place

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def rdjson(outcome: Outcome, shown: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines of a DiagnosticResult, one for each finding.

    `shown` makes a path of the project one from the working directory, in which reviewdog runs.
    Columns count bytes. Messages are Markdown, which is how reviewdog posts them.
    """
    yield '{"source": {"name": "doclint"}, "diagnostics": ['
    yield from comma_separated(as_json(_diagnostic(located, shown)) for located in outcome.found)
    yield "]}"


def _diagnostic(located: Located, shown: Callable[[str], str]) -> dict[str, Any]:
    finding = located.finding
    diagnostic: dict[str, Any] = {
        "message": inline(finding.message),
        "location": _location(located.place, shown),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if located.source:
        diagnostic["related_locations"] = [
            {"message": "source", "location": _location(located.source, shown)}
        ]
    if finding.fix and located.fixed:
        # One for all edits: reviewdog makes each a suggestion that replaces whole lines.
        text = mended(finding.fix, located.fixed)
        diagnostic["suggestions"] = [{"range": _range(located.fixed), "text": text}]
    return diagnostic


def _location(place: Place, shown: Callable[[str], str]) -> dict[str, Any]:
    return {"path": shown(place.path), "range": _range(place)}


def _range(place: Place) -> dict[str, Any]:
    return {
        "start": {"line": place.line, "column": place.byte_column},
        "end": {"line": place.end_line, "column": place.end_byte_column},
    }
