import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.language.table import LEVEL, load, normal
from doclint.language.tags import TABLES

CODES = sorted(path.stem for path in TABLES.glob("*.z"))


def test_every_language_of_the_list_has_a_table() -> None:
    assert len(CODES) >= 39


@pytest.mark.parametrize("code", CODES)
def test_table_is_small_and_whole(code: str) -> None:
    path = TABLES / f"{code}.z"
    assert path.stat().st_size <= 100_000
    table = load(code)
    assert len(table.words) >= 7_000
    assert len(table.cube) == (len(table.letters) + 2) ** 3
    assert all(normal(word) == word for word in table.words)
    assert min(table.words.values()) >= 10 * LEVEL


def test_language_without_a_table_raises() -> None:
    with pytest.raises(FileNotFoundError):
        load("sw")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Harbor", "harbor"),
        ("DON’T", "don't"),
        ("İzmir", "izmir"),
        ("cafe\u0301", "caf\u00e9"),
        ("Straße", "strasse"),
        ("ΤΗΣ", "τησ"),
        ("της", "τησ"),
    ],
)
def test_normal_form(word: str, expected: str) -> None:
    assert normal(word) == expected


def test_frequent_words_cost_less_than_rare_and_unknown_ones() -> None:
    english = load("en")
    costs = [english.cost(word) for word in ("the", "house", "harbour", "quayside", "xqzvk")]
    assert costs == sorted(costs)
    assert costs[0] < 4


def test_unknown_word_is_likelier_in_the_language_it_is_spelt_like() -> None:
    word = "desatracações"
    assert all(word not in load(code).words for code in ("pt", "en", "de"))
    assert load("pt").cost(word) < min(load("en").cost(word), load("de").cost(word)) - 5


def test_compound_with_an_apostrophe_costs_what_its_parts_do() -> None:
    french = load("fr")
    assert "l'arrimage" not in french.words
    assert french.cost("l'arrimage") == french.cost("l") + french.cost("arrimage")


def test_cedillas_are_read_as_the_commas_that_romanian_has() -> None:
    romanian = load("ro")
    assert romanian.cost("şi") == romanian.cost("și") < 5


def test_spelling_is_a_distribution() -> None:
    """The symbols that may follow any two sum up to one, but for rounding to STEP."""
    table = load("en")
    size = len(table.letters) + 2
    row = table.cube[:size]
    total = sum(2.718281828 ** (-0.5 * cost) for cost in row)
    assert 0.7 < total < 1.3


@given(st.text(max_size=30))
def test_every_text_has_a_cost(word: str) -> None:
    assert load("en").cost(normal(word)) > 0


def test_tables_hold_no_code() -> None:
    head = zlib.decompress((TABLES / "en.z").read_bytes()).partition(b"\0")[0].decode()
    unknown, letters, *levels = head.split("\n")
    assert 0 < float(unknown) < 5
    assert letters.startswith(tuple("aei"))
    assert all(line.partition(" ")[0].isdigit() for line in levels)
