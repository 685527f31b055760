"""What became of the source's lists: items merged, markers lost, nesting and numbers changed."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from doclint.align.alignment import Bead
from doclint.check.pair import AlignedPair
from doclint.compare.structure_prose import (
    find_lone,
    holdings,
    length_ratio,
    lone,
    misfit,
    prose_of,
    sentences_of,
)
from doclint.model import Span
from doclint.parse.dialect import is_within
from doclint.parse.document import Document
from doclint.patterns import lazy_pattern


class Item(NamedTuple):
    """A list item: the block that begins it, its list, its depth (1 at the top) and its number.

    `outermost` is the list at the top that holds it. `number` is the one that readers see, -1 for a
    bullet.
    """

    block: int
    list: int
    outermost: int
    depth: int
    number: int


class ListChange(NamedTuple):
    """One thing that differs.

    `kind` is one of
    - `merged`: several items of the source (`expected` of them) are `found` in the translation
    - `split`: the marker stands alone on its line and begins no item
    - `lost`: an item became a paragraph
    - `cut`: the text of an item breaks off and goes on as a paragraph
    - `nested`: an item and those after it stand at depth `found` instead of `expected`
    - `restarted`: the numbers begin anew, at `found` instead of `expected`
    - `bullets`: a numbered list became a bulleted one, or the reverse

    `span` lies in the translation, `source` in the source.
    """

    kind: str
    span: Span
    source: Span | None
    found: int = 0
    expected: int = 0


class Lists(NamedTuple):
    """The changes in order, and the blocks of the translation that they explain."""

    changes: Sequence[ListChange] = ()
    translation: frozenset[int] = frozenset()


_NOTHING = Lists()
_LIKELY = 0.35  # confidence of a bead from which on its blocks belong together
_FITS = 0.3  # misfit of lengths up to which texts may be one and the same
_CLEARLY = 0.2  # misfit by which one reading must be better than another
_INNER_MARKER = lazy_pattern(r"(?:[.!?:;)。！？：；）][\W_]{0,3}|^)\s(?:\d{1,2}[.)]|[-*+])\s+\w")
_LONE_MARKER = lone(r"[-*+]|\d{1,9}[.)]")


def list_changes(pair: AlignedPair) -> Lists:
    """Compare the lists of a pair."""
    if not any(container.kind == "list" for container in pair.source.containers):
        return _NOTHING
    lefts, rights = _items(pair.source), _items(pair.translation)
    split = _split(pair)
    halves: set[int] = set()
    changes = [
        *(ListChange("split", span, None) for span in split.values()),
        *_merged(pair, lefts, rights, split),
        *_moved(pair, lefts, rights, halves),
    ]
    changes.sort(key=lambda change: change.span)
    return Lists(changes, frozenset(split) | halves)


def _items(document: Document) -> Mapping[int, Item]:
    """Return the items of a document by the block that begins them."""
    containers = document.containers
    depths: list[int] = []
    tops: list[int] = []  # the outermost list around each container
    numbers: dict[int, int] = {}
    counts: dict[int, int] = {}
    for index, container in enumerate(containers):
        is_list = container.kind == "list"
        above, top = (
            (0, -1) if container.parent < 0 else (depths[container.parent], tops[container.parent])
        )
        depths.append(above + is_list)
        tops.append(index if is_list and top < 0 else top)
        if container.kind == "item":
            first = containers[container.parent].start
            count = counts[container.parent] = counts.get(container.parent, -1) + 1
            numbers[index] = first + count if first >= 0 else -1
    items: dict[int, Item] = {}
    begun: set[int] = set()
    for index, block in enumerate(document.blocks):
        at = block.container
        if at >= 0 and containers[at].kind == "item" and at not in begun:
            begun.add(at)
            items[index] = Item(index, containers[at].parent, tops[at], depths[at], numbers[at])
    return items


def _split(pair: AlignedPair) -> dict[int, Span]:
    """Return the markers that stand apart from their text, by the block that holds the text.

    What the source does, too, is a habit of the site.
    """
    found = dict(_lone_markers(pair.translation))
    if not found:
        return {}
    source, text = pair.source.text, pair.translation.text
    habits = {source[slice(*span)] for span in find_lone(_LONE_MARKER, pair.source)}
    return {block: span for block, span in found.items() if text[slice(*span)] not in habits}


def _lone_markers(document: Document) -> Iterator[tuple[int, Span]]:
    """Yield the block and the place of each list marker alone on its line that begins no item.

    The text on the next line is too far right and so becomes code, or the line before makes the
    marker a part of its paragraph: an empty item cannot interrupt one, and `-` underlines it.
    """
    blocks = document.blocks
    for at, end in find_lone(_LONE_MARKER, document):
        index = bisect_right(blocks, at, key=lambda block: block.span.start) - 1
        if index >= 0 and at < blocks[index].span.end:
            if blocks[index].kind in ("paragraph", "heading"):
                yield index, Span(at, end)
        elif index + 1 < len(blocks):
            following = blocks[index + 1]
            gap = document.text[end : following.content.start]
            if following.kind == "code" and not following.level and gap.count("\n") == 1:
                yield index + 1, Span(at, end)


def _bead_of(pair: AlignedPair, block: int) -> Bead:
    return pair.alignment.blocks[pair.alignment.block_bead_of_translation[block]]


def _is_surrounded(pair: AlignedPair, number: int) -> bool:
    """Tell whether the beads before and after one are matches, so that nothing is missing there."""
    beads, blocks = pair.alignment.blocks, pair.source.blocks
    for step in (-1, 1):
        at = number + step
        while (
            0 <= at < len(beads) and beads[at].source and blocks[beads[at].source[0]].kind == "tag"
        ):
            at += step
        if 0 <= at < len(beads) and not (
            beads[at].source and beads[at].translation and beads[at].confidence >= _LIKELY
        ):
            return False
    return True


def _merged(
    pair: AlignedPair,
    lefts: Mapping[int, Item],
    rights: Mapping[int, Item],
    split: Container[int],
) -> Iterator[ListChange]:
    """Yield the beads in which several items of a list became fewer."""
    for number, (source, translation, _) in enumerate(pair.alignment.blocks):
        if len(source) < 2 or not translation:
            continue
        items = [lefts[index] for index in source if index in lefts]
        found = sum(index in rights for index in translation)
        if len(items) <= max(1, found) or len({item.list for item in items}) > 1:
            continue
        first, last = translation[0], translation[-1]
        if first - 1 in split or last + 1 in split:
            continue  # the other item is there, in the code of a marker that was split
        if _holds_all(pair, source, translation, surrounded=_is_surrounded(pair, number)):
            blocks = pair.translation.blocks
            span = Span(blocks[first].span.start, blocks[last].content.end)
            origin = pair.source.blocks[items[1].block].span
            yield ListChange("merged", span, origin, max(1, found), len(items))


def _holds_all(
    pair: AlignedPair, source: Sequence[int], translation: Sequence[int], *, surrounded: bool
) -> bool:
    """Tell whether blocks of the translation hold the text of all these items, not of one alone.

    The marker of another item may stand in the text. Else, and if nothing is missing around it, the
    text must have the links, code and emphasis of all of them, as many sentences, or their length
    and not that of a single one.
    """
    text = " ".join(prose_of(pair.translation, index) for index in translation)
    originals = [prose_of(pair.source, index) for index in source]
    if _INNER_MARKER.search(text) and not any(map(_INNER_MARKER.search, originals)):
        return True
    if not surrounded:
        return False
    held = pair.fact(holdings)
    wanted = [held[0].get(index) for index in source]
    there: Counter[str] = sum((held[1].get(index, Counter()) for index in translation), Counter())
    if all(marks and marks <= there for marks in wanted):
        return True
    ratio = pair.fact(length_ratio)
    together = misfit(sum(map(len, originals)), len(text), ratio)
    alone = min(misfit(len(original), len(text), ratio) for original in originals)
    if together < _FITS and together + _CLEARLY < alone:
        return True
    sentences = sum(sentences_of(pair.source, index) for index in source)
    found = sum(sentences_of(pair.translation, index) for index in translation)
    return together <= alone and found >= sentences


def _is_outside(document: Document, block: int, item: Item) -> bool:
    """Tell whether a block is text that stands in none of the list's items."""
    if document.blocks[block].kind != "paragraph" or not prose_of(document, block):
        return False
    titles = [construct.title for construct in document.constructs if construct.title]
    if is_within(titles, document.blocks[block].content):
        return False  # of an admonition
    at = document.blocks[block].container
    while at >= 0:
        if at == item.list:
            return False
        at = document.containers[at].parent
    return True


