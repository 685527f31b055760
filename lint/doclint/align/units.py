"""The aligner's view of a block or sentence: kind, length, and the marks it holds.

Marks are what a translation keeps to the letter: Liquid tags, link targets, image files, code.
"""

import math
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from doclint.language.words import FAR
from doclint.model import Span, make
from doclint.parse.document import MASK, Document
from doclint.patterns import lazy_pattern

# Costs, in the unit of Gale & Church (1993): minus the logarithm of a likelihood, up to a factor.
# They were set by hand on the order of what a reader would believe first, not fitted.
SKIP = 2.0
MERGE = 1.7
CHEAPEST = -1.0  # of a match: the same text on both sides
_OTHER_KIND = 3.0
_OTHER_LEVEL = 1.0
_OTHER_PLACE = 0.6  # in a list on one side only, or in a quotation
_OTHER_MARKS = 3.0
_MARKS_PUT = 1.8
_MANY_MARKS = 3
_LONGEST = 3.0
_CHANCE = 20  # code points; shorter texts may be alike by chance

_TITLE = "title"
COMMENT = "comment"  # the kind of a block that holds nothing else: each side has its own

# Kinds that a translation may turn into each other without losing anything.
_TEXTUAL = frozenset(("paragraph", "html", "cell", "sentence"))
_MERGEABLE = frozenset(("paragraph", "html", "sentence"))


class Unit(NamedTuple):
    """A block or a sentence as the aligner sees it.

    `number` is its index in the document; `place` the kind of container it stands in, empty at the
    top; `level` the heading's level or the cell's column;
    `length` counts the letters of prose, see `_letters`; `marks` are what it holds; `prose` is its
    text without marks, for recognising what was copied.
    """

    number: int
    place: str
    kind: str
    level: int
    length: int
    marks: frozenset[str]
    prose: str


def block_units(document: Document, marks: "Marks") -> list[Unit]:
    """Return a unit for every block, in order."""
    places = [container.kind for container in document.containers]
    places.append("")  # for -1, the top
    units = [
        _unit(document, marks, index, places[container], kind, level, span)
        for index, (kind, span, _, level, _, container) in enumerate(document.blocks)
    ]
    for index in titles(document):
        units[index] = units[index]._replace(kind=_TITLE)
    return units


def titles(document: Document) -> list[int]:
    """Return the blocks that are titles of admonitions and the like; a side may do without."""
    starts = {construct.title.start for construct in document.constructs if construct.title}
    if not starts:
        return []
    return [index for index, block in enumerate(document.blocks) if block.span.start in starts]


def segment_units(document: Document, marks: "Marks", segments: Iterable[int]) -> list[Unit]:
    """Return a unit for each of the segments with these indexes."""
    return [
        _unit(document, marks, index, "", "sentence", 0, document.segments[index].span)
        for index in segments
    ]


def _unit(
    document: Document, marks: "Marks", index: int, place: str, kind: str, level: int, span: Span
) -> Unit:
    start, end = span
    if kind == "code":
        # The code itself is what a translation keeps.
        held = frozenset((document.text[start:end].strip(),))
        return Unit(index, place, kind, 0, 0, held, "")
    if document.text.startswith("<", start) and is_comment(document.text[start:end]):
        return Unit(index, place, COMMENT, 0, 0, _NOTHING, "")
    prose = document.prose[start:end].replace(MASK, "").strip()
    return make(Unit, (index, place, kind, level, _letters(prose), marks.within(span), prose))


# Of a Chinese, Japanese or Korean article, which has 0.4 to 0.5 code points for one of its English
# source: measured on articles of github/docs.
_LETTERS_OF_DENSE = 1 / 0.41
_DENSE = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _letters(prose: str) -> int:
    """Return how long a text would be in letters: one of a dense script stands for several."""
    if prose.isascii() or not FAR.search(prose):
        return len(prose)
    dense = len(_DENSE.findall(prose))
    return len(prose) + round(dense * (_LETTERS_OF_DENSE - 1))


# What may have become of a comment, so that readers see it.
BROKEN_COMMENT = lazy_pattern(r"<[ ]?[!！][ ]?[-–—−]{1,3}[^<>\n]{0,200}+>?")


def is_comment(block: str) -> bool:
    """Tell whether a block is a comment and nothing else, whole or broken."""
    text = block.strip()
    if text.startswith("<!--"):
        return text.find("-->", 4) == len(text) - 3
    return BROKEN_COMMENT.fullmatch(text) is not None


