"""Finds the Liquid tags that one side has and the other lacks, where their paragraphs are there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from doclint.align.alignment import Bead
from doclint.check.pair import AlignedPair
from doclint.compare.liquid_change import Change
from doclint.compare.liquid_match import Match, Placed
from doclint.model import Span
from doclint.parse.document import Document
from doclint.parse.liquid_blocks import Vocabulary, nest
from doclint.parse.liquid_expression import Key
from doclint.parse.liquid_tags import VERBATIM_NAMES
from doclint.patterns import lazy_pattern

# A comment is for the authors of its own language.
_COMMENT = ("comment", "endcomment")


def lost_tags(
    pair: AlignedPair, matched: Match, lost: Sequence[int], missing: frozenset[int]
) -> Iterator[Change]:
    """Yield the source's tags that are gone, save those that went with their paragraph.

    Those in `missing` are said whatever became of the paragraph. Neighbours that should stand at
    one place are one change.
    """
    if not lost:
        return
    places = _Places(pair, matched)
    targets = _whole_targets(pair.source)
    alignment = pair.alignment
    rendered = _rendered(pair.source, alignment.block_bead_of_source, alignment.blocks)
    run: list[int] = []
    at = Span(0, 0)
    for index in lost:
        tag = matched.source[index]
        if index not in missing and (
            tag.tag.name in _COMMENT
            or tag.tag.span in targets
            or (tag.block >= 0 and not rendered[tag.block])
        ):
            continue
        place = places.of(index)
        if run and (place != at or index != run[-1] + 1):
            yield _loss(matched, run, at)
            run = []
        run.append(index)
        at = place
    if run:
        yield _loss(matched, run, at)


def lost_branches(
    pair: AlignedPair, matched: Match, words: Vocabulary, lost: Sequence[int]
) -> Iterator[int]:
    """Yield those of the `lost` that begin a branch (`else`) of which the paragraphs are there.

    Its paragraph is what follows it; that before it belongs to another branch, and tells nothing.
    """
    source, blocks = matched.source, pair.source.blocks
    branches = [index for index in lost if source[index].tag.name in words.branches]
    if not branches:
        return
    parents = nest([tag.tag.name for tag in source], words).parents
    there = set(matched.partners.values())
    for index in branches:
        following = source[index].block + 1
        if parents[index] in there and 0 < following < len(blocks):
            bead = pair.alignment.blocks[pair.alignment.block_bead_of_source[following]]
            if blocks[following].kind != "tag" and bead.translation:
                yield index


def _loss(matched: Match, run: Sequence[int], place: Span) -> Change:
    first, *more = (matched.source[index] for index in run)
    return Change("lost", place, None, first, more=tuple(more))


def added_tags(pair: AlignedPair, matched: Match, added: Sequence[int]) -> Iterator[Change]:
    """Yield the tags that the source does not have, save those of added paragraphs and glosses.

    Lines of nothing but added tags are one change. What the source has as text (in a `raw` block
    whose end the translation lost) is no addition.
    """
    translation = matched.translation
    if not added:
        return
    known = {tag.key for tag in matched.source}
    torn = _verbatim(matched.source) != _verbatim(translation)
    targets = _whole_targets(pair.translation)
    glosses = _glosses(pair, matched)
    alignment = pair.alignment
    rendered = _rendered(pair.translation, alignment.block_bead_of_translation, alignment.blocks)
    run: list[int] = []
    for index in added:
        tag = translation[index]
        if (
            tag.tag.name in _COMMENT
            or (torn and tag.key not in known and tag.text in pair.source.text)
            or tag.tag.span in targets
            or (tag.block >= 0 and not rendered[tag.block])
            or (tag.bead, tag.key) in glosses
        ):
            continue
        if run and not (index == run[-1] + 1 and _is_line(pair, tag, translation[run[-1]])):
            yield _addition(matched, run)
            run = []
        run.append(index)
    if run:
        yield _addition(matched, run)


def _verbatim(tags: Sequence[Placed]) -> Counter[str]:
    """Count the tags that enclose what is text for Liquid."""
    return Counter(tag.tag.name for tag in tags if tag.tag.name in VERBATIM_NAMES)


def _addition(matched: Match, run: Sequence[int]) -> Change:
    first, *more = (matched.translation[index] for index in run)
    span = Span(first.tag.span.start, (more or [first])[-1].tag.span.end)
    return Change("added", span, first, None, more=tuple(more))


def _is_line(pair: AlignedPair, *tags: Placed) -> bool:
    """Tell whether tags of the translation stand on lines of nothing but tags."""
    blocks = pair.translation.blocks
    return all(tag.block >= 0 and blocks[tag.block].kind == "tag" for tag in tags)


def _whole_targets(document: Document) -> set[Span]:
    """Return the link targets; a tag that is all of one belongs to the rules on links."""
    return {mark.target for marks in (document.links, document.images) for mark in marks}


def _glosses(pair: AlignedPair, matched: Match) -> set[tuple[int, Key]]:
    """Return the tags, by paragraph, that are repeated in it for `X (translated X)`."""
    text = pair.translation.text
    count = Counter((tag.bead, tag.key) for tag in matched.translation)
    return {
        (tag.bead, tag.key)
        for tag in matched.translation
        if count[tag.bead, tag.key] > 1 and _in_parentheses(text, tag.tag.span)
    }


def _rendered(
    document: Document, bead_of: Sequence[int], beads: Sequence[Bead]
) -> tuple[bool, ...]:
    """Tell for each block of one side whether the other has it too.

    For a tag on a line of its own that is so if the other side has the paragraphs around the line.
    """
    both = [bool(beads[bead].source and beads[bead].translation) for bead in bead_of]
    is_tag = [block.kind == "tag" for block in document.blocks]
    around = [True] * len(both)
    for order in (range(len(both)), range(len(both) - 1, -1, -1)):
        last = True
        for index in order:
            if is_tag[index]:
                around[index] &= last
            else:
                last = both[index]
    return tuple(
        there or (tag and framed) for there, tag, framed in zip(both, is_tag, around, strict=True)
    )


_BRACKETS = lazy_pattern(r"\]?[(（]|[)）]")
_REACH = 300  # code points before a tag in which its parenthesis opens


def _in_parentheses(text: str, span: Span) -> bool:
    """Tell whether a stretch stands in parentheses on its line: a gloss on what precedes them."""
    line = max(text.rfind("\n", 0, span.start) + 1, span.start - _REACH)
    opened: list[bool] = []
    for bracket in _BRACKETS.finditer(text, line, span.start):
        if bracket[0] not in (")", "）"):
            opened.append(bracket[0][0] != "]")  # else the target of a link
        elif opened:
            opened.pop()
    return any(opened)


class _Places:
    """Where in the translation a tag of the source belongs that is missing there."""

    def __init__(self, pair: AlignedPair, match: Match) -> None:
        self._match = match
        self._ends = list(_ends(pair))
        inverse = {i: j for j, i in match.partners.items()}
        self._before = self._nearest(range(len(match.source)), inverse)
        self._after = self._nearest(reversed(range(len(match.source))), inverse)

    def _nearest(self, order: Iterable[int], inverse: Mapping[int, int]) -> dict[int, int]:
        """Map each source tag to the counterpart of the last one met in its bead."""
        found: dict[int, int] = {}
        last: dict[int, int] = {}
        for i in order:
            bead = self._match.source[i].bead
            if bead in last:
                found[i] = last[bead]
            j = inverse.get(i, -1)
            if j >= 0 and self._match.translation[j].bead == bead:
                last[bead] = j
        return found

    def of(self, index: int) -> Span:
        """Return the empty span where the source's tag `index` should stand.

        That is after its predecessor or before its successor in the block, whichever is nearer in
        the source, else at the block's end, else after the block before.
        """
        source, translation = self._match.source, self._match.translation
        here = source[index].tag.span
        before, after = self._before.get(index), self._after.get(index)
        if before is not None and after is not None:
            gap = here.start - source[self._match.partners[before]].tag.span.end
            if source[self._match.partners[after]].tag.span.start - here.end <= gap:
                before = None
        if before is not None:
            at = translation[before].tag.span.end
            return Span(at, at)
        if after is not None:
            at = translation[after].tag.span.start
            return Span(at, at)
        at = self._ends[source[index].bead + 1]
        return Span(at, at)


def _ends(pair: AlignedPair) -> Iterator[int]:
    """Yield where the translation's text ends before the first bead and after each bead."""
    document = pair.translation
    at = document.body
    yield at
    for bead in pair.alignment.blocks:
        if bead.translation:
            start, at = document.blocks[bead.translation[-1]].span
            while at > start and document.text[at - 1].isspace():
                at -= 1
        yield at
