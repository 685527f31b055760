"""Reads an earlier report, as `--format json` gives it, to say what changed."""

from pathlib import Path
from typing import Annotated

import msgspec

from doclint.errors import InputError
from doclint.files import read_text
from doclint.model import Severity
from doclint.report.json_form import VERSION
from doclint.report.model import SEVERITIES, Numbers, State

# Beyond this, a number of JSON is not sure to be what was written (RFC 8259, 6).
_Count = Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class _Language(msgspec.Struct):
    language: str
    segments: _Count
    translated: _Count
    articles: dict[str, _Count]
    findings: dict[str, _Count]
    outdated: _Count | None = None


class _Report(msgspec.Struct):
    version: int
    languages: list[_Language]


def read_earlier(file: Path) -> dict[str, Numbers]:
    """Return the numbers of the languages of an earlier report; InputError where it is none."""
    try:
        report = msgspec.json.decode(read_text(str(file)), type=_Report)
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError(
            f"{file}: not a report of `doclint report --format json`: {error}"
        ) from error
    if report.version != VERSION:
        raise InputError(f"{file}: version {report.version} of the report; this is {VERSION}")
    return {
        each.language: Numbers(
            each.segments,
            each.translated,
            {state: each.articles.get(state.replace("-", "_"), 0) for state in State},
            {Severity(name): each.findings.get(name, 0) for name in SEVERITIES},
            each.outdated,
        )
        for each in report.languages
    }
