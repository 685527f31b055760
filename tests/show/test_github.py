import pytest

from doclint.model import Severity
from doclint.show.github import github, inert
from doclint.show.outcome import Outcome


def test_commands(outcome: Outcome) -> None:
    assert list(github(outcome, "docs/{}".format)) == [
        (
            "::error file=docs/t/ja/a.md,line=3,endLine=3,title=doclint liquid/lost,col=3,"
            "endColumn=4::docs/t/ja/a.md:3:3: liquid/lost `{%25 data berth %25}` is lost"
            "%0Asource: docs/content/a.md:3:9%0Afix (unsafe): put it back"
        ),
        (
            "::warning file=docs/t/ja/b.md,line=1,endLine=1,title=doclint project/orphan,col=1,"
            "endColumn=1::docs/t/ja/b.md:1:1: project/orphan no source"
        ),
        (
            "::notice title=doclint::2 findings (1 error, 1 warning) in 2 files; 3 pairs checked,"
            " 1 missing translation, 1 orphan"
        ),
    ]


def test_no_columns_over_several_lines(outcome: Outcome) -> None:
    at = outcome.found[0]
    outcome = Outcome((at._replace(place=at.place._replace(end_line=4)),), 1)
    command = next(github(outcome, str))
    assert ",line=3,endLine=4,title=" in command
    assert "ol=" not in command
    assert "olumn=" not in command


def test_properties_and_text_are_escaped(outcome: Outcome) -> None:
    at = outcome.found[1]
    finding = at.finding._replace(message="50%\n::error::x, y")
    outcome = Outcome(
        (at._replace(finding=finding, place=at.place._replace(path="a,b::c%.md")),), 1
    )
    assert next(github(outcome, str)) == (
        "::warning file=a%2Cb%3A%3Ac%25.md,line=1,endLine=1,title=doclint project/orphan,col=1,"
        "endColumn=1::a,b::c%25.md:1:1: project/orphan 50%25␊::error::x, y"
    )


def test_total_is_among_the_first_notices_and_errors_come_first(outcome: Outcome) -> None:
    at = outcome.found[1]
    info = at._replace(finding=at.finding._replace(severity=Severity.INFO))
    commands = list(github(Outcome((info,) * 12 + outcome.found, 3, errors=("a.md: no",)), str))
    kinds = [command.split()[0] for command in commands]
    assert kinds == ["::error", "::error", "::warning", *["::notice"] * 13]
    assert commands[0] == "::error title=doclint::a.md: no"
    assert commands[3].startswith("::notice title=doclint::14 findings (")


def test_nothing_found_makes_no_annotation() -> None:
    assert list(github(Outcome((), 3), str)) == []


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("a.md:1:1: ::error::x", "a.md:1:1: ::error::x"),
        ("::error::x.md:1:1:", "\u2060::error::x.md:1:1:"),
        (" \t::error::x", "\u2060 \t::error::x"),
        ("a ##[add-path]/x", "a #\u2060#[add-path]/x"),
        ("### [x]", "### [x]"),
    ],
)
def test_inert(line: str, made: str) -> None:
    assert inert(line) == made
