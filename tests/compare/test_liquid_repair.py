"""The repairs of damaged Liquid tags."""

import pytest

from doclint.check.engine import align_pair
from doclint.compare.liquid import liquid_changes
from doclint.compare.liquid_repair import parting, removing, rewriting
from doclint.config.settings import Settings
from doclint.model import Edit, Safety

BEFORE = "Read this before you moor the ship.\n\n", "Lies das, bevor du das Schiff festmachst.\n\n"
AFTER = "\n\nThe owner of the quay decides.\n", "\n\nDer Eigentümer des Kais entscheidet.\n"
REPAIRS = {
    **dict.fromkeys(("syntax", "translated", "changed"), rewriting),
    **dict.fromkeys(("added", "unbalanced"), removing),
    "joined": parting,
}


def mended(source: str, translation: str, *, framed: bool = True) -> str:
    """Return the translation after the safe fixes of one pass."""
    if framed:
        source = BEFORE[0] + source + AFTER[0]
        translation = BEFORE[1] + translation + AFTER[1]
    pair = align_pair(source, translation, "de-DE", Settings())
    edits: list[Edit] = []
    for kind, changes in liquid_changes(pair).items():
        for change in changes:
            fix = REPAIRS[kind](pair, change) if kind in REPAIRS else None
            if fix and fix.safety is Safety.SAFE:
                edits += fix.edits
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        translation = translation[: edit.span.start] + edit.text + translation[edit.span.end :]
    return translation[len(BEFORE[1]) : -len(AFTER[1])] if framed else translation


DATA = "Open {% data variables.harbor.name %} now."
FIXED = "Nimm {% data variables.harbor.name %}"
IF = "{% if moored %}Moored.{% endif %}"


@pytest.mark.parametrize(
    ("source", "broken", "fixed"),
    [
        (DATA, "Nimm {% Daten Variablen.harbor.name %}", FIXED),
        (DATA, "Nimm { % data variables.harbor.name % }", FIXED),
        (DATA, "Nimm {%- Daten variables.harbor.name %}", "Nimm {%- data variables.harbor.name %}"),
        (DATA, "Nimm {%– data variables.harbor.name %}", FIXED),
        (DATA, "Nimm {% {% data variables.harbor.name %}", FIXED),
        (DATA, "Nimm ｛％ data variables.harbor.name ％｝", FIXED),
        (IF, "{% if moored %}Fest.{ endif %}%", "{% if moored %}Fest.{% endif %}"),
        (IF, "{% if moored %}Fest.{% %}", "{% if moored %}Fest.{% endif %}"),
        (IF, "{% %} moored von ifFest.{% endif %}", "{% if moored %}Fest.{% endif %}"),
        (IF, "{% moored if %}Fest.{% endif %}", "{% if moored %}Fest.{% endif %}"),
        ("{% raw %}\n\nMoor.\n\n{% endraw %}", "{% %} roh\n\nFest.\n\n{% endraw %}",
         "{% raw %}\n\nFest.\n\n{% endraw %}"),
        ("{% if a %}A{% else %}** b{% endif %}", "{% if a %}A{%** b{% endif %}", None),
        ("Moor.", "Fest.{% endif %}", "Fest."),
        ("Moor.", "Fest. {% endberth %}", "Fest."),
        ("{% if a %}\nMoor.\n{% endif %}\n\n| a | b |", "{% if a %}\nFest.\n{% endif %} | a | b |",
         "{% if a %}\nFest.\n{% endif %}\n\n| a | b |"),
    ],
)  # fmt: skip
def test_one_repair_is_possible(source: str, broken: str, fixed: str | None) -> None:
    """The source's tag takes the place of the damage and of nothing else."""
    assert mended(source, broken) == (broken if fixed is None else fixed)


@pytest.mark.parametrize(
    ("source", "broken", "fixed"),
    [
        (
            'See {% octicon "light-bulb" aria-label="The light" %} now.',
            'Siehe {% octicon "Lampe" aria-label="Das Licht" %} jetzt.',
            'Siehe {% octicon "light-bulb" aria-label="Das Licht" %} jetzt.',
        ),
        (
            'See {% octicon "anchor" aria-label="The light" %} now.',
            "Siehe {% octicon „anchor“ aria-label=„Das Licht“ %} jetzt.",
            'Siehe {% octicon "anchor" aria-label="Das Licht" %} jetzt.',
        ),
        (
            "See [more]({% link en/moor.md %}) {% link_to en/moor.md %} now.",
            "Siehe [mehr]({% link de/moor.md %}) {% Verweis_to de/moor.md %} jetzt.",
            "Siehe [mehr]({% link de/moor.md %}) {% link_to de/moor.md %} jetzt.",
        ),
    ],
)
def test_what_is_for_people_stays(source: str, broken: str, fixed: str) -> None:
    """A translated label, and the language's name in a path, are no damage."""
    assert mended(source, broken) == fixed


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Open {% data a.b %} or {% data c.d %}.", "Nimm {% %}."),
        (DATA, "Nimm {% data variables.harbor.name und geh dann weiter %}."),
        (DATA, "Nimm {% data variables.quay.label %}."),
        (DATA, "Öffne {% data variables."),
        ("Moor.", "Fest. {% Anlegestelle %}"),
        ("Moor. {% if a %}b{% endif %}", "Fest. {% endif %}b{% if a %}"),
    ],
)
def test_in_doubt_nothing_is_touched(source: str, translation: str) -> None:
    """Where two repairs are possible, or prose is in the tag, it is left alone."""
    assert mended(source, translation) == translation


def test_quotes_are_written_as_yaml_asks() -> None:
    """In a quoted value of the front matter the source's quotes are escaped."""
    source = "---\ntitle: '{% octicon \"anchor\" %} Moor'\n---\n\nMoor the ship.\n"
    broken = '---\ntitle: "{% oktikon \\"anchor\\" %} Fest"\n---\n\nMach das Schiff fest.\n'
    assert mended(source, broken, framed=False) == broken.replace("oktikon", "octicon")
