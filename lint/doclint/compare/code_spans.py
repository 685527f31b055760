"""Pairs inline code: which code span of the translation was another in the source, or is none."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.compare.code_blocks import example_names
from doclint.compare.code_language import Family
from doclint.compare.code_names import is_renamed, translated_arguments
from doclint.compare.code_text import Reader, is_text, is_translated, kept
from doclint.language import contrast
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


class _Span(NamedTuple):
    """A code span and its code with single spaces."""

    code: Code
    text: str


_TEXT = frozenset(("cell", "heading", "paragraph"))
_ALIKE = 0.5  # likeness from which on two spans may be one
_TWINS = 0.7  # … and are, although others stand in the same order
_MARGIN = 0.2  # … and by which the next best has to be less alike, for two surely to be one
_SURE = 0.3  # confidence of a bead from which on the only spans left over belong together
_AROUND = 3  # beads on either side in which a better partner is looked for
_MOST = 12  # spans left over on one side of a bead; more are another text


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
    numbers = sorted(lost.keys() & new.keys())
    if not numbers:
        return ()
    is_common = contrast(pair.settings.source_language, pair.language).is_common
    reader = Reader(Family.UNKNOWN, is_common)
    all_theirs = _by_bead(theirs, alignment.block_bead_of_translation)
    found: list[SpanChange] = []
    texts: list[tuple[str, str]] = []
    for number in numbers:
        bead = alignment.blocks[number]
        in_place = Counter(span.text for span in all_theirs[number])
        left = [span for span in lost[number] if not _take(in_place, span.text)]
        # Whatever stands on the other side as plain text was not lost, only formatted anew.
        prose, other_prose = _prose(pair.source, bead.source), _prose(pair.translation, bead[1])
        left = [span for span in left if span.text not in other_prose]
        right = [span for span in new[number] if span.text not in prose]
        if max(len(left), len(right)) <= _MOST:
            for one, other, certain in _paired(left, right, sure=bead.confidence >= _SURE):
                if (
                    _differ(one.text, other.text, reader)
                    and not _is_wrapped(pair, one, other)
                    and not is_renamed(one.text, other.text, pair.fact(example_names))
                ):
                    clear = certain and not _is_beside(number, one, other, lost, new)
                    found.append(SpanChange(one.code, other.code, clear))
                    texts.append((one.text, other.text))
    arguments = translated_arguments(texts)
    kept_back = (change for change, both in zip(found, texts, strict=True) if both not in arguments)
    return tuple(sorted(kept_back, key=lambda change: change.translation.span))


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


def lone_ticks(pair: AlignedPair) -> tuple[Span, ...]:
    """Return the backticks that readers see, since they delimit nothing, in order.

    One in a block is half of a code span, unless the source has one there, too, or letters stand
    around it, between which it is an apostrophe. Those of `bare_codes` are left out.
    """
    document = pair.translation
    if "`" not in document.prose:
        return ()
    told = {bare.translation for bare in pair.fact(bare_codes)}
    found: list[Span] = []
    for index, block in enumerate(document.blocks):
        start, end = block.span
        if block.kind not in _TEXT or document.prose.count("`", start, end) != 1:
            continue
        at = document.prose.find("`", start, end)
        origin = pair.alignment.blocks[pair.alignment.block_bead_of_translation[index]].source
        if (
            "`" not in (_prose(pair.source, origin) if origin else pair.source.prose)
            and not any(span.start < end and start < span.end for span in told)
            and not (document.text[at - 1 : at].isalpha() and document.text[at + 1].isalpha())
        ):
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


def _spans(document: Document) -> list[_Span]:
    text = document.text
    return [
        _Span(code, " ".join(text[code.content.start : code.content.end].split()))
        for code in document.codes
    ]


def _by_bead(spans: Iterable[_Span], beads: Sequence[int]) -> dict[int, list[_Span]]:
    found: dict[int, list[_Span]] = defaultdict(list)
    for span in spans:
        found[beads[span.code.block]].append(span)
    return found


def _take(counts: Counter[str], text: str) -> bool:
    if counts[text] <= 0:
        return False
    counts[text] -= 1
    return True


def _prose(document: Document, blocks: Sequence[int]) -> str:
    spans = (document.blocks[index].span for index in blocks)
    return "\n".join(document.prose[span.start : span.end] for span in spans)


def _paired(
    left: Sequence[_Span], right: Sequence[_Span], *, sure: bool
) -> Iterator[tuple[_Span, _Span, bool]]:
    """Yield the spans that belong together: alike ones first, then in order what remains.

    With each pair comes whether no other could be meant.

    Without `sure`, and where one side has more left than the other, only alike ones are paired.
    """
    rest = list(right)
    alone = []
    in_order = sure and len(left) == len(right)
    for ours in left:
        scores = [_likeness(ours.text, theirs.text) for theirs in rest]
        if max(scores, default=0.0) >= (_TWINS if in_order else _ALIKE):
            theirs = rest.pop(scores.index(max(scores)))
            yield ours, theirs, _is_clear(ours.text, theirs.text, left, right)
        else:
            alone.append(ours)
    if in_order:
        for ours, theirs in zip(alone, rest, strict=True):
            # Names that have nothing in common are not a translation but another version, and signs
            # alone (`+`) have nothing in common with any.
            if not any(map(str.isalnum, ours.text)):
                continue
            if not (_MACHINE.search(ours.text) and _MACHINE.search(theirs.text)) or (
                _likeness(ours.text, theirs.text) >= _ALIKE
            ):
                yield ours, theirs, len(alone) == 1


def _is_clear(source: str, translation: str, left: Sequence[_Span], right: Sequence[_Span]) -> bool:
    """Tell whether neither of a pair is nearly as much like any other span that is left over."""
    others = {(source, span.text) for span in right if span.text != translation}
    others |= {(span.text, translation) for span in left if span.text != source}
    most = max(_ALIKE, _likeness(source, translation) - _MARGIN)
    return all(_likeness(*pair) < most for pair in others)


_MACHINE = lazy_pattern(r"[\d_/.:=()<>{}$@\\-]")


def _is_beside(
    number: int,
    source: _Span,
    translation: _Span,
    lost: Mapping[int, Sequence[_Span]],
    new: Mapping[int, Sequence[_Span]],
) -> bool:
    """Tell whether one of a pair in a bead is more like a span of the beads around it.

    `lost` and `new` hold what was left over, by bead. Rows of a table that were put in or taken out
    bring together what does not belong together.
    """
    least = max(_ALIKE, _likeness(source.text, translation.text))
    around = [other for other in range(number - _AROUND, number + _AROUND + 1) if other != number]
    return any(
        _likeness(source.text, other.text) > least
        for bead in around
        for other in new.get(bead, ())[:_MOST]
    ) or any(
        _likeness(other.text, translation.text) > least
        for bead in around
        for other in lost.get(bead, ())[:_MOST]
    )


def _likeness(one: str, other: str) -> float:
    """Return Dice's coefficient of the pairs of neighbouring characters, 0 to 1."""
    ours, theirs = (set(pairwise(text)) for text in (one, other))
    total = len(ours) + len(theirs)
    return 2 * len(ours & theirs) / total if total else 0.0


