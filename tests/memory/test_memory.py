from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

from doclint.check.engine import align_pair, check_pair
from doclint.config.settings import Settings
from doclint.fix.edits import applied
from doclint.memory.build import build_memory
from doclint.memory.collect import rows_of
from doclint.memory.export import as_tmx
from doclint.memory.memory import TranslationMemory
from doclint.model import Finding, Safety
from doclint.project.project import open_project

Write = Callable[[Mapping[str, str | bytes]], Path]

PROSE = "Os navios esperam no porto até que a maré mude.\n\n"
ENGLISH = "The ships wait in the harbor until the tide turns.\n\n"


def memory_of(*pairs: tuple[str, str], trusted: bool = False) -> TranslationMemory:
    rows = [
        row
        for source, translation in pairs
        for row in rows_of(align_pair(ENGLISH + source, PROSE + translation, "pt-BR", Settings()))
    ]
    return TranslationMemory(rows, trusted=trusted)


def found(source: str, left: str, memory: TranslationMemory) -> tuple[str, Finding]:
    """Return a translation after the fix, and the finding on what was left in it."""
    text = PROSE + left
    finding = next(
        one
        for one in check_pair(ENGLISH + source, text, "pt-BR", memory=memory)
        if one.rule.startswith("untranslated/")
    )
    return (applied(text, finding.fix.edits) if finding.fix else text).removeprefix(PROSE), finding


LIGHT = ("You can light the lantern at dusk.\n", "Você pode acender a lanterna ao anoitecer.\n")


def test_one_translation_is_written() -> None:
    fixed, finding = found(LIGHT[0], LIGHT[0], memory_of(LIGHT))
    assert fixed == LIGHT[1]
    assert finding.fix
    assert finding.fix.safety is Safety.UNSAFE


def test_a_trusted_memory_is_safe() -> None:
    _, finding = found(LIGHT[0], LIGHT[0], memory_of(LIGHT, trusted=True))
    assert finding.fix
    assert finding.fix.safety is Safety.SAFE


def test_tags_and_targets_are_those_of_the_place() -> None:
    memory = memory_of(
        (
            "Use `quay` to open the [gate of {% data a.b %}](/en/gate) at night.\n",
            "Use o `quay` para abrir o [portão do {% data a.b %}](/pt/gate) à noite.\n",
        )
    )
    source = "Use `pier` to open the [gate of {% data c.d %}](/en/door) at night.\n"
    fixed, _ = found(source, source, memory)
    assert fixed == "Use o `pier` para abrir o [portão do {% data c.d %}](/pt/door) à noite.\n"


def test_several_translations_are_listed_by_number() -> None:
    other = (LIGHT[0], "É possível acender a lanterna ao anoitecer.\n")
    fixed, finding = found(LIGHT[0], LIGHT[0], memory_of(LIGHT, other, LIGHT))
    assert fixed == LIGHT[0]
    assert finding.message.endswith(
        "; elsewhere: `Você pode acender a lanterna ao anoitecer.` (2),"
        " `É possível acender a lanterna ao anoitecer.` (1)"
    )


def test_what_is_nearly_the_same_is_shown_with_the_difference() -> None:
    source = "You can light the beacon at dusk.\n"
    fixed, finding = found(source, source, memory_of(LIGHT))
    assert fixed == source
    assert finding.message.endswith(
        "; with `lantern` for `beacon`, elsewhere: `Você pode acender a lanterna ao anoitecer.`"
    )


def test_an_old_sentence_gets_the_translation_of_todays() -> None:
    fixed, _ = found(LIGHT[0], "You may light the old lantern at dusk.\n", memory_of(LIGHT))
    assert fixed == LIGHT[1]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Light the lantern", "'Acenda: a lanterna d''água'"),
        ("'Light the lantern'", "'Acenda: a lanterna d''água'"),
        ('"Light the lantern"', '"Acenda: a lanterna d\'água"'),
    ],
)
def test_yaml_stays_valid(value: str, written: str) -> None:
    memory = memory_of(("Light the lantern\n", "Acenda: a lanterna d'água\n"))
    head = "---\ntitle: {}\nid: 1\n---\n"
    text = head.format(value) + PROSE
    (finding,) = check_pair(head.format(value) + ENGLISH, text, "pt-BR", memory=memory)
    assert finding.fix
    assert applied(text, finding.fix.edits) == head.format(written) + PROSE


def test_a_pipe_is_escaped_in_a_cell() -> None:
    memory = memory_of(("Light the lantern\n", "Acenda | apague\n"))
    table = "| Task |\n| --- |\n| {} |\n"
    fixed, _ = found(table.format("Light the lantern"), table.format("Light the lantern"), memory)
    assert fixed == table.format("Acenda \\| apague")


@pytest.mark.parametrize(
    "translation",
    [
        "You can light the lantern at dusk.\n",  # not translated
        "Você pode acender a [lanterna](/lamp) ao anoitecer.\n",  # a link more
        "Você pode acender a lanterna ao anoitecer;\n",  # part of a list
        "Lanterna.\n",
    ],
)
def test_what_is_not_clean_is_not_remembered(translation: str) -> None:
    rows = dict(memory_of((LIGHT[0], translation)).rows())
    assert LIGHT[0].strip() not in rows


@pytest.mark.parametrize("sign", [r"\u0007", r"\u00025:a\u0003", r"\ud800", r"\ufffe"])
def test_what_no_format_can_hold_is_not_remembered(sign: str) -> None:
    source = f'---\ntitle: "Light {sign} the lamps"\n---\n\n{ENGLISH}'
    translation = f'---\ntitle: "Acenda {sign} as lanternas"\n---\n\n{PROSE}'
    rows = rows_of(align_pair(source, translation, "pt-BR", Settings()))
    assert [row.key for row in rows] == [ENGLISH.strip()]
    memory = TranslationMemory(rows)
    assert ElementTree.fromstring(as_tmx(memory, "en", "pt-BR").encode()).tag == "tmx"


def test_an_untranslated_article_is_filled_where_it_can_be() -> None:
    source = "# The harbor at night\n\n" + "".join(
        f"Captain number {n} wants to know when the {thing} is open. {LIGHT[0]}\n"
        for n, thing in enumerate(("gate", "quay", "pier", "dock"))
    )
    (finding,) = (
        one
        for one in check_pair(source, source, "pt-BR", memory=memory_of(LIGHT))
        if one.rule == "untranslated/document"
    )
    assert finding.fix
    assert applied(source, finding.fix.edits) == source.replace(LIGHT[0], LIGHT[1])


def test_the_project_gives_the_same_memory_in_several_processes(write: Write) -> None:
    files: dict[str, str | bytes] = {}
    for n in range(210):
        files[f"content/{n}.md"] = f"Ship {n} waits for the tide.\n"
        files[f"translations/pt-BR/content/{n}.md"] = f"O navio {n} espera pela maré.\n"
    project = open_project(write(files))
    alone = build_memory(project, ["pt-BR"], 1)["pt-BR"]
    together = build_memory(project, ["pt-BR"], 2)["pt-BR"]
    assert len(alone) == 210
    assert list(alone.rows()) == list(together.rows())
