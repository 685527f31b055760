"""Links and images of a document as one sequence of marks, those in raw HTML included."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doclint.align.locate import unit_at
from doclint.check.pair import AlignedPair
from doclint.model import Span
from doclint.parse.document import Document
from doclint.patterns import lazy_pattern

QUOTES = "“”„‟«»‘’‚‹›＂"
# CommonMark reads no Markdown in a block of HTML; other renderers do (`markdown="1"`).
_RAW = lazy_pattern(
    r"(!?)\[([^\[\]\n]{0,500})\]\([ \t]*+([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+)[ \t]*+\)"
)


class Mark(NamedTuple):
    """A link or an image. `text` is its text or alt text; see `Link` for the other spans.

    `kind` is `link` or `image`; `form` is `inline`, `reference`, `autolink`, `html`, or `raw` for
    Markdown in a block of HTML. `block` indexes the document's blocks, `bead` the alignment's.
    """

    span: Span
    kind: str
    form: str
    text: Span
    target: Span
    destination: str
    block: int
    bead: int


def marks_of(document: Document, beads: Sequence[int]) -> list[Mark]:
    """Return the links and images of a document by place; `beads` maps its blocks to beads."""
    marks: list[Mark] = []
    if document.links:
        for span, text, target, written, _, form, block in document.links:
            destination = written
            if form == "autolink":
                destination = written.rstrip("*_]")  # of `[**https://a.b**]`
            elif form == "html":
                destination = written.strip(QUOTES)  # a matter of HTML
            marks.append(Mark(span, "link", form, text, target, destination, block, beads[block]))
    if document.images:
        for span, text, target, written, form, block in document.images:
            destination = written.strip(QUOTES) if form == "html" else written
            marks.append(Mark(span, "image", form, text, target, destination, block, beads[block]))
        marks.sort()
    raw = list(_raw_marks(document, beads))
    if raw:
        addresses = {mark.target.start for mark in raw}
        marks = [mark for mark in marks if mark.span.start not in addresses]
        marks = sorted(marks + raw)
    return marks


def _raw_marks(document: Document, beads: Sequence[int]) -> Iterator[Mark]:
    text = document.text
    for index, block in enumerate(document.blocks):
        if block.kind != "html" or text.find("](", *block.span) < 0:
            continue
        for found in _RAW.finditer(text, *block.span):
            comment = bisect_right(document.comments, (found.start(), len(text))) - 1
            if comment >= 0 and found.start() < document.comments[comment].end:
                continue
            yield Mark(
                span=Span(*found.span()),
                kind="image" if found[1] else "link",
                form="raw",
                text=Span(*found.span(2)),
                target=Span(*found.span(3)),
                destination=found[3],
                block=index,
                bead=beads[index],
            )


class Sentences:
    """Gives the bead of the sentence that a mark stands in, -1 outside of sentences."""

    def __init__(self, pair: AlignedPair) -> None:
        self._pair = pair

    def of_source(self, mark: Mark) -> int:
        """Return the bead of a mark of the source."""
        index = unit_at(self._pair.source.segments, mark.span.start)
        return -1 if index is None else self._pair.alignment.segment_bead_of_source[index]

    def of_translation(self, mark: Mark) -> int:
        """Return the bead of a mark of the translation."""
        index = unit_at(self._pair.translation.segments, mark.span.start)
        return -1 if index is None else self._pair.alignment.segment_bead_of_translation[index]
