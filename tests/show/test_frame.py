from hypothesis import given
from hypothesis import strategies as st

from doclint.model import Span
from doclint.show.frame import frame
from doclint.show.lines import Lines
from doclint.show.outcome import Place, place_of
from doclint.show.text import width


def place(text: str, start: int, end: int) -> Place:
    return place_of("a.md", text, Lines(text), Span(start, end))


def drawn(text: str, start: int, end: int, columns: int = 60) -> list[str]:
    return list(frame(place(text, start, end), columns, "^", 1))


def test_wide_letters_take_two_columns() -> None:
    assert drawn("日本 text 語", 3, 7) == [" 1 | 日本 text 語", "   |      ^^^^"]


def test_something_missing_has_one_mark() -> None:
    assert drawn("ab", 1, 1) == [" 1 | ab", "   |  ^"]
    assert drawn("", 0, 0) == [" 1 |", "   | ^"]


def test_of_several_lines_the_first_is_shown() -> None:
    assert drawn("a\nbc\nd\n", 2, 6) == [" 2 | bc", "   | ^^ … to line 3"]


def test_only_line_ends_end_lines() -> None:
    assert drawn("a\u2028b c", 0, 3) == [" 1 | a<U+2028>b c", "   | ^^^^^^^^^^"]


def test_a_place_that_is_too_long_is_cut() -> None:
    line, marks = drawn("x" * 100 + " and more", 0, 100, columns=40)
    assert line == " 1 | " + "x" * 34 + "…"
    assert marks == "   | " + "^" * 35


def test_a_long_line_is_cut_on_both_sides_of_the_place() -> None:
    line, marks = drawn("x" * 300 + "here" + "y" * 300, 300, 304, columns=40)
    assert line.startswith(" 1 | …x")
    assert line.endswith("y…")
    assert line[marks.index("^") : marks.rindex("^") + 1] == "here"


@given(
    st.text(st.sampled_from("ab 日（é\t\x1b\n"), min_size=1, max_size=400),
    st.data(),
    st.integers(40, 120),
)
def test_never_wider_than_the_terminal(text: str, data: st.DataObject, columns: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line, marks = frame(place(text, start, end), columns, "^", 3)
    assert width(line) <= columns
    assert "^" in marks
    assert width(marks.partition(" …")[0]) <= columns + 1
