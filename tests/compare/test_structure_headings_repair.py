"""The fixes of headings."""

import pytest

from doclint.check.engine import align_pair
from doclint.compare.structure_headings import heading_changes
from doclint.compare.structure_headings_repair import broken_fix, level_fix
from doclint.config.settings import Settings

SOURCE = "# Moor a boat\n\n## Before you begin\n\n## At the pier\n\n### Knots\n"


def mended(translation: str, source: str = SOURCE) -> str:
    pair = align_pair(source, translation, "pt-BR", Settings())
    found = heading_changes(pair)
    fixes = [level_fix(pair, one) for one in found.levels]
    fixes += [broken_fix(pair, one) for one in found.broken]
    edits = [edit for fix in fixes if fix for edit in fix.edits]
    for edit in sorted(edits, key=lambda one: one.span, reverse=True):
        translation = translation[: edit.span.start] + edit.text + translation[edit.span.end :]
    return translation


_GOOD = "# Atracar\n\n## Antes de começar\n\n## No cais\n\n### Nós\n"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("## Antes", "#### Antes"),
        ("## No", "# No"),
        ("## No", "##No"),
        ("## No", "##\n        No"),
        ("## No", "＃＃No"),
    ],
)
def test_the_source_s_marker_is_written(right: str, wrong: str) -> None:
    assert mended(_GOOD.replace(right, wrong)) == _GOOD


@pytest.mark.parametrize(
    "translation",
    [
        _GOOD.replace("## Antes de começar", "Antes de começar\n==="),  # underlined
        _GOOD.replace("## No cais", "##\nNo cais\ne mais uma linha."),
    ],
)
def test_what_is_doubtful_stays(translation: str) -> None:
    assert mended(translation) == translation
