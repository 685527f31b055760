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
    assert 4 <= head.error_at <= len(text)


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
