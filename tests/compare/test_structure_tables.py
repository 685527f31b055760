"""Tables that lost rows, cells or columns, or are none any more."""

import pytest

from doclint.check.engine import align_pair
from doclint.compare.structure_tables import Tables, table_changes
from doclint.config.settings import Settings

SOURCE = "| Flag | Meaning |\n|---|---|\n| `-a` | All boats |\n| `-q` | Quiet |\n| `-v` | Loud |\n"
TABELLE = "| Option | Sinn |\n|---|---|\n| `-a` | Alle Boote |\n| `-q` | Still |\n| `-v` | Laut |\n"


def tables(source: str, translation: str) -> Tables:
    return align_pair(source, translation, "de", Settings()).fact(table_changes)


def changes(source: str, translation: str) -> list[tuple[str, str]]:
    found = tables(source, translation).changes
    return [(change.kind, translation[slice(*change.span)]) for change in found]


@pytest.mark.parametrize(
    "translation",
    [
        TABELLE,
        TABELLE.replace("|---|---|", "| :------ | -----: |").replace(" | ", "   |   "),
        TABELLE.replace("| `", "`").replace(" |\n", "\n").replace("| Option", "Option"),
        TABELLE.replace("\n", "\r\n"),
        "  " + TABELLE.replace("\n", "\n  "),
    ],
)
def test_padding_and_outer_pipes_are_harmless(translation: str) -> None:
    assert changes(SOURCE, translation) == []


def test_liquid_at_the_end_of_a_row_is_no_cell() -> None:
    source = SOURCE.replace("All boats |", "All boats |{% if x %}").replace(
        "Loud |", "Loud |{% endif %}"
    )
    translation = TABELLE.replace("Boote |", "Boote |{% if x %}").replace(
        "Laut |", "Laut |{% endif %}"
    )
    assert changes(source, translation) == []
    short = translation.replace("| Laut |", "|")
    assert changes(source, short) == [("short", "| `-v` |{% endif %}")]


def test_liquid_that_shows_something_is_a_cell() -> None:
    source = SOURCE.replace("All boats |", "{% data boats.all %}")
    assert changes(source, TABELLE.replace("Alle Boote |", "{% data boats.all %}")) == []


def test_liquid_may_end_the_row_of_hyphens() -> None:
    source = SOURCE.replace("|---|---|", "|---|---|{% if x %}")
    translation = TABELLE.replace("|---|---|", "|---|---|{% if x %}")
    assert changes(source, translation.replace("| `-q` | Still |\n", "| `-q` |\n")) == [
        ("short", "| `-q` |")
    ]


def test_escaped_pipes_are_text() -> None:
    source = SOURCE.replace("Quiet", r"`a \| b`")
    assert changes(source, TABELLE.replace("Still", r"`a \| b`")) == []


def test_a_collapsed_table_explains_its_cells() -> None:
    translation = TABELLE.replace("\n", " ").rstrip() + "\n"
    found = tables(SOURCE, translation)
    assert changes(SOURCE, translation) == [("collapsed", translation.rstrip())]
    assert (len(found.source), len(found.remains)) == (8, 1)


def test_a_table_whose_hyphens_got_lost() -> None:
    translation = TABELLE.replace("|---|---|\n", "")
    assert [kind for kind, _ in changes(SOURCE, translation)] == ["collapsed"]


def test_a_lost_column_is_told_once() -> None:
    translation = "| Option |\n|---|\n| `-a` |\n| `-q` |\n| `-v` |\n"
    assert changes(SOURCE, translation) == [("columns", "| Option |")]


def test_a_row_that_became_two() -> None:
    translation = TABELLE.replace("| `-q` | Still |", "| `-q`\n| Still |")
    assert {kind for kind, _ in changes(SOURCE, translation)} <= {"short", "rows"}
    assert changes(SOURCE, translation)


def test_a_lost_row_points_behind_the_one_before() -> None:
    translation = TABELLE.replace("| `-q` | Still |\n", "")
    (change,) = tables(SOURCE, translation).changes
    assert (change.kind, change.found, change.expected) == ("rows", 3, 4)
    assert translation[: change.span.start].endswith("| Alle Boote |")
    assert SOURCE[slice(*change.source)] == "| `-q` | Quiet |"


def test_an_added_row_is_pointed_at() -> None:
    translation = TABELLE.replace("| `-q`", "| | |\n| `-q`")
    assert changes(SOURCE, translation) == [("rows", "| | |")]


def test_a_tag_between_rows_ends_a_table_unless_it_takes_the_break_along() -> None:
    source = SOURCE.replace("Quiet |", "Quiet |{% endif %}")
    assert changes(source, TABELLE.replace("Still |", "Still |\n{% endif %}")) == [
        ("tag", "{% endif %}")
    ]
    assert changes(source, TABELLE.replace("Still |", "Still |\n{%- endif %}")) == []


def test_a_tag_between_rows_is_a_habit_of_the_source() -> None:
    source = SOURCE.replace("Quiet |", "Quiet |\n{% endif %}")
    assert changes(source, TABELLE.replace("Still |", "Still |\n{% endif %}")) == []


@pytest.mark.parametrize("pipe", ["|", "| **"])
def test_a_pipe_alone(pipe: str) -> None:
    assert changes("| **a** | b |\n", f"{pipe}\n      a** | b |\n") == [("pipe", pipe)]


def test_tables_that_hardly_have_a_row_in_common_are_not_compared() -> None:
    source = (
        "| Ship | Berth |\n|---|---|\n| `lantern` | 1 |\n| `quayside` | 2 |\n| `harbor` | 3 |\n"
    )
    translation = "| Knoten | Seil |\n|---|---|\n| Palstek | lang |\n" + "| X | Y |\n" * 9
    assert all(kind != "short" for kind, _ in changes(source, translation))
