"""Puts edits into a text."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from doclint.model import Edit, Finding, Fix, Span


def in_order(fixes: Iterable[Fix]) -> list[Edit]:
    """Return the edits of fixes that do not overlap, each once, by start."""
    return sorted({edit for fix in fixes for edit in fix.edits}, key=lambda edit: edit.span)


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text after edits, which may be given in any order.

    Whatever lies outside the edits stays as it is. Raises ValueError where two overlap or one lies
    outside the text.
    """
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        if not at <= edit.span.start <= edit.span.end <= len(text):
            raise ValueError(f"an edit at {edit.span} overlaps another, or lies outside the text")
        pieces += text[at : edit.span.start], edit.text
        at = edit.span.end
    return "".join(pieces) + text[at:]


def moved_by(made: Sequence[Edit], edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield edits as they must be once others, which none of them overlaps, have been made."""
    ordered = sorted(made, key=lambda edit: edit.span)
    spans = [edit.span for edit in ordered]
    grown = [0, *accumulate(len(edit.text) - (edit.span.end - edit.span.start) for edit in ordered)]
    for edit in edits:
        by = grown[bisect_right(spans, edit.span)]
        yield Edit(Span(edit.span.start + by, edit.span.end + by), edit.text)


def apart(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings whose fixes can be applied together, the first of each group that cannot.

    All `findings` carry a fix. Two equal edits are one. Fixes that overlap, or insert at the same
    place, are left for the next pass.
    """
    chosen: list[Finding] = []
    taken: set[Edit] = set()
    reach: list[Span] = []  # of what is taken, by start
    for finding in findings:
        edits = finding.fix.edits if finding.fix else ()
        new = [edit for edit in edits if edit not in taken]
        if any(_collides(edit.span, reach) for edit in new):
            continue
        chosen.append(finding)
        taken.update(new)
        for edit in new:
            reach.insert(bisect_right(reach, edit.span), edit.span)
    return chosen


def _collides(span: Span, reach: Sequence[Span]) -> bool:
    """Tell whether a span overlaps one of some that do not overlap, or begins where one does."""
    at = bisect_right(reach, span)
    before = at > 0 and (reach[at - 1].end > span.start or reach[at - 1].start == span.start)
    return before or (at < len(reach) and reach[at].start < max(span.end, span.start + 1))


class Shift:
    """Where the offsets of a text lie after edits, which are sorted and do not overlap."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._starts = [edit.span.start for edit in edits]
        self._edits = edits
        grown = (len(edit.text) - (edit.span.end - edit.span.start) for edit in edits)
        self._grown = [0, *accumulate(grown)]

    def span(self, span: Span) -> Span:
        """Return the span after the edits; an edit at its border or inside belongs to it."""
        return Span(self._start(span.start), self._end(span.end))

    def _start(self, offset: int) -> int:
        at = bisect_right(self._starts, offset)
        if at and offset <= self._edits[at - 1].span.end:
            return self._edits[at - 1].span.start + self._grown[at - 1]
        return offset + self._grown[at]

    def _end(self, offset: int) -> int:
        at = bisect_right(self._starts, offset)
        if at and offset <= self._edits[at - 1].span.end:
            edit = self._edits[at - 1]
            return edit.span.start + self._grown[at - 1] + len(edit.text)
        return offset + self._grown[at]
