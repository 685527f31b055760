"""The fixes of front matter: what is written, and what is left alone."""

import pytest

from doclint.check.engine import align_pair
from doclint.compare.front_matter import front_matter_changes
from doclint.compare.front_matter_repair import key_fix, lines_fix, value_fix
from doclint.config.settings import FrontMatterKeys, Settings
from doclint.model import Safety
from doclint.pair.finder import Pair
from doclint.project.check import check_texts

SETTINGS = Settings(
    front_matter=FrontMatterKeys(
        machine=frozenset({"versions", "type", "topics", "children"}),
        human=frozenset({"title", "intro"}),
        local=frozenset({"lang"}),
    )
)


def mended(source: str, translation: str, safety: Safety = Safety.SAFE) -> str:
    """Return the translation's head after the fixes of one safety."""
    pair = align_pair(f"---\n{source}\n---\n", f"---\n{translation}\n---\n", "pt-BR", SETTINGS)
    changes = front_matter_changes(pair)
    fixes = [value_fix(pair, one) for one in changes.changed]
    fixes += [key_fix(pair, one) for one in changes.added]
    fixes += [lines_fix(pair, one) for one in changes.lost]
    edits = [edit for fix in fixes if fix and fix.safety is safety for edit in fix.edits]
    text = pair.translation.text
    for edit in sorted(edits, key=lambda one: one.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text[4:-5]


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("type: how_to", "type: como # até hoje", "type: how_to # até hoje"),
        ("type: how_to", "type: 'como'", "type: 'how_to'"),
        ("type: '*'", "type: próximo", "type: '*'"),
        ("type: '*'", 'type: "próximo"', 'type: "*"'),
        ("type: true", "type: 'sim'", "type: true"),
        ("type: how_to", "type:", "type: how_to"),
        ("versions: {a: '1', b: '2'}", "versions: {a: '1', b: '3'}", "versions: {a: '1', b: '2'}"),
        ("topics:\n  - Boats", "topics:\n  - Barcos", "topics:\n  - Boats"),
        ("topics:\n- A b\n- C\n- D", "topics:\n  - C\n  - X", "topics:\n  - A b\n  - C\n  - D"),
    ],
)
def test_a_value_is_written_in_the_manner_of_the_translation(
    source: str, translation: str, expected: str
) -> None:
    assert mended(source, translation) == expected


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("type: how_to", "type: |\n  como"),
        ("type: how_to", "type: &como como\nother: *como"),
        ("topics: [A, B]", "topics: [A]"),
        ("children:\n  - /a\n  - /b", "children:\n  - /a"),
        ("slug: boat-anchor", "slug: ancla"),
    ],
)
def test_what_is_doubtful_stays(source: str, translation: str) -> None:
    assert mended(source, translation) == translation


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("title: Moor it\ntype: a", "título: Atracar\ntype: a", "title: Atracar\ntype: a"),
        ("title: Moor it\ntype: a", "Titel: Boot festmachen\ntype: a", None),
        ("title: A\nversions:\n  x: '*'", "title: A\nVersionen:\n  x: '*'", None),
        ("versions:\n  x: '1'\n  y: '2'", "versions:\n  x: '1'\n  ý: '2'", None),
        ("type: a\norder: 1", "type: a\norder: 1\norder: 1", "type: a\norder: 1"),
    ],
)
def test_a_key_gets_its_name_back(source: str, translation: str, expected: str | None) -> None:
    wanted = expected or source.replace("title: Moor it", "title: Boot festmachen")
    assert mended(source, translation) == wanted


def test_a_key_of_the_translation_s_own_is_not_renamed() -> None:
    source, translation = "title: Moor it\nrating: true", "title: Atracar\nreviewed: falso"
    assert mended(source, translation) == translation


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        (
            "title: A b\nversions:\n  x: '*'\n  y: '*'",
            "title: C d\nversions:\n    x: '*' # 1",
            None,
        ),
        ("type: a\ntitle: A b", "title: C d", "type: a\ntitle: C d"),
        ("title: A b\ntopics:\n  - A\ntype: a", "title: C d\ntype: a", None),
    ],
)
def test_lost_lines_come_back(source: str, translation: str, expected: str | None) -> None:
    if expected is None and "# 1" in translation:
        expected = translation + "\n    y: '*'"
    assert mended(source, translation) == (expected or source.replace("A b", "C d"))


def test_a_lost_text_and_a_lost_page_are_not_copied() -> None:
    assert mended("title: A b\nintro: C d", "title: E f") == "title: E f"
    source = "title: A b\nchildren:\n  - /a"
    assert mended(source, "title: E f") == "title: E f"
    assert mended(source, "title: E f", Safety.UNSAFE) == "title: E f\nchildren:\n  - /a"


def test_bom_and_crlf_stay() -> None:
    source = "---\ntype: a\nversions:\n  x: '*'\n  y: '*'\n---\n"
    head = "\ufeff---\r\ntype: b\r\nversions:\r\n  x: '*'\r\n---\r\n"
    pair = align_pair(source, head, "pt-BR", SETTINGS)
    changes = front_matter_changes(pair)
    fixes = [value_fix(pair, changes.changed[0]), lines_fix(pair, changes.lost[0])]
    edits = [edit for fix in fixes if fix for edit in fix.edits]
    for edit in sorted(edits, key=lambda one: one.span, reverse=True):
        head = head[: edit.span.start] + edit.text + head[edit.span.end :]
    assert head == "\ufeff" + source.replace("\n", "\r\n")


def test_a_head_that_is_wrong_all_over_is_not_tried_for_ever() -> None:
    """Each fix reads the whole head: of a few wrong values of a long one, and not of thousands."""
    source = "versions:\n" + "\n".join(f"  key{number}: a_{number}" for number in range(600))
    few = source.replace("a_1\n", "b_1\n")
    assert mended(source, few) == source
    all_of_it = source.replace("a_", "b_")
    assert mended(source, all_of_it) == all_of_it


@pytest.mark.parametrize(
    "translation", ["a: b\nc: >-\n  d", "a: b\nc: e\nx: y", "a:\n- b\n- x", "a"]
)
def test_a_file_of_data_may_lack_its_last_line_break(translation: str) -> None:
    """Found by cutting files at random bytes."""
    pair = Pair("translations/pt-BR/data/a.yml", "data/a.yml", "pt-BR")
    source = "k: v\na:\n- b\n- c\nc: >-\n  d\nz: w\n"
    for located in check_texts(pair, source, translation, Settings()).found:
        for edit in located.finding.fix.edits if located.finding.fix else ():
            assert edit.span.end <= len(translation)
