"""Repairs of code blocks: what is written, and what waits for a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.check.engine import check_pair
from doclint.compare.code_repair import least
from doclint.fix.edits import applied
from doclint.model import Finding, Safety, Span


def findings(source: str, translation: str, rule: str) -> list[Finding]:
    return [one for one in check_pair(source, translation, "pt-BR") if one.rule == rule]


def safely(source: str, translation: str, rule: str) -> str:
    fixes = [one.fix for one in findings(source, translation, rule) if one.fix]
    edits = [edit for fix in fixes if fix.safety is Safety.SAFE for edit in fix.edits]
    return applied(translation, edits)


def with_all(source: str, translation: str, rule: str) -> str:
    fixes = [one.fix for one in findings(source, translation, rule) if one.fix]
    assert fixes
    return applied(translation, [edit for fix in fixes for edit in fix.edits])


YAML = "```yaml\ncrew:\n  - name: First mate # who\n    uses: harbor/crew@v2\n```\n"


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        ("tripulação:", "crew:"),
        ("  - nome: Primeiro imediato # quem", "  - name: Primeiro imediato # quem"),
        ("    usa: harbor/crew@v2", "    uses: harbor/crew@v2"),
    ],
)
def test_a_line_keeps_its_comment_and_its_words(damaged: str, mended: str) -> None:
    text = "```yaml\ncrew:\n  - name: Primeiro imediato # quem\n    uses: harbor/crew@v2\n```\n"
    assert mended in text
    assert safely(YAML, text.replace(mended, damaged), "code/block") == text


def test_a_lost_line_comes_back_with_the_newlines_of_the_file() -> None:
    source = "```shell\n$ quay list\n$ quay open\n$ quay close\n```\n"
    text = source.replace("\n", "\r\n")
    damaged = text.replace("$ quay open\r\n", "")
    assert safely(source, damaged, "code/block") == text


def test_lines_in_another_order_are_not_doubled() -> None:
    source = "```shell\n$ quay list\n$ quay open\n$ quay close\n```\n"
    moved = "```shell\n$ quay open\n$ quay list\n$ quay close\n```\n"
    assert safely(source, moved, "code/block") == moved


LIST = "```shell\n$ quay list\n$ quay open\n$ quay close\n```\n"


def test_code_that_only_the_translation_has_goes_if_a_person_agrees() -> None:
    text = LIST.replace("$ quay close\n", "$ quay close\n$ quay sink\n")
    assert safely(LIST, text, "code/block") == text
    assert with_all(LIST, text, "code/block") == LIST


def test_a_line_of_another_version_that_the_source_shows_is_for_a_person() -> None:
    source = (
        "With 3:\n\n```\nimport tides_v3_table\n```\n\nWith 2:\n\n```\nimport tides_table\n```\n"
    )
    translation = "Assim:\n\n```\nload tides_table\n```\n"
    assert safely(source, translation, "code/block") == translation
    assert safely(source.partition("\n\nWith 2")[0], translation, "code/block") != translation


def test_a_block_made_from_another_version_is_for_a_person() -> None:
    source = (
        "```yaml\nsteps:\n  - uses: harbor/login@v1\n    with:\n      user: mate\n"
        "      key: anchor\n  - uses: harbor/push@v2\n    with:\n      tags: pier\n"
        "      push: true\n```\n"
    )
    text = (
        "```yaml\nsteps:\n  - uses: harbor/push@v1\n    with:\n      user: mate\n"
        "      key: anchor\n      berth: pier\n```\n"
    )
    assert findings(source, text, "code/block")
    assert safely(source, text, "code/block") == text


def test_nothing_but_words_may_be_for_people() -> None:
    source = "```\nHarbor, Inc\nAttn: Chief Harbor Master\n88 Pier St\nPort 94107\n```\n"
    text = source.replace("Attn: Chief Harbor Master", "Aos cuidados: Chefe do porto")
    assert safely(source, text, "code/block") == text


def test_a_line_gets_its_depth_back() -> None:
    source = "```yaml\ncrew:\n  mate: 1\n  cook: 2\n```\n"
    text = source.replace("  mate", "mate")
    assert safely(source, text, "code/block") == source


def test_lines_that_were_joined_are_parted() -> None:
    source = "```shell\n$ quay list --all\n$ quay open 4\n$ quay close\n```\n"
    text = source.replace("\n$ quay open", " $ quay open")
    assert safely(source, text, "code/block") == source


def test_a_lost_line_follows_the_comments_of_its_place() -> None:
    source = "```shell\n$ quay list\n# Opens it\n$ quay open\n$ quay close\n```\n"
    text = "```shell\n$ quay list\n# Abre-o\n$ quay open\n$ quay close\n```\n"
    damaged = text.replace("$ quay open\n", "")
    assert safely(source, damaged, "code/block") == text


def test_a_lost_line_stands_as_deep_as_the_translation_s_block() -> None:
    source = "1. Moor.\n\n   ```shell\n   $ quay list\n   $ quay open\n   ```\n"
    text = "1. Atraque.\n\n    ```shell\n    $ quay list\n    $ quay open\n    ```\n"
    damaged = text.replace("    $ quay open\n", "")
    assert safely(source, damaged, "code/block") == text


def test_a_lost_line_in_a_quotation_is_left_to_a_person() -> None:
    source = "> ```shell\n> $ quay list\n> $ quay open\n> ```\n"
    text = source.replace("> $ quay open\n", "")
    assert [one.fix for one in findings(source, text, "code/block")] == [None]


def test_a_block_of_other_code_is_for_a_person() -> None:
    source = "".join(f"quay berth-{number}\n" for number in range(1, 9))
    text = "".join(f"cais doca-{number}x\n" for number in range(1, 9))
    source, text = f"```shell\n{source}```\n", f"```shell\n{text}```\n"
    (finding,) = findings(source, text, "code/block")
    assert finding.fix is not None
    assert finding.fix.safety is Safety.UNSAFE
    assert applied(text, finding.fix.edits) == source


@pytest.mark.parametrize(
    ("source", "text", "safety"),
    [
        ("```shell\nquay\n```\n", "```concha\nquay\n```\n", Safety.SAFE),
        ("```shell\nquay\n```\n", "```\nquay\n```\n", Safety.SAFE),
        ("~~~js copy\nquay()\n~~~\n", "~~~  js\nquay()\n~~~\n", Safety.SAFE),
        ("```\nquay\n```\n", "```concha\nquay\n```\n", Safety.UNSAFE),
        ('```js title="A" n=1\nquay()\n```\n', "```js\nquay()\n```\n", Safety.UNSAFE),
        ("```shell\nquay\n```\n", "```ruby\nputs 4\n```\n", Safety.UNSAFE),
    ],
)
def test_an_info_string(source: str, text: str, safety: Safety) -> None:
    (finding,) = findings(source, text, "code/language")
    assert finding.fix is not None
    assert finding.fix.safety is safety
    mended = applied(text, finding.fix.edits)
    assert mended.partition("\n")[0].replace("  ", "") == source.partition("\n")[0]
    assert mended.partition("\n")[2] == text.partition("\n")[2]
    assert not findings(source, mended, "code/language")


@given(st.text("ab`\n", max_size=8), st.text("ab`\n", max_size=8))
def test_the_least_edit_makes_one_text_of_the_other(found: str, wanted: str) -> None:
    edit = least(Span(1, 1 + len(found)), found, wanted)
    assert applied(f"<{found}>", [edit]) == f"<{wanted}>"
    assert len(edit.text) <= len(wanted)
    assert not edit.text or edit.text[0] != found[edit.span.start - 1 :][:1]


@given(
    st.sampled_from(["crew", "name", "uses"]), st.text("abcdefghijklmnopqrstuvwxyzçã", min_size=1)
)
def test_a_key_becomes_the_source_s_and_nothing_else_changes(key: str, word: str) -> None:
    text = "```yaml\ncrew:\n  - name: Primeiro imediato # quem\n    uses: harbor/crew@v2\n```\n"
    damaged = text.replace(f"{key}:", f"{word}:")
    for finding in findings(YAML, damaged, "code/block"):
        assert finding.fix is not None
        assert applied(damaged, finding.fix.edits) == text
