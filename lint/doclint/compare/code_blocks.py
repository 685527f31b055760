"""Pairs the code blocks of an article with those of its source; only those that differ matter."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.compare.code_fences import FenceFault, fence_faults, same_code
from doclint.compare.code_language import Family, language_of
from doclint.compare.code_lines import Change, changes, lines_of
from doclint.compare.code_names import is_renamed, translated_names
from doclint.compare.code_text import Reader
from doclint.language import contrast
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


class CodeChanges(NamedTuple):
    """What changed in a block, in order; `lines` counts the source's lines of code."""

    pair: CodePair
    changes: tuple[Change, ...]
    family: Family
    lines: int


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


def code_changes(pair: AlignedPair) -> tuple[CodeChanges, ...]:
    """Return the blocks in which something changed that is not for people, with what changed.

    Lines of examples whose names were translated throughout the article are left out.
    """
    blocks = pair.fact(_all_changes)
    if not blocks:
        return ()
    names = pair.fact(example_names)
    found = []
    for block in blocks:
        changed = [
            change
            for change in block.changes
            if not _is_example(block, change)
            or not is_renamed(change.expected, change.found, names)
        ]
        if changed:
            changed.sort(key=lambda change: change.translation)
            found.append(block._replace(changes=tuple(changed)))
    return tuple(found)


def example_names(pair: AlignedPair) -> dict[str, str]:
    """Return what the names of the article's examples were translated to."""
    return translated_names(
        (change.expected, change.found)
        for block in pair.fact(_all_changes)
        for change in block.changes
        if _is_example(block, change)
    )


def _is_example(block: CodeChanges, change: Change) -> bool:
    """Tell whether a change is one of a line in which names may be the author's own."""
    return (
        block.family in (Family.PROGRAM, Family.UNKNOWN, Family.SHELL)
        and change.expected != change.found
        and "\n" not in change.expected
        and "\n" not in change.found
    )


def _all_changes(pair: AlignedPair) -> tuple[CodeChanges, ...]:
    pairs = pair.fact(code_pairs)
    if not pairs:
        return ()
    is_common = contrast(pair.settings.source_language, pair.language).is_common
    found: list[CodeChanges] = []
    for blocks in pairs:
        ours, theirs = blocks
        language = language_of(ours.info)
        reader = Reader(language.family, is_common)
        source = lines_of(pair.source.text, ours.content, language, ours.quotes)
        translation = lines_of(pair.translation.text, theirs.content, language, theirs.quotes)
        changed = tuple(changes(source, translation, reader, theirs.content.start))
        found.append(CodeChanges(blocks, changed, language.family, len(source)))
    return tuple(found)
