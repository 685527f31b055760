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


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u3000"])
@pytest.mark.parametrize("language", ["en", "pt", "de", "fr"])
def test_a_space_beyond_ascii_before_a_full_stop(language, space):
    prose = f"Parte B{space}. Outra parte."
    pieces = [prose[start:end] for start, end in split(prose, language)]
    assert "".join(pieces).replace(" ", "") == prose.replace(" ", "")


def test_half_of_a_surrogate_pair_is_a_character():
    assert list(split("Um \ud800. Dois.", "pt")) == [(0, 5), (6, 11)]


def test_a_long_text_is_cut_at_ends_of_sentences_only():
    assert list(split("漢字。" * 10_000, "ja")) == [(at, at + 3) for at in range(0, 30_000, 3)]
