"""Gaps in lists, which the numbers and the code of the items put in their place."""

import pytest

from doclint.align import align
from doclint.config.settings import Settings
from doclint.parse.markdown import parse

SOURCE = ["Quayside 1.8: all", "Quayside 2.0: up to 2.0.14", "Quayside 2.1: up to 2.1.13"]
TRANSLATION = ["Quayside 1.8: todas", "Quayside 2.0: até 2.0.14", "Quayside 2.1: até 2.1.13"]


def beads(source: list[str], translation: list[str]) -> list[tuple[tuple[int, ...], ...]]:
    texts = ["".join(f"- {item}\n" for item in items) for items in (source, translation)]
    found = align(parse(texts[0], "en", Settings()), parse(texts[1], "pt-BR", Settings()))
    return [bead[:2] for bead in found.blocks]


@pytest.mark.parametrize("missing", range(3))
def test_the_item_is_missing_of_which_the_numbers_are_missing(missing: int) -> None:
    left = [item for number, item in enumerate(TRANSLATION) if number != missing]
    expected = [
        ((number,), () if number == missing else (number - (number > missing),))
        for number in range(3)
    ]
    assert beads(SOURCE, left) == expected


@pytest.mark.parametrize("added", range(3))
def test_the_item_is_new_of_which_the_numbers_are(added: int) -> None:
    left = [item for number, item in enumerate(SOURCE) if number != added]
    expected = [
        (() if number == added else (number - (number > added),), (number,)) for number in range(3)
    ]
    assert beads(left, TRANSLATION) == expected


def test_several_items_at_the_end_are_missing() -> None:
    source = [f"Changed on 2031-0{month}-11 12:0{month}" for month in range(1, 6)]
    translation = [f"Alterado em 2031-0{month}-11 12:0{month}" for month in range(1, 3)]
    assert beads(source, translation) == [
        ((0,), (0,)),
        ((1,), (1,)),
        *(((number,), ()) for number in range(2, 5)),
    ]


def test_without_numbers_the_lengths_decide() -> None:
    source = ["Slow down.", "Tie up the bow with the long rope that lies on the deck.", "Wait."]
    assert beads(source, ["Reduza.", "Espere."]) == [((0,), (0,)), ((1,), ()), ((2,), (1,))]
