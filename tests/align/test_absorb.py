"""Halves that join an anchored block, and copies that push nothing aside."""

from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.align import align
from doclint.align.alignment import Bead
from doclint.config.settings import Settings
from doclint.parse.markdown import parse


def beads(source: str, translation: str) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    found = align(parse(source, "en", Settings()), parse(translation, "pt-BR", Settings()))
    return [(bead.source, bead.translation) for bead in found.blocks]


FIRST = "Come in slowly and against the wind, with the ropes ready on the deck.\n\n"
LINK = "Read [the plan](/plan) of the harbour before you come near the berths.\n\n"
LAST = "Tie up the bow before you tie up the stern, however calm the water looks.\n\n"
PRIMEIRO = "Entre devagar e contra o vento, com os cabos prontos no convés.\n\n"
ELO = "Leia [o mapa](/plan) do porto antes de se aproximar dos atracadouros.\n\n"
FIM = "Amarre a proa antes de amarrar a popa, por mais calma que a água pareça.\n\n"


def test_the_half_without_the_link_joins_the_half_with_it() -> None:
    translation = PRIMEIRO + ELO.rstrip() + " " + FIM
    assert beads(FIRST + LINK + LAST, translation) == [((0,), (0,)), ((1, 2), (1,))]
    assert beads(FIRST + LINK.rstrip() + " " + LAST, PRIMEIRO + ELO + FIM) == [
        ((0,), (0,)),
        ((1,), (1, 2)),
    ]


def test_what_is_missing_beside_an_anchor_joins_nothing() -> None:
    assert beads(FIRST + LINK + LAST, PRIMEIRO + ELO) == [((0,), (0,)), ((1,), (1,)), ((2,), ())]


def test_a_copy_stands_behind_what_it_repeats() -> None:
    assert beads(FIRST + LINK + LAST, PRIMEIRO + PRIMEIRO + ELO + FIM) == [
        ((0,), (0,)),
        ((), (1,)),
        ((1,), (2,)),
        ((2,), (3,)),
    ]
    assert beads(FIRST + LAST, PRIMEIRO + FIM + FIM + FIM) == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((), (2,)),
        ((), (3,)),
    ]


def test_a_copy_that_the_source_has_too_is_none() -> None:
    assert beads(FIRST + LAST + LAST, PRIMEIRO + FIM + FIM) == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2,), (2,)),
    ]


def test_what_stands_beside_each_other_by_chance_is_looked_at_again() -> None:
    other = (
        "Veja `x`, `y` e `z` agora mesmo, sem demora e em todo lugar do porto, de manhã à noite.\n"
    )
    source = f"{FIRST}Read [a](/a), [b](/b) and [c](/c).\n"
    found = beads(source, PRIMEIRO + other)
    assert sorted(found) == [((), (1,)), ((0,), (0,)), ((1,), ())]


PARTS = st.lists(
    st.sampled_from(
        [FIRST, LINK, LAST, PRIMEIRO, FIM, "# A\n\n", "- x\n- x\n\n", "```\ny\n```\n\n"]
    ),
    max_size=9,
)


@settings(deadline=None)
@given(PARTS, PARTS)
def test_every_block_is_in_one_bead(left: list[str], right: list[str]) -> None:
    source, translation = (parse("".join(parts), "en", Settings()) for parts in (left, right))
    found: tuple[Bead, ...] = align(source, translation).blocks
    assert sorted(n for bead in found for n in bead.source) == list(range(len(source.blocks)))
    assert sorted(n for bead in found for n in bead.translation) == list(
        range(len(translation.blocks))
    )
