"""Reads a JSON object with the exact place of every key and value.

The decoder of `json` says where each of them ends.
"""

import json
from typing import Any

from doclint.model import Span
from doclint.parse.document import Field
from doclint.patterns import lazy_pattern

Path = tuple[str | int, ...]

_SPACE = lazy_pattern(r"[ \t\r\n]*+")
_DECODER = json.JSONDecoder()


def end_of(text: str, start: int) -> int:
    """Return where the JSON value ends that begins at an offset, -1 where it cannot be read."""
    try:
        return _DECODER.raw_decode(text, start)[1]
    except (json.JSONDecodeError, RecursionError):
        return -1


def read(text: str, inner: Span) -> tuple[tuple[Field, ...], str | None, int]:
    """Read the JSON object between two offsets of a text; returns as `front_matter_toml.read`."""
    source = text[: inner.end]
    fields: list[Field] = []
    try:
        _DECODER.raw_decode(source, inner.start)
        _Walk(source, fields).collection((), inner.start)
    except json.JSONDecodeError as error:
        return (), f"it is no JSON: {error.msg[:1].lower()}{error.msg[1:]}", error.pos
    except RecursionError:
        return (), "the JSON is nested too deeply", inner.start
    return tuple(fields), None, 0


def read_whole(text: str, span: Span) -> tuple[tuple[Field, ...], str | None, int]:
    """Read a stretch of a text that is to be one JSON object; returns as `read`."""
    found = _SPACE.match(text, *span)
    start = found.end() if found else span.start
    if not text.startswith("{", start):
        return (), "it is no JSON object", start
    fields, error, at = read(text, Span(start, span.end))
    if error:
        return fields, error, at
    end = end_of(text, start)
    rest = text[end : span.end].lstrip()
    if rest:
        return (), "it is no JSON: something follows the object", span.end - len(rest)
    return fields, None, 0


class _Walk:
    """Walks JSON that is known to be right."""

    def __init__(self, text: str, fields: list[Field]) -> None:
        self._text, self._fields = text, fields

    def collection(self, path: Path, start: int) -> int:
        """Read the items of an object or an array; returns the offset behind it."""
        at, number = self._next(start + 1), 0
        while self._text[at] not in "]}":
            key, name = None, None
            if self._text[start] == "{":
                name, end = _DECODER.raw_decode(self._text, at)
                key = Span(at, end)
                at = self._next(self._next(end) + 1)
            at = self._next(self._value((*path, number if name is None else name), key, at))
            number += 1
            if self._text[at] == ",":
                at = self._next(at + 1)
        return at + 1

    def _next(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found else at

    def _value(self, path: Path, key: Span | None, start: int) -> int:
        kind = {"{": "mapping", "[": "sequence"}.get(self._text[start])
        if kind:
            number = len(self._fields)
            empty = Span(start, start)
            self._fields.append(Field(path, empty, empty, empty, "", kind, ""))
            end = self.collection(path, start)
            span = Span(start, end)
            self._fields[number] = Field(path, key or span, span, span, "", kind, "")
            return end
        value: Any
        value, end = _DECODER.raw_decode(self._text, start)
        span, quoted = Span(start, end), isinstance(value, str)
        content = Span(start + 1, end - 1) if quoted else span
        text = value if quoted else self._text[start:end]
        style = '"' if quoted else ""
        self._fields.append(Field(path, key or span, span, content, text, "scalar", style))
        return end
