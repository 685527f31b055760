"""The keys by which texts are told to have the same words."""

from hypothesis import given
from hypothesis import strategies as st

from doclint.compare.untranslated_words import key_of, keys_of

TEXTS = st.text(alphabet="aZ9_-.,!'\n\0\x1f\ufffcéİ’港 ", max_size=12)


def test_a_key_leaves_out_punctuation_and_capitals() -> None:
    assert key_of("**Moor** the\nship's_bow, \ufffc\ufffc now!") == "moor the ship s bow now"
    assert key_of("“Ancre”, déjà…") == "ancre déjà"


@given(st.lists(TEXTS, max_size=5))
def test_many_keys_at_once_are_those_of_each(texts: list[str]) -> None:
    assert keys_of(texts) == [key_of(text) for text in texts]


@given(TEXTS)
def test_the_short_cut_for_ascii_gives_the_same_key(text: str) -> None:
    letter = "é"  # makes it another text, which takes the long way
    assert key_of(f"{text} {letter}") == f"{key_of(text)} {letter}".strip()
