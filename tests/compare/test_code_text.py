"""What in code is for people, and what has to be kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.compare.code_language import Family
from doclint.compare.code_text import (
    Reader,
    is_prose,
    is_slip,
    is_text,
    is_translated,
    kept,
    may_be_output,
    one_off,
)

COMMON = frozenset("the of to is this was your with for and not in on".split())


def reader(family: Family = Family.UNKNOWN) -> Reader:
    return Reader(family, COMMON.__contains__)


@pytest.mark.parametrize(
    ("family", "source", "translation"),
    [
        (Family.SHELL, 'moor "Good morning"', 'moor "Guten Morgen"'),
        (Family.SHELL, "moor -m 'mend sail' --all", "moor -m 'Segel flicken' --all"),
        (Family.SHELL, "moor <ship> --as YOUR-NAME", "moor <Schiff> --as IHR-NAME"),
        (Family.SHELL, "moor <em>ship name</em>", "moor <em>船名</em>"),
        (Family.SHELL, "cd [your harbor]", "cd [ihr hafen]"),
        (Family.DATA, '"title": "The crew",', '"title": "Die Mannschaft",'),
        (Family.DATA, "name: First mate", "name: Erster Offizier"),
        (Family.DATA, "name: {{ ship }} of the line", "name: Linienschiff {{ ship }}"),
        (Family.DATA, "url: https://HOSTNAME/quay", "url: https://RECHNERNAME/quay"),
        (Family.MARKUP, "<p>The tide</p>", "<p>Die Flut</p>"),
        (Family.MARKUP, '<p title="High tide">', '<p title="Hohe Flut">'),
        (Family.PROGRAM, 'say("Mind the tide")', 'say("Achtung, Flut")'),
        (Family.DRAWING, "A[Quay] --> B", "A[Kai] --> B"),
    ],
)
def test_what_people_read_may_differ(family: Family, source: str, translation: str) -> None:
    assert kept(source, translation, reader(family))


@pytest.mark.parametrize(
    ("family", "source", "translation"),
    [
        (Family.DATA, "crew: 4", "mannschaft: 4"),
        (Family.DATA, '"crew": "The mate"', '"mannschaft": "The mate"'),
        (Family.DATA, "version: 2", "version:2"),
        (Family.DATA, "uses: harbor/crew@v2", "uses: hafen/crew@v2"),
        (Family.DATA, 'interval: "daily"', 'interval: "täglich"'),
        (Family.DATA, "run: npm install", "run: npm installieren"),
        (Family.DATA, 'title: "The crew"', "title: “Die Mannschaft”"),
        (Family.SHELL, "moor --all", "anlegen --all"),
        (Family.SHELL, "moor <ship-1>", "moor <ship-2>"),
        (Family.SHELL, "GET /quay", "HOLE /quay"),
        (Family.SHELL, "export QUAY=1", "export KAI=1"),
        (Family.SHELL, "echo $QUAY_NAME", "echo $KAI_NAME"),
        (Family.SHELL, 'moor "Good morning" && sail', 'moor "Guten Morgen && sail'),
        (Family.SHELL, 'moor "Mind the tide today"', 'moor "Mind the tidde today"'),
        (Family.SHELL, 'moor "Good morning"', 'moor ""'),
        (Family.MARKUP, "<quay>The tide</quay>", "<kai>Die Flut</kai>"),
        (Family.PROGRAM, "QUAY_SIZE + 1", "KAI_GROESSE + 1"),
    ],
)
def test_what_machines_read_may_not(family: Family, source: str, translation: str) -> None:
    assert not kept(source, translation, reader(family))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My first ship", True),
        ("the ship", False),
        ("add the ship", True),
        ("tracking ship, needs sails", True),
        ("Ship", True),
        ("ship", False),
        ("npm install", False),
        ("quay/ship@v2", False),
        ("true", False),
        ("{{ ship }}", False),
        ("HTTP", False),
        ("shipYard", False),
        ("", False),
    ],
)
def test_text(text: str, expected: bool) -> None:
    assert is_text(text, reader()) is expected


@pytest.mark.parametrize(
    ("family", "line", "expected"),
    [
        (Family.SHELL, "> No lantern was found", True),
        (Family.SHELL, "08:47:18 quayside[3]: connected", True),
        (Family.SHELL, "No lantern was found.", True),
        (Family.SHELL, "$ No lantern was found.", False),
        (Family.SHELL, "quayside moor", False),
        (Family.UNKNOWN, "First nested item", True),
        (Family.UNKNOWN, "Before:", True),
        (Family.UNKNOWN, "crew:", False),
        (Family.UNKNOWN, "about: a template for the crew", False),
        (Family.UNKNOWN, "│ │ └── day of the month (1 - 31)", True),
        (Family.DATA, "Mind the tide and the wind of the day.", True),
        (Family.DATA, "Mind tides", False),
        (Family.TEXT, "## Tides", True),
    ],
)
def test_prose(family: Family, line: str, expected: bool) -> None:
    assert is_prose(line, reader(family)) is expected


def test_output_is_no_command() -> None:
    assert may_be_output("Reason: no such berth")
    assert may_be_output("warning: no such berth")
    assert not may_be_output("$ moor")
    assert not may_be_output("moor --all")
    assert not may_be_output("crew: 2 {")


def test_translated_prose_keeps_its_paths_and_numbers() -> None:
    assert is_translated("Ship 4 is at /quay/a.md", "/quay/a.md: Schiff 4")
    assert not is_translated("Ship 4 is at /quay/a.md", "Schiff 4")
    assert not is_translated("Ship 4 is moored here", "Ship 4 is mored here")
    assert not is_translated("/quay/a.md", "/quay/a.md")


def test_a_slip_is_a_word_that_is_one_keystroke_off() -> None:
    assert is_slip("Subject: the old ship", "Subjet: the old ship")
    assert not is_slip("Subject: the old ship", "Betreff: das alte Schiff")
    assert not is_slip("Subject", "Subjet")


@pytest.mark.parametrize("other", ["subjet", "subjecct", "sbuject", "ubject"])
def test_one_off(other: str) -> None:
    assert one_off("subject", other)
    assert one_off(other, "subject")


@pytest.mark.parametrize(("word", "other"), [("hello", "hallo"), ("a", "ab"), ("ship", "schiff")])
def test_not_one_off(word: str, other: str) -> None:
    assert not one_off(word, other)


@given(st.text(max_size=40), st.sampled_from(Family))
def test_every_line_keeps_itself(line: str, family: Family) -> None:
    assert kept(line, line, reader(family))
    assert not one_off(line, line)
