import pickle

import pytest

from doclint.errors import InputError
from doclint.terms.glossary import EMPTY, Entry, glossary_of

PORT = Entry("harbor", ("porto",), "pt-BR", "a.csv:2")


def test_two_answers_are_refused_with_both_places() -> None:
    other = Entry("harbor", ("cais", "doca"), "pt-br", "b.csv:7")
    with pytest.raises(InputError) as caught:
        glossary_of([PORT, other])
    assert str(caught.value) == "b.csv:7: `harbor` is `cais | doca` here, `porto` in a.csv:2"


def test_the_same_answer_twice_is_one() -> None:
    assert glossary_of([PORT, PORT._replace(place="b.csv:7")]).entries == (PORT,)


def test_nothing_is_the_empty_glossary() -> None:
    assert glossary_of([]) is EMPTY


def test_what_is_said_of_the_language_wins() -> None:
    every = Entry("harbor", ("harbor",))
    wide = Entry("harbor", ("porto de mar",), "pt")
    glossary = glossary_of([PORT, every, wide])
    assert glossary.of("pt_BR") == [PORT]
    assert glossary.of("pt-PT") == [wide]
    assert glossary.of("ptx") == [every]


def test_it_goes_to_other_processes() -> None:
    glossary = glossary_of([PORT], "exact")
    copy = pickle.loads(pickle.dumps(glossary))
    assert (copy, hash(copy)) == (glossary, hash(glossary))
