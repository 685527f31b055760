"""A report in the form of JUnit's: a suite for each file, a failed test for each finding.

JUnit never published a schema; this is what Jenkins validates, GitLab and others read.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby

from doclint.model import Severity
from doclint.show.concise import where
from doclint.show.outcome import Located, Outcome
from doclint.show.summary import counted
from doclint.show.text import printable

# What `printable` leaves and XML 1.0 cannot hold, not even escaped.
_NOT_XML = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")


def junit(outcome: Outcome, rooted: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines of the report; `rooted` as in the other formats.

    A finding of severity info is a skipped test, not a failed one. A run without findings is one
    test that passed, since Jenkins takes a report without tests for an error.
    """
    infos = outcome.by_severity()[Severity.INFO]
    failures, errors = len(outcome.found) - infos, len(outcome.errors)
    tests = len(outcome.found) + errors or 1
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="doclint" tests="{tests}" failures="{failures}" errors="{errors}">'
    if errors:
        yield f'<testsuite name="doclint" tests="{errors}" failures="0" errors="{errors}">'
        yield from map(_error, outcome.errors)
        yield "</testsuite>"
    elif not outcome.found:
        passed = f"{counted(outcome.pairs, 'pair')} checked"
        yield '<testsuite name="doclint" tests="1" failures="0" errors="0">'
        yield f'<testcase name="{passed}" classname="doclint"/>'
        yield "</testsuite>"
    for path, found in groupby(outcome.found, lambda at: at.place.path):
        yield from _suite(rooted(path), list(found), rooted)
    yield "</testsuites>"


def _suite(path: str, found: list[Located], rooted: Callable[[str], str]) -> Iterator[str]:
    name = _xml(path)
    skipped = sum(at.finding.severity is Severity.INFO for at in found)
    yield (
        f'<testsuite name="{name}" file="{name}" tests="{len(found)}"'
        f' failures="{len(found) - skipped}" errors="0" skipped="{skipped}">'
    )
    # Readers tell tests apart by class and name, and see which are new: so no position in it.
    seen: Counter[str] = Counter()
    for located in found:
        finding = located.finding
        message = _xml(finding.message)
        test = f"{finding.rule}: {message}"
        seen[test] += 1
        if seen[test] > 1:
            test += f" ({seen[test]})"
        yield f'<testcase name="{test}" classname="{name}">'
        places = where(located.place, rooted)
        if located.source:
            places += f", source {where(located.source, rooted)}"
        kind = "skipped" if finding.severity is Severity.INFO else "failure"
        yield f'<{kind} type="{finding.severity}" message="{message}">{_xml(places)}</{kind}>'
        yield "</testcase>"
    yield "</testsuite>"


def _error(error: str) -> str:
    text = _xml(error)
    return (
        f'<testcase name="{text}" classname="doclint">'
        f'<error type="error" message="{text}"/></testcase>'
    )


def _xml(text: str) -> str:
    """Escape a text for an attribute or an element, and `##[` (see `encode`)."""
    return escape(printable(text).translate(_NOT_XML)).replace("##[", "#&#35;[")
