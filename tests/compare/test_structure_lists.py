"""Lists whose items were merged, split, cut, nested or numbered otherwise."""

import pytest

from doclint.check.engine import align_pair
from doclint.compare.structure_lists import list_changes
from doclint.config.settings import Settings


def changes(source: str, translation: str, language: str = "pt-BR") -> list[tuple[str, str]]:
    pair = align_pair(source, translation, language, Settings())
    found = pair.fact(list_changes).changes
    return [(change.kind, translation[slice(*change.span)]) for change in found]


STEPS = (
    "1. Slow down before you reach the pier.\n2. Tie up the bow with a long rope.\n"
    "3. Tie up the stern with [the other rope](/rope).\n"
)
PASSOS = (
    "1. Reduza antes de chegar ao cais.\n2. Amarre a proa com um cabo longo.\n"
    "3. Amarre a popa com [o outro cabo](/rope).\n"
)


@pytest.mark.parametrize(
    "translation",
    [
        PASSOS,
        PASSOS.replace("2.", "1.").replace("3.", "1."),
        PASSOS.replace(".\n", ".\n\n"),
        PASSOS.replace("1. ", "1)  ").replace("2. ", "2)  ").replace("3. ", "3)  "),
        PASSOS.replace("\n", "\r\n"),
    ],
)
def test_other_numbers_blanks_and_ends_of_lines_are_harmless(translation: str) -> None:
    assert changes(STEPS, translation) == []


def test_other_bullets_are_harmless() -> None:
    assert changes("* Bow\n* Stern\n", "- Proa\n- Popa\n") == []


def test_the_marker_of_the_second_item_may_stand_in_the_text() -> None:
    source = "1. Slow down.\n2. Tie up the bow with a long rope.\n3. Tie up the stern.\n"
    merged = "Amarre a proa com um cabo longo. 3. Amarre a popa."
    assert changes(source, f"1. Reduza.\n2. {merged}\n") == [("merged", merged)]


def test_as_many_sentences_say_that_items_were_merged() -> None:
    merged = "Reduza antes de chegar ao cais. Amarre a proa com um cabo longo."
    translation = f"1. {merged}\n3. Amarre a popa com [o outro cabo](/rope).\n"
    assert changes(STEPS, translation) == [("merged", merged)]


def test_links_of_both_say_that_items_were_merged() -> None:
    source = "- [Ropes and knots](/ropes)\n- [Piers](/piers)\n- [Boats of all kinds](/boats)\n"
    translation = "- [Cabos e nós](/ropes) [Cais](/piers)\n- [Todo tipo de barcos](/boats)\n"
    assert changes(source, translation) == [("merged", "[Cabos e nós](/ropes) [Cais](/piers)")]


def test_a_lost_item_is_not_a_merged_one() -> None:
    source = "- View the berths of your ships\n- Watch tides and winds\n- Book a berth for a week\n"
    translation = "- Ver os lugares dos seus navios\n- Reservar um lugar por uma semana\n"
    assert changes(source, translation) == []


@pytest.mark.parametrize("marker", ["-", "*", "+", "1.", "12)"])
def test_a_marker_alone_begins_no_item(marker: str) -> None:
    source = f"{marker} Slow down before you reach the pier.\n"
    translation = f"{marker}\n              Reduza antes de chegar ao cais.\n"
    assert changes(source, translation) == [("split", marker)]


def test_a_marker_alone_after_text_is_a_part_of_it() -> None:
    source = "Do this:\n- Slow down before you reach the pier.\n"
    translation = "Faça isto:\n-\n   Reduza antes de chegar ao cais.\n"
    assert ("split", "-") in changes(source, translation)


def test_a_marker_alone_is_an_item_if_its_text_is_in_reach() -> None:
    assert changes("- Slow down.\n- Tie up.\n", "-\n  Reduza.\n-\n  Amarre.\n") == []


def test_a_marker_alone_in_code_is_code() -> None:
    source = "- Slow down:\n\n```\n-\n```\n"
    assert changes(source, source.replace("Slow down", "Reduza")) == []


def test_what_the_source_does_too_is_a_habit() -> None:
    source = "-\n              Slow down before you reach the pier.\n"
    assert changes(source, "-\n              Reduza antes de chegar ao cais.\n") == []


def test_an_item_that_breaks_off() -> None:
    source = "Do this:\n\n1. On {{ harbor }}, open the list of the ships at berth.\n"
    cut = "Em\n\n{{ harbor }}, abra a lista dos navios atracados."
    assert changes(source, f"Faça isto:\n\n1. {cut}\n") == [("cut", cut)]


def test_what_follows_an_item_does_not_break_it_off() -> None:
    source = "- Slow down before you reach the pier.\n\n!!! note\n    Mind the tide.\n"
    translation = source.replace("Slow down before you reach the pier", "Reduza antes do cais")
    translation = translation.replace("!!! note", '!!! note "Observação"')
    assert changes(source, translation) == []
    source = "- At the pier:\n  - Ships slow down, and all of their crew come on deck at once.\n"
    translation = "- No cais:\n  - Os navios reduzem.\n- A tripulação:\n  - Ela vem ao convés.\n"
    assert changes(source, translation) == []


def test_an_item_that_became_a_paragraph() -> None:
    source = "Do this:\n\n- Slow down before you reach the pier.\n\nThen wait.\n"
    translation = "Faça isto:\n\nReduza antes de chegar ao cais.\n\nDepois espere.\n"
    assert changes(source, translation) == [("lost", "Reduza antes de chegar ao cais.")]


def test_other_depth_is_said_once_for_a_list() -> None:
    source = "- Tie up\n  - the bow\n  - the stern\n- Wait\n  - for the tide\n"
    translation = "- Amarre\n- a proa\n- a popa\n- Espere\n- pela maré\n"
    assert changes(source, translation) == [("nested", "a proa")]


def test_a_numbered_list_that_lost_its_numbers() -> None:
    translation = PASSOS.replace("1.", "-").replace("2.", "-").replace("3.", "-")
    assert [kind for kind, _ in changes(STEPS, translation)] == ["bullets"]


def test_numbers_that_begin_anew() -> None:
    source = STEPS.replace("2. ", "   ![Pier](/pier.png)\n2. ")
    translation = PASSOS.replace("2. ", "\n![Cais](/pier.png)\n\n1. ").replace("3. ", "1. ")
    assert changes(source, translation) == [("restarted", "Amarre a proa com um cabo longo.")]


def test_what_the_source_means_to_nest_may_be_nested() -> None:
    source = "1. Slow down.\n2. Tie up:\n  - the bow\n  - the stern\n3. Wait.\n"
    translation = "1. Reduza.\n2. Amarre:\n   - a proa\n   - a popa\n3. Espere.\n"
    assert changes(source, translation) == []
    assert changes(source.replace("  -", "-"), translation) == [("nested", "a proa")]
    assert changes(
        f"{source}\nThen:\n\n  - rest\n  - eat\n",
        f"{translation}\nDepois:\n\n- descanse\n  - coma\n",
    ) == [("nested", "coma")]


def test_an_item_is_not_meant_to_be_deeper_than_its_parent_has_it() -> None:
    source = "- Tie up:\n  - the bow\n  - the stern\n"
    translation = "- Amarre:\n  - a proa\n    - a popa\n"
    assert changes(source, translation) == [("nested", "a popa")]
