from hypothesis import given
from hypothesis import strategies as st

from doclint.memory.near import Index, difference

WORDS = st.lists(st.sampled_from("tide ship lamp rope mast gate quay pier".split()), max_size=9)


def test_nearest_is_the_one_that_shares_most_words() -> None:
    index = Index(["open the old gate now", "open the gate now and wait", "close the quay"])
    assert index.nearest("open the gate now", 0.7) == ("open the old gate now", 8 / 9)
    assert index.nearest("light every lamp at dusk", 0.5) is None


def test_a_text_is_not_near_itself() -> None:
    assert Index(["open the gate now"]).nearest("open the gate now", 0.5) is None


@given(st.lists(WORDS.map(" ".join), max_size=12), WORDS.map(" ".join))
def test_what_is_found_is_another_text_that_reaches_the_least(texts: list[str], text: str) -> None:
    found = Index(texts).nearest(text, 0.75)
    if found:
        assert found[0] in texts
        assert found[0] != text
        assert 0.75 <= found[1] <= 1


def test_difference_names_what_was_replaced() -> None:
    assert difference("open the gate now", "open the old gate later") == [
        ("", "old"),
        ("now", "later"),
    ]
