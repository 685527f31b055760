from typing import Any
from xml.etree import ElementTree

from doclint.model import Severity
from doclint.show.junit import junit
from doclint.show.outcome import Outcome


def report(outcome: Outcome, schema: Any) -> ElementTree.Element:
    text = "\n".join(junit(outcome, "docs/{}".format))
    schema.validate(text)
    return ElementTree.fromstring(text.encode())


def test_a_suite_for_each_file(outcome: Outcome, junit_schema: Any) -> None:
    root = report(outcome, junit_schema)
    assert root.attrib == {"name": "doclint", "tests": "2", "failures": "2", "errors": "0"}
    assert [suite.attrib for suite in root] == [
        {
            "name": f"docs/t/ja/{name}.md",
            "file": f"docs/t/ja/{name}.md",
            "tests": "1",
            "failures": "1",
            "errors": "0",
            "skipped": "0",
        }
        for name in "ab"
    ]
    test = root[0][0]
    assert test.attrib == {
        "name": "liquid/lost: `{% data berth %}` is lost",
        "classname": "docs/t/ja/a.md",
    }
    assert test[0].tag == "failure"
    assert test[0].attrib == {"type": "error", "message": "`{% data berth %}` is lost"}
    assert test[0].text == "docs/t/ja/a.md:3:3, source docs/content/a.md:3:9"


def test_names_of_tests_are_unique_in_their_suite(outcome: Outcome, junit_schema: Any) -> None:
    root = report(Outcome(outcome.found[:1] * 3, 1), junit_schema)
    message = "liquid/lost: `{% data berth %}` is lost"
    assert [test.get("name") for test in root.iter("testcase")] == [
        message,
        f"{message} (2)",
        f"{message} (3)",
    ]


def test_info_is_skipped(outcome: Outcome, junit_schema: Any) -> None:
    at = outcome.found[0]
    info = at._replace(finding=at.finding._replace(severity=Severity.INFO))
    root = report(Outcome((at, info), 1), junit_schema)
    assert (root.get("tests"), root.get("failures")) == ("2", "1")
    assert (root[0].get("failures"), root[0].get("skipped")) == ("1", "1")
    assert [case[0].tag for case in root.iter("testcase")] == ["failure", "skipped"]


def test_nothing_found_is_a_test_that_passed(junit_schema: Any) -> None:
    root = report(Outcome((), 3), junit_schema)
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert [(test.get("name"), len(test)) for test in root.iter("testcase")] == [
        ("3 pairs checked", 0)
    ]


def test_errors_do_not_look_clean(outcome: Outcome, junit_schema: Any) -> None:
    root = report(outcome._replace(errors=("a.md:1:1: not UTF-8",)), junit_schema)
    assert (root.get("tests"), root.get("errors")) == ("3", "1")
    assert [error.get("message") for error in root.iter("error")] == ["a.md:1:1: not UTF-8"]
    assert "checked" not in "".join(test.get("name", "") for test in root.iter("testcase"))
