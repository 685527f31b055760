"""Sentences: where they end, and that nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.parse.document import MASK
from doclint.parse.sentences import split


def cut(prose: str, language: str = "pt") -> list[str]:
    return [prose[start:end] for start, end in split(prose, language)]


@pytest.mark.parametrize(
    ("prose", "language", "expected"),
    [
        ("Um. Dois! Três?", "pt", ["Um.", "Dois!", "Três?"]),
        ("Use p. ex. isto. E aquilo.", "pt", ["Use p. ex. isto.", "E aquilo."]),
        ("Change role... (Alterar função) Fim", "pt", ["Change role... (Alterar função) Fim"]),
        ("一。二！三", "ja", ["一。", "二！", "三"]),
        (
            f"Veja {MASK * 3}. {MASK * 4} faz isso.",
            "pt",
            [f"Veja {MASK * 3}.", f"{MASK * 4} faz isso."],
        ),
        ("  sem fim  ", "pt", ["sem fim"]),
        (" \n ", "pt", []),
    ],
)
def test_sentences_end_where_readers_end_them(prose, language, expected):
    assert cut(prose, language) == expected


@given(
    st.text(alphabet=st.sampled_from(f"aB.!?… \n\t()«。{MASK}")),
    st.sampled_from(["en", "ja", "xx"]),
)
def test_only_white_space_lies_between_sentences(prose, language):
    at = 0
    for start, end in split(prose, language):
        assert not prose[at:start].strip()
        at = end
    assert not prose[at:].strip()
