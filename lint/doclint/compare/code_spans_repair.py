"""Restores inline code: what was translated in it, and the backticks that it lost."""

from bisect import bisect_left

from doclint.align.locate import unit_at
from doclint.check.pair import AlignedPair
from doclint.compare.code_language import Family
from doclint.compare.code_people import restored
from doclint.compare.code_repair import least
from doclint.compare.code_spans import BareCode, SpanChange
from doclint.compare.code_text import Reader
from doclint.compare.excerpt import excerpt
from doclint.compare.invisible import spreads
from doclint.language import contrast
from doclint.model import Edit, Fix, Safety, Span, replacing
from doclint.patterns import lazy_pattern

_WORDS = 2  # more than the source's code has, and prose is among them
_ALONE = lazy_pattern(r"(?<!`)`(?!`)")
_ON = lazy_pattern(r"[A-Za-z0-9_]|[-./=:][A-Za-z0-9_]")  # what makes longer code of it


def span_fix(pair: AlignedPair, change: SpanChange) -> Fix | None:
    """Return the repair of a code span that differs from the source's.

    None where the whole of it, or an unknown part, is for people.
    """
    ours, theirs = change.source.content, change.translation.content
    expected, found = pair.source.text[slice(*ours)], pair.translation.text[slice(*theirs)]
    if "\n" in expected + found or "`" in expected + found:
        return None
    if _holds_prose(pair, change, expected, found):
        return None
    if " + " in expected:
        return None  # keys to press, which have other names on other keyboards
    is_common = contrast(pair.settings.source_language, pair.language).is_common
    wanted = restored(expected, found, Reader(Family.UNKNOWN, is_common))
    if wanted is None or wanted == found or spreads(wanted, found):
        return None
    safety = Safety.SAFE if change.certain else Safety.UNSAFE
    what = f"write {excerpt(wanted, found)} as the source does"
    return Fix(safety, what, (least(theirs, found, wanted),))


def _holds_prose(pair: AlignedPair, change: SpanChange, expected: str, found: str) -> bool:
    """Tell whether a code span may hold prose, since a backtick of it or beside it was lost."""
    if len(found.split()) > len(expected.split()) + _WORDS or ("<" in found) > ("<" in expected):
        return True
    ours, theirs = pair.source, pair.translation
    start, end = change.translation.span
    if found[:1].isspace() and not theirs.text[start - 1 : start].isspace():
        return True  # it is what stood between two spans
    if found[-1:].isspace() and theirs.text[end : end + 1].isalnum():
        return True
    if _stands_in_prose(expected, found):
        return True
    place = ours.blocks[change.source.block].span
    if _ALONE.search(theirs.prose, *theirs.blocks[change.translation.block].span):
        return not _ALONE.search(ours.prose, *place)
    first = bisect_left(ours.codes, place.start, key=lambda code: code.span.start)
    last = bisect_left(ours.codes, place.end, key=lambda code: code.span.start)
    others = (ours.text[slice(*code.content)] for code in ours.codes[first:last])
    return any(code not in expected and _stands_in_prose(code, found) for code in others)


def _stands_in_prose(code: str, found: str) -> bool:
    """Tell whether code of the source stands in other code, beside what may be a word of prose."""
    before, code, after = found.partition(code)
    beside = (before[-1:], after[:1])
    return bool(code) and any(sign.isspace() or not sign.isascii() for sign in beside)


def emptied_fix(pair: AlignedPair, bare: BareCode) -> Fix:
    """Return the repair of backticks with nothing in between: the source's code, marks and all.

    What was there may stand beside them, a word of it translated.
    """
    source, translation = pair.source.text, pair.translation
    content = source[slice(*bare.source.content)].strip()
    block = unit_at(translation.blocks, bare.translation.start)
    prose = "" if block is None else translation.prose[slice(*translation.blocks[block].span)]
    is_sure = content not in prose and not any(map(str.isalpha, content))
    code = " ".join(source[slice(*bare.source.span)].split())
    safety = Safety.SAFE if is_sure else Safety.UNSAFE
    return replacing(bare.translation, code, "write the source's code", safety)


def backtick_fix(pair: AlignedPair, bare: BareCode) -> Fix | None:
    """Return the repair of code that lost a backtick, or both."""
    start, end = bare.translation
    text = pair.translation.text
    written = text[start:end]
    marks = pair.source.text[bare.source.span.start : bare.source.content.start]
    before, after = text[max(0, start - 7) : start], text[end : end + 7]
    # Half of an element beside it is what became of the backtick.
    if (
        marks != "`"
        or before.endswith(("`", "code>"))
        or after.startswith(("`", "<code", "</code"))
    ):
        return None
    left, right = written.startswith("`"), written.endswith("`")
    if left and right:
        return None  # they are part of the code
    if (not right and _ON.match(text, end)) or (not left and _ON.match(before[:-3:-1])):
        return None  # longer code begins or ends with it
    edits = [Edit(Span(start, start), "`")] * (not left) + [Edit(Span(end, end), "`")] * (not right)
    return Fix(Safety.SAFE, "write the backticks around the code", tuple(edits))
