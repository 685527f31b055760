"""The one place where offsets become lines and columns."""

from bisect import bisect_right

from doclint.patterns import lazy_pattern

_LINE_END = lazy_pattern(r"\r\n?|\n")


class Lines:
    """The lines of a text; each ends with LF, CR LF or a lone CR.

    Lines and columns count from 1, columns in code points.
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset (0 to the length of the text)."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return a line without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")

    @property
    def count(self) -> int:
        """How many lines there are: one more than there are line ends."""
        return len(self._starts)

    def start(self, number: int) -> int:
        """Return the offset at which a line begins."""
        return self._starts[number - 1]
