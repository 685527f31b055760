"""Pairs the code blocks of an article with those of its source; only those that differ matter."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.compare.code_fences import FenceFault, fence_faults, same_code
from doclint.model import Span
from doclint.parse.document import Block, Document
from doclint.patterns import lazy_pattern

_HIGHLIGHT = lazy_pattern(r"\{%-?\s*highlight\s+(\S+)")
_INNER_FENCE = lazy_pattern(r"^[ \t>]*(?:```|~~~)", re.MULTILINE)


class CodeBlock(NamedTuple):
    """A block of code.

    `content` is the code, from the beginning of its first line; `info` the info string, `opening`
    the line it stands on (empty for indented code). `liquid` says that this is a tag,
    `{% highlight ruby %}`, of which `info` is the language. `bead` indexes the alignment's block
    beads, `quotes` counts the block quotes around it.
    """

    content: Span
    info: str
    opening: Span
    bead: int
    quotes: int
    liquid: bool


class CodePair(NamedTuple):
    """A block of the source and what stands for it."""

    source: CodeBlock
    translation: CodeBlock


def code_pairs(pair: AlignedPair) -> tuple[CodePair, ...]:
    """Return the pairs of blocks whose code or info string differs, in order.

    Blocks that a damaged fence made are left out.
    """
    source, translation = pair.source, pair.translation
    if pair.fact(same_code):
        return ()
    ours = list(_blocks(source, pair.alignment.block_bead_of_source))
    theirs = list(_blocks(translation, pair.alignment.block_bead_of_translation))
    left = [source.text[block.content.start : block.content.end] for block in ours]
    right = [translation.text[block.content.start : block.content.end] for block in theirs]
    by_bead: dict[int, list[int]] = defaultdict(list)
    for index in reversed(range(len(ours))):
        by_bead[ours[index].bead].append(index)
    faults = pair.fact(fence_faults)
    pairs = []
    for j, block in enumerate(theirs):
        if not by_bead[block.bead]:
            continue
        i = by_bead[block.bead].pop()
        alike = left[i].split("\n", 1)[0].strip() == right[j].split("\n", 1)[0].strip()
        if left[i] == right[j] and ours[i].info == block.info:
            continue
        if _INNER_FENCE.search(left[i]) and not _INNER_FENCE.search(right[j]):
            continue  # the source's own fence is damaged
        if not any(_spoils(fault, block, alike=alike) for fault in faults):
            pairs.append(CodePair(ours[i], block))
    return tuple(pairs)


def _spoils(fault: FenceFault, block: CodeBlock, *, alike: bool) -> bool:
    """Tell whether a block is what a damaged fence made of the article."""
    if block.opening.start <= fault.span.start <= block.content.end:
        return True
    return fault.kind != "code" and fault.span.start < block.content.start and not alike


def _blocks(document: Document, beads: Sequence[int]) -> Iterator[CodeBlock]:
    text = document.text
    for index, block in enumerate(document.blocks):
        if block.kind == "code":
            # The parser leaves the indentation of the first line out.
            start = text.rfind("\n", 0, block.content.start) + 1
            content = Span(start, max(start, block.content.end))
            first = min(block.span.start, start)
            opening = Span(first, max(first, start - 1) if block.level else start)
            tag = _HIGHLIGHT.match(block.info)
            info = tag[1] if tag else block.info
            quotes = _quotes(document, block)
            yield CodeBlock(content, info, opening, beads[index], quotes, liquid=bool(tag))


def _quotes(document: Document, block: Block) -> int:
    quotes, container = 0, block.container
    while container >= 0:
        quotes += document.containers[container].kind == "quote"
        container = document.containers[container].parent
    return quotes
