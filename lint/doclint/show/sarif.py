"""SARIF 2.1.0, for code scanning on GitHub and for the viewers of editors.

The standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html (sections below are
its). What GitHub takes of it:
https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from doclint import __version__
from doclint.model import Fix, Severity
from doclint.rule import Rule
from doclint.show.encode import as_json, comma_separated
from doclint.show.fixes import replacements
from doclint.show.markdown import inline
from doclint.show.outcome import Located, Outcome, Place
from doclint.show.text import printable

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0-rtm.5.json"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
    Severity.OFF: "none",
}
# GitHub makes fingerprints of its own, from lines, and warns of others under their name.
_FINGERPRINT = "doclint/v1"
_ROOT = "%SRCROOT%"

Artifact = Callable[[str], dict[str, str]]


def sarif(
    outcome: Outcome, rooted: Callable[[str], str], rules: Mapping[str, Rule]
) -> Iterator[str]:
    """Yield the lines of the log, one for each finding.

    `rooted` makes a path of the project one from the root of the repository; `rules` are those that
    may be described, by name.
    """
    names = sorted({located.finding.rule for located in outcome.found})
    index = {name: position for position, name in enumerate(names)}
    run = {
        "tool": {
            "driver": {
                "name": "doclint",
                "semanticVersion": __version__,
                "rules": [_descriptor(name, rules.get(name)) for name in names],
            }
        },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [
            {
                "executionSuccessful": not outcome.errors,
                "toolExecutionNotifications": [
                    {"level": "error", "message": {"text": _text(error)}}
                    for error in outcome.errors
                ],
            }
        ],
    }

    @cache
    def artifact(path: str) -> dict[str, str]:
        return _artifact(rooted(path))

    yield f'{{"$schema": {as_json(_SCHEMA)}, "version": "2.1.0", "runs": ['
    yield as_json(run).removesuffix("}") + ', "results": ['
    yield from comma_separated(
        as_json(_result(located, index, artifact)) for located in outcome.found
    )
    yield "]}]}"


def _descriptor(name: str, rule: Rule | None) -> dict[str, Any]:
    """Describe a rule by its page; one that is not at hand by its name only."""
    if not rule:
        return {"id": name}
    what = rule.page.partition("## What it does")[2].partition("\n## ")[0].strip()
    return {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": " ".join(what.split()) or rule.summary},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {
            "enabled": rule.severity is not Severity.OFF,
            "level": _LEVELS[rule.severity],
        },
        "properties": {"tags": ["translation", rule.group]},
    }


def _result(located: Located, index: Mapping[str, int], artifact: Artifact) -> dict[str, Any]:
    finding, source = located.finding, located.source
    text, formatted = _text(finding.message), inline(finding.message)
    if source:  # the number is the id of the related location (3.11.6)
        text, formatted = f"{text} ([source](1))", f"{formatted} ([source](1))"
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": text, "markdown": formatted},
        "locations": [{"physicalLocation": _location(located.place, artifact)}],
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "properties": {"certainty": finding.certainty, "language": located.language},
    }
    if source:
        result["relatedLocations"] = [
            {
                "id": 1,
                "message": {"text": "source"},
                "physicalLocation": _location(source, artifact),
            }
        ]
    if finding.fix and located.fixed:
        result["fixes"] = [_fix(finding.fix, located.fixed, artifact)]
    return result


def _fix(fix: Fix, fixed: Place, artifact: Artifact) -> dict[str, Any]:
    return {
        "description": {"text": _text(fix.description)},
        "artifactChanges": [
            {
                "artifactLocation": artifact(fixed.path),
                "replacements": [
                    {
                        "deletedRegion": _region(*edit[:4], bom=fixed.bom),
                        "insertedContent": {"text": edit.text},
                    }
                    for edit in replacements(fix, fixed)
                ],
            }
        ],
        "properties": {"safety": fix.safety},
    }


def _location(place: Place, artifact: Artifact) -> dict[str, Any]:
    region = _region(place.line, place.column, place.end_line, place.end_column, bom=place.bom)
    return {"artifactLocation": artifact(place.path), "region": region}


def _region(line: int, column: int, end_line: int, end_column: int, *, bom: bool) -> dict[str, int]:
    """Return a region, in which a byte order mark does not count (3.30.2) as it does in a Place."""
    return {
        "startLine": line,
        "startColumn": max(column - 1, 1) if bom and line == 1 else column,
        "endLine": end_line,
        "endColumn": max(end_column - 1, 1) if bom and end_line == 1 else end_column,
    }


def _artifact(path: str) -> dict[str, str]:
    """Return the location of a file, one outside the repository by an absolute URI."""
    if PurePath(path).is_absolute():
        return {"uri": PurePath(path).as_uri()}
    return {"uri": quote(path, errors="surrogateescape"), "uriBaseId": _ROOT}


def _text(text: str) -> str:
    """Return a plain text without links (3.11.6): what an article says must not become one.

    Braces stay single, though 3.11.5 wants them doubled: without `arguments`, viewers show a text
    as it stands, and a Liquid tag with two more braces is another one.
    """
    return printable(text).replace("](", "]\u2060(")
