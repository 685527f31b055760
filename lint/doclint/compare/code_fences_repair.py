"""Puts damaged fences back on lines of their own."""

from doclint.check.pair import AlignedPair
from doclint.compare.code_fences import FenceFault, fences_in
from doclint.model import Edit, Fix, Safety, Span
from doclint.patterns import lazy_pattern

_FENCE = lazy_pattern(r"`{3,}|~{3,}")


def fence_fix(pair: AlignedPair, fault: FenceFault) -> Fix | None:
    """Return the repair of a damaged fence, None where its place cannot be told."""
    if fault.source is None:
        return None
    if fault.kind == "code":
        return _glued_code_fix(pair, fault.span, fault.source)
    if fault.kind == "text":
        return _glued_fence_fix(pair, fault.span, fault.source)
    lost = len(fences_in(pair.source)) - len(fences_in(pair.translation))
    if fault.kind == "unclosed" and lost == 1:
        return _closing_fix(pair, fault.span.start, fault.source)
    return None


def _indent(text: str, at: int) -> str | None:
    """Return the white space before a place in its line, None if anything else is there."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return None if before.strip(" \t") else before


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _fix(start: int, end: int, text: str) -> Fix:
    edit = Edit(Span(start, end), text)
    return Fix(Safety.SAFE, "put the fence on a line of its own", (edit,))


def _glued_code_fix(pair: AlignedPair, span: Span, source: Span) -> Fix | None:
    """Part a fence from the first line of code, if all of that line is there and no more."""
    text, original = pair.translation.text, pair.source.text
    opening, _, line = original[slice(*source)].partition("\n")
    ours, theirs = _FENCE.match(opening), _FENCE.match(text, *span)
    margin = _indent(original, source.start)
    place = _indent(text, span.start)
    depth = line[: len(line) - len(line.lstrip(" \t"))]
    if not (ours and theirs) or margin is None or place is None or not depth.startswith(margin):
        return None
    info = opening[ours.end() :].strip()
    written = text[theirs.end() : span.end]
    at = span.end - len(written.lstrip())
    if not text.startswith(info, at):
        return None
    at += len(info)
    code = text[at : span.end]
    if not info:
        at = theirs.end()
    if code.split() != line.split():
        return None
    first = span.end - len(code.lstrip())
    return _fix(at, first, _newline(text) + place + depth.removeprefix(margin))


def _glued_fence_fix(pair: AlignedPair, span: Span, source: Span) -> Fix | None:
    """Part a fence from the text, or the code, in front of it."""
    text, original = pair.translation.text, pair.source.text
    margin = _indent(original, source.start)
    if margin is None:
        return None
    gap = original[len(original[: source.start].rstrip()) : source.start]
    line_start = text.rfind("\n", 0, span.start) + 1
    before = text[line_start : span.start].rstrip(" \t")
    if before.endswith(("`", "~")):
        return None
    lines = max(1, min(2, gap.count("\n")))
    return _fix(line_start + len(before), span.start, _newline(text) * lines + margin)


def _closing_fix(pair: AlignedPair, end: int, source: Span) -> Fix | None:
    """Close a block after the source's code, if all of that is there."""
    text = pair.translation.text
    lines = pair.source.text[slice(*source)].rstrip().split("\n")
    code = [line.strip() for line in lines[1:-1] if line.strip()]
    there = [line.strip() for line in text[:end].split("\n") if line.strip()]
    margin = _indent(pair.source.text, source.start)
    fence = lines[-1].strip()
    if margin is None or not code or not _FENCE.fullmatch(fence):
        return None
    if there[-len(code) :] != code:
        return None
    end -= text[end - 1] == "\r"
    return _fix(end, end, f"{_newline(text)}{margin}{fence}")
