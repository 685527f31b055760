"""The JSON Schema of the configuration, by which editors complete and check it.

Made of `Config`, the built-in layouts and the rules. Of draft 7, which editors know:
https://json-schema.org/draft-07. The one of the built-in rules is `config.schema.json` beside this
file.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from doclint.check.registry import all_rules
from doclint.config.config import Config
from doclint.config.resolve import Rules
from doclint.config.settings import DIALECTS
from doclint.model import Severity
from doclint.pair.layouts import BUILT_IN, PO
from doclint.rule import Option, Rule
from doclint.terms.glossary import CASES

Schema = dict[str, Any]

_ID = "https://doclint.example/config.schema.json"  # a name; nothing is there to be fetched
_TAG = r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$"  # of a language
_TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
_TYPES: Mapping[object, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    bool | None: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    tuple: _TEXTS,
    tuple[str, ...]: _TEXTS,
}


def schema_of(rules: Rules) -> Schema:
    """Return the schema of `doclint.toml` for some rules, by name.

    A rule in a group that none of them is in may be one of another package: it is let pass.
    """
    own: Mapping[str, Schema] = {
        "layout": {"enum": [*BUILT_IN, PO.name]},
        "source": {"pattern": r"\{path\}"},
        "translation": {"pattern": r"\{path\}"},
        "source-language": {"pattern": _TAG},
        "languages": {"items": {"type": "string", "pattern": _TAG}},
        "dialect": {"enum": [*DIALECTS]},
        "glossary-case": {"enum": [*CASES]},
        # Both are in `overrides`, too.
        "rules": {"type": "object", "allOf": [{"$ref": "#/definitions/severities"}]},
        "options": {"type": "object", "allOf": [{"$ref": "#/definitions/options"}]},
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": _ID,
        "title": "doclint",
        **_table(Config, own),
        "dependencies": {"source": ["translation"], "translation": ["source"]},
        "definitions": {"severities": _severities(rules), "options": _options(rules)},
    }


def tool_schema(tool: str) -> Schema:
    """Return the schema of `[tool.doclint]` for the rules that are installed.

    For validate-pyproject, which finds it by an entry point and gives the tool's name:
    https://validate-pyproject.readthedocs.io/en/latest/dev-guide.html
    """
    return {**schema_of(all_rules()), "title": f"[tool.{tool}]"}


def _table(kind: Any, own: Mapping[str, Schema]) -> Schema:
    """Describe a NamedTuple class as a table; `own` adds to what the types say of some keys."""
    properties: dict[str, Schema] = {}
    for name, hint in get_type_hints(kind, include_extras=True).items():
        key = name.replace("_", "-")
        properties[key] = _key(hint, own, own.get(key, {}))
        default = kind._field_defaults[name]
        if isinstance(default, str) and default:
            properties[key]["default"] = default
    table = {
        "description": kind.__doc__,
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    if {"paths", "languages"} <= properties.keys():
        table["anyOf"] = [{"required": ["paths"]}, {"required": ["languages"]}]
    return table


def _key(hint: Any, own: Mapping[str, Schema], more: Schema) -> Schema:
    """Describe the value of a key: by its type and `more`, or by `more` alone if that has one."""
    described = {}
    if get_origin(hint) is Annotated:
        hint, described["description"] = get_args(hint)
    if "type" in more:
        return described | more
    if hasattr(hint, "_fields"):
        return _table(hint, own)
    inner = get_args(hint)
    if get_origin(hint) is Mapping:
        return {**described, "type": "object", "additionalProperties": dict(_TYPES[inner[1]])}
    if get_origin(hint) is tuple and hasattr(inner[0], "_fields"):
        item = _table(inner[0], own)
        return {"description": item["description"], "type": "array", "items": item}
    return {**described, **_TYPES[hint], **more}


def _severities(rules: Rules) -> Schema:
    groups = dict.fromkeys(rule.group for rule in rules.values())
    severity = {"enum": [each.value for each in Severity]}
    named = {group: {"description": f"All rules of {group}/.", **severity} for group in groups}
    for rule in rules.values():
        default = rule.severity.value
        named[rule.name] = {"description": rule.summary, "default": default, **severity}
    return {
        "properties": named,
        "propertyNames": _names(named, groups),
        "additionalProperties": severity,
    }


def _options(rules: Rules) -> Schema:
    groups = {rule.group for rule in rules.values()}
    named = {rule.name: _options_of(rule) for rule in rules.values() if rule.options}
    return {
        "properties": named,
        "propertyNames": _names(named, groups),
        "additionalProperties": {"type": "object"},
    }


def _options_of(rule: Rule) -> Schema:
    return {
        "description": rule.summary,
        "type": "object",
        "properties": {name: _option(option) for name, option in rule.options.items()},
        "additionalProperties": False,
    }


def _option(option: Option) -> Schema:
    default = option.default
    kind = _TYPES[type(default)]
    shown = list(default) if isinstance(default, tuple) else default
    return {"description": option.help, **kind, "default": shown}


def _names(known: Iterable[str], groups: Iterable[str]) -> Schema:
    """Allow some names, and those outside some groups, which are another package's."""
    foreign = {"not": {"pattern": f"^({'|'.join(sorted(groups))})(/|$)"}}
    return {"anyOf": [{"enum": list(known)}, foreign]}
