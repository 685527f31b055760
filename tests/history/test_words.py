import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.config.settings import Settings
from doclint.history.carry import carried
from doclint.history.words import Segments, Words, say_the_same
from doclint.parse.markdown import parse

TEXTS = st.text(st.sampled_from("ab1 .\n#-*`[]()|{%}é漢字"), max_size=60)


def segments(text: str) -> Segments:
    return Segments(parse(text, "en", Settings()))


def words(text: str) -> Words:
    found = segments(text)
    return tuple(word for number in range(len(found.texts)) for word in found.words(number))


SAME = [
    ("Light the lamps at dusk.", "Light the **lamps**  at\ndusk!"),
    ("Light the lamps.", "Light the [lamps](/quay/lamps)."),
    ("See [lamps](/a).", "See [lamps](/b)."),
    ("Run moor now.", "Run `moor` now."),
    ("Light the lamps.", "light The Lamps"),
    ("You will recieve a berth.", "You will receive a berth."),
    ("The harbuor is closed.", "The harbour is closed."),
    ("Set up the e-mail.", "Setup the email."),
    ("It's “open”.", "It’s 'open'."),
    ("Quayside keeps it.", "{% data names.quayside %} keeps it."),
    ("{% data a.b %} keeps it.", "{% data c.d %} keeps it."),
    ("Open it.", "{% ifversion ghes %}Open it.{% endif %}"),
]
OTHER = [
    ("Wait 30 minutes.", "Wait 45 minutes."),
    ("Use version 1.5 now.", "Use version 15 now."),
    ("You can moor here.", "You cannot moor here."),
    ("You can moor here.", "You can never moor here."),
    ("It is supported here.", "It is unsupported here."),
    ("Turn it on.", "Turn it off."),
    ("It is not safe.", "It is now safe."),
    ("Run `moor` now.", "Run `sail` now."),
    ("The lamps burn oil.", "The lamps burn gas."),
    ("船を出す。", "船を出せ。"),
    ("مفتوح الآن", "مغلوق الآن"),
    ("बंद की गई", "बंद का गई"),
]


@pytest.mark.parametrize(("old", "new"), SAME)
def test_format_links_and_spelling_do_not_count(old: str, new: str) -> None:
    assert say_the_same(words(old), words(new))
    assert say_the_same(words(new), words(old))


@pytest.mark.parametrize(("old", "new"), OTHER)
def test_what_it_says_counts(old: str, new: str) -> None:
    assert not say_the_same(words(old), words(new))
    assert not say_the_same(words(new), words(old))


def test_the_words_of_a_sentence() -> None:
    text = "The **Big** [lamp's](/a) `run it` {% data a.b %} costs 1,000."
    assert words(text) == (*("the", "big", "lamp", "s", "run", "it", "\ufffc", "costs", "1,000"),)


@given(TEXTS)
def test_a_text_says_what_it_says(text: str) -> None:
    assert say_the_same(words(text), words(text))
    whole = segments(text)
    assert carried(whole, segments(text)) == list(range(len(whole.texts)))


@given(TEXTS, TEXTS, st.booleans())
def test_no_two_segments_come_from_one(new: str, old: str, edited: bool) -> None:
    earlier = segments(old)
    there = carried(segments(new), earlier, edited=edited)
    found = [number for number in there if number >= 0]
    assert len(found) == len(set(found))
    assert all(number < len(earlier.texts) for number in found)


def test_segments_are_followed_where_they_went() -> None:
    old = segments("# Lamps\n\nOne is here. Two is ther.\n\nThree is gone.\n\nFour moves.\n")
    new = segments("# Lamps\n\nFour moves.\n\nOne is here. Two is there. Five is new.\n")
    assert carried(new, old) == [0, 4, 1, 2, -1]


def test_edits_are_followed_in_their_place_if_asked() -> None:
    old, new = segments("One. Two.\n\nThree.\n"), segments("One. Other words.\n\nThree.\n")
    assert carried(new, old) == [0, -1, 2]
    assert carried(new, old, edited=True) == [0, 1, 2]


def test_a_long_text_takes_no_longer_than_its_length() -> None:
    one, other = ("a", "b") * 100_000, ("b", "a") * 100_000
    assert not say_the_same(one, other)
