import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any

import jsonschema
import pytest

from doclint.check.registry import all_rules
from doclint.cli import main
from doclint.config import schema as module
from doclint.config.read import read_config
from doclint.config.resolve import settings_of
from doclint.config.schema import schema_of, tool_schema
from doclint.errors import InputError
from doclint.model import Severity
from doclint.pair.layouts import ANY
from doclint.project.layout import layout_of
from doclint.rule import Option, Rule

SCHEMA = schema_of(all_rules())
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)

GOOD = [
    "",
    'layout = "jekyll"\nsource-language = "pt_br"\nlanguages = ["zh-Hans-CN", "es-419"]',
    'source = "docs/{path}"\ntranslation = "docs/{lang}/{path}"',
    '[rules]\nliquid = "off"\n"link/lost" = "error"',
    'terms-file = "words.toml"\nbaseline = "known.jsonl"\nsource-anchors = false',
    '[liquid]\nblocks = { tabs = "endtabs" }\n[front-matter]\nlocal = []',
    '[locales]\nen = ["/", "/en"]\npt-BR = ["/pt"]',
    '[[overrides]]\npaths = ["a/"]\nrules = { liquid = "info" }\n[[overrides]]\nlanguages = ["ja"]',
]
BAD = [
    'layuot = "jekyll"',
    'layout = "jekyl"',
    'languages = "pt-BR"',
    'languages = ["Brazilian Portuguese"]',
    'source = "docs/{path}"',
    'source = "docs"\ntranslation = "i18n/{lang}/{path}"',
    "terms = [1]",
    "source-anchors = 1",
    '[rules]\n"link/lots" = "off"',
    '[rules]\n"link/lost" = "warn"',
    "[rules]\nliquid = false",
    '[options."link/lost"]\nnothing = 1',
    '[front-matter]\nmachines = ["sidebar"]',
    '[liquid]\nblocks = ["tabs"]',
    '[locales]\nen = "/en"',
    'overrides = { paths = ["a"] }',
    '[[overrides]]\nrules = { liquid = "off" }',
    '[[overrides]]\npaths = ["a"]\nrules = { "liquid/lots" = "off" }',
    '[[overrides]]\npaths = ["a"]\nexclude = ["b"]',
]


def read(text: str, tmp_path: Path) -> None:
    """Do with a configuration all that a check does before it looks at files."""
    from doclint.files import Tree
    from doclint.project.project import open_project

    file = tmp_path / "doclint.toml"
    file.write_text(text, encoding="utf-8")
    config = read_config(str(file), "doclint.toml")
    settings_of(config, ANY, all_rules(), None, "doclint.toml")
    if config.source or config.translation:
        layout_of(config, Tree(str(tmp_path)), "doclint.toml")
    else:
        (tmp_path / "content").mkdir()
        (tmp_path / "translations" / "pt-BR" / "content").mkdir(parents=True)
        for name in (config.terms_file, config.baseline):
            if name:
                (tmp_path / name).touch()
        open_project(tmp_path)


@pytest.mark.parametrize("text", GOOD)
def test_what_doclint_takes_is_valid(text: str, tmp_path: Path) -> None:
    VALIDATOR.validate(tomllib.loads(text))
    read(text, tmp_path)


@pytest.mark.parametrize("text", BAD)
def test_what_doclint_refuses_is_not_valid(text: str, tmp_path: Path) -> None:
    assert not VALIDATOR.is_valid(tomllib.loads(text))
    with pytest.raises(InputError):
        read(text, tmp_path)


def test_rules_of_other_packages_are_let_pass() -> None:
    VALIDATOR.validate({"rules": {"house/style": "off", "house": "info"}})
    VALIDATOR.validate({"options": {"house/style": {"words": ["berth"]}}})
    assert not VALIDATOR.is_valid({"rules": {"house/style": "of"}})


def test_configuration_that_init_writes_is_valid(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("content", "translations/pt-BR/content"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    written = tomllib.loads((tmp_path / "doclint.toml").read_text(encoding="utf-8"))
    assert written["languages"] == ["pt-BR"]
    VALIDATOR.validate(written)


def test_schema_is_one_and_says_what_every_key_is_for() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert list(undescribed(SCHEMA)) == []
    severities = SCHEMA["definitions"]["severities"]["properties"]
    assert {"liquid", *all_rules()} <= severities.keys()
    assert severities["liquid/syntax"]["default"] == "error"


def undescribed(schema: dict[str, Any]) -> Iterator[str]:
    """Yield the keys below a schema that have no description."""
    for key, value in schema.get("properties", {}).items():
        if not value.get("description"):
            yield key
        yield from undescribed(value)
        yield from undescribed(value.get("items", {}))
    for definition in schema.get("definitions", {}).values():
        yield from undescribed(definition)


def test_package_ships_the_schema() -> None:
    shipped = Path(module.__file__).with_name("config.schema.json").read_text(encoding="utf-8")
    assert json.loads(shipped) == SCHEMA


def test_options_have_the_types_of_their_defaults() -> None:
    defaults = {"flag": True, "count": 3, "share": 0.5, "word": "a", "words": ("a", "b")}
    rule = Rule(
        name="house/style",
        severity=Severity.INFO,
        page="Style.",
        check=lambda *_: iter(()),
        options=MappingProxyType(
            {name: Option(value, "Help.") for name, value in defaults.items()}
        ),
    )
    validator = jsonschema.Draft7Validator(schema_of({rule.name: rule}))
    jsonschema.Draft7Validator.check_schema(validator.schema)
    jsonable = {**defaults, "words": ["a", "b"]}
    validator.validate({"options": {rule.name: jsonable}})
    for name in defaults:
        assert not validator.is_valid({"options": {rule.name: {name: {}}}})
    assert not validator.is_valid({"options": {rule.name: {"other": 1}}})
    assert not validator.is_valid({"options": {"house/other": {}}})


def test_schema_for_validate_pyproject_has_what_it_asks_for() -> None:
    schema = tool_schema("doclint")
    assert schema["$id"].startswith("https://")
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator(schema).validate({"layout": "jekyll"})
