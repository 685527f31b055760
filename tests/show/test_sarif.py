import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doclint.check.registry import all_rules
from doclint.model import Finding, Span
from doclint.show.lines import Lines
from doclint.show.outcome import Located, Outcome, place_of
from doclint.show.sarif import sarif

Validate = Callable[[str, Any], None]


def run_of(outcome: Outcome, rooted: Callable[[str], str] = str) -> dict[str, Any]:
    log = json.loads("\n".join(sarif(outcome, rooted, all_rules())))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_is_what_the_schema_says(outcome: Outcome, validate: Validate) -> None:
    for shown in (outcome, Outcome((), 0), outcome._replace(errors=("a.md: no such file",))):
        validate("sarif-2.1.0-rtm.5.json", json.loads("\n".join(sarif(shown, str, all_rules()))))


def test_result_with_both_locations_and_a_fix(outcome: Outcome) -> None:
    lost, orphan = run_of(outcome, "docs/{}".format)["results"]

    def location(path: str, line: int, column: int, end_column: int) -> dict[str, Any]:
        region = {
            "startLine": line,
            "startColumn": column,
            "endLine": line,
            "endColumn": end_column,
        }
        return {"artifactLocation": artifact(path), "region": region}

    def artifact(path: str) -> dict[str, Any]:
        return {"uri": path, "uriBaseId": "%SRCROOT%"}

    place = location("docs/t/ja/a.md", 3, 3, 4)
    assert lost == {
        "ruleId": "liquid/lost",
        "ruleIndex": 0,
        "level": "error",
        "message": {
            "text": "`{% data berth %}` is lost ([source](1))",
            "markdown": "`{% data berth %}` is lost ([source](1))",
        },
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"doclint/v1": "0123456789abcdef"},
        "properties": {"certainty": "likely", "language": "ja"},
        "relatedLocations": [
            {
                "id": 1,
                "message": {"text": "source"},
                "physicalLocation": location("docs/content/a.md", 3, 9, 25),
            }
        ],
        "fixes": [
            {
                "description": {"text": "put it back"},
                "artifactChanges": [
                    {
                        "artifactLocation": artifact("docs/t/ja/a.md"),
                        "replacements": [
                            {
                                "deletedRegion": place["region"],
                                "insertedContent": {"text": "{% data berth %}"},
                            }
                        ],
                    }
                ],
                "properties": {"safety": "unsafe"},
            }
        ],
    }
    assert orphan["message"] == {"text": "no source", "markdown": "no source"}
    assert orphan["level"] == "warning"
    assert not orphan.keys() & {"relatedLocations", "fixes"}


def test_columns_are_declared(outcome: Outcome) -> None:
    assert run_of(outcome)["columnKind"] == "unicodeCodePoints"


def test_rules_are_described_by_their_pages(outcome: Outcome) -> None:
    run = run_of(outcome)
    described = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in described] == ["liquid/lost", "project/orphan"]
    orphan, rule = described[1], all_rules()["project/orphan"]
    assert orphan["shortDescription"]["text"] == rule.summary
    assert orphan["help"] == {"text": rule.page, "markdown": rule.page}
    assert orphan["defaultConfiguration"] == {"enabled": True, "level": rule.severity}
    assert "\n" not in orphan["fullDescription"]["text"]
    assert orphan["fullDescription"]["text"] != rule.summary


def test_rule_that_is_not_at_hand(outcome: Outcome, validate: Validate) -> None:
    log = json.loads("\n".join(sarif(outcome, str, {})))
    validate("sarif-2.1.0-rtm.5.json", log)
    assert log["runs"][0]["tool"]["driver"]["rules"][0] == {"id": "liquid/lost"}


def test_errors_are_notifications() -> None:
    (invocation,) = run_of(Outcome((), 1, errors=("a.md: no such file",)))["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "a.md: no such file"
    assert run_of(Outcome((), 1))["invocations"][0]["executionSuccessful"] is True


def with_finding(outcome: Outcome, path: str, message: str = "") -> dict[str, Any]:
    at = outcome.found[1]
    changed = at._replace(
        finding=at.finding._replace(message=message), place=at.place._replace(path=path)
    )
    (result,) = run_of(Outcome((changed,), 1))["results"]
    assert isinstance(result, dict)
    return result


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/#c%.md", "a%20b/%23c%25.md"),
        ("日本.md", "%E6%97%A5%E6%9C%AC.md"),
        ("http:/x.md", "http%3A/x.md"),
        ("name\udcff.md", "name%FF.md"),
        ("a?b.md", "a%3Fb.md"),
    ],
)
def test_uris_are_percent_encoded(outcome: Outcome, path: str, uri: str) -> None:
    location = with_finding(outcome, path)["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_file_outside_the_repository_has_an_absolute_uri(outcome: Outcome, tmp_path: Path) -> None:
    path = (tmp_path / "a b.md").as_posix()
    location = with_finding(outcome, path)["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == {"uri": Path(path).as_uri()}


def test_articles_make_no_links(outcome: Outcome) -> None:
    message = with_finding(outcome, "a.md", "the link `[x](1)` leads to [y](https://z)")["message"]
    assert "](" not in message["text"]
    assert message["markdown"] == "``the link `[x](1)` leads to [y](https://z)``"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_byte_order_mark_does_not_count(outcome: Outcome, mark: str) -> None:
    text = mark + "# ab\n\ncd\n"
    lines, finding = Lines(text), outcome.found[1].finding
    spans = [Span(text.index(word), text.index(word) + 2) for word in ("ab", "cd")]
    spans.append(Span(0, len(mark)))
    found = [
        Located(_at(finding, span), "ja", place_of("a.md", text, lines, span), None)
        for span in spans
    ]
    regions = [
        tuple(result["locations"][0]["physicalLocation"]["region"].values())
        for result in run_of(Outcome(tuple(found), 1))["results"]
    ]
    assert regions == [(1, 3, 1, 5), (3, 1, 3, 3), (1, 1, 1, 1)]


def _at(finding: Finding, span: Span) -> Finding:
    return finding._replace(span=span)
