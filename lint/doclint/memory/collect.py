"""Collects from a pair what is good enough to be remembered."""

from collections.abc import Iterator, Sequence

from doclint.check.engine import findings_on
from doclint.check.pair import AlignedPair
from doclint.compare.links import languages_of
from doclint.compare.untranslated_words import within
from doclint.memory.memory import Row
from doclint.memory.pieces import PLACEHOLDER, joined, parts_of
from doclint.memory.template import template_of
from doclint.model import Finding, Severity, Span
from doclint.parse.document import Document, Image

_LEAST_CONFIDENCE = 0.5  # of 45 beads of 0.3 to 0.75 that were read, all 45 were right
# From how many characters of the source on, how much shorter or longer than usual in its article a
# translation may be: of a word or two nothing can be said.
_LENGTHS = ((30, 0.5, 2.0), (10, 0.3, 3.0))
_STOPS = ",;:.!?"
_CLOSERS = "*_\"'”’»)]` "


def rows_of(pair: AlignedPair) -> list[Row]:
    """Return the segments and `alt` texts of a pair that are translated, without any finding.

    Of what a rule says no more than an information about, only what was left untranslated counts.
    """
    findings = [one for one in findings_on(pair) if _counts(one)]
    if any(finding.rule == "untranslated/document" for finding in findings):
        return []
    flawed = sorted(finding.span for finding in findings)
    rows = [
        row
        for source, translation in _places(pair)
        if not _touches(flawed, translation) and (row := _row(pair, source, translation))
    ]
    ratio = _ratio(rows)
    return [row for row in rows if _is_likely(row, ratio)]


def _counts(finding: Finding) -> bool:
    return finding.severity.weight >= Severity.WARNING.weight or finding.rule.startswith(
        "untranslated/"
    )


def _touches(flawed: Sequence[Span], span: Span) -> bool:
    return any(one.start <= span.end and span.start <= one.end for one in flawed)


def _places(pair: AlignedPair) -> Iterator[tuple[Span, Span]]:
    """Yield where one segment stands for one, and one `alt` text for another."""
    source, translation = pair.source, pair.translation
    for bead in pair.alignment.segments:
        if (len(bead.source), len(bead.translation)) != (1, 1):
            continue
        if bead.confidence < _LEAST_CONFIDENCE:
            continue
        ours, theirs = source.segments[bead.source[0]], translation.segments[bead.translation[0]]
        yield ours.span, theirs.span
        yield from zip(*_alts(source, ours.span, translation, theirs.span), strict=True)


def _alts(
    source: Document, span: Span, translation: Document, other: Span
) -> tuple[list[Span], list[Span]]:
    """Return the `alt` texts of two segments, those of the same image at the same index."""
    ours = [*within(source.images, *span)] if source.images else []
    theirs = [*within(translation.images, *other)] if ours else []
    if len(ours) != len(theirs) or (len(ours) > 1 and _paths(ours) != _paths(theirs)):
        return [], []
    return [image.alt for image in ours], [image.alt for image in theirs]


def _paths(images: Sequence[Image]) -> list[str]:
    return [image.destination for image in images]


def _row(pair: AlignedPair, source: Span, translation: Span) -> Row | None:
    ours = parts_of(pair.source, source)
    theirs = parts_of(pair.translation, translation) if ours else None
    if not ours or not theirs:
        return None
    piece = joined(ours)
    template = template_of(ours, theirs, pair.fact(languages_of)) if piece.has_words else None
    if not template or template == piece.key:
        return None
    return Row(piece.key, piece.marks, template)


def _ratio(rows: Sequence[Row]) -> float:
    """Return how long the translation is for each character of the source."""
    return sum(_length(row.template) for row in rows) / max(
        1, sum(_length(row.key) for row in rows)
    )


def _is_likely(row: Row, ratio: float) -> bool:
    """Tell whether a translation is no half, no two in one, and ends as the source does."""
    stop, other = row.key.rstrip(_CLOSERS)[-1:], row.template.rstrip(_CLOSERS)[-1:]
    if stop != other and stop in _STOPS and other in _STOPS:
        return False
    length = _length(row.key)
    for least, shortest, longest in _LENGTHS:
        if length >= least:
            return shortest * ratio <= _length(row.template) / length <= longest * ratio
    return True


def _length(text: str) -> int:
    return len(PLACEHOLDER.sub("", text))
