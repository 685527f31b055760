"""Files of data: each text is a block, exact in every style."""

import pytest

from doclint.check.engine import align_pair, findings_on
from doclint.config.settings import Settings
from doclint.parse.data import parser_of

YAML = """\
# {% nothing %}
base: &base
  save: Save
  close: 'It''s done'
copy:
  <<: *base
  open: "Open {% data x.y %}"
folded: >-
  Tie the boat
  up.
literal: |
  See [the harbor](/harbor).
count: 3
icon: boat_anchor
"""


def test_texts_are_blocks_at_their_places() -> None:
    text = "\ufeff" + YAML.replace("\n", "\r\n")
    document = parser_of("ui.yml")(text, "en", Settings())
    found = {block.info: text[slice(*block.content)] for block in document.blocks}
    assert found == {
        "base.save": "Save",
        "base.close": "It''s done",
        "copy.open": "Open {% data x.y %}",
        "folded": "Tie the boat\r\n  up.",
        "literal": "See [the harbor](/harbor).",
    }
    assert [text[slice(*tag.span)] for tag in document.tags] == ["{% data x.y %}"]
    assert [link.destination for link in document.links] == ["/harbor"]


def rules(source: str, translation: str, name: str = "ui.yml") -> list[tuple[str, str]]:
    pair = align_pair(source, translation, "pt-BR", Settings(), parser=parser_of(name))
    return [(each.rule, translation[slice(*each.span)]) for each in findings_on(pair)]


@pytest.mark.parametrize(
    ("name", "source", "translation"),
    [("ui.yml", "a: b\n", "a: 'b\n"), ("ui.toml", 'a = "b"', 'a = "b'), ("ui.json", "{}", "{")],
)
def test_what_cannot_be_read_is_called_a_data_file(
    name: str, source: str, translation: str
) -> None:
    pair = align_pair(source, translation, "pt-BR", Settings(), parser=parser_of(name))
    (finding,) = findings_on(pair)
    assert finding.rule == "front-matter/yaml"
    assert finding.message.startswith("the data file cannot be read: ")


def test_rules_see_them() -> None:
    other = YAML.replace("count: 3", "count: 4").replace("{% data x.y %}", "")
    found = rules(YAML, other.replace("Save", "Salvar"))
    assert ("front-matter/changed", "4") in found
    assert "liquid/lost" in {rule for rule, _ in found}


def test_missing_key() -> None:
    source = "menu:\n  open: Open\n  close: Close\n"
    assert ("front-matter/lost-key", "") in rules(source, "menu:\n  open: Abrir\n")
    assert rules(source, "menu:\n  open: Abrir\n  close: Fechar\n") == []


def test_surplus_key() -> None:
    source, other = "menu:\n  open: Open\n", "menu:\n  open: Abrir\n  close: Fechar\n"
    assert rules(source, other) == [("front-matter/added-key", "close")]


def test_plural_forms_are_the_language_s() -> None:
    source = "boats:\n  one: One boat\n  other: Many boats\n"
    assert rules(source, "boats:\n  many: Muitos barcos\n  other: Barcos\n  one: Um barco\n") == []


def test_what_cannot_be_read_is_said_once() -> None:
    assert [rule for rule, _ in rules("a: One boat\n", "a: 'Um barco\n")] == ["front-matter/yaml"]


def test_toml() -> None:
    assert rules('[a]\nother = "A boat"\n', '[a]\nother = "Um barco"\n', "es.toml") == []


JSON = """
{
  "gate": {"message": "Open \\"the\\" gate", "description": "Beside the gate"},
  "description": {"message": "Tides"},
  "plain": "Wait outside"
}
"""


def test_messages_are_blocks_and_their_descriptions_are_not() -> None:
    document = parser_of("code.json")(JSON, "en", Settings())
    found = {block.info: JSON[slice(*block.content)] for block in document.blocks}
    assert found == {
        "gate.message": r"Open \"the\" gate",
        "description.message": "Tides",
        "plain": "Wait outside",
    }


def test_descriptions_are_nobodys_concern() -> None:
    other = JSON.replace('Open \\"the\\" gate", "description": "Beside the gate', "Abra o portão")
    other = other.replace("Tides", "Marés").replace("Wait outside", "Espere fora")
    assert rules(JSON, other, "code.json") == []
    assert rules(JSON, other.replace('"Marés"', '"Marés", "description": "x"'), "code.json") == []


@pytest.mark.parametrize(
    ("text", "reason", "place"),
    [
        ("[1]", "it is no JSON object", 0),
        (" \n", "it is no JSON object", 2),
        ('"text"', "it is no JSON object", 0),
        ('\ufeff{"a": 1', "it is no JSON: expecting ',' delimiter", 8),
        ('{"a": 1} b', "it is no JSON: something follows the object", 9),
        ('{"a": ' + "[" * 100_000, "the JSON is nested too deeply", 0),
    ],
)
def test_what_is_no_json_object_is_said(text: str, reason: str, place: int) -> None:
    head = parser_of("code.json")(text, "en", Settings()).front_matter
    assert head is not None
    assert (head.fields, head.error, head.error_at) == ((), reason, place)
