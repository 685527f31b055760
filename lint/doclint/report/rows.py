"""Sets a source and its translation side by side, sentence by sentence, with what was found."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from doclint.check.pair import AlignedPair
from doclint.model import Severity, Span
from doclint.parse.document import Document
from doclint.show.outcome import Located

_BARE = frozenset({"code", "html", "tag"})  # blocks that have no sentences but are shown
_LONGEST = 12_000  # code points of a side of a row; what is beyond is cut

T = TypeVar("T")


class Piece(NamedTuple):
    """A part of a text: `severity` is that of the mark it lies in, if any.

    `numbers` are those of the marks that begin with it.
    """

    text: str
    severity: Severity | None = None
    numbers: tuple[int, ...] = ()


class Row(NamedTuple):
    """What belongs together on the two sides.

    `kind` is that of the block (`doclint.parse.document.Block`), or `place` for a stretch that only
    a finding brings here. `numbers` are the findings to explain below it, counted from 1.
    `is_open` says that the sentence is to be translated, `is_cut` that some text is not shown.
    """

    kind: str
    source: tuple[Piece, ...]
    translation: tuple[Piece, ...]
    numbers: tuple[int, ...]
    is_open: bool = False
    is_cut: bool = False


class Cell(NamedTuple):
    """The stretches of a row on both sides; a side that is not there is None."""

    kind: str
    source: Span | None
    translation: Span | None
    is_open: bool = False


class _Mark(NamedTuple):
    """The place of a finding on one side."""

    number: int
    severity: Severity
    span: Span


class _Index(Generic[T]):
    """Values by the stretches they lie in."""

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        self._items = sorted(items, key=lambda item: item[0])
        self._starts = [span.start for span, _ in self._items]
        self._reach = list(accumulate((span.end for span, _ in self._items), max))

    def near(self, span: Span) -> Iterator[T]:
        """Yield what overlaps a stretch or touches it, the last first."""
        index = bisect_right(self._starts, span.end)
        while index and self._reach[index - 1] >= span.start:
            index -= 1
            side, value = self._items[index]
            if side.end >= span.start:
                yield value


class Texts(NamedTuple):
    """The two files; those of a catalog are the same."""

    source: str
    translation: str


def rows_of(texts: Texts, stretches: Iterable[Cell], found: Sequence[Located]) -> Iterator[Row]:
    """Yield the rows that show some stretches: every finding is explained in exactly one."""
    cells = _with_places(list(stretches), texts.translation, found)
    explained: dict[int, list[int]] = {}
    for number, home in enumerate(_homes(cells, found), 1):
        explained.setdefault(home, []).append(number)
    findings = [(number, at.finding) for number, at in enumerate(found, 1)]
    here = _marks(_Mark(number, it.severity, it.span) for number, it in findings)
    there = _marks(_Mark(number, it.severity, it.source) for number, it in findings if it.source)
    for index, cell in enumerate(cells):
        source, is_cut = _side(texts.source, cell.source, there)
        translation, too = _side(texts.translation, cell.translation, here)
        numbers = tuple(explained.get(index, ()))
        yield Row(cell.kind, source, translation, numbers, cell.is_open, is_cut or too)


def cells_of(pair: AlignedPair, undone: Set[int]) -> Iterator[Cell]:
    """Yield the sentences of each pair of blocks, or the blocks where they have none.

    `undone` are the beads of segments that are not translated.
    """
    source, translation, alignment = pair.source, pair.translation, pair.alignment
    source_segments, source_blocks = _spans(source)
    translation_segments, translation_blocks = _spans(translation)
    of_source = _by_block(source, alignment.segment_bead_of_source)
    of_translation = _by_block(translation, alignment.segment_bead_of_translation)
    seen: set[int] = set()
    for bead in alignment.blocks:
        blocks = [source.blocks[index] for index in bead.source]
        blocks += [translation.blocks[index] for index in bead.translation]
        kind = blocks[0].kind
        numbers = {number for index in bead.source for number in of_source[index]}
        numbers |= {number for index in bead.translation for number in of_translation[index]}
        for number in sorted(numbers - seen):
            here, there = alignment.segments[number][:2]
            sides = _span(source_segments, here), _span(translation_segments, there)
            yield Cell(kind, *sides, number in undone)
        seen |= numbers
        if not numbers and kind in _BARE:
            sides = _span(source_blocks, bead.source), _span(translation_blocks, bead.translation)
            yield Cell(kind, *sides)


def _by_block(document: Document, bead_of: Sequence[int]) -> list[list[int]]:
    """Return the beads of the segments of each block."""
    beads: list[list[int]] = [[] for _ in document.blocks]
    for index, segment in enumerate(document.segments):
        beads[segment.block].append(bead_of[index])
    return beads


def _spans(document: Document) -> tuple[list[Span], list[Span]]:
    """Return the spans of the segments and of the blocks."""
    return [it.span for it in document.segments], [it.span for it in document.blocks]


def _span(spans: Sequence[Span], numbers: Sequence[int]) -> Span | None:
    return Span(spans[numbers[0]].start, spans[numbers[-1]].end) if numbers else None


def _with_places(cells: list[Cell], text: str, found: Sequence[Located]) -> Sequence[Cell]:
    """Add a row for each finding of which no row shows the place: its line, or what there is."""
    shown = _Index((side, side) for cell in cells if (side := cell.translation))
    added: dict[int, Cell] = {}
    for at in found:
        span = at.finding.span
        if any(_meets(span, side) for side in shown.near(span)):
            continue
        start = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        place = Span(start, len(text) if end < 0 else end)
        if start in added:  # another finding on this line
            place = Span(start, max(place.end, _end(added[start])))
        added[start] = Cell("place", at.finding.source, place)
    for start in sorted(added, reverse=True):
        after = (n for n, cell in enumerate(cells) if cell.translation and _end(cell) > start)
        cells.insert(next(after, len(cells)), added[start])
    return cells


def _end(cell: Cell) -> int:
    return cell.translation.end if cell.translation else 0


def _homes(cells: Sequence[Cell], found: Sequence[Located]) -> list[int]:
    """Return the row in which each finding is explained: the first that shows it."""
    sides = _Index((side, (n, side)) for n, cell in enumerate(cells) if (side := cell.translation))
    return [
        min(n for n, side in sides.near(span) if _meets(span, side))
        for span in (at.finding.span for at in found)
    ]


def _meets(span: Span, side: Span) -> bool:
    """Tell whether a stretch shows a span, or the place of an empty one."""
    if span.start == span.end:
        return side.start <= span.start <= side.end
    return span.start < side.end and side.start < span.end


def _marks(marks: Iterable[_Mark]) -> _Index[_Mark]:
    return _Index((mark.span, mark) for mark in marks)


def _side(text: str, side: Span | None, every: _Index[_Mark]) -> tuple[tuple[Piece, ...], bool]:
    """Return one side of a row in pieces, and whether it was cut."""
    if side is None:
        return (), False
    start, end = side.start, min(side.end, side.start + _LONGEST)
    shown = Span(start, end)
    marks = sorted(mark for mark in every.near(shown) if _meets(mark.span, shown))
    if not marks:
        return (Piece(text[start:end]),), end < side.end
    borders = {start, end}
    for _, _, span in marks:
        borders |= {max(start, span.start), min(end, span.end)}
    pieces = []
    edges = sorted(borders)
    for left, right in zip(edges, [*edges[1:], end], strict=True):
        empty = [mark for mark in marks if mark[2] == (left, left)]
        if empty:
            gravest = max((severity for _, severity, _ in empty), key=lambda it: it.weight)
            pieces.append(Piece("", gravest, tuple(number for number, _, _ in empty)))
        inside = [mark for mark in marks if mark[2].start <= left and right <= mark[2].end]
        inside = [mark for mark in inside if mark[2].start < mark[2].end]
        # A mark that comes from the rows above begins here anew.
        begun = tuple(n for n, _, span in inside if span.start == left or left == start)
        severity = max((each for _, each, _ in inside), key=lambda it: it.weight, default=None)
        if left < right:
            pieces.append(Piece(text[left:right], severity, begun))
    return tuple(pieces), end < side.end
