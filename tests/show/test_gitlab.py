import json
from collections.abc import Callable
from typing import Any

from doclint.show.gitlab import gitlab
from doclint.show.outcome import Outcome


def report(outcome: Outcome) -> list[dict[str, Any]]:
    issues: list[dict[str, Any]] = json.loads("\n".join(gitlab(outcome, "docs/{}".format)))
    return issues


def test_holds_what_was_found(outcome: Outcome, validate: Callable[[str, Any], None]) -> None:
    lost, orphan = report(outcome)
    for issue in (lost, orphan):
        validate("gitlab-codeclimate.json", issue)
    assert len(lost.pop("fingerprint")) == 16
    assert lost == {
        "description": "liquid/lost: `{% data berth %}` is lost",
        "check_name": "liquid/lost",
        "severity": "major",
        "location": {"path": "docs/t/ja/a.md", "lines": {"begin": 3, "end": 3}},
    }
    assert orphan["severity"] == "minor"


def test_empty_report() -> None:
    assert report(Outcome((), 3)) == []


def test_fingerprints_are_unique_and_do_not_depend_on_other_files(outcome: Outcome) -> None:
    lost, orphan = outcome.found
    moved = lost._replace(place=lost.place._replace(line=9))
    other = lost._replace(place=lost.place._replace(path="t/ja/0.md"))
    one = report(Outcome((lost, orphan), 2))
    two = report(Outcome((other, moved, moved, moved, orphan), 2))
    prints = [issue["fingerprint"] for issue in two]
    assert len(set(prints)) == len(prints)
    assert prints[1] == one[0]["fingerprint"]
    assert prints[4] == one[1]["fingerprint"]
