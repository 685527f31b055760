"""What became of the ids that the source writes out for its headings (`{#id}`)."""

from collections.abc import Iterator
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.model import Fix, Span, replacing
from doclint.parse.document import Block
from doclint.patterns import lazy_pattern

# What an attribute list at the end of a heading looks like, damaged or whole.
_LIST = lazy_pattern(
    r"(?:(?<![ \t])[ \t]++)?+"
    r"(?:\\?[{｛]:?[ \t]*+(?:/\*+[ \t]*+)?[#＃][^{}｛｝\n]{0,200}[}｝]?)[ \t]*+\Z"
)


class HeadingId(NamedTuple):
    """An id of the source that the translated heading does not have.

    `expected` is that id, `found` the heading's own, empty where it has none that can be read.
    """

    span: Span
    source: Span
    expected: str
    found: str
    fix: Fix | None


def heading_id_changes(pair: AlignedPair) -> Iterator[HeadingId]:
    """Yield the headings whose id is not the source's."""
    lefts, rights = pair.source.blocks, pair.translation.blocks
    for index, left in enumerate(lefts):
        if left.kind != "heading" or not left.info:
            continue
        bead = pair.alignment.blocks[pair.alignment.block_bead_of_source[index]]
        if len(bead.source) != 1 or len(bead.translation) != 1:
            continue
        right = rights[bead.translation[0]]
        if right.kind != "heading" or right.info == left.info:
            continue
        from doclint.compare.links_anchors import translated_anchors

        if not right.info and pair.fact(translated_anchors).is_written(left.info):
            continue  # in HTML
        yield _change(pair, left, right)


def _change(pair: AlignedPair, left: Block, right: Block) -> HeadingId:
    source, text = pair.source.text, pair.translation.text
    origin = source[left.content.end : left.span.end].rstrip().rstrip("#").rstrip()
    if right.info:
        start = text.index(right.info, right.content.end)
        span = Span(start, start + len(right.info))
        fix = replacing(span, left.info, f"write `{left.info}` as the source does")
    else:
        start, end = right.content
        line = text[start : right.span.end].rstrip()
        if damaged := _LIST.search(line):
            start, end = start + damaged.start(), start + len(line)
        else:
            start = end
        fix = replacing(Span(start, end), origin, f"write `{origin.strip()}` as the source does")
        while text[start:end][:1].isspace():
            start += 1
        span = Span(start, end)
    return HeadingId(span, left.span, left.info, right.info, fix)
