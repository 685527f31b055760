"""Repairs of code and HTML: what is written, and what is left alone."""

import pytest

from doclint.check.engine import check_pair
from doclint.compare.code_language import Family
from doclint.compare.code_people import restored
from doclint.compare.code_text import Reader
from doclint.model import Safety


def safely(source: str, translation: str, rule: str) -> str:
    found = [one for one in check_pair(source, translation, "pt-BR") if one.rule == rule]
    fixes = [one.fix for one in found if one.fix and one.fix.safety is Safety.SAFE]
    text = translation
    edits = sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.span)
    for edit in reversed(edits):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


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


@pytest.mark.parametrize(
    ("source", "damaged"),
    [
        ("```shell\n$ quay list\n$ quay open\n```\n", "```shell $ quay list\n$ quay open\n```\n"),
        ("  ```shell\n  $ quay list\n  ```\n", "  ```shell\n  $ quay list ```\n"),
    ],
)
def test_a_glued_fence_gets_its_line_back(source: str, damaged: str) -> None:
    assert safely(source, damaged, "code/block") == source


def test_a_sentence_is_no_code() -> None:
    reader = Reader(Family.SHELL, {"the", "is", "in"}.__contains__)
    assert restored("The ship is in the port of 4", "O navio está no porto", reader) is None


def test_the_words_in_a_string_stay() -> None:
    reader = Reader(Family.PROGRAM, {"the"}.__contains__)
    line = restored('say("All is well")', 'diga("Tudo está bem")', reader)
    assert line == 'say("Tudo está bem")'


def test_half_an_element_becomes_a_backtick_once() -> None:
    source = "The option `-K` keeps the key.\n"
    text = "A opção </code>-K` guarda a chave.\n"
    assert safely(source, text, "html/unclosed") == "A opção `-K` guarda a chave.\n"
    assert safely(source, text, "code/inline") == text


def test_an_element_is_closed_where_its_end_is_known_if_a_person_agrees() -> None:
    source = "<aside>\n<div>\nMind the tide.\n</div>\n</aside>\n"
    text = "<aside>\n<div>\nCuidado com a maré.\n</aside>\n"
    (finding,) = [one for one in check_pair(source, text, "pt-BR") if one.rule == "html/unclosed"]
    assert finding.fix is not None
    assert finding.fix.safety is Safety.UNSAFE
    (edit,) = finding.fix.edits
    mended = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert mended == "<aside>\n<div>\nCuidado com a maré.\n</div>\n</aside>\n"
