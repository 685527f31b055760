"""Finds damaged fences: the marks around a block of code that no longer open or close it.

One damaged fence turns the rest of an article inside out, so what is wrong is looked for in the
fences themselves and not in the blocks that come of them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.model import Span
from doclint.parse.document import Block, Document
from doclint.patterns import lazy_pattern


class Fence(NamedTuple):
    """A run of backticks or tildes that is, or once was, a fence.

    `span` is the run with what follows it on its line, `rest` that text. `alone` says that nothing
    but indentation and list or quote marks stands before it.
    """

    span: Span
    rest: str
    alone: bool


class FenceFault(NamedTuple):
    """A damaged fence. `span` is what stands there, `source` what the source has, if anything.

    `kind` is one of
    - `code`: the first line of code stands on the line of the fence
    - `text`: the fence does not stand on a line of its own, so it is none
    - `unclosed`: the block swallows what follows it; `span` is empty, at the end of its code
    - `surplus`: the fence opens a block that the source does not have
    """

    kind: str
    span: Span
    source: Span | None


# It begins with a set of characters, so that `re` skips to the next one.
_RUN = lazy_pattern(r"[`~](?:(?<=`)`{2,}+|(?<=~)~{2,}+)")
_MOST = 400  # fences of an article that are compared by likeness
_BEFORE = lazy_pattern(r"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+")


def same_code(pair: AlignedPair) -> bool:
    """Tell whether the code blocks of a pair are equal, one by one."""
    ours = [block for block in pair.source.blocks if block.kind == "code"]
    theirs = [block for block in pair.translation.blocks if block.kind == "code"]
    source, translation = pair.source.text, pair.translation.text
    return len(ours) == len(theirs) and all(
        a.info == b.info
        and source[a.content.start : a.content.end] == translation[b.content.start : b.content.end]
        for a, b in zip(ours, theirs, strict=True)
    )


def fences_in(document: Document) -> list[Fence]:
    """Return the fences of an article's body, at most one for each line, in order."""
    text = document.text
    if "```" not in text and "~~~" not in text:
        return []
    fences = []
    at = document.body
    while found := _RUN.search(text, at):
        line_start = text.rfind("\n", 0, found.start()) + 1
        at = text.find("\n", found.end())
        at = len(text) if at < 0 else at
        rest = text[found.end() : at].rstrip()
        alone = _BEFORE.fullmatch(text, line_start, found.start()) is not None
        span = Span(found.start(), found.end() + len(rest))
        fences.append(Fence(span, rest.lstrip(), alone))
    return fences


def fence_faults(pair: AlignedPair) -> tuple[FenceFault, ...]:
    """Return the damaged fences of the translation, in order; a fault of the source is none."""
    if pair.fact(same_code):
        return ()
    ours, theirs = fences_in(pair.source), fences_in(pair.translation)
    if [fence[1:] for fence in ours] == [fence[1:] for fence in theirs]:
        return ()
    faults: list[FenceFault] = []
    lost = len(ours) != len(theirs)
    for left, right in _matched(ours, theirs):
        if fault := _glued(pair, left, right):
            faults.append(fault)
    if lost and (fault := _inside_out(pair, theirs)):
        faults.append(fault)
    return tuple(sorted(faults, key=lambda fault: fault.span))


def _matched(ours: Sequence[Fence], theirs: Sequence[Fence]) -> Iterator[tuple[Fence, Fence]]:
    """Yield the fences that stand for each other: in order, or where some are lost, by likeness."""
    if len(ours) == len(theirs):
        yield from zip(ours, theirs, strict=True)
    elif max(len(ours), len(theirs)) <= _MOST:
        from difflib import SequenceMatcher

        matcher = SequenceMatcher(None, _keys(ours), _keys(theirs), autojunk=False)
        for _, i, to_i, j, to_j in matcher.get_opcodes():
            if to_i - i == to_j - j:
                yield from zip(ours[i:to_i], theirs[j:to_j], strict=True)


def _keys(fences: Sequence[Fence]) -> list[tuple[bool, str]]:
    return [(fence.alone, fence.rest.partition(" ")[0]) for fence in fences]


def _glued(pair: AlignedPair, ours: Fence, theirs: Fence) -> FenceFault | None:
    if ours.alone and not theirs.alone:
        return FenceFault("text", theirs.span, ours.span)
    extra = theirs.rest.removeprefix(ours.rest).split()
    if theirs.rest == ours.rest or not theirs.rest.startswith(ours.rest) or not extra:
        return None
    text = pair.source.text
    line_end = text.find("\n", ours.span.end)
    next_end = text.find("\n", line_end + 1)
    code = text[line_end + 1 : next_end if next_end >= 0 else len(text)] if line_end >= 0 else ""
    if code.split()[:1] != extra[:1]:
        return None
    return FenceFault("code", theirs.span, Span(ours.span.start, line_end + 1 + len(code)))


def _inside_out(pair: AlignedPair, fences: Sequence[Fence]) -> FenceFault | None:
    """Find the first block of the translation that a lost or surplus fence made."""
    source, translation = pair.source, pair.translation
    known = {_first_line(source, block): block for block in reversed(list(_fenced(source)))}
    places = [fence.span.start for fence in fences if fence.alone]
    for block in _fenced(translation):
        at = bisect_left(places, block.content.start)
        inner = at < len(places) and places[at] < block.content.end
        is_closed = _RUN.fullmatch(_last_line(translation, block)) is not None
        twin = known.get(_first_line(translation, block))
        if twin is None:
            if inner or not is_closed:
                line_end = translation.text.find("\n", block.span.start)
                end = block.span.end if line_end < 0 else line_end
                return FenceFault("surplus", Span(block.span.start, end), None)
        elif inner or not is_closed:
            end = _common_end(source, twin, translation, block)
            if translation.text[end : block.content.end].strip() or not is_closed:
                return FenceFault("unclosed", Span(end, end), twin.span)
    return None


def _fenced(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if block.kind == "code" and block.level)


def _first_line(document: Document, block: Block) -> str:
    code = document.text[block.content.start : block.content.end]
    return code.lstrip().partition("\n")[0].rstrip()


def _last_line(document: Document, block: Block) -> str:
    return document.text[block.span.start : block.span.end].rstrip().rpartition("\n")[2].strip(" >")


def _common_end(source: Document, twin: Block, translation: Document, block: Block) -> int:
    """Return where in the translation's block the source's code ends, as far as it is there."""
    wanted = source.text[twin.content.start : twin.content.end].split("\n")
    end = at = block.content.start
    for line in wanted:
        found = translation.text[at : block.content.end].partition("\n")[0]
        if found.strip() != line.strip():
            break
        at += len(found) + 1
        end = at - 1 if found.strip() else end
    return end
