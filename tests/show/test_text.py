import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.show.text import fit, fit_end, printable, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\tb", "a b"),
        ("a\x1b[31mred", "a␛[31mred"),
        ("two\nlines\r\n", "two␊lines␍␊"),
        ("\x9b31m", "<U+009B>31m"),
        ("user\u202etxt.exe", "user<U+202E>txt.exe"),
        ("zero\u200bwidth", "zero<U+200B>width"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("name\udcff.md", "name<U+DCFF>.md"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_printable_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    shown = printable(text)
    assert all(ord(character) >= 0x20 for character in shown)
    assert not any(0x7F <= ord(character) < 0xA0 for character in shown)
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("日本", 4),
        ("ｶ", 1),
        ("（x）", 5),
        ("😀", 2),
        ("한글", 4),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.text(st.sampled_from("ab日（é")), st.integers(1, 12))
def test_fit_takes_at_most_the_columns(text: str, columns: int) -> None:
    for cut in (fit(text, columns), fit_end(text, columns)):
        assert width(cut) <= columns
        assert cut == text or "…" in cut


def test_fit_keeps_the_beginning_and_fit_end_the_end() -> None:
    assert fit("abcdef", 4) == "abc…"
    assert fit_end("abcdef", 4) == "…def"
    assert fit("日本語", 4) == "日…"
