"""Reads `doclint.toml` and `[tool.doclint]`; whatever cannot be used is named with its key."""

import re
from collections.abc import Mapping
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from doclint.config.config import Config
from doclint.config.nearest import nearest
from doclint.config.toml import read_toml
from doclint.errors import InputError
from doclint.patterns import lazy_pattern

_PLACE = lazy_pattern(r" - at `\$(?P<path>[^`]*)`$")


def has_table(pyproject: str) -> bool:
    """Tell whether a `pyproject.toml` configures doclint; one that is not TOML does not."""
    try:
        tools = read_toml(pyproject, pyproject).get("tool")
    except InputError:
        return False
    return isinstance(tools, dict) and "doclint" in tools


def read_config(path: str, shown: str) -> Config:
    """Read a configuration file, `pyproject.toml` or any other name; messages call it `shown`.

    Raises InputError for an unknown key (with the nearest known one) and for a wrong type.
    """
    table = read_toml(path, shown)
    where = ""
    if path.endswith("pyproject.toml"):
        tools = table.get("tool", {})
        if not isinstance(tools, dict):
            raise InputError(f"{shown}: `tool` must be a table")
        table, where = tools.get("doclint", {}), "tool.doclint"
    config: Config = _table(Config, table, shown, where)
    return config


def _table(kind: Any, table: object, file: str, where: str) -> Any:
    """Make a value of `kind`, a NamedTuple class, of a table whose place is `where`."""
    if not isinstance(table, dict):
        raise InputError(f"{file}: `{where}` must be a table")
    types = get_type_hints(kind)
    known = {name.replace("_", "-"): name for name in types}
    values: dict[str, Any] = {}
    for key, value in table.items():
        place = f"{where}.{key}" if where else key
        if key not in known:
            hint = nearest(key, known)
            raise InputError(f"{file}: unknown key `{place}`{hint}")
        values[known[key]] = _value(types[known[key]], value, file, place)
    return kind(**values)


def _value(kind: Any, value: object, file: str, where: str) -> Any:
    if hasattr(kind, "_fields"):
        return _table(kind, value, file, where)
    if get_origin(kind) is Mapping:
        # msgspec names no keys of a mapping in its messages: so one value at a time.
        if not isinstance(value, dict):
            raise InputError(f"{file}: `{where}` must be a table")
        inner = get_args(kind)[1]
        return {
            key: _value(inner, each, file, f"{where}.{_quoted(key)}") for key, each in value.items()
        }
    if get_origin(kind) is tuple and hasattr(get_args(kind)[0], "_fields"):
        if not isinstance(value, list):
            raise InputError(f"{file}: `{where}` must be a list of tables")
        inner = get_args(kind)[0]
        return tuple(_table(inner, each, file, f"{where}[{n}]") for n, each in enumerate(value))
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        message = str(error)
        deeper = _PLACE.search(message)
        place = where + (deeper["path"] if deeper else "")
        raise InputError(f"{file}: `{place}`: {_PLACE.sub('', message)}") from error


def _quoted(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else f'"{key}"'
