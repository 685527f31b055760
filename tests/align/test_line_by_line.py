"""The short way through articles that are alike line by line says what the long one does."""

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

import doclint.align
from doclint.align.alignment import Alignment
from doclint.config.settings import Settings
from doclint.parse.markdown import parse

BLOCKS = (
    "# Harbor",
    "## Quay",
    "The lanterns of the harbor burn all night.",
    "As lanternas do porto ardem toda a noite, e ninguém as apaga antes da manhã seguinte.",
    "See [the quay](/quay) and [the mole](/mole).",
    "Veja [o cais](/quay).",
    "Veja [o molhe](/mole).",
    "`lantern --burn`",
    "```sh\nlantern --burn\n```",
    "{% data reusables.quay %}",
    "- one\n- two",
    "Sim",
)


def both_ways(source: list[str], translation: list[str]) -> tuple[Alignment, Alignment]:
    left = parse("\n\n".join(source), "en", Settings())
    right = parse("\n\n".join(translation), "pt-BR", Settings())
    short = doclint.align.align(left, right)
    with patch.object(doclint.align, "_line_by_line", return_value=None):
        return short, doclint.align.align(left, right)


@given(st.lists(st.tuples(st.sampled_from(BLOCKS), st.sampled_from(BLOCKS)), max_size=8))
def test_any_two_articles(pairs):
    short, long = both_ways([one for one, _ in pairs], [other for _, other in pairs])
    assert short == long


@given(
    st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=10),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=3),
)
def test_an_article_and_itself_with_some_blocks_in_other_places(source, swaps):
    translation = list(source)
    for here, there in swaps:
        one, other = here % len(source), there % len(source)
        translation[one], translation[other] = translation[other], translation[one]
    short, long = both_ways(source, translation)
    assert short == long


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ([BLOCKS[5], BLOCKS[6]], [BLOCKS[6], BLOCKS[5]]),
        ([BLOCKS[2], BLOCKS[3]], [BLOCKS[3], BLOCKS[2]]),
    ],
    ids=["marks", "text"],
)
def test_blocks_that_changed_places_are_not_paired_line_by_line(source, translation):
    short, _ = both_ways(source, translation)
    assert ((0,), (0,)) not in [bead[:2] for bead in short.blocks]
