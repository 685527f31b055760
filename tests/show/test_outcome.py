import pytest

from doclint.model import Span
from doclint.show.lines import Lines
from doclint.show.outcome import place_of


@pytest.mark.parametrize(
    ("text", "span", "columns"),
    [
        ("abc", (1, 2), (2, 3)),
        ("a𐐀b", (2, 3), (6, 7)),
        ("é\n日本", (1, 4), (3, 7)),
        ("\ufeff# é", (3, 4), (6, 8)),
        ("é" * 400 + "b", (400, 401), (801, 802)),
    ],
)
def test_byte_columns(text: str, span: tuple[int, int], columns: tuple[int, int]) -> None:
    place = place_of("a.md", text, Lines(text), Span(*span))
    assert (place.byte_column, place.end_byte_column) == columns
    assert place.bom is text.startswith("\ufeff")
