"""Ids of headings must be the source's."""

import pytest

from doclint.check.engine import align_pair, check_pair
from doclint.compare.structure_heading_ids import heading_id_changes
from doclint.config.settings import Settings
from doclint.fix.edits import applied, in_order

FORMS = ["{#moor}", "{ #moor }", "{: #moor}", "{/* #moor */}", "{#moor .wide}"]


def found(source: str, translation: str) -> tuple[list[str], str]:
    """Return the marked texts, and the translation after the fixes."""
    pair = align_pair(source, translation, "pt-BR", Settings())
    changes = list(heading_id_changes(pair))
    fixes = [change.fix for change in changes if change.fix]
    return [translation[slice(*one.span)] for one in changes], applied(translation, in_order(fixes))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tail", ["\n", "", "\r\n", "\n\nTexto.\n"])
def test_every_form(form: str, tail: str) -> None:
    source, right = f"## Moor a boat {form}\n", f"## Atracar um barco {form}{tail}"
    assert found(source, right) == ([], right)
    assert found(source, right.replace("moor", "atracar")) == (["atracar"], right)
    assert found(source, right.replace(f" {form}", "")) == ([""], right)


@pytest.mark.parametrize("damaged", ["{# moor}", "{#moor", "｛#moor}", "\\{＃moor}"])
def test_damaged(damaged: str) -> None:
    source, right = "## Moor a boat {#moor}\n", "## Atracar um barco {#moor}\n"
    assert found(source, f"## Atracar um barco {damaged}\n") == ([damaged], right)


def test_ids_in_html_and_ids_of_its_own_are_right() -> None:
    source = "## Moor a boat {#moor}\n\n## Sail\n"
    right = '## <a id="moor"></a>Atracar um barco\n\n## Zarpar {#sail}\n'
    assert found(source, right) == ([], right)


def test_the_link_to_a_lost_id_is_not_told_as_well() -> None:
    source = "## Moor a boat {#moor}\n\nSee [above](#moor).\n"
    broken = "## Atracar um barco\n\nVeja [acima](#moor).\n"
    rules = [one.rule for one in check_pair(source, broken, "pt-BR", Settings())]
    assert rules == ["structure/heading-id"]


def test_a_heading_with_an_id_has_no_other() -> None:
    source = "## Moor a boat {#moor}\n\nSee [above](#moor).\n"
    broken = "## Atracar {#moor}\n\nVeja [acima](#atracar).\n"
    findings = list(check_pair(source, broken, "pt-BR", Settings()))
    assert [(one.rule, broken[slice(*one.span)]) for one in findings] == [
        ("link/anchor", "#atracar")
    ]
    assert "expected `#moor`" in findings[0].message
