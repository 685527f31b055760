import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from doclint.model import Span
from doclint.server.positions import Positions

TEXT = "aé⚓🛶x\r\n係留🛶\n"


@pytest.mark.parametrize(("encoding", "character"), [("utf-16", 5), ("utf-8", 10), ("utf-32", 4)])
def test_columns_are_in_the_unit_agreed_on(encoding: str, character: int) -> None:
    positions = Positions(TEXT, encoding)
    assert positions.position(TEXT.index("x")) == Position(0, character)
    assert positions.offset(Position(0, character)) == TEXT.index("x")


def test_range() -> None:
    found = Positions(TEXT, "utf-16").range(Span(TEXT.index("留"), TEXT.rindex("🛶")))
    assert (found.start, found.end) == (Position(1, 1), Position(1, 2))


@pytest.mark.parametrize(
    ("position", "offset"),
    [
        (Position(0, 99), TEXT.index("\r")),
        (Position(1, 3), len("aé⚓🛶x\r\n係留")),  # inside a pair of surrogates
        (Position(2, 0), len(TEXT)),
        (Position(9, 9), len(TEXT)),
    ],
)
def test_places_outside_are_drawn_in(position: Position, offset: int) -> None:
    assert Positions(TEXT, "utf-16").offset(position) == offset


@given(st.text("a é🛶\n\r", max_size=20), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_there_and_back(text: str, encoding: str) -> None:
    positions = Positions(text, encoding)
    for offset in range(len(text) + 1):
        if text[max(0, offset - 1) : offset + 1] != "\r\n":  # a line end is no place
            assert positions.offset(positions.position(offset)) == offset