def _is_complete(pair: AlignedPair, left: Item, right: Item) -> bool:
    """Tell whether an item is as long as the source's without the paragraph behind it."""
    source, translation = prose_of(pair.source, left.block), prose_of(pair.translation, right.block)
    return misfit(len(source), len(translation), pair.fact(length_ratio)) < _FITS


def _moved(
    pair: AlignedPair, lefts: Mapping[int, Item], rights: Mapping[int, Item], halves: set[int]
) -> Iterator[ListChange]:
    """Yield what changed about items that are aligned: depth, marker, number.

    Each is said once for a list. The beginnings of items that break off are added to `halves`.
    """
    blocks = pair.translation.blocks
    said: set[tuple[object, ...]] = set()
    before: tuple[Item, Item] | None = None
    for number, bead in enumerate(pair.alignment.blocks):
        source, translation, _ = bead
        if len(source) != 1 or not translation or source[0] not in lefts:
            continue
        left, right = lefts[source[0]], rights.get(translation[0])
        if right is None:
            yield from _unmarked(pair, number, lefts, rights, halves)
            continue
        origin = pair.source.blocks[left.block].span
        span = blocks[right.block].content
        rest = translation[1] if len(translation) > 1 else right.block
        if (
            rest not in rights
            and _is_outside(pair.translation, rest, right)
            and not _is_complete(pair, left, right)
        ):
            end = blocks[translation[-1]].content.end
            yield ListChange("cut", Span(span.start, end), origin)
        nested = (left.outermost, right.depth - left.depth)
        if right.depth != left.depth and nested not in said:
            said.add(nested)
            if right.depth < left.depth or left.block not in pair.fact(_meant_deeper):
                yield ListChange("nested", span, origin, right.depth, left.depth)
        lists = (left.list, right.list)
        if (left.number < 0) != (right.number < 0):
            if lists not in said:
                said.add(lists)
                yield ListChange("bullets", span, origin, right.number, left.number)
        elif left.number >= 0:
            expected = _next_number(pair, before, left) if before else -1
            if (
                before
                and before[1].list != right.list
                and right.number <= before[1].number < expected
            ):
                yield ListChange("restarted", span, origin, right.number, expected)
            before = left, right


