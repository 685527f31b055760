"""Where the edits of a fix lie, and what it makes of the text there."""

from collections.abc import Iterator
from typing import NamedTuple

from doclint.model import Fix, Span
from doclint.show.lines import Lines
from doclint.show.outcome import Place


class Replacement(NamedTuple):
    """`text` in place of what stands there: lines and columns as in a `Place`."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


def stretch(fix: Fix) -> Span:
    """Return the span from the first edit of a fix to its last."""
    return Span(
        min(edit.span.start for edit in fix.edits), max(edit.span.end for edit in fix.edits)
    )


def replacements(fix: Fix, fixed: Place) -> Iterator[Replacement]:
    """Yield the edits in the order of the text; `fixed` is the stretch that they lie in."""
    lines = Lines(fixed.text)

    def position(offset: int) -> tuple[int, int]:
        if offset == fixed.end:  # CR at the end may be the half of CR LF
            return fixed.end_line, fixed.end_column
        line, column = lines.position(offset - fixed.start)
        return fixed.line + line - 1, column + (fixed.column - 1 if line == 1 else 0)

    for edit in sorted(fix.edits, key=lambda edit: edit.span):
        yield Replacement(*position(edit.span.start), *position(edit.span.end), edit.text)


def mended(fix: Fix, fixed: Place) -> str:
    """Return the text of the stretch as it is after the edits, which do not overlap."""
    parts, at = [], fixed.start
    for edit in sorted(fix.edits, key=lambda edit: edit.span):
        parts += [fixed.text[at - fixed.start : edit.span.start - fixed.start], edit.text]
        at = edit.span.end
    return "".join([*parts, fixed.text[at - fixed.start :]])
