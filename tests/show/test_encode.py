import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.show.encode import as_json, comma_separated


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain", '"plain"'),
        ("é\x1b\x7f\n", r'"\u00e9\u001b\u007f\n"'),
        ("😀", r'"\ud83d\ude00"'),
        ("name\udcff.md", r'"name\ufffd.md"'),
        ("\ud83d", r'"\ufffd"'),
        ("\ude00\ud83d", r'"\ufffd\ufffd"'),
        (r"\ud83d", r'"\\ud83d"'),
        ("##[error]", r'"#\u0023[error]"'),
    ],
)
def test_as_json(text: str, written: str) -> None:
    assert as_json(text) == written


def whole(value: Any) -> Any:
    """Return a value without halves of surrogates."""
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case list():
            return [whole(item) for item in value]
        case _:
            return value


TEXTS = st.text(st.sampled_from('a\\ud8dcef09\ud83d\ude00\udcff#[\x7f\x00\n😀"'), max_size=12)


@given(st.lists(TEXTS))
def test_what_is_written_can_be_read(value: list[str]) -> None:
    written = as_json(value)
    assert written.isascii()
    assert written.isprintable()
    assert "##[" not in written
    assert json.loads(written) == whole(value)


def test_comma_separated() -> None:
    assert list(comma_separated([])) == []
    assert list(comma_separated(["1"])) == ["1"]
    assert list(comma_separated("123")) == ["1,", "2,", "3"]
