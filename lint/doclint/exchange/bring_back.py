"""Puts finished entries of a PO file into an article, unless they break something."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from doclint.check.engine import align_pair, findings_on
from doclint.check.pair import Site
from doclint.config.settings import Settings
from doclint.exchange.units import Unit, fingerprint, reasons, units_of
from doclint.fix.edits import Shift, applied
from doclint.memory.place import edit_at
from doclint.model import Edit, Finding, Severity
from doclint.parse.data import Parser
from doclint.parse.markdown import parse

# What is found anew of these when a part of what was left is translated.
_RESTS = frozenset(
    f"untranslated/{what}" for what in ("alt-text", "document", "front-matter", "segment")
)


class Finished(NamedTuple):
    """A translated entry: the name of its unit, both texts, and where it stands in the PO file.

    `state` is the fingerprint of what stood in the article on export, empty if it got lost.
    """

    name: str
    source: str
    text: str
    state: str
    line: int


class Brought(NamedTuple):
    """The article afterwards, the number of entries in it, and what was refused with its line."""

    text: str
    done: int
    refused: tuple[tuple[int, str], ...]


def bring_back(
    source: str,
    translation: str,
    language: str,
    settings: Settings,
    entries: Sequence[Finished],
    site: Site | None = None,
    parser: Parser = parse,
) -> Brought:
    """Put entries into a translation; those that are there already are passed over in silence.

    `parser` is that of the kind of file, `parser_of(path)`.
    An entry is refused where its place has changed, and where a rule would find an error or a
    warning that was not there before.
    """
    before = align_pair(source, translation, language, settings, site, parser=parser)
    known = findings_on(before)
    units = {unit.name: unit for unit in units_of(before)}
    refused: list[tuple[int, str]] = []
    edits: list[tuple[Finished, Unit, Edit]] = []
    first: dict[str, Finished] = {}
    for entry in entries:
        unit = units.get(entry.name)
        fault = _fault(entry, unit, known)
        same = first.setdefault(entry.name, entry)
        if same is not entry:
            if same.text != entry.text:
                refused.append((entry.line, f"says something else than line {same.line} does"))
        elif unit is None or fault:
            refused.append((entry.line, fault))
        elif entry.text != unit.present:
            edit = edit_at(before.translation, unit.place, entry.text)
            if edit is None:
                refused.append((entry.line, "cannot stand at its place, or only in other quotes"))
            elif any(_overlap(edit, other) for _, _, other in edits):
                refused.append((entry.line, "overlaps another entry; import the file once more"))
            else:
                edits.append((entry, unit, edit))
    while edits:
        text = applied(translation, [edit for _, _, edit in edits])
        after = align_pair(source, text, language, settings, site, parser=parser)
        new = _new(known, findings_on(after))
        if not new:
            return Brought(text, len(edits), tuple(sorted(refused)))
        guilty = _guilty(new, edits) or [(edits[0][0], new[0])]
        for entry, finding in guilty:
            refused.append((entry.line, f"{finding.rule}: {finding.message}"))
        lines = {entry.line for entry, _ in guilty}
        edits = [each for each in edits if each[0].line not in lines]
    return Brought(translation, 0, tuple(sorted(refused)))


def _fault(entry: Finished, unit: Unit | None, known: Sequence[Finding]) -> str:
    """Say why an entry cannot be put anywhere, nothing where it can."""
    if fingerprint(entry.source) != entry.name.partition(".")[0]:
        return "its msgid is not the one that was exported"
    if unit is None:
        return "its place has changed: the article no longer has this segment of the source"
    if entry.text == unit.present:
        return ""
    # A file that lost its comments may still fill what needs work.
    same = entry.state == unit.state if entry.state else bool(reasons(unit, known))
    return "" if same else "its place has changed: the article says something else there now"


def _overlap(one: Edit, other: Edit) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _new(known: Sequence[Finding], findings: Sequence[Finding]) -> list[Finding]:
    """Return the errors and warnings that were not there before."""
    left = Counter((finding.rule, finding.fingerprint) for finding in known)
    new: list[Finding] = []
    for finding in findings:
        identity = finding.rule, finding.fingerprint
        if left[identity]:
            left[identity] -= 1
        elif finding.severity.weight >= Severity.WARNING.weight and not _is_rest(finding):
            new.append(finding)
    return new


def _is_rest(finding: Finding) -> bool:
    """Tell whether a finding may be about what is still to be translated, and was one with more."""
    return finding.rule in _RESTS


def _guilty(
    new: Sequence[Finding], edits: Sequence[tuple[Finished, Unit, Edit]]
) -> list[tuple[Finished, Finding]]:
    """Return the entries at whose places there is something new, with that."""
    shift = Shift(sorted((edit for _, _, edit in edits), key=lambda edit: edit.span))
    found: list[tuple[Finished, Finding]] = []
    for entry, unit, edit in edits:
        place = shift.span(edit.span)
        for finding in new:
            origin = finding.source
            here = finding.span.start <= place.end and place.start <= finding.span.end
            there = (
                origin is not None
                and origin.start < unit.source.end
                and unit.source.start < origin.end
            )
            if here or there:
                found.append((entry, finding))
                break
    return found
