"""Converts offsets in code points to the protocol's positions and back.

A position is a line and a character, both from 0; what a character is, client and server agree on
when they meet: a unit of UTF-16 by default, of UTF-8 or a code point.
"""

from lsprotocol.types import Position, PositionEncodingKind, Range

from doclint.model import Span
from doclint.show.lines import Lines

_UNITS = {PositionEncodingKind.Utf8: ("utf-8", 1), PositionEncodingKind.Utf16: ("utf-16-le", 2)}


class Positions:
    """The positions of one text, in one encoding."""

    def __init__(self, text: str, encoding: str) -> None:
        self._lines = Lines(text)
        self._length = len(text)
        self._codec = _UNITS.get(PositionEncodingKind(encoding))

    def position(self, offset: int) -> Position:
        """Return the position of an offset."""
        line, column = self._lines.position(offset)
        before = self._lines.line(line)[: column - 1]
        return Position(line - 1, self._size(before))

    def range(self, span: Span) -> Range:
        """Return the range of a span."""
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """Return the offset of a position; one behind the end of its line counts as the end."""
        if position.line >= self._lines.count:
            return self._length
        line = self._lines.line(position.line + 1)
        return self._lines.start(position.line + 1) + self._column(line, position.character)

    def _size(self, text: str) -> int:
        if self._codec is None:
            return len(text)
        name, unit = self._codec
        return len(text.encode(name, "surrogatepass")) // unit

    def _column(self, line: str, character: int) -> int:
        if self._codec is None:
            return min(character, len(line))
        name, unit = self._codec
        data = line.encode(name, "surrogatepass")[: character * unit]
        return len(data.decode(name, "ignore"))
