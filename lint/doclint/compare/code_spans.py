"""Compares inline code: which span of the translation was another in the source, or is none."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from doclint.align.locate import unit_at
from doclint.check.pair import AlignedPair
from doclint.model import Span
from doclint.parse.document import Code, Document
from doclint.patterns import lazy_pattern


class SpanChange(NamedTuple):
    """A code span of the source and the other code that stands for it in the translation.

    `certain` if no other span could be meant.
    """

    source: Code
    translation: Code
    certain: bool


class BareCode(NamedTuple):
    """Code of the source that is no code in the translation, and where it stands there.

    The place holds the backtick that is left; or it is a tag of HTML, which readers do not see.
    """

    source: Code
    translation: Span


class CodeSpan(NamedTuple):
    """A code span and its code with single spaces."""

    code: Code
    text: str


_TEXT = frozenset(("cell", "heading", "paragraph"))
_EMPTY = lazy_pattern(r"(?<!`)``(?!`)")


def span_changes(pair: AlignedPair) -> tuple[SpanChange, ...]:
    """Return the code spans whose code was changed, in order.

    Spans are compared as multisets first; what is left over is paired within aligned blocks. What
    people read in code (placeholders, prose) may differ, and a span that was dropped or added is
    the translator's choice.
    """
    alignment = pair.alignment
    if not pair.source.codes or not pair.translation.codes:
        return ()
    if _written(pair.source) == _written(pair.translation):
        return ()
    ours, theirs = _spans(pair.source), _spans(pair.translation)
    if [span.text for span in ours] == [span.text for span in theirs]:
        return ()
    wanted = Counter(span.text for span in ours)
    there = Counter(span.text for span in theirs)
    lost = _by_bead(
        (span for span in ours if there[span.text] < wanted[span.text]),
        alignment.block_bead_of_source,
    )
    new = _by_bead(
        (span for span in theirs if span.text not in wanted), alignment.block_bead_of_translation
    )
    if not lost.keys() & new.keys():
        return ()
    from doclint.compare.code_spans_pairing import changed_spans

    return changed_spans(pair, lost, new, _by_bead(theirs, alignment.block_bead_of_translation))


def bare_codes(pair: AlignedPair) -> tuple[BareCode, ...]:
    """Return the code that lost one of its backticks, or both around a tag of HTML, in order."""
    source, translation = pair.source, pair.translation
    has_ticks = "`" in translation.prose
    if not source.codes or not (has_ticks or len(translation.html) > len(source.html)):
        return ()
    ours = _spans(source)
    wanted = Counter(span.text for span in ours)
    there = Counter(span.text for span in _spans(translation))
    lost = [span for span in ours if there[span.text] < wanted[span.text]]
    known = {source.text[slice(*tag.span)] for tag in source.html}
    tags: dict[tuple[int, str], Span] = {}
    for tag in translation.html if lost else ():
        text = translation.text[slice(*tag.span)]
        if text not in known:
            tags.setdefault((tag.block, text), tag.span)
    found: dict[Span, BareCode] = {}
    for span in lost:
        bead = pair.alignment.blocks[pair.alignment.block_bead_of_source[span.code.block]]
        for block in bead.translation:
            place = tags.get((block, span.text)) or (
                _half_open(translation, block, span.text) if has_ticks else None
            )
            if place:
                found.setdefault(place, BareCode(span.code, place))
    return tuple(found[place] for place in sorted(found))


def emptied_codes(pair: AlignedPair) -> tuple[BareCode, ...]:
    """Return the pairs of backticks that nothing is left between, and the code that was, in order.

    As many as the code that the same block of the source has and the translation lacks. Programs
    that put a text together of its parts take `0` for none.
    """
    source, translation = pair.source, pair.translation
    if "``" not in translation.prose or not source.codes:
        return ()
    alignment = pair.alignment
    ours = _by_bead(_spans(source), alignment.block_bead_of_source)
    theirs = _by_bead(_spans(translation), alignment.block_bead_of_translation)
    found: list[BareCode] = []
    for index, block in enumerate(translation.blocks):
        places = list(_EMPTY.finditer(translation.prose, *block.span))
        number = alignment.block_bead_of_translation[index]
        if (
            not places
            or block.kind not in _TEXT
            or alignment.blocks[number].translation != (index,)
            # They are half of a damaged span, or what the text is about.
            or translation.prose.count("`", *block.span) != 2 * len(places)
            or "`" in prose_of(source, alignment.blocks[number].source)
        ):
            continue
        there = Counter(span.text for span in theirs.get(number, ()))
        missing: list[Code] = []
        for span in ours.get(number, ()):
            if there[span.text]:
                there[span.text] -= 1
            else:
                missing.append(span.code)
        if len(places) == len(missing):
            found += map(BareCode, missing, (Span(*place.span()) for place in places))
    return tuple(found)


def lone_ticks(pair: AlignedPair) -> tuple[Span, ...]:
    """Return the backticks that readers see, since they delimit nothing, in order.

    One in a block is half of a code span, unless the source has one there, too, or letters stand
    around it, between which it is an apostrophe. Those of `bare_codes` are left out.
    """
    document = pair.translation
    if "`" not in document.prose:
        return ()
    blocks, is_anywhere = document.blocks, "`" in pair.source.prose
    told = {unit_at(blocks, bare.translation.start) for bare in pair.fact(bare_codes)}
    found: list[Span] = []
    for index, block in enumerate(blocks):
        start, end = block.span
        if index in told or block.kind not in _TEXT or document.prose.count("`", start, end) != 1:
            continue
        at = document.prose.find("`", start, end)
        origin = pair.alignment.blocks[pair.alignment.block_bead_of_translation[index]].source
        if "`" in prose_of(pair.source, origin) if origin else is_anywhere:
            continue
        if not (document.text[at - 1 : at].isalpha() and document.text[at + 1 : at + 2].isalpha()):
            found.append(Span(at, at + 1))
    return tuple(found)


def _half_open(document: Document, block: int, code: str) -> Span | None:
    """Return where code stands in a block with a backtick that readers see on one side of it."""
    start, end = document.blocks[block].span
    for written, tick in ((f"`{code}", 0), (f"{code}`", len(code))):
        at = document.text.find(written, start, end)
        if at >= 0 and document.prose[at + tick] == "`":
            return Span(at, at + len(written))
    return None


def _written(document: Document) -> list[str]:
    text = document.text
    return [text[code.content.start : code.content.end] for code in document.codes]


def _spans(document: Document) -> list[CodeSpan]:
    text = document.text
    return [
        CodeSpan(code, " ".join(text[code.content.start : code.content.end].split()))
        for code in document.codes
    ]


def _by_bead(spans: Iterable[CodeSpan], beads: Sequence[int]) -> dict[int, list[CodeSpan]]:
    found: dict[int, list[CodeSpan]] = defaultdict(list)
    for span in spans:
        found[beads[span.code.block]].append(span)
    return found


def prose_of(document: Document, blocks: Sequence[int]) -> str:
    """Return what people read of some blocks."""
    spans = (document.blocks[index].span for index in blocks)
    return "\n".join(document.prose[span.start : span.end] for span in spans)
