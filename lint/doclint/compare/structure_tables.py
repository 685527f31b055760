"""What became of the source's tables."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.compare.structure_prose import find_lone, lone
from doclint.model import Span
from doclint.parse.document import MASK, Block, Document
from doclint.parse.liquid_tags import BLOCKS, BRANCHES
from doclint.patterns import lazy_pattern


class Row(NamedTuple):
    """A row as written: `width` counts the cells that its pipes make, also beyond the table's."""

    container: int
    span: Span
    width: int


class Table(NamedTuple):
    """A table: its columns, its rows (the head first), and the Liquid on lines between them."""

    span: Span
    columns: int
    rows: tuple[Row, ...]
    tags: tuple[Block, ...]


class TableChange(NamedTuple):
    """One thing that differs.

    `kind` is one of
    - `collapsed`: the table became a paragraph
    - `columns`: the table has `found` columns instead of `expected`
    - `short`: a row has `found` cells instead of `expected`
    - `tag`: Liquid was pushed out of its row to a line of its own
    - `pipe`: the pipe that begins a row stands alone on its line
    - `rows`: the table has `found` rows instead of `expected`

    `span` lies in the translation, `source` in the source.
    """

    kind: str
    span: Span
    source: Span | None
    found: int = 0
    expected: int = 0


class Tables(NamedTuple):
    """The changes in order, and the blocks that need no other explanation.

    `source` and `translation` are the cells of tables that have a counterpart, `remains` the
    translation's paragraphs that are what is left of a table or row.
    """

    changes: Sequence[TableChange] = ()
    source: frozenset[int] = frozenset()
    translation: frozenset[int] = frozenset()
    remains: frozenset[int] = frozenset()


_NOTHING = Tables()
_DELIMITER = lazy_pattern(r"\|[ \t]*:?-{2,}:?[ \t]*\|")
_OUTER_PIPES = lazy_pattern(r"^\||(?<!\\)\|$")
_PIPE = lazy_pattern(r"(?<!\\)\|")
# Also with a marker of emphasis that was torn off with it.
_LONE_PIPE = lone(r"\|(?:[ \t]*(?:\*{1,3}|_{1,3}))?")
# Tags that show nothing themselves.
_INVISIBLE = BLOCKS.keys() | frozenset(BLOCKS.values()) | BRANCHES.keys()


def table_changes(pair: AlignedPair) -> Tables:
    """Compare the tables of a pair; a table lost altogether is left to `block_gaps`."""
    source, translation = pair.source, pair.translation
    if "|" not in translation.text:
        return _NOTHING
    cells = _cells_by_table(source), _cells_by_table(translation)
    partners = _partners(pair, *cells)
    changes: list[TableChange] = []
    for left, right in partners.items():
        changes += _compare(pair, left, right, cells)
    remains: set[int] = set()
    collapsed: set[int] = set()
    lost = [table for table in cells[0] if table not in partners]
    if lost:
        for table, block in zip(lost, _collapsed(translation), strict=False):
            origin = source.containers[table].span
            span = trimmed(translation, translation.blocks[block].span)
            changes.append(TableChange("collapsed", span, origin))
            collapsed.update(cells[0][table])
            remains.add(block)
    for block, change in _lone_pipes(source, translation):
        changes.append(change)
        remains.add(block)
    changes.sort(key=lambda change: change.span)
    matched = [_matched_cells(pair, side, tables.values()) for side, tables in enumerate(cells)]
    return Tables(changes, matched[0] | collapsed, matched[1], frozenset(remains))


def trimmed(document: Document, span: Span) -> Span:
    """Return a span without the white space at its end."""
    return Span(span.start, span.start + len(document.text[span.start : span.end].rstrip()))


def _cells_by_table(document: Document) -> dict[int, list[int]]:
    """Return the indexes of the cells of each table, by the table's container."""
    tables: dict[int, list[int]] = {}
    for index, block in enumerate(document.blocks):
        if block.kind == "cell":
            tables.setdefault(document.containers[block.container].parent, []).append(index)
    return tables


def _matched_cells(pair: AlignedPair, side: int, tables: Iterable[Sequence[int]]) -> frozenset[int]:
    """Return the cells of all tables of which any cell has a counterpart: they are not lost."""
    alignment = pair.alignment
    number_of = (alignment.block_bead_of_source, alignment.block_bead_of_translation)[side]
    matched: set[int] = set()
    for cells in tables:
        beads = (alignment.blocks[number_of[cell]] for cell in cells)
        if any(bead.source and bead.translation for bead in beads):
            matched.update(cells)
    return frozenset(matched)


def _partners(
    pair: AlignedPair, left: Mapping[int, Sequence[int]], right: Mapping[int, Sequence[int]]
) -> dict[int, int]:
    """Return for each table of the source the one that most of its cells are aligned to."""
    table_of = {cell: table for table, cells in right.items() for cell in cells}
    beads, number_of = pair.alignment.blocks, pair.alignment.block_bead_of_source
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for table, cells in left.items():
        votes = Counter(
            table_of[number]
            for cell in cells
            for number in beads[number_of[cell]].translation
            if number in table_of
        )
        best = next((other for other, _ in votes.most_common() if other not in taken), None)
        if best is not None:
            partners[table] = best
            taken.add(best)
    return partners


