"""What became of the source's headings: their levels, and where they begin and end."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from doclint.align.alignment import Bead
from doclint.align.units import is_comment
from doclint.check.pair import AlignedPair
from doclint.compare.structure_prose import length_ratio, misfit, prose_of
from doclint.model import Span
from doclint.parse.document import Document
from doclint.patterns import lazy_pattern


class LevelChange(NamedTuple):
    """Headings that follow each other, of which the level is off by the same `shift`.

    `headings` index the translation's blocks, `origins` the source's; `whole` says that these are
    all headings of the article.
    """

    headings: tuple[int, ...]
    origins: tuple[int, ...]
    shift: int
    whole: bool


class BrokenHeading(NamedTuple):
    """A heading that lost its text, or took in what follows.

    `kind` is one of
    - `split`: the text stands on the line after the marker
    - `glued`: no space after the marker, so that it makes no heading
    - `swollen`: the paragraph after the heading stands in its line

    `blocks` are the translation's blocks that it concerns, `origins` the source's, its heading
    first; empty where they are not known.
    """

    kind: str
    span: Span
    blocks: tuple[int, ...]
    origins: tuple[int, ...]


class Headings(NamedTuple):
    """All that is wrong with headings, each kind in order."""

    levels: Sequence[LevelChange] = ()
    broken: Sequence[BrokenHeading] = ()


_GLUED = lazy_pattern(r"(?:#{2,6}|＃{1,6})(?![#＃\s])")

_MARKERS = "*_ \t"  # of emphasis: `# **` is as empty as `#`

_NEAR = 20  # beads in which to look for the source's heading
_FITS = 0.4  # misfit of lengths up to which texts may be one and the same
_CLEARLY = 0.3  # misfit by which one reading must be better than another


def heading_changes(pair: AlignedPair) -> Headings:
    """Compare the levels of aligned headings, and look for those that are broken."""
    return Headings(tuple(_levels(pair)), tuple(_broken(pair)))


def _levels(pair: AlignedPair) -> Iterator[LevelChange]:
    lefts, rights = pair.source.blocks, pair.translation.blocks
    aligned: list[tuple[int, int, int]] = []
    beads = [bead for bead in pair.alignment.blocks if not _is_comment(pair, bead)]
    for number, (source, translation, _) in enumerate(beads):
        if len(source) == len(translation) == 1:
            left, right = lefts[source[0]], rights[translation[0]]
            if left.kind == right.kind == "heading" and (
                left.level == right.level or not _is_alone(beads, number)
            ):
                aligned.append((source[0], translation[0], right.level - left.level))
    at = 0
    while at < len(aligned):
        shift, end = aligned[at][2], at + 1
        while end < len(aligned) and aligned[end][2] == shift:
            end += 1
        if shift:
            origins, headings, _ = zip(*aligned[at:end], strict=True)
            yield LevelChange(headings, origins, shift, end - at == len(aligned) > 1)
        at = end


def _is_comment(pair: AlignedPair, bead: Bead) -> bool:
    """Tell whether a bead holds a comment of one side, which never has a counterpart."""
    source, translation, _ = bead
    document, numbers = (pair.translation, translation) if translation else (pair.source, source)
    block = document.blocks[numbers[0]]
    return (
        not (source and translation)
        and block.kind in ("html", "paragraph")
        and is_comment(document.text[slice(*block.span)])
    )


def _is_alone(beads: Sequence[Bead], number: int) -> bool:
    """Tell whether nothing around a bead has a counterpart: then it has one by chance."""
    beside = [*beads[max(number - 1, 0) : number], *beads[number + 1 : number + 2]]
    return bool(beside) and not any(bead.source and bead.translation for bead in beside)


def _broken(pair: AlignedPair) -> Iterator[BrokenHeading]:
    found = list(_suspicious(pair.translation))
    if found:
        # What the source does, too, is a habit of the site.
        habits = {kind for kind, _, _ in _suspicious(pair.source)}
        for kind, span, blocks in found:
            if kind not in habits:
                yield BrokenHeading(kind, span, blocks, _origin(pair, blocks[0]))
    yield from _swollen(pair)


def _swollen(pair: AlignedPair) -> Iterator[BrokenHeading]:
    """Yield the headings that are too long by just the paragraph that is missing after them."""
    lefts, rights = pair.source.blocks, pair.translation.blocks
    for bead, after in pairwise(pair.alignment.blocks):
        if after.translation or len(bead.source) != 1 or len(bead.translation) != 1:
            continue
        heading, paragraph, index = bead.source[0], after.source[0], bead.translation[0]
        kinds = lefts[heading].kind, lefts[paragraph].kind, rights[index].kind
        if kinds == ("heading", "paragraph", "heading"):
            short = len(prose_of(pair.source, heading))
            long = short + len(prose_of(pair.source, paragraph))
            found = len(prose_of(pair.translation, index))
            ratio = pair.fact(length_ratio)
            together = misfit(long, found, ratio)
            if together < _FITS and together + _CLEARLY < misfit(short, found, ratio):
                origins = (heading, paragraph)
                yield BrokenHeading("swollen", rights[index].content, (index,), origins)


def _suspicious(document: Document) -> Iterator[tuple[str, Span, tuple[int, ...]]]:
    text, blocks = document.text, document.blocks
    for index, block in enumerate(blocks):
        if block.kind == "heading":
            if not text[slice(*block.content)].strip(_MARKERS):
                end = block.span.start + len(text[slice(*block.span)].rstrip())
                following = index + 1 < len(blocks) and _is_next_line(
                    text, end, blocks[index + 1].span
                )
                concerned = (index, index + 1) if following else (index,)
                yield "split", Span(block.span.start, end), concerned
        elif block.kind == "paragraph" and (glued := _GLUED.match(text, block.span.start)):
            yield "glued", Span(*glued.span()), (index,)


def _is_next_line(text: str, end: int, following: Span) -> bool:
    between = text[end : following.start]
    return between.count("\n") == 1 and not between.strip()


def _origin(pair: AlignedPair, block: int) -> tuple[int, ...]:
    """Return the source's heading in the bead of a block, else the nearest unmatched one."""
    beads, blocks = pair.alignment.blocks, pair.source.blocks
    number = pair.alignment.block_bead_of_translation[block]
    places = [number]
    for step in (-1, 1):
        at = number + step
        while (
            0 <= at < len(beads)
            and abs(at - number) < _NEAR
            and not (beads[at].source and beads[at].translation)
        ):
            places.append(at)
            at += step
    for at in places:
        for index in beads[at].source:
            if blocks[index].kind == "heading":
                return (index,)
    return ()
