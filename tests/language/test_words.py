from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.language import vocabulary, words_in
from doclint.language.words import lone_word


def texts(text: str) -> list[str]:
    return [word.text for word in words_in(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The captain's log, don’t open", ["The", "captain's", "log", "don’t", "open"]),
        ("an open-air café", ["an", "open", "air", "café"]),
        ("l’équipage d'un navire", ["l’équipage", "d'un", "navire"]),
        ("मिक के लिए harbor बनाएं", ["मिक", "के", "लिए", "harbor", "बनाएं"]),
        ("Harborは、港の", ["Harbor", "は", "港の"]),
        ("Harbor는 항구입니다", ["Harbor", "는", "항구입니다"]),
        ("ท่าเรือ", ["ท่", "าเ", "รื", "อ"]),
        ("_Moor_ **it**", ["Moor", "it"]),
    ],
)
def test_words_of_scripts(text: str, words: list[str]) -> None:
    assert texts(text) == words


@pytest.mark.parametrize(
    "name",
    [
        "runs_on", "docs/a.yml", "is:open", "@someone", "#channel", "sha256", "v3.0", "2nd",
        "harbor.example.org", "quay-user-suspend", "/admin/", "&nbsp;", "__init__", "a=b", "10.5",
        "quay-l10n", "quay-x11.js",
    ],
)  # fmt: skip
def test_names_of_the_machines_world_are_no_words(name: str) -> None:
    assert texts(f"use {name} here") == ["use", *(["init"] if name == "__init__" else []), "here"]


@given(st.text(max_size=200), st.integers(0, 50), st.integers(0, 200))
def test_places_are_exact_and_in_order(text: str, start: int, length: int) -> None:
    found = words_in(text, start, start + length)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(start <= word.start < word.end <= start + length for word in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


# Letters, marks, and whatever may join or surround them.
CHUNKS = st.text(alphabet="aZéßñ港ก한ि0²_-–'’.:/@#&;%!(*\ufffc\"“«…", max_size=8)


@given(CHUNKS)
def test_a_lone_word_is_the_only_one(chunk: str) -> None:
    word = lone_word(chunk)
    assert not word or texts(chunk) == [word]


def test_lone_words() -> None:
    assert [lone_word(chunk) for chunk in ("(“moor”),", "don't", "@moor", "港")] == [
        *("moor", "", "", "")
    ]


@given(st.lists(CHUNKS, max_size=6).map(" ".join))
def test_vocabulary_is_the_set_of_words(text: str) -> None:
    assert vocabulary(text) == set(texts(text.lower()))
