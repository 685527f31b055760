"""Texts that mean harm, through every format and back."""

import json
import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.check.registry import all_rules
from doclint.model import Certainty, Edit, Finding, Fix, Safety, Severity, Span
from doclint.show.fixes import stretch
from doclint.show.formats import FORMATS, Paths, rendered
from doclint.show.github import inert
from doclint.show.lines import Lines
from doclint.show.markdown import inline
from doclint.show.outcome import Located, Outcome, order, place_of
from doclint.show.text import printable

PIECES = st.sampled_from(
    [
        *"a. \\`|*_<>[]()#&;:,%\"'{}@/~日😀",
        *"\n\r\t\x00\x07\x1b\x7f\x85\u2028\u200b\u202e\ufeff\ufffe\uffff",
        "::error::",
        "##[error]",
        "]]>",
        "<!--",
        "%0A",
        "&#10;",
        "[x](1)",
        "{0}",
        "\r\n",
        "\x1b[31m",
    ]
)
TEXTS = st.lists(PIECES, max_size=8).map("".join)
# Names of files, of which some are not UTF-8.
NAMES = st.lists(PIECES | st.sampled_from(["\udcff", "\udc80"]), min_size=1, max_size=6).map(
    lambda pieces: "x" + "".join(pieces).replace("\0", "").replace("/", "")
)


@st.composite
def located(draw: st.DrawFn) -> Located:
    text = draw(TEXTS)
    cuts = draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6))
    spans = [Span(*sorted(cuts[at : at + 2])) for at in (0, 2, 4)]
    fix = Fix(draw(st.sampled_from(Safety)), draw(TEXTS), (Edit(spans[2], draw(TEXTS)),))
    finding = Finding(
        draw(st.sampled_from([*all_rules(), "other/rule"])),
        draw(st.sampled_from([Severity.ERROR, Severity.WARNING, Severity.INFO])),
        draw(st.sampled_from(Certainty)),
        draw(TEXTS | NAMES),
        spans[0],
        spans[1],
        draw(st.none() | st.just(fix)),
        draw(st.text("0123456789abcdef", min_size=16, max_size=16)),
    )
    lines, path, source = Lines(text), draw(NAMES), draw(NAMES)
    return Located(
        finding,
        draw(st.sampled_from(["pt-BR", "ja"])),
        place_of(path, text, lines, spans[0]),
        place_of(source, text, lines, spans[1]) if draw(st.booleans()) else None,
        place_of(path, text, lines, stretch(fix)) if finding.fix else None,
    )


OUTCOMES = st.builds(
    lambda found, errors: Outcome(tuple(sorted(found, key=order)), 3, 1, 0, tuple(errors)),
    st.lists(located(), max_size=4),
    st.lists(TEXTS | NAMES, max_size=2),
)
PATHS = Paths(str, str)


def lines_of(form: str, outcome: Outcome) -> list[str]:
    return list(rendered(form, outcome, PATHS, 80, colour=False))


