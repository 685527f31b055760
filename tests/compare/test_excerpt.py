"""Texts in messages."""

from hypothesis import given
from hypothesis import strategies as st

from doclint.compare.excerpt import excerpt


def test_short_texts_are_whole_and_on_one_line() -> None:
    assert excerpt("a\n  `b`") == "`a 'b'`"


def test_a_cut_leaves_the_difference() -> None:
    text, other = "x" * 200 + "quay", "x" * 200 + "kai"
    assert "quay" in excerpt(text, other)
    assert "kai" in excerpt(other, text)
    assert excerpt("y" + "x" * 200, "z" + "x" * 200).startswith("`yx")


@given(st.text(max_size=300), st.text(max_size=300))
def test_is_never_long(text: str, other: str) -> None:
    assert len(excerpt(text, other)) <= 74
