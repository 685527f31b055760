"""Reads TOML with the exact place of every key and value.

tomllib says what a text means, and refuses what is no TOML, but it keeps no places. So a text that
it accepts is walked a second time, by https://toml.io/en/v1.0.0, for the places alone.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from doclint.model import Span
from doclint.parse.document import Field
from doclint.patterns import lazy_pattern

Path = tuple[str | int, ...]

_SPACE = lazy_pattern(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_BLANK = lazy_pattern(r"[ \t]*+")
_BARE = lazy_pattern(r"[A-Za-z0-9_-]++")
_STRING = lazy_pattern(
    r"""
      (?P<multi>\"{3}) (?: \\. | [^\\"] | "(?!"") )*+ "{3,5}
    | (?P<raw>'{3}) (?: [^'] | '(?!'') )*+ '{3,5}
    | (?P<basic>") (?: \\. | [^"\\] )*+ "
    | (?P<literal>') [^']*+ '
    """,
    re.VERBOSE | re.DOTALL,
)
# A date may be parted from its time by a space.
_SCALAR = lazy_pattern(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]++|[^\s,\]}#]++")
# A key of a hundred parts, whose places would cost the square of that.
_DEEP_KEY = lazy_pattern(
    r"""(?<![\w."'-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){100}"""
)
_TOO_DEEP = "the TOML is nested too deeply"
_WHERE = lazy_pattern(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read(text: str, inner: Span) -> tuple[tuple[Field, ...], str | None, int]:
    """Read the TOML between two offsets of a text.

    Returns the fields, why it cannot be read (None if it can), and the offset of that.
    """
    source = text[inner.start : inner.end]
    if deep := _DEEP_KEY.search(source):
        return (), _TOO_DEEP, inner.start + deep.start()
    try:
        values = tomllib.loads(source)
        scanner = _Scanner(text, inner, values)
        scanner.read()
    except tomllib.TOMLDecodeError as error:
        reason, at = _fault(error, source)
        return (), f"it is no TOML: {reason}", inner.start + at
    except RecursionError:
        return (), _TOO_DEEP, inner.start
    return tuple(scanner.fields), None, 0


def _fault(error: tomllib.TOMLDecodeError, source: str) -> tuple[str, int]:
    """Return why a text is no TOML, and the offset of that."""
    message = str(error)
    found = _WHERE.search(message)
    reason = _WHERE.sub("", message)
    reason = reason[:1].lower() + reason[1:]
    if not found or not found[1]:
        return reason, len(source.rstrip())
    line, column = int(found[1]), int(found[2])
    # tomllib counts the lines of a copy in which CR LF is LF.
    starts = [0, *(match.end() for match in re.finditer("\n", source))]
    return reason, min(starts[min(line, len(starts)) - 1] + column - 1, len(source))


def _reaching(fields: Sequence[Field]) -> Iterator[Field]:
    """Yield the fields, those of tables with a value that reaches over all that is in them."""
    ends: dict[Path, int] = {}
    for field in fields:
        for length in range(1, len(field.path) + 1):
            above = field.path[:length]
            ends[above] = max(ends.get(above, 0), field.value.end)
    for field in fields:
        yield field._replace(value=Span(field.value.start, ends[field.path]))


class _Scanner:
    """Walks TOML that is known to be right; `fields` are in the order of the text."""

    def __init__(self, text: str, inner: Span, values: Mapping[str, Any]) -> None:
        self.fields: list[Field] = []
        self._text, self._at, self._end = text, inner.start, inner.end
        self._values = values
        self._tables: set[Path] = set()
        self._lengths: dict[Path, int] = {}  # of arrays of tables, so far

    def read(self) -> None:
        table: Path = ()
        while self._skip(_SPACE) < self._end:
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
        self.fields = list(_reaching(self.fields))

    def _skip(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self._text, self._at, self._end)
        self._at = found.end() if found else self._at
        return self._at

    def _header(self) -> Path:
        """Read `[table]` or `[[array of tables]]`; returns its path."""
        start = self._at
        brackets = 2 if self._text.startswith("[[", start) else 1
        self._at += brackets
        keys = self._keys()
        self._at += brackets
        path = self._open((), keys[:-1])
        name, key = keys[-1]
        path = (*path, name)
        if brackets == 1:
            self._add_table(path, key)
            return path
        if path not in self._lengths:
            self._lengths[path] = 0
            self.fields.append(Field(path, key, key, key, "", "sequence", ""))
        path = (*path, self._lengths[path])
        self._lengths[path[:-1]] += 1
        header = Span(start, self._at)
        self.fields.append(Field(path, header, header, header, "", "mapping", ""))
        return path

    def _open(self, path: Path, keys: Sequence[tuple[str, Span]]) -> Path:
        """Go down into tables, which are made where they are not there yet."""
        for name, key in keys:
            path = (*path, name)
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
            else:
                self._add_table(path, key)
        return path

    def _add_table(self, path: Path, key: Span) -> None:
        if path not in self._tables:
            self._tables.add(path)
            self.fields.append(Field(path, key, key, key, "", "mapping", ""))

    def _keys(self) -> list[tuple[str, Span]]:
        """Read a key; one with dots is several."""
        keys: list[tuple[str, Span]] = []
        while True:
            start = self._skip(_BLANK)
            if quoted := _STRING.match(self._text, start, self._end):
                self._at = quoted.end()
                name = tomllib.loads(f"key = {quoted[0]}")["key"]
            else:
                name = self._text[start : self._skip(_BARE)]
            keys.append((name, Span(start, self._at)))
            if self._text[self._skip(_BLANK)] != ".":
                return keys
            self._at += 1

    def _pair(self, table: Path) -> None:
        """Read `key = value`."""
        keys = self._keys()
        self._at += 1
        self._skip(_BLANK)
        path = self._open(table, keys[:-1])
        name, key = keys[-1]
        self._value((*path, name), key)

    def _value(self, path: Path, key: Span | None) -> None:
        start = self._at
        if quoted := _STRING.match(self._text, start, self._end):
            self._at = quoted.end()
            style = quoted[quoted.lastgroup or 0]
            self._add_string(path, key, Span(start, self._at), style)
        elif self._text[start] in "[{":
            number = len(self.fields)
            kind = "sequence" if self._text[start] == "[" else "mapping"
            empty = Span(start, start)
            self.fields.append(Field(path, key or empty, empty, empty, "", kind, ""))
            self._items(path, kind)
            span = Span(start, self._at)
            self.fields[number] = Field(path, key or span, span, span, "", kind, "")
        else:
            span = Span(start, self._skip(_SCALAR))
            text = self._text[start : span.end]
            self.fields.append(Field(path, key or span, span, span, text, "scalar", ""))

    def _add_string(self, path: Path, key: Span | None, span: Span, style: str) -> None:
        first, last = span.start + len(style), span.end - len(style)
        if len(style) > 1 and self._text.startswith(("\n", "\r\n"), first):
            first += 1 + self._text.startswith("\r", first)
        value: Any = self._values
        for part in path:
            value = value[part]
        self.fields.append(
            Field(path, key or span, span, Span(first, last), value, "scalar", style)
        )

    def _items(self, path: Path, kind: str) -> None:
        """Read the items of an array or an inline table, with its brackets."""
        self._at += 1
        number = 0
        while self._text[self._skip(_SPACE)] not in "]}":
            if kind == "sequence":
                self._value((*path, number), None)
            else:
                self._pair(path)
            number += 1
            if self._text[self._skip(_SPACE)] == ",":
                self._at += 1
        self._at += 1
