"""TOML and JSON heads: what the formats' own readers say, each value where it stands."""

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.parse.document import FrontMatter
from doclint.parse.front_matter import read

TOML = """\
title = "Caf\\u00e9 \\"x\\"" # a comment
draft = false
when = 2031-01-02 03:04:05
tags = [ "a", # first
  'b',
]
long = \"\"\"
two
lines""\"\"\"
menu.main = { weight = 1, "odd key" = 'x' }

[params.deep]
k = 1
[[items]]
name = "one"
[[items]]
name = "two"
[items.more]
x = '''raw'''
"""


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], Any]:
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        return {p: v for key, each in items for p, v in leaves(each, (*path, key)).items()}
    return {path: value}


def verify(text: str, values: Any) -> None:
    head = read(text)
    assert head is not None
    assert head.error is None
    fields = {field.path: field for field in head.fields if field.kind == "scalar"}
    expected = leaves(values)
    assert fields.keys() == expected.keys()
    for path, field in fields.items():
        raw = text[slice(*field.value)]
        if isinstance(expected[path], str):
            assert field.text == expected[path]
            again = (
                json.loads(raw)
                if text.strip("\ufeff")[0] == "{"
                else tomllib.loads(f"k={raw}")["k"]
            )
            assert again == expected[path]
        else:
            assert field.text == raw
        if isinstance(path[-1], str):
            assert path[-1].split()[0] in text[slice(*field.key)]


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_toml(bom: str, end: str) -> None:
    text = f"{bom}+++\n{TOML}+++\n\nBody\n".replace("\n", end)
    verify(text, tomllib.loads(TOML.replace("\n", end)))


NAMES = st.text("abcé_-", min_size=1, max_size=5)
VALUES = st.recursive(
    st.one_of(st.integers(), st.booleans(), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)),
    max_leaves=8,
)


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4), st.sampled_from([0, 1, None]))
def test_json(values: Any, indent: int | None) -> None:
    inner = json.dumps(values, indent=indent, ensure_ascii=False)[1:-1].strip()
    verify(f"\ufeff{{\n{inner}\n}}\n\nBody\n", values)


def failed(text: str) -> FrontMatter:
    head = read(text)
    assert head is not None
    assert head.error
    return head


def test_toml_cut_in_half() -> None:
    head = failed("+++\ntitle = 'x'\nweight = 1\n\nThe body.\n")
    assert head.error == "its TOML is never closed, a line `+++` is missing"
    assert head.span == (0, 27)


@pytest.mark.parametrize(
    ("text", "at"),
    [("+++\nk = 1\ntitle = x\n+++\n", 18), ('{\n "a": 1,,\n}\n', 10)],
)
def test_what_cannot_be_read(text: str, at: int) -> None:
    head = failed(text)
    assert abs(head.error_at - at) <= 1
    assert head.error
    assert "no TOML" in head.error or "no JSON" in head.error


@pytest.mark.parametrize("text", ["{% x %}\n", "{: .note }\n", "{{ x }}\n", "+++ a\n", "{\n"])
def test_what_is_no_head(text: str) -> None:
    assert read(text) is None
