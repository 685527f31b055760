"""The disguise in which CommonMark sees an article."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from doclint.parse.liquid import scan
from doclint.parse.masking import hide_liquid, tag_lines, to_ascii


@given(st.text())
def test_ascii_of_the_same_length_and_class(text):
    ascii_text = to_ascii(text)
    assert ascii_text.isascii()
    assert len(ascii_text) == len(text)
    for mine, theirs in zip(ascii_text, text, strict=True):
        if theirs.isascii():
            assert mine == theirs
        else:
            category = unicodedata.category(theirs)
            assert mine.isspace() == (category == "Zs")
            assert (not mine.isalnum() and not mine.isspace()) == (category[0] in "PS")


def hidden(text: str) -> str:
    tags = scan(text)
    return hide_liquid(text, tags, tuple(tag_lines(text, tags, 0)))


def test_tags_become_letters_and_lines_of_tags_blank():
    assert hidden("a {% x %} b\n{% y %}\n") == "a xxxxxxx b\n       \n"


def test_a_line_of_tags_between_rows_is_filled():
    assert hidden("| a |\n|---|\n{% y %}\n| b |\n") == "| a |\n|---|\nxxxxxxx\n| b |\n"


def test_line_breaks_within_a_tag_stay():
    assert hidden("a {% x\r\n y %}").count("\r\n") == 1


def test_dashes_that_are_no_delimiter_row_cost_no_time():
    # With one way too many to cut the dashes into columns this takes years.
    text = "-" * 200 + "!- {% data a %}"
    assert hidden(text) == "-" * 200 + "!- " + "x" * 12
