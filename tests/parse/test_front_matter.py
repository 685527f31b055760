"""Front matter: what is read, and where it stands."""

import pytest

from doclint.config.settings import FrontMatterKeys
from doclint.parse.front_matter import is_human, read

TEXT = """---
title: "Um \\"título\\""
intro: 'D''água'
plain: sem aspas  # comentário
folded: >-
  uma linha
  e outra
literal: |
  # texto
versions:
  fpt: '*'
list:
  - um
  - dois: 2
empty:
---
Corpo
"""


def spans(text=TEXT):
    head = read(text)
    assert head is not None
    return {
        ".".join(map(str, field.path)): (
            text[field.key.start : field.key.end],
            text[field.content.start : field.content.end],
            field.text,
        )
        for field in head.fields
        if field.kind == "scalar"
    }


def test_every_scalar_has_the_place_of_its_raw_value():
    assert spans() == {
        "title": ("title", 'Um \\"título\\"', 'Um "título"'),
        "intro": ("intro", "D''água", "D'água"),
        "plain": ("plain", "sem aspas", "sem aspas"),
        "folded": ("folded", "uma linha\n  e outra", "uma linha e outra"),
        "literal": ("literal", "# texto", "# texto\n"),
        "versions.fpt": ("fpt", "*", "*"),
        "list.0": ("um", "um", "um"),
        "list.1.dois": ("dois", "2", "2"),
        "empty": ("empty", "", ""),
    }


@pytest.mark.parametrize(
    "text",
    [
        "---\n\n# Well done\n\nYou moored the ship.\n\n---\n",
        "---\n\n**Harbor**: a quay.\n\n---\nMore.\n",
    ],
)
def test_a_thematic_break_is_no_fence(text):
    assert read(text) is None


@pytest.mark.parametrize(
    "head", ["\ntitle: Quay\n", "\ntítulo curto: Cais\n", "\ntitle：Quay\n", "\n\n", "# Quay\n"]
)
def test_a_fence_is_one_behind_blank_lines_and_comments(head):
    assert read(f"---\n{head}---\nText.\n") is not None


def test_the_head_ends_where_the_body_begins():
    head = read(TEXT)
    assert head is not None
    assert TEXT[head.span.end :] == "Corpo\n"


@pytest.mark.parametrize("text", ["", "---", "--- \n", "texto\n---\nx\n---\n", "---\nsem fim\n"])
def test_what_has_no_two_fences_has_no_head(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("inner", "at"),
    [
        ("title: 'a\nb: c", "'a"),
        ("title: a: b", ": b"),
        ("\tx: 1", "\tx"),
        ("só texto", "só"),
    ],
)
def test_what_yaml_refuses_is_an_error_with_a_place(inner, at):
    text = f"---\n{inner}\n---\nCorpo\n"
    head = read(text)
    assert head is not None
    assert head.error
    assert head.fields == ()
    assert text[head.error_at :].startswith(at)


def test_an_alias_of_itself_ends():
    head = read("---\na: &x\n  b: *x\n---\n")
    assert head is not None
    assert [field.path for field in head.fields] == [("a",), ("a", "b")]


KEYS = FrontMatterKeys(machine=frozenset({"versions", "type"}), human=frozenset({"title"}))


@pytest.mark.parametrize(
    ("line", "human"),
    [
        ("title: Um", True),
        ("type: how to", False),
        ("versions:\n  fpt: a b", False),
        ("other: duas palavras", True),
        ("other: 目次", True),
        ("other: palavra", False),
        ("date: 2024-01-02 10:00", False),
        ("other: ''", False),
    ],
)
def test_named_keys_are_what_they_are_said_to_be_and_others_are_judged(line, human):
    head = read(f"---\n{line}\n---\n")
    assert head is not None
    assert is_human(head.fields[-1], KEYS) is human


def test_an_alias_stands_where_it_is_written():
    text = '---\na: &x !!str "um dois"\nb: [*x]\nc: &m\n  d: e f\nf: *m\n---\n'
    head = read(text)
    assert head is not None
    found = [
        (field.path, text[slice(*field.content)], field.text, field.style) for field in head.fields
    ]
    assert found == [
        (("a",), "um dois", "um dois", '"'),
        (("b",), "[*x]", "", ""),
        (("b", 0), "*x", "um dois", "*"),
        (("c",), "&m\n  d: e f\n", "", ""),
        (("c", "d"), "e f", "e f", ""),
        (("f",), "*m", "", "*"),
    ]
    human = [field.path for field in head.fields if is_human(field, FrontMatterKeys())]
    assert human == [("a",), ("c", "d")]


def test_aliases_of_aliases_are_read_once():
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 50)]
    head = read("---\n" + "\n".join(lines) + "\n---\n")
    assert head is not None
    assert len(head.fields) == 150


@pytest.mark.parametrize("value", ["[" * 50_000, "[" * 50_000 + "]" * 50_000, "{a: " * 1500])
def test_deep_nesting_is_refused(value):
    head = read(f"---\na: {value}\n---\n")
    assert head is not None
    assert (head.error, head.fields) == ("nested too deeply", ())


def test_half_of_a_surrogate_pair_has_a_place():
    head = read("---\na: \ud800\n---\n")
    assert head is not None
    assert head.error_at == 7
