"""How tags nest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.config.settings import LiquidTags
from doclint.parse.liquid_blocks import nest, vocabulary

WORDS = vocabulary(["berth", "endberth", "buoy"], LiquidTags(blocks={"tide": "ebb"}))


def faults(names: str) -> list[tuple[str, int, int]]:
    return [tuple(fault) for fault in nest(names.split(), WORDS).faults]


@pytest.mark.parametrize(
    "names",
    [
        "",
        "if else endif",
        "if elsif else endif unless endunless",
        "ifversion elsif else endif",
        "case when when else endcase",
        "for else endfor",
        "note if endif endnote",
        "berth buoy data endberth",
        "berth else endberth",
        "tide ebb",
        "unknown",
    ],
)
def test_in_order(names: str) -> None:
    assert faults(names) == []


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("if", [("unclosed", 0, -1)]),
        ("endif", [("orphan", 0, -1)]),
        ("if endif endif", [("orphan", 2, -1)]),
        ("endif if", [("orphan", 0, -1), ("unclosed", 1, -1)]),
        ("note if endnote", [("unclosed", 1, 2)]),
        ("note if endnote endif", [("crossing", 2, 1)]),
        ("else", [("branch", 0, -1)]),
        ("if note else endnote endif", [("branch", 2, 1)]),
        ("if when endif", [("branch", 1, 0)]),
        ("tide endif", [("unclosed", 0, -1), ("orphan", 1, -1)]),
    ],
)
def test_faults(names: str, expected: list[tuple[str, int, int]]) -> None:
    assert faults(names) == expected


def test_partners_and_parents() -> None:
    nesting = nest("data note if data else endif endnote".split(), WORDS)
    assert nesting.partners == (-1, 6, 5, -1, -1, 2, 1)
    assert nesting.parents == (-1, -1, 1, 2, 2, 1, -1)


def test_a_block_is_what_the_source_closes() -> None:
    words = vocabulary(["include", "endinclude"], LiquidTags())
    assert nest(["include", "endinclude"], words).faults == ()
    assert nest(["include"], WORDS).faults == ()


def test_a_site_block_that_the_source_never_closes_stands_alone() -> None:
    words = vocabulary(["note", "if"], LiquidTags())
    assert [fault.at for fault in nest(["note", "if"], words).faults] == [1]


tokens = st.sampled_from("if else endif note endnote case when endcase data".split())


@given(st.lists(tokens, max_size=30))
def test_each_tag_is_paired_or_faulty(names: list[str]) -> None:
    nesting = nest(names, WORDS)
    blamed = {fault.at for fault in nesting.faults} | {fault.other for fault in nesting.faults}
    for index, name in enumerate(names):
        partner = nesting.partners[index]
        if name in WORDS.closers or name in WORDS.openers:
            assert partner >= 0 or index in blamed
        if partner >= 0:
            assert nesting.partners[partner] == index
            opener, closer = sorted((index, partner))
            assert WORDS.closers[names[opener]] == names[closer]
