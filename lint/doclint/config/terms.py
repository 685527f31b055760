"""The file of terms and labels that stay as they are: `learn` writes it, `check` reads it.

    [terms]
    "pull request" = 412

    [labels]
    "Enabled" = 38

The numbers tell the reviewer in how many articles the text stays as it is; `check` reads the names.
"""

from collections.abc import Mapping
from typing import NamedTuple

from doclint.config.nearest import nearest
from doclint.config.toml import read_toml
from doclint.errors import InputError

_HEAD = """\
# Texts that stay in the source language, and in how many translated articles they do.
# Written by `doclint learn`: take out what should be translated, then commit the file.
"""
_TABLES = ("terms", "labels")


class Terms(NamedTuple):
    """Words and phrases, and texts of the user interface, each with a count."""

    terms: Mapping[str, int] = {}
    labels: Mapping[str, int] = {}


def read_terms(path: str, shown_as: str) -> Terms:
    """Read a file of terms; InputError names what is no count or no table of it."""
    tables = read_toml(path, shown_as)
    for name, table in tables.items():
        if name not in _TABLES or not isinstance(table, dict):
            raise InputError(f"{shown_as}: unknown table `{name}`{nearest(name, _TABLES)}")
        for text, count in table.items():
            if not isinstance(count, int):
                raise InputError(f"{shown_as}: `{name}.{text}` must be a count")
    return Terms(tables.get("terms", {}), tables.get("labels", {}))


def written(terms: Terms) -> str:
    """Return the text of the file, the most frequent first."""
    parts = [_HEAD]
    for name, table in zip(_TABLES, terms, strict=True):
        parts.append(f"\n[{name}]\n")
        ranked = sorted(table.items(), key=lambda entry: (-entry[1], entry[0]))
        parts.extend(f"{quoted(text)} = {count}\n" for text, count in ranked)
    return "".join(parts)


def quoted(text: str) -> str:
    """Return a text as a string of TOML."""
    # A basic string: https://toml.io/en/v1.0.0#string
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'