def _meant_deeper(pair: AlignedPair) -> frozenset[int]:
    """Return the items of the source that stand further right than one above, yet not within it.

    Below `5. `, that takes three blanks. Who writes two has the list nested that way in mind, and
    the editors of translators write it so.
    """
    document, items = pair.source, _items(pair.source)
    found: set[int] = set()
    above: list[tuple[int, int]] = []  # indents, rising, and depths
    for index, block in enumerate(document.blocks):
        if block.container < 0:
            above.clear()
        elif index in items:
            own, depth = _indent(document, index), items[index].depth
            while above and above[-1][0] >= own:
                above.pop()
            if above and above[-1][1] >= depth:
                found.add(index)
            above.append((own, depth))
    return frozenset(found)


def _indent(document: Document, block: int) -> int:
    """Return how many blanks the line begins with on which a block does."""
    text, start = document.text, document.blocks[block].span.start
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return len(line) - len(line.lstrip(" "))


def _unmarked(
    pair: AlignedPair,
    number: int,
    lefts: Mapping[int, Item],
    rights: Mapping[int, Item],
    halves: set[int],
) -> Iterator[ListChange]:
    """Yield what became of an item whose text is the beginning of no item any more."""
    source, translation, confidence = pair.alignment.blocks[number]
    origin = pair.source.blocks[source[0]]
    if origin.kind != "paragraph" or confidence < _LIKELY:
        return
    span = pair.translation.blocks[translation[0]].content
    half = translation[0] - 1
    if half in rights and lefts.keys().isdisjoint(_bead_of(pair, half).source):
        halves.add(half)
        if _is_complete(pair, lefts[source[0]], rights[half]):
            return
        begin = pair.translation.blocks[half].span.start
        yield ListChange("cut", Span(begin, span.end), origin.span)
    elif len(translation) == 1 and _is_surrounded(pair, number):
        yield ListChange("lost", span, origin.span)


def _next_number(pair: AlignedPair, before: tuple[Item, Item], left: Item) -> int:
    """Return the number that an item should have after the one before it, -1 where that is open.

    It is, where Liquid stands between them: that may hold items itself.
    """
    between = pair.source.blocks[before[0].block : left.block]
    if before[0].list != left.list or any(block.kind == "tag" for block in between):
        return -1
    return before[1].number + left.number - before[0].number
