import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.show.lines import Lines

TEXTS = st.text(st.sampled_from("a\n\r\u2028é😀\t"), max_size=30)


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\r\rb", 3, (3, 1)),
        ("a\n\rb", 3, (3, 1)),
        ("a\n", 2, (2, 1)),
        ("\ufeffab", 1, (1, 2)),
        ("😀é", 1, (1, 2)),
        ("a\u2028b\x0bc\x85d", 6, (1, 7)),
    ],
)
def test_position(text: str, offset: int, position: tuple[int, int]) -> None:
    assert Lines(text).position(offset) == position


def test_line_has_no_end() -> None:
    lines = Lines("one\r\ntwo\rthree\n\nfive")
    assert [lines.line(number) for number in range(1, 6)] == ["one", "two", "three", "", "five"]


@given(TEXTS)
def test_positions_walk_through_the_text(text: str) -> None:
    lines = Lines(text)
    line, column = 1, 1
    for offset, character in enumerate(text):
        assert lines.position(offset) == (line, column)
        column += 1
        if character == "\n" or (character == "\r" and text[offset + 1 : offset + 2] != "\n"):
            line, column = line + 1, 1
    assert lines.position(len(text)) == (line, column)


@given(TEXTS)
def test_lines_are_those_of_the_text(text: str) -> None:
    lines = Lines(text)
    expected = re.split(r"\r\n|\r|\n", text)
    assert [lines.line(number + 1) for number in range(len(expected))] == expected