def _table(document: Document, index: int, cells: Sequence[int]) -> Table:
    containers, blocks = document.containers, document.blocks
    numbers = sorted({blocks[cell].container for cell in cells})
    spans = [trimmed(document, containers[number].span) for number in numbers]
    rows = tuple(
        Row(number, span, _width(document, span))
        for number, span in zip(numbers, spans, strict=True)
    )
    first, last = cells[0], cells[-1]
    tags = tuple(block for block in blocks[first:last] if block.kind == "tag")
    return Table(containers[index].span, containers[index].start, rows, tags)


def _width(document: Document, span: Span) -> int:
    """Count the cells of a row as written; Liquid that shows something is a text like any other."""
    text, tags = document.text, document.tags
    pieces: list[str] = []
    at = span.start
    for index in range(bisect_left(tags, at, key=lambda tag: tag.span.start), len(tags)):
        (start, end), name = tags[index].span, tags[index].name
        if start >= span.end:
            break
        pieces += (text[at:start], "" if name in _INVISIBLE else MASK)
        at = min(end, span.end)
    pieces.append(text[at : span.end])
    return len(_PIPE.findall(_OUTER_PIPES.sub("", "".join(pieces).strip()))) + 1


def _compare(
    pair: AlignedPair,
    left: int,
    right: int,
    cells: tuple[Mapping[int, Sequence[int]], Mapping[int, Sequence[int]]],
) -> Iterator[TableChange]:
    source = _table(pair.source, left, cells[0][left])
    translation = _table(pair.translation, right, cells[1][right])
    origins = _origins(pair, source, translation, cells[1][right])
    if 2 * len(origins) < min(len(source.rows), len(translation.rows)):
        return  # two tables that hardly have a row in common
    head = translation.rows[0].span
    if source.columns != translation.columns:
        yield TableChange("columns", head, source.rows[0].span, translation.columns, source.columns)
        return
    yield from _stray_tags(pair, source, translation)
    narrow = any(row.width < source.columns for row in source.rows)
    short = 0
    for row in translation.rows:
        origin = origins.get(row.container)
        expected = origin.width if origin else 0 if narrow else source.columns
        if row.width < min(expected, source.columns):
            short += 1
            span = origin.span if origin else source.span
            yield TableChange("short", row.span, span, row.width, source.columns)
    found, wanted = len(translation.rows), len(source.rows)
    if found != wanted and not short:
        place, origin_span = _difference(source, translation, origins)
        yield TableChange("rows", place, origin_span, found, wanted)


def _stray_tags(pair: AlignedPair, source: Table, translation: Table) -> Iterator[TableChange]:
    """Yield the Liquid that stands between the rows of the translation alone."""
    if not translation.tags:
        return
    allowed = Counter(pair.source.text[slice(*tag.span)] for tag in source.tags)
    for tag in translation.tags:
        text = pair.translation.text[slice(*tag.span)]
        if allowed[text] > 0:
            allowed[text] -= 1
        elif not text.startswith(("{%-", "{{-")):  # these take the line break with them
            yield TableChange("tag", tag.span, source.span)


def _origins(
    pair: AlignedPair, source: Table, translation: Table, cells: Sequence[int]
) -> dict[int, Row]:
    """Return the source's row that each row of the translation came from, by its container."""
    if len(source.rows) == len(translation.rows):
        pairs = zip(translation.rows, source.rows, strict=True)
        return {row.container: origin for row, origin in pairs}
    rows = {row.container: row for row in source.rows}
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for cell in cells:
        bead = pair.alignment.blocks[pair.alignment.block_bead_of_translation[cell]]
        container = pair.translation.blocks[cell].container
        votes[container].update(pair.source.blocks[number].container for number in bead.source)
    origins: dict[int, Row] = {}
    taken: set[int] = set()
    for container, counter in votes.items():
        for origin, _ in counter.most_common(1):
            if origin in rows and origin not in taken:
                taken.add(origin)
                origins[container] = rows[origin]
    return origins


def _difference(source: Table, translation: Table, origins: Mapping[int, Row]) -> tuple[Span, Span]:
    """Return where rows are missing or too many: the place, and the source's row or table."""
    if len(translation.rows) > len(source.rows):
        extra = (row for row in translation.rows if row.container not in origins)
        return next(extra, translation.rows[-1]).span, source.span
    found = {row.container for row in origins.values()}
    places = {row.container: at for at, row in enumerate(source.rows)}
    lost = next((row for row in source.rows if row.container not in found), source.rows[-1])
    before = [
        row
        for row in translation.rows
        if row.container in origins
        and places[origins[row.container].container] < places[lost.container]
    ]
    end = (before[-1] if before else translation.rows[0]).span.end
    return Span(end, end), lost.span


def _collapsed(document: Document) -> Iterator[int]:
    """Yield the paragraphs that are the remains of a table."""
    for index, block in enumerate(document.blocks):
        if block.kind in ("paragraph", "heading"):
            text = document.text[block.span.start : block.span.end]
            if text.count("|") > 1 and (text.startswith("|") or _DELIMITER.search(text)):
                yield index


def _lone_pipes(source: Document, translation: Document) -> Iterator[tuple[int, TableChange]]:
    """Yield the pipes alone on their lines, with the block before or around them."""
    found = list(find_lone(_LONE_PIPE, translation))
    if not found or any(find_lone(_LONE_PIPE, source)):
        return
    for span in found:
        at = bisect_right(translation.blocks, span.start, key=lambda block: block.span.start) - 1
        block = translation.blocks[at] if at >= 0 else None
        if block is None or block.kind != "code" or block.span.end <= span.start:
            yield at, TableChange("pipe", span, None)