def whole(text: str) -> str:
    """Return a text with U+FFFD for each half of a surrogate."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def command(line: str) -> tuple[str, dict[str, str], str] | None:
    """Read a line of a log as the runner of GitHub Actions does (`ActionCommand.cs`)."""
    if line.lstrip().startswith("::") and "::" in line.lstrip()[2:]:
        head, _, data = line.lstrip()[2:].partition("::")
        name, _, listed = head.partition(" ")
        pairs = (pair.split("=", 1) for pair in listed.split(",") if pair)
        properties = {pair[0]: unescaped(pair[1], "%3A", "%2C") for pair in pairs if len(pair) == 2}
        return name, properties, unescaped(data)
    if "##[" in line:
        return "older", {}, line
    return None


def unescaped(text: str, *more: str) -> str:
    for escape in ("%0D", "%0A", *more, "%25"):
        text = text.replace(escape, chr(int(escape[1:], 16)))
    return text


@given(OUTCOMES)
def test_no_line_holds_what_a_terminal_or_a_log_obeys(outcome: Outcome) -> None:
    for form in FORMATS:
        for line in lines_of(form, outcome):
            line.encode()
            assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202e]", line)
            match form:
                case "github":
                    assert command(line)
                case "full" | "concise" | "statistics" | "markdown":
                    assert not command(inert(line))
                case _:
                    assert not command(line)


@given(OUTCOMES)
def test_github(outcome: Outcome) -> None:
    commands = [command(line) for line in lines_of("github", outcome)]
    assert len(commands) == len(outcome.errors) + len(outcome.found) + bool(outcome.found)
    found = [made for made in commands if made and "file" in made[1]]
    by_weight = sorted(outcome.found, key=lambda at: -at.finding.severity.weight)
    for at, (_, properties, data) in zip(by_weight, found, strict=True):
        assert properties["file"] == printable(at.place.path)
        assert properties["title"] == f"doclint {at.finding.rule}"
        assert properties["line"] == str(at.place.line)
        assert ("col" in properties) is (at.place.line == at.place.end_line)
        first, *others = data.split("\n")
        assert first.endswith(f": {at.finding.rule} {printable(at.finding.message)}")
        assert len(others) == bool(at.source) + bool(at.finding.fix)


@given(OUTCOMES)
def test_json(outcome: Outcome) -> None:
    found = json.loads("\n".join(lines_of("json", outcome)))["findings"]
    assert found == [json.loads(line) for line in lines_of("jsonl", outcome)]
    for at, shown in zip(outcome.found, found, strict=True):
        assert shown["message"] == whole(at.finding.message)
        assert shown["path"] == whole(at.place.path)
        if at.finding.fix:
            assert shown["fix"]["edits"][0]["text"] == at.finding.fix.edits[0].text


@given(outcome=OUTCOMES)
def test_gitlab(outcome: Outcome, validate: Callable[[str, Any], None]) -> None:
    issues = json.loads("\n".join(lines_of("gitlab", outcome)))
    assert len({issue["fingerprint"] for issue in issues}) == len(outcome.found)
    for at, issue in zip(outcome.found, issues, strict=True):
        validate("gitlab-codeclimate.json", issue)
        assert issue["check_name"] == at.finding.rule
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["description"] == f"{at.finding.rule}: {printable(at.finding.message)}"
        assert issue["location"]["path"] == whole(at.place.path)


@given(outcome=OUTCOMES)
def test_sarif(outcome: Outcome, validate: Callable[[str, Any], None]) -> None:
    log = json.loads("\n".join(lines_of("sarif", outcome)))
    validate("sarif-2.1.0-rtm.5.json", log)
    (run,) = log["runs"]
    for at, result in zip(outcome.found, run["results"], strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == at.finding.rule
        text = result["message"]["text"].removesuffix(" ([source](1))")
        assert text.replace("\u2060", "") == printable(at.finding.message)
        assert not re.search(r"\]\(", text)
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert unquote_to_bytes(uri) == at.place.path.encode("utf-8", "surrogateescape")
        if at.finding.fix:
            (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
            assert replacement["insertedContent"]["text"] == at.finding.fix.edits[0].text


@given(outcome=OUTCOMES)
def test_junit(outcome: Outcome, junit_schema: Any) -> None:
    text = "\n".join(lines_of("junit", outcome))
    junit_schema.validate(text)
    root = ElementTree.fromstring(text.encode())
    shown = [test[0].get("message") for test in root.iter("testcase") if len(test)]
    said = [*outcome.errors, *(at.finding.message for at in outcome.found)]
    assert shown == [re.sub("[\ufffe\uffff]", "\ufffd", printable(message)) for message in said]
    names = [(suite.get("name"), test.get("name")) for suite in root for test in suite]
    assert len(set(names)) == len(names) or len(set(outcome.errors)) < len(outcome.errors)


@given(outcome=OUTCOMES)
def test_rdjson(outcome: Outcome, validate: Callable[[str, Any], None]) -> None:
    result = json.loads("\n".join(lines_of("rdjson", outcome)))
    validate("rdf-DiagnosticResult.json", result)
    for at, diagnostic in zip(outcome.found, result["diagnostics"], strict=True):
        assert diagnostic["location"]["path"] == whole(at.place.path)
        assert diagnostic["message"] == inline(at.finding.message)
        assert bool(diagnostic.get("suggestions")) is bool(at.finding.fix)


def test_unknown_format() -> None:
    with pytest.raises(ValueError, match="no format `xml`"):
        lines_of("xml", Outcome((), 0))


@pytest.mark.parametrize("form", FORMATS)
def test_five_thousand_findings_take_less_than_a_second(form: str, outcome: Outcome) -> None:
    lost = outcome.found[0]
    place = lost.place
    found = tuple(
        lost._replace(place=place._replace(path=f"t/ja/{at // 5}.md", line=at))
        for at in range(5000)
    )
    before = time.process_time()
    lines = lines_of(form, Outcome(found, 1000))
    assert time.process_time() - before < 1
    assert lines
