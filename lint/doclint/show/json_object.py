"""One JSON object for programs; `findings.schema.json` beside this file describes it."""

from collections.abc import Iterator
from typing import Any

from doclint.model import Fix
from doclint.show.encode import as_json, comma_separated
from doclint.show.outcome import Located, Outcome, Place

VERSION = 1


def json_object(outcome: Outcome) -> Iterator[str]:
    """Yield the lines of the object, one for each finding."""
    summary = {
        "pairs": outcome.pairs,
        "findings": len(outcome.found),
        "by_severity": outcome.by_severity(),
        "missing_translations": outcome.missing,
        "orphans": outcome.orphans,
    }
    yield f'{{"version": {VERSION}, "summary": {as_json(summary)}, "findings": ['
    yield from comma_separated(as_json(as_object(located)) for located in outcome.found)
    yield "]}"


def as_object(located: Located) -> dict[str, Any]:
    """Return a finding as the schema describes it."""
    finding, place = located.finding, located.place
    return {
        "path": place.path,
        "language": located.language,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "start": place.start,
        "end": place.end,
        "rule": finding.rule,
        "severity": finding.severity,
        "certainty": finding.certainty,
        "message": finding.message,
        "source": _source(located.source) if located.source else None,
        "fix": _fix(finding.fix) if finding.fix else None,
        "fingerprint": finding.fingerprint,
    }


def _source(place: Place) -> dict[str, Any]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "start": place.start,
        "end": place.end,
        "text": place.text,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "safety": fix.safety,
        "description": fix.description,
        "edits": [
            {"start": edit.span.start, "end": edit.span.end, "text": edit.text}
            for edit in fix.edits
        ],
    }
