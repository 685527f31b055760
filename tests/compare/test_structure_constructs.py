"""What became of directives: found where they are, quiet where people decide, mended if sure."""

import pytest

from doclint.check.engine import align_pair, check_pair
from doclint.compare.structure_constructs import construct_changes
from doclint.config.settings import Settings
from doclint.fix.edits import applied, in_order
from doclint.model import Safety

SOURCE = """Open the gate before the tide turns.

!!! note "Mind the tide"
    It turns at noon, so read the table.

=== "Sailing boats"

    Lower the sails first.

/// tip

The harbor master knows more.

///

{* ../tides.py hl[1:2] *}

Take the [rope](rope.md){: .btn } with you.
"""
TRANSLATION = """Abra o portão antes que a maré vire.

!!! note "Cuidado com a maré"
    Ela vira ao meio-dia, então leia a tabela.

=== "Veleiros"

    Baixe primeiro as velas.

/// tip

O capitão do porto sabe mais.

///

{* ../tides.py hl[1:2] *}

Leve o [cabo](rope.md){: .btn } com você.
"""


def changes(source: str, translation: str) -> list[tuple[str, str]]:
    pair = align_pair(source, translation, "pt-BR", Settings())
    found = pair.fact(construct_changes)
    return [(change.kind, translation[slice(*change.span)]) for change in found]


def test_an_admonition_that_lost_its_first_line_became_code() -> None:
    source = (
        "A berth is a place.\n\n!!! note\n    Mind the tide.\n\n    And the wind.\n\nThen wait.\n"
    )
    translation = "Um lugar.\n\n    Cuidado com a maré.\n\n    E com o vento.\n\nDepois espere.\n"
    assert changes(source, translation) == [("lost", "")]
    assert changes(source, "Um lugar.\n\nDepois espere.\n") == []


def test_an_admonition_that_lost_its_line_with_its_title() -> None:
    source = '!!! note "Mind the tide"\n    It turns at noon, so read the table.\n'
    assert changes(source, "    Ela vira ao meio-dia, então leia a tabela.\n") == [("lost", "")]


def mended(source: str, translation: str) -> str:
    pair = align_pair(source, translation, "pt-BR", Settings())
    fixes = [change.fix for change in pair.fact(construct_changes) if change.fix]
    assert all(fix.safety is Safety.SAFE for fix in fixes)
    return applied(translation, in_order(fixes))


def test_titles_are_for_people() -> None:
    assert changes(SOURCE, TRANSLATION) == []
    assert list(check_pair(SOURCE, TRANSLATION, "pt-BR", Settings(dialect="python-markdown"))) == []
    assert changes(SOURCE, TRANSLATION.replace("/// tip", "/// tip | Dica")) == []


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("!!! note", "!!! nota", '!!! nota "Cuidado com a maré"'),
        ("!!! note", "!!!note", '!!!note "Cuidado com a maré"'),
        ("!!! note", "！！！ note", '！！！ note "Cuidado com a maré"'),
        ("/// tip", "/// dica", "/// dica"),
        ("hl[1:2]", "hl[1: 2]", "{* ../tides.py hl[1: 2] *}"),
        ("../tides.py", "../mares.py", "{* ../mares.py hl[1:2] *}"),
        ("{: .btn }", "{: .botão }", "{: .botão }"),
    ],
)
def test_names_are_mended(right: str, wrong: str, line: str) -> None:
    broken = TRANSLATION.replace(right, wrong, 1)
    assert changes(SOURCE, broken) == [("changed", line)]
    assert mended(SOURCE, broken) == TRANSLATION


def test_marks_around_a_title_are_mended() -> None:
    broken = TRANSLATION.replace('"Veleiros"', "«Veleiros»")
    assert changes(SOURCE, broken) == [("ends", "=== «Veleiros»")]
    assert mended(SOURCE, broken) == TRANSLATION


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("!!! note", "! nota", ("lost", "")),
        ("=== ", "== ", ("lost", "")),
        ('=== "Veleiros"', "=== Veleiros", ("changed", "=== Veleiros")),
        ("*}", "* }", ("changed", "{* ../tides.py hl[1:2] * }")),
        ("\n///\n\n{", "\n{", ("lost", "")),
        ("{: .btn }", "", ("lost", "")),
        ("Leve", "{: .new}\nLeve", ("added", "{: .new}")),
        (' "Cuidado com a maré"', "", ("untitled", "")),
    ],
)
def test_what_cannot_be_mended_is_found(right: str, wrong: str, expected: tuple[str, str]) -> None:
    broken = TRANSLATION.replace(right, wrong, 1)
    assert changes(SOURCE, broken) == [expected]
    assert mended(SOURCE, broken) == broken


def test_a_directive_whose_text_is_missing_too_is_not_told() -> None:
    end = SOURCE.index("/// tip")
    assert changes(SOURCE, TRANSLATION[: TRANSLATION.index("/// tip")]) == []
    assert changes(SOURCE[:end], TRANSLATION[: TRANSLATION.index("/// tip")]) == []


def test_moved_with_its_text() -> None:
    source = ":::note\nOne word.\n:::\n\n:::tip\nAnother sentence of more words.\n:::\n"
    moved = ":::tip\nOutra frase com mais palavras.\n:::\n\n:::note\nUma palavra.\n:::\n"
    assert changes(source, moved) == []


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_text_in_the_line_of_an_alert(newline: str) -> None:
    source = "> [!NOTE]\n> Mind the tide at the pier.\n"
    right = f"> [!NOTE]{newline}> Cuidado com a maré no cais.{newline}"
    joined = right.replace(f"{newline}> ", " ")
    assert changes(source, joined) == [("joined", "[!NOTE] Cuidado com a maré no cais.")]
    assert mended(source, joined) == right


@pytest.mark.parametrize("indentation", ["", "  ", "   "])
def test_less_than_four_columns_are_no_indentation(indentation: str) -> None:
    source = '=== "Tides"\n\n    Mind the tide at the pier.\n'
    right = '=== "Marés"\n\n    Cuidado com a maré no cais.\n'
    assert changes(source, right) == []
    wrong = right.replace("    ", indentation)
    assert changes(source, wrong) == [("left", "Cuidado com a maré no cais.")]
    assert changes(source.replace("    ", "  "), wrong) == []


def test_translated_import_is_found_by_its_path() -> None:
    source = 'import A from "./a";\nimport { B } from "./b";\n\nText of the page.\n'
    broken = 'import A from "./a";\nimportar { B } de "./b";\n\nTexto da página.\n'
    assert changes(source, broken) == [("changed", 'importar { B } de "./b";')]
    assert mended(source, broken) == source.replace("Text of the page", "Texto da página")
    findings = list(check_pair(source, broken, "pt-BR", Settings(dialect="mdx")))
    assert [finding.rule for finding in findings] == ["structure/directive"]


def test_lost_import_is_told_at_the_beginning() -> None:
    source = 'import A from "./a";\n\nText of the page.\n'
    assert changes(source, "Texto da página.\n") == [("lost", "")]


def test_texts_of_an_export_are_for_people() -> None:
    source = 'export const title = "Moor";\n\nText of the page.\n'
    right = "export const title = 'Atracar um \\'barco\\'';\n\nTexto da página.\n"
    assert changes(source, right) == []
    broken = right.replace("title", "título")
    assert [kind for kind, _ in changes(source, broken)] == ["changed"]
    assert mended(source, broken) == broken


def test_thousands_take_no_time() -> None:
    source = ":::note\nWords.\n:::\n\n" * 1500
    assert len(changes(source, source.replace("note", "nota"))) == 1500
