"""A code quality report for GitLab.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from collections.abc import Callable, Iterator
from typing import Any

from doclint.check.fingerprint import fingerprint_of
from doclint.model import Severity
from doclint.show.encode import as_json, comma_separated
from doclint.show.outcome import Outcome
from doclint.show.text import printable

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(outcome: Outcome, rooted: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines of the report, one for each finding.

    `rooted` makes a path of the project one from the root of the repository.
    """
    yield "["
    yield from comma_separated(map(as_json, _issues(outcome, rooted)))
    yield "]"


def _issues(outcome: Outcome, rooted: Callable[[str], str]) -> Iterator[dict[str, Any]]:
    taken: set[str] = set()
    for located in outcome.found:
        finding, place = located.finding, located.place
        path = rooted(place.path)
        yield {
            "description": f"{finding.rule}: {printable(finding.message)}",
            "check_name": finding.rule,
            "fingerprint": _unique(finding.rule, path, finding.fingerprint, taken),
            "severity": _SEVERITIES[finding.severity],
            "location": {"path": path, "lines": {"begin": place.line, "end": place.end_line}},
        }


def _unique(rule: str, path: str, fingerprint: str, taken: set[str]) -> str:
    """Return a fingerprint that is not taken yet, and take it: GitLab shows one issue for each.

    It depends on the file, its other findings of the same kind, and nothing else.
    """
    count = 0
    while (unique := fingerprint_of(rule, path, fingerprint, str(count))) in taken:
        count += 1
    taken.add(unique)
    return unique
