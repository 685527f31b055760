"""Headings of another level, and broken ones."""

import pytest

from doclint.check.engine import align_pair
from doclint.compare.structure_headings import Headings, heading_changes
from doclint.config.settings import Settings

SOURCE = "# Moor a boat\n\n## Before you begin\n\n## At the pier\n\n### Knots\n"
TEXT = "# Ein Boot festmachen\n\n## Bevor du beginnst\n\n## Am Kai\n\n### Knoten\n"


def headings(source: str, translation: str) -> Headings:
    return heading_changes(align_pair(source, translation, "de", Settings()))


def shifts(source: str, translation: str) -> list[tuple[int, int, bool]]:
    """Return how many headings are off by how much, and whether these are all."""
    levels = headings(source, translation).levels
    return [(len(change.headings), change.shift, change.whole) for change in levels]


def test_equal_levels() -> None:
    assert headings(SOURCE, TEXT) == Headings()


def test_underlined_headings_have_levels_too() -> None:
    assert shifts(SOURCE, TEXT.replace("# Ein Boot festmachen", "Ein Boot festmachen\n===")) == []


@pytest.mark.parametrize(("marker", "shift"), [("#", -1), ("###", 1), ("####", 2)])
def test_one_heading(marker: str, shift: int) -> None:
    assert shifts(SOURCE, TEXT.replace("## Bevor", f"{marker} Bevor")) == [(1, shift, False)]


def test_comments_around_a_heading_do_not_hide_it() -> None:
    source = "Moor here.\n\n<!-- a -->\n## Knots\n\n<!-- b -->\n\nTie one.\n"
    text = source.replace("## Knots", "### Knoten").replace("Tie one", "Mach einen")
    assert shifts(source, text) == [(1, 1, False)]


def test_all_headings_are_one_change() -> None:
    assert shifts(SOURCE, TEXT.replace("# ", "## ")) == [(4, 1, True)]


def test_a_section_is_one_change() -> None:
    text = TEXT.replace("## Am Kai", "### Am Kai").replace("### Knoten", "#### Knoten")
    assert shifts(SOURCE, text) == [(2, 1, False)]


def test_the_only_heading_is_not_all_headings() -> None:
    assert shifts("## Knots\n\nTie one.\n", "### Knoten\n\nMach einen.\n") == [(1, 1, False)]


@pytest.mark.parametrize("marker", ["##", "## **", "##  "])
def test_a_marker_without_its_text(marker: str) -> None:
    text = TEXT.replace("## Am Kai", f"{marker}\n            Am Kai")
    (broken,) = headings(SOURCE, text).broken
    assert (broken.kind, text[slice(*broken.span)]) == ("split", marker.strip())
    assert broken.origins == (2,)


@pytest.mark.parametrize("marker", ["##", "###", "＃＃"])
def test_a_marker_that_touches_its_text(marker: str) -> None:
    text = TEXT.replace("## Am Kai", f"{marker}Am Kai")
    (broken,) = headings(SOURCE, text).broken
    assert (broken.kind, text[slice(*broken.span)]) == ("glued", marker)


@pytest.mark.parametrize("text", ["#42 is a berth", "#harbor", "## ", "Berth ##4"])
def test_what_is_no_heading(text: str) -> None:
    assert headings(f"{text}\n", f"{text}\n").broken == ()
    assert [broken.kind for broken in headings("Berth\n", f"{text}\n").broken] in ([], ["split"])


def test_a_heading_that_took_in_the_paragraph() -> None:
    first = "Come in slowly, against the wind, and have the ropes ready before you need them.\n\n"
    erst = (
        "Komm langsam herein, gegen den Wind, und halte die Seile bereit, ehe du sie brauchst.\n\n"
    )
    source = f"{first}## At the pier\nTie up the bow before you tie up the stern.\n"
    text = f"{erst}## Am Kai Mach den Bug fest, bevor du das Heck festmachst.\n"
    (broken,) = headings(source, text).broken
    assert (broken.kind, broken.origins) == ("swollen", (1, 2))
    assert headings(source, text.replace("Kai ", "Kai\n")).broken == ()
