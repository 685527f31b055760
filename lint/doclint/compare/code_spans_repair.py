"""Restores inline code: what was translated in it, and the backticks that it lost."""

from doclint.check.pair import AlignedPair
from doclint.compare.code_language import Family
from doclint.compare.code_people import restored
from doclint.compare.code_repair import least
from doclint.compare.code_spans import BareCode, SpanChange
from doclint.compare.code_text import Reader
from doclint.compare.excerpt import excerpt
from doclint.language import contrast
from doclint.model import Edit, Fix, Safety, Span

_WORDS = 2  # more than the source's code has, and prose is among them


def span_fix(pair: AlignedPair, change: SpanChange) -> Fix | None:
    """Return the repair of a code span that differs from the source's.

    None where the whole of it, or an unknown part, is for people.
    """
    ours, theirs = change.source.content, change.translation.content
    expected, found = pair.source.text[slice(*ours)], pair.translation.text[slice(*theirs)]
    if "\n" in expected + found or "`" in expected + found:
        return None
    if len(found.split()) > len(expected.split()) + _WORDS or ("<" in found) > ("<" in expected):
        return None  # a lost backtick made code of the prose before the next one
    if " + " in expected:
        return None  # keys to press, which have other names on other keyboards
    is_common = contrast(pair.settings.source_language, pair.language).is_common
    wanted = restored(expected, found, Reader(Family.UNKNOWN, is_common))
    if wanted is None or wanted == found:
        return None
    safety = Safety.SAFE if change.certain else Safety.UNSAFE
    what = f"write {excerpt(wanted, found)} as the source does"
    return Fix(safety, what, (least(theirs, found, wanted),))


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
    edits = [Edit(Span(start, start), "`")] * (not left) + [Edit(Span(end, end), "`")] * (not right)
    return Fix(Safety.SAFE, "write the backticks around the code", tuple(edits))
