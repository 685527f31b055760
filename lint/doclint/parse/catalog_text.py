r"""The texts of a PO catalog: what they say, and where each code point of that stands in the file.

A text is written as one or more quoted pieces, with escapes as in C:

    msgstr ""
    "Atraque o barco.\n"
    "Espere."

The escapes are those that GNU gettext reads (`control_sequence` in `po-lex.c`): `\n \t \b \r
\f \v \a \\ \"`, and bytes of UTF-8 as octal or hexadecimal numbers.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

from doclint.model import Edit, Fix, Span
from doclint.patterns import lazy_pattern

ESCAPE = lazy_pattern(
    r"""\\(?:
        (?:x[C-Fc-f][0-9A-Fa-f]|3[0-7]{2})(?:\\(?:x[89ABab][0-9A-Fa-f]|2[0-7]{2}))++
      | x[0-9A-Fa-f]++ | [0-7]{1,3} | [^\r\n]
    )""",
    re.VERBOSE,
)
_NUMBER = lazy_pattern(r"\\(?:x([0-9A-Fa-f]+)|([0-7]+))")
_CONTROLS = {
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
    "\\": "\\",
    '"': '"',
}
_ESCAPED = str.maketrans({char: f"\\{name}" for name, char in _CONTROLS.items()})
# Between two pieces of a text; anything else there belongs to nobody's edit.
_WRAP = lazy_pattern(r'"[ \t\r\n]*+"')
# A number that goes on if a digit is put behind it.
_OPEN_NUMBER = lazy_pattern(r"(?<!\\)(?:\\\\)*+\\(?:x[0-9A-Fa-f]++|[0-7]{1,2})\Z")
_DIGIT = lazy_pattern(r"[0-9A-Fa-f]")


class Text(NamedTuple):
    """A text of a catalog: what it says, and the spans of its pieces in the file, without quotes.

    There is at least one piece, which may be empty.
    """

    value: str
    pieces: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """The stretch of the file from the first code point of the text to its last.

        Empty pieces at the beginning, as before wrapped lines, are left out.
        """
        full = [piece for piece in self.pieces if piece.start < piece.end] or self.pieces
        return Span(full[0].start, full[-1].end)


def unescaped(raw: str) -> str:
    """Return what a piece says."""
    return ESCAPE.sub(_meaning, raw) if "\\" in raw else raw


def escaped(text: str) -> str:
    """Return a text as it is written in a piece."""
    return text.translate(_ESCAPED)


def is_escape(raw: str) -> bool:
    r"""Tell whether gettext reads an escape: `\q` is none, and stays as it is."""
    return _meaning_of(raw) is not None


def _meaning(match: re.Match[str]) -> str:
    return _meaning_of(match[0]) or match[0]


def _meaning_of(raw: str) -> str | None:
    """Return the one code point that an escape stands for; None where it stands for none."""
    if raw[1] in _CONTROLS:
        return _CONTROLS[raw[1]]
    numbers = [int(h, 16) if h else int(o, 8) for h, o in _NUMBER.findall(raw)]
    try:
        return bytes(numbers).decode() or None
    except ValueError:  # no byte, or no UTF-8
        return None


class Places:
    """Maps the code points of a text's value to those of the file.

    `file` is the whole file. Made only for texts in which something was found.
    """

    __slots__ = ("_file", "_firsts", "_runs", "_text")

    def __init__(self, file: str, text: Text) -> None:
        self._file, self._text = file, text
        # Runs of code points that stand as they are, or of one that an escape stands for: first
        # offset in the value, and span in the file.
        runs: list[tuple[int, Span]] = []
        at = 0
        for start, end in text.pieces:
            before = start
            for match in ESCAPE.finditer(file, start, end):
                if _meaning_of(match[0]) is None:
                    continue
                if before < match.start():
                    runs.append((at, Span(before, match.start())))
                    at += match.start() - before
                runs.append((at, Span(*match.span())))
                at += 1
                before = match.end()
            if before < end:
                runs.append((at, Span(before, end)))
                at += end - before
        self._runs = runs
        self._firsts = [first for first, _ in runs]

    def span(self, span: Span) -> Span:
        """Return the stretch of the file in which a span of the value stands.

        It holds the quotes between pieces. An empty one stands before the code point it precedes.
        """
        if span.start == span.end:
            place = (
                self._char(span.start).start if span.start < self._length else self._text.span.end
            )
            return Span(place, place)
        return Span(self._char(span.start).start, self._char(span.end - 1).end)

    def fix(self, fix: Fix) -> Fix | None:
        """Return a fix of the value as one of the file; None where there is none to the letter."""
        edits = []
        for edit in fix.edits:
            span = self.span(edit.span)
            before = self._file[self._piece_at(span.start) : span.start]
            rest = self._file[span.end] if span.end < len(self._file) else ""
            following = edit.text or rest
            if _OPEN_NUMBER.search(before) and _DIGIT.match(following):
                return None
            if self._leaves_pieces(span):
                return None
            edits.append(Edit(span, escaped(edit.text)))
        return Fix(fix.safety, fix.description, tuple(edits))

    @property
    def _length(self) -> int:
        return len(self._text.value)

    def _char(self, offset: int) -> Span:
        """Return where one code point of the value stands."""
        first, (start, end) = self._runs[bisect_right(self._firsts, offset) - 1]
        if self._file[start] == "\\" and _meaning_of(self._file[start:end]) is not None:
            return Span(start, end)
        return Span(start + offset - first, start + offset - first + 1)

    def _piece_at(self, place: int) -> int:
        """Return the beginning of the piece in which a place of the file lies."""
        starts = [piece.start for piece in self._text.pieces]
        return starts[max(bisect_right(starts, place) - 1, 0)]

    def _leaves_pieces(self, span: Span) -> bool:
        """Tell whether something else than the end and the beginning of pieces is in a stretch."""
        ends = [
            (one.end, other.start)
            for one, other in zip(self._text.pieces, self._text.pieces[1:], strict=False)
            if span.start <= one.end and other.start <= span.end
        ]
        return any(not _WRAP.fullmatch(self._file, *gap) for gap in ends)
