"""A line of code restored around what people read in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.compare.code_language import Family
from doclint.compare.code_people import restored
from doclint.compare.code_text import Reader

COMMON = {"the", "is", "in", "to"}.__contains__


@pytest.mark.parametrize(
    ("family", "source", "translation", "expected"),
    [
        (Family.PROGRAM, 'say("All is well")', 'diga("Tudo está bem")', 'say("Tudo está bem")'),
        (Family.DATA, "name: First mate", "nome: Primeiro imediato", "name: Primeiro imediato"),
        (Family.DATA, "uses: quay@v2", "usa: quay@v2", "uses: quay@v2"),
        (Family.UNKNOWN, "moor <ship> now", "atracar <navio> já", "moor <navio> now"),
        (Family.UNKNOWN, "open SHIP-NAME", "abrir NOME-DO-NAVIO", "open NOME-DO-NAVIO"),
        # What stands there is a part of the source's own, which lost another.
        (Family.UNKNOWN, "a/SHIP_NAME:BERTH", "SHIP_NAME", "a/SHIP_NAME:BERTH"),
        # A placeholder with another number, or one that is a slip, is no translation.
        (Family.UNKNOWN, "open <ship2>", "open <navio3>", None),
        (Family.UNKNOWN, "open SHIP-NAME", "open SHIP-NAM", "open SHIP-NAME"),
    ],
)
def test_a_line(family: Family, source: str, translation: str, expected: str | None) -> None:
    assert restored(source, translation, Reader(family, COMMON)) == expected


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("The ship is in the port of 4", "O navio está no porto"),
        ('say("All is well", "Go to the pier")', 'diga("Tudo está bem")'),
    ],
)
def test_sentences_are_not_lost(source: str, translation: str) -> None:
    assert restored(source, translation, Reader(Family.SHELL, COMMON)) is None


@given(st.text("ab <>\"'ABCD:_-.=1", max_size=30), st.sampled_from(Family))
def test_a_line_that_is_the_source_s_stays(line: str, family: Family) -> None:
    assert restored(line, line, Reader(family, COMMON)) in (line, None)
