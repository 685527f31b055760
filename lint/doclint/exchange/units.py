"""The segments of a pair as units of work for a translator, each with a name that stays."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doclint.check.fingerprint import fingerprint_of
from doclint.check.pair import AlignedPair
from doclint.compare.untranslated import parts
from doclint.compare.untranslated_memory import counterpart
from doclint.compare.untranslated_search import Kind, Leftover
from doclint.history.model import OUTDATED
from doclint.memory.pieces import parts_of, plain_text
from doclint.model import Finding, Severity, Span


class Unit(NamedTuple):
    """A stretch of the translation and what it is to be translated from.

    `name` tells it from all others of the article: the fingerprint of its source and which of those
    with the same source it is. `text` and `present` are the two sides on one line. `leftover` is
    there where all of it was left untranslated.
    """

    name: str
    source: Span
    place: Span
    text: str
    present: str
    leftover: Leftover | None

    @property
    def state(self) -> str:
        """The fingerprint of what stands there now."""
        return state_of(self.present)


def state_of(text: str) -> str:
    """Return the fingerprint of a translation."""
    return fingerprint_of("state", text)


def fingerprint(text: str) -> str:
    """Return the fingerprint of a source."""
    return fingerprint_of("segment", text)


def units_of(pair: AlignedPair) -> list[Unit]:
    """Return the segments and untranslated `alt` texts that can be exchanged, in document order.

    That is what stands for one segment of the source, and can be said on one line.
    """
    units: list[Unit] = []
    seen: Counter[str] = Counter()
    for source, place, leftover in _places(pair):
        ours = parts_of(pair.source, source)
        theirs = parts_of(pair.translation, place)
        if not ours:
            continue
        text = plain_text(ours)
        start, end = place
        present = (
            plain_text(theirs) if theirs else " ".join(pair.translation.text[start:end].split())
        )
        name = fingerprint(text)
        seen[name] += 1
        units.append(Unit(f"{name}.{seen[name]}", source, place, text, present, leftover))
    return units


def _places(pair: AlignedPair) -> Iterator[tuple[Span, Span, Leftover | None]]:
    left = {part.segment: part for part in pair.fact(parts) if part.segment >= 0}
    alts = [part for part in pair.fact(parts) if part.kind is Kind.ALT]
    alignment, segments = pair.alignment, pair.translation.segments
    for index, (place, _) in enumerate(segments):
        if part := left.get(index):
            if source := counterpart(pair, part):
                yield source, part.span, part
            continue
        bead = alignment.segments[alignment.segment_bead_of_translation[index]]
        if (len(bead.source), len(bead.translation)) == (1, 1):
            yield pair.source.segments[bead.source[0]].span, place, None
    for alt in alts:
        inside = any(
            part.span.start <= alt.span.start and alt.span.end <= part.span.end
            for part in left.values()
        )
        if alt.source and not inside:
            yield alt.source, alt.span, alt


def reasons(unit: Unit, findings: Sequence[Finding]) -> list[Finding]:
    """Return what is to be done about a unit's place: errors, warnings and what is outdated.

    A finding about the whole article counts only if the unit was left untranslated.
    """
    return [
        finding
        for finding in findings
        if (finding.severity.weight >= Severity.WARNING.weight or finding.rule == OUTDATED)
        and finding.span.start <= unit.place.end
        and unit.place.start <= finding.span.end
        and (finding.rule != "untranslated/document" or unit.leftover)
        and not _only_touches(unit.place, finding.span)
    ]


def _only_touches(place: Span, span: Span) -> bool:
    """Tell whether a finding that is no mere place lies beside the unit."""
    return span.start < span.end and (span.end <= place.start or place.end <= span.start)