def _is_wrapped(pair: AlignedPair, ours: _Span, theirs: _Span) -> bool:
    """Tell whether nothing differs but the space for which a line break in the code stands."""
    written = pair.source.text[slice(*ours.code.content)]
    written += pair.translation.text[slice(*theirs.code.content)]
    return "\n" in written and "".join(ours.text.split()) == "".join(theirs.text.split())


def _differ(source: str, translation: str, reader: Reader) -> bool:
    """Tell whether more than what people read differs."""
    if _undressed(source) == _undressed(translation) or _is_same_call(source, translation):
        return False
    if translation.startswith(f"{source} (") and translation.endswith(")"):
        return False  # a gloss
    if kept(source, translation, reader):
        return False
    return not (is_text(source, reader, enough=_SENTENCE) and is_translated(source, translation))


def _is_same_call(source: str, translation: str) -> bool:
    """Tell whether two names are that of one call: `moor()`, `.moor()`, and `moor` for short."""
    if not (source.endswith("()") or translation.endswith("()")):
        return False
    names = {code.removesuffix("()").removeprefix(".") for code in (source, translation)}
    return len(names) == 1 and _CALLED.fullmatch(names.pop()) is not None


_CALLED = lazy_pattern(r"[^\W\d][\w$.:#]*")
_SENTENCE = 1000  # words that need neither a capital nor a common word to be prose


def _undressed(code: str) -> str:
    """Take away the quotation marks around code and the punctuation after it."""
    code = code.rstrip(".,:;")
    return code[1:-1] if len(code) > 2 and code[0] == code[-1] and code[0] in "\"'" else code
