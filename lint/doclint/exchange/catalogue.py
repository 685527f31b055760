"""Writes the segments that need work as a PO file; the same project gives the same bytes."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from doclint.check.engine import findings_on
from doclint.check.pair import AlignedPair, Memory
from doclint.compare.untranslated_memory import proposals
from doclint.exchange.units import Unit, reasons, units_of
from doclint.memory.near import difference
from doclint.memory.pieces import joined
from doclint.memory.po import header_of, written
from doclint.model import Finding
from doclint.parse.document import Document
from doclint.project.project import Project
from doclint.show.lines import Lines

if TYPE_CHECKING:
    import polib

    from doclint.history.model import Behind

TEMPLATES = "X-Doclint-Templates"  # a field of the header
CHAPTER = "#"  # between the path of the article and the name of the unit
STATE = "state: "  # before the fingerprint of what stood there, in a comment


def catalogue(project: Project, language: str, entries: "Iterable[polib.POEntry]") -> str:
    """Return the text of a PO file; what its header says of the project, import checks."""
    header = header_of(project.config.source_language, language)
    return written({**header, TEMPLATES: templates_of(project)}, entries)


def templates_of(project: Project) -> str:
    """Return where a project keeps its articles: an identity that every checkout shares."""
    return ", ".join(f"{source.text} -> {other.text}" for source, other in project.finder.sides)


def entries_of(pair: AlignedPair, path: str, memory: Memory | None) -> "Iterator[polib.POEntry]":
    """Yield an entry for each segment of an article that is untranslated or damaged.

    `path` is the translation's. What the memory proposes, and what is damaged, is fuzzy.
    """
    findings = findings_on(pair)
    lines = Lines(pair.translation.text)
    for unit in units_of(pair):
        if about := reasons(unit, findings):
            line, _ = lines.position(unit.place.start)
            yield _entry(pair, unit, about, memory, f"{path}{CHAPTER}{unit.name}", path, line)


def _entry(
    pair: AlignedPair,
    unit: Unit,
    about: Sequence[Finding],
    memory: Memory | None,
    context: str,
    path: str,
    line: int,
) -> "polib.POEntry":
    import polib

    text, previous = unit.present, ""
    if unit.leftover:
        text, previous = _proposal(pair, unit, memory) if memory else ("", "")
    elif pair.history:
        previous = _earlier(pair, pair.history, unit)
    comments = [f"{finding.rule}: {finding.message}" for finding in about]
    if heading := _heading(pair.translation, unit.place.start):
        comments.append(f"in: {heading}")
    return polib.POEntry(
        msgctxt=context,
        msgid=unit.text,
        msgstr=text,
        comment="\n".join([*dict.fromkeys(comments), f"{STATE}{unit.state}"]),
        occurrences=[(path.replace("%", "%25").replace(" ", "%20"), str(line))],
        flags=["fuzzy"] if text else [],
        previous_msgid=previous or None,
    )


def _earlier(pair: AlignedPair, history: "Sequence[Behind]", unit: Unit) -> str:
    """Return what the source of a unit said when it was translated, empty where it says the same.

    PO has a place for it: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
    """
    segments = pair.translation.segments
    found = (it.was for it in history if segments[it.segment].span == unit.place)
    return next(found, "") or ""


def _proposal(pair: AlignedPair, unit: Unit, memory: Memory) -> tuple[str, str]:
    """Return a translation from elsewhere, and what it translates where that is not quite this."""
    if unit.leftover is None:
        return "", ""
    source, found = proposals(pair, memory, unit.leftover)
    if found:
        return found[0][0], ""
    near = memory.near(joined(source)) if source else None
    if near and difference(unit.text, near.source):
        return near.text, near.source
    return "", ""


def _heading(document: Document, at: int) -> str:
    """Return the heading above an offset on one line, empty where there is none."""
    headings = [block for block in document.blocks if block.kind == "heading"]
    index = bisect_right(headings, at, key=lambda block: block.span.start) - 1
    if index < 0:
        return ""
    start, end = headings[index].content
    return " ".join(document.text[start:end].split())
