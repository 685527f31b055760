"""Repairs of inline code: what is written, and where a lost backtick forbids it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.check.engine import check_pair
from doclint.fix.edits import applied
from doclint.model import Finding, Safety


def findings(source: str, translation: str, language: str = "pt-BR") -> list[Finding]:
    return [one for one in check_pair(source, translation, language) if one.rule == "code/inline"]


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("Run `moor --all` now.\n", "Use `atracar --all` já.\n", "Use `moor --all` já.\n"),
        ("Run `harbor.dev` now.\n", "Use `harbor. ev` já.\n", "Use `harbor.dev` já.\n"),
        ("`quay moor --in <ship>`\n", "`quay ata --in <navio>`\n", "`quay moor --in <navio>`\n"),
        ("Run `.quay` now.\n", "Use <code>quay</code> já.\n", "Use <code>.quay</code> já.\n"),
        ("Run `moor --all` now.\n", "Use moor --all` já.\n", "Use `moor --all` já.\n"),
        ("Run `moor --all` now.\n", "Use `moor --all já.\n", "Use `moor --all` já.\n"),
        ("Write `<ship>` there.\n", "Escreva <ship> ali.\n", "Escreva `<ship>` ali.\n"),
    ],
)
def test_code_is_written_as_in_the_source(source: str, text: str, expected: str) -> None:
    (finding,) = findings(source, text)
    assert finding.fix is not None
    assert finding.fix.safety is Safety.SAFE
    mended = applied(text, finding.fix.edits)
    assert mended == expected
    assert not findings(source, mended)


def test_a_placeholder_of_the_source_is_no_translation_of_another() -> None:
    source = "Use `harbor.example/OWNER/SHIP_NAME:BERTH` here.\n"
    (finding,) = findings(source, "Use `OWNER/SHIP_NAME` aqui.\n")
    assert finding.fix is not None
    mended = applied("Use `OWNER/SHIP_NAME` aqui.\n", finding.fix.edits)
    assert mended == "Use `harbor.example/OWNER/SHIP_NAME:BERTH` aqui.\n"


@pytest.mark.parametrize(
    ("source", "text", "language"),
    [
        ("Run `moor` and `list` now.\n", "Use `moor e `list` já.\n", "pt-BR"),
        ("Run `moor` and `list` now.\n", "Use moor` e `list` já.\n", "pt-BR"),
        ("Run `moor` and `list` now.\n", "Use `moor e list` já.\n", "pt-BR"),
        ("Run `quay list` now.\n", "Use `quay list e espere` já.\n", "pt-BR"),
        ("Run `quay list` now.\n", "`quay listを実行`してください。\n", "ja-JP"),
        ("Run `-K` now.\n", "Use `-K e espere um bom tempo na doca` já.\n", "pt-BR"),
        ("Press `Ctrl + M` now.\n", "Pressione `Strg + M` já.\n", "pt-BR"),
        ("Run `moor` now.\n", "Use </code>moor` já.\n", "pt-BR"),
        ("Run `moor\ufeff` now.\n", "Use `moor` já.\n", "pt-BR"),
        # The code itself begins or ends with backticks.
        ("`0```\n`", "`0```\n", "pt-BR"),
    ],
)
def test_prose_is_never_replaced(source: str, text: str, language: str) -> None:
    assert all(finding.fix is None for finding in findings(source, text, language))


def test_longer_code_is_not_cut() -> None:
    source = "Run `--all` or `--all-ships` now.\n"
    text = "Use `--all-ships já.\n"
    fixes = [one.fix for one in findings(source, text) if one.fix]
    assert {applied(text, fix.edits) for fix in fixes} <= {"Use `--all-ships` já.\n"}


def test_where_two_are_alike_a_person_decides() -> None:
    source = "Run `quay-open` or `quay-opens` now.\n"
    fixes = [one.fix for one in findings(source, "Use `quay-opem` ou `quay-openz` já.\n")]
    assert [fix and fix.safety for fix in fixes] == [Safety.UNSAFE, Safety.UNSAFE]


def test_a_row_that_the_source_took_out_is_compared_with_no_other() -> None:
    rows = ["group_made", "group_gone", "group_ships_added"]
    source = "".join(f"| `quay_{row}` | It is. |\n" for row in rows)
    rows.insert(2, "group_shipped")
    text = "".join(f"| `action:quay_{row}` | Ele é. |\n" for row in rows)
    head = "| Event | |\n| --- | --- |\n"
    fixes = {one.message.split("`")[1]: one.fix for one in findings(head + source, head + text)}
    assert {name: fix and fix.safety for name, fix in fixes.items()} == {
        "action:quay_group_made": Safety.SAFE,
        "action:quay_group_gone": Safety.SAFE,
    }


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_an_edit_stays_inside_the_code(word: str) -> None:
    text = f"Use `quay {word} --all` e `list` já.\n"
    for finding in findings("Run `quay moor --all` and `list` now.\n", text):
        assert finding.fix is not None
        assert applied(text, finding.fix.edits) == "Use `quay moor --all` e `list` já.\n"


@pytest.mark.parametrize(
    ("code", "text", "safety"),
    [
        ("0", "Espere `` dias.\n", Safety.SAFE),
        ("5", "Espere `` 5 dias.\n", Safety.UNSAFE),  # it stands beside them
        ("moor", "A atracação ``.\n", Safety.UNSAFE),  # and so may a word, translated
    ],
)
def test_what_backticks_are_filled_with(code: str, text: str, safety: Safety) -> None:
    (finding,) = findings(f"Wait `{code}` days.\n", text)
    assert finding.fix
    assert finding.fix.safety is safety
    assert applied(text, finding.fix.edits) == text.replace("``", f"`{code}`")
