"""Footnotes and their references belong together."""

import pytest

from doclint.check.engine import align_pair
from doclint.compare.structure_footnotes import footnote_changes
from doclint.config.settings import Settings
from doclint.fix.edits import applied, in_order

SOURCE = "Mind the tide.[^tide] Sail.[^2]\n\n[^tide]: It turns at noon.\n[^2]: At dawn.\n"
RIGHT = "Cuidado com a maré.[^tide] Zarpe.[^2]\n\n[^tide]: Vira ao meio-dia.\n[^2]: Cedo.\n"


def found(translation: str, source: str = SOURCE) -> tuple[list[tuple[str, str]], str]:
    pair = align_pair(source, translation, "pt-BR", Settings())
    changes = list(footnote_changes(pair))
    fixes = [change.fix for change in changes if change.fix]
    told = [(one.kind, translation[slice(*one.span)]) for one in changes]
    return told, applied(translation, in_order(fixes))


def test_right() -> None:
    assert found(RIGHT) == ([], RIGHT)
    renamed = RIGHT.replace("[^tide]", "[^maré]")
    assert found(renamed) == ([], renamed)


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (".[^tide]", ".[^maré]", ("undefined", "[^maré]")),
        (".[^2]", ".[^ 2]", ("undefined", "[^ 2]")),
        ("[^2]: Cedo", "[^2] : Cedo", ("broken", "[^2] :")),
        ("[^2]: Cedo", "[^2]：Cedo", ("broken", "[^2]：")),
    ],
)
def test_mended(right: str, wrong: str, told: tuple[str, str]) -> None:
    told_now, mended = found(RIGHT.replace(right, wrong))
    assert told_now == [told]
    assert mended.replace("]:Cedo", "]: Cedo") == RIGHT


def test_halves() -> None:
    lone = RIGHT.replace(".[^2]", ".")
    assert found(lone) == ([("unused", "[^2]")], lone)
    gone = RIGHT.replace("[^2]: Cedo.\n", "")
    assert found(gone) == ([("undefined", "[^2]")], gone)


def test_what_the_source_does_is_right() -> None:
    assert found("A classe `[^a]` e [^b] aqui.\n", "The class `[^a]` and [^b] here.\n")[0] == []