class Marks:
    """A document's marks, sorted by place."""

    def __init__(self, document: Document) -> None:
        text = document.text
        found = [(tag.span.start, text[slice(*tag.span)]) for tag in document.tags]
        found += [(link.span.start, _page(link.destination)) for link in document.links]
        found += [(image.span.start, image.destination) for image in document.images]
        found += [
            (code.span.start, text[code.content.start : code.content.end].strip())
            for code in document.codes
        ]
        found.sort()
        self._places = [place for place, _ in found]
        self._keys = [key for _, key in found]

    def within(self, span: Span) -> frozenset[str]:
        """Return the marks inside a span, repeated ones numbered."""
        start, end = span
        places = self._places
        first = bisect_left(places, start)
        if first == len(places) or places[first] >= end:
            return _NOTHING
        keys = self._keys[first : bisect_left(places, end, first)]
        held = frozenset(keys)
        return held if len(held) == len(keys) else frozenset(_numbered(keys))


_NOTHING: frozenset[str] = frozenset()
_LANGUAGE = lazy_pattern(r"^(?:\.\./)*/?[a-z]{2}(?:-[A-Za-z]{2,4})?/(?=.)")


def _page(destination: str) -> str:
    """Return a link's target without the language it may begin with: `/pt-BR/about` is `about`."""
    return _LANGUAGE.sub("", destination).strip("/.")


def _numbered(keys: Iterable[str]) -> Iterable[str]:
    """Make repeated keys different, the second `x` of one unit equal to the second of the other."""
    seen: dict[str, int] = {}
    for key in keys:
        number = seen[key] = seen.get(key, 0) + 1
        yield key if number == 1 else f"{key}\0{number}"


def certainty(cost: float) -> float:
    """Turn a cost into a confidence: 1 at no cost, 0.5 at 2."""
    return 1 / (1 + 0.5 * max(0.0, cost))


def match_cost(source: Unit, translation: Unit, ratio: float) -> float:
    """Return what it costs to believe that two units belong together; `SKIP` twice is too much.

    `ratio` is the usual length of a translation for one letter of the source.
    """
    cost = 0.0
    if source.kind != translation.kind:
        if not (source.kind in _TEXTUAL and translation.kind in _TEXTUAL):
            cost += _OTHER_KIND
        cost += _OTHER_LEVEL
    elif source.level != translation.level:
        cost += _OTHER_LEVEL
    if source.place != translation.place:
        cost += _OTHER_PLACE
    if source.prose and source.prose == translation.prose:
        cost += CHEAPEST
    marks = _marks_cost(source.marks, translation.marks)
    if not source.marks and source.place and source.place == translation.place:
        # Items are told by their order: translators set as code what the source's should have.
        marks = min(marks, _MARKS_PUT)
    return cost + marks + _length_cost(source.length, translation.length, ratio)


def merged(*units: Unit) -> Unit | None:
    """Return neighbours as one unit, None if a translation cannot have made one of them."""
    if any(unit.kind not in _MERGEABLE for unit in units):
        return None
    if any(repeats(*pair) for pair in pairwise(units)):
        return None
    marks = _NOTHING.union(*[unit.marks for unit in units])
    return units[0]._replace(marks=marks, length=sum([unit.length for unit in units]))


def merge_cost(source: Unit, translation: Unit, ratio: float) -> float:
    """Return what it costs to believe that several units became one, or one became several.

    The several ones are given as `merged`.
    """
    if not (source.kind in _MERGEABLE and translation.kind in _MERGEABLE):
        return math.inf
    return (
        MERGE
        + _marks_cost(source.marks, translation.marks)
        + _length_cost(source.length, translation.length, ratio)
    )


def repeats(first: Unit, second: Unit) -> bool:
    """Tell whether a unit has the text and marks of another, and so is no half of anything."""
    return (
        first.prose == second.prose
        and first.marks == second.marks
        and bool(first.marks or len(first.prose) > _CHANCE)
    )


def _marks_cost(source: frozenset[str], translation: frozenset[str]) -> float:
    if source == translation:
        return 0.0
    common = len(source & translation)
    total = len(source) + len(translation)
    # A single lost link says less than four different ones.
    return _OTHER_MARKS * (1 - 2 * common / total) * min(1.0, total / _MANY_MARKS)


def _length_cost(source: int, translation: int, ratio: float) -> float:
    if not source and not translation:
        return 0.0
    # Eight characters of play: lengths of labels say little, those of paragraphs a lot. In good
    # translations the median of the logarithm is 0.13 for labels, 0.09 for sentences and 0.05 for
    # paragraphs.
    longer = max(source, translation)
    steepness = 1 + 3 * longer / (longer + 32)
    return min(_LONGEST, steepness * abs(math.log((translation + 8) / (source * ratio + 8))))
