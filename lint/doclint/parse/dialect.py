"""Finds what the dialects of documentation sites add to Markdown, and hides it from CommonMark.

Admonitions, tabs, includes, attribute lists and modules are read wherever they stand, since their
forms are unambiguous. A line of them becomes an empty heading of the same length, which ends the
text before it as the dialect does. One whose content is indented becomes the marker of a list item
besides, so that its content is prose. Whether such a line really is one, CommonMark tells: within
code no heading begins.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from doclint.model import Span
from doclint.parse.dialect_forms import BY_SIGN, CANDIDATE, INDENTED
from doclint.parse.document import MASK, Construct
from doclint.parse.masking import FILLER, hide
from doclint.patterns import lazy_pattern

# https://kramdown.gettalong.org/syntax.html#span-ials,
# https://python-markdown.github.io/extensions/attr_list/; comments of MDX
_INLINE = lazy_pattern(
    r"""\{(?: :[^{}\n]*+ | [ ]?[.\#][\w-][^{}\n]*+ | [ ]?[\w-]++=["'\d][^{}\n]*+ )\}
      | \{/\*(?:[^*{]|\*(?!/)|\{(?!/\*))*+\*/\}""",
    re.VERBOSE,
)
# An expression as the value of an attribute; one brace within another at most.
_EXPRESSION = lazy_pattern(r"(?<=\w=)\{(?:[^{}]|\{[^{}]*+\})*+\}")
_ITEM = "+   "  # a marker whose content begins in the fifth column


class Disguise(NamedTuple):
    """An article in disguise: `shown` for prose, `hidden` for CommonMark, both of its length.

    `lines` are the constructs on lines of their own by the offset of the heading that stands for
    each in `hidden`, `items` the places of the markers before some of those. `inline` are the other
    constructs. `plain` is `hidden` with the lines as they are.
    """

    shown: str
    hidden: str = ""
    lines: Mapping[int, Construct] = {}
    items: frozenset[int] = frozenset()
    inline: tuple[Construct, ...] = ()
    plain: str = ""


def disguise(text: str, hidden: str, shown: str, start: int) -> Disguise:
    """Hide the constructs of a text from offset `start` on.

    `hidden` is the text without its Liquid, `shown` has that as `MASK`.
    """
    lines = _lines(text, shown, start)
    inline: tuple[Construct, ...] = ()
    if "{" in shown:
        inline = _inline(text, shown, start, lines)
        hidden, shown = _quoted(hidden, FILLER, shown), _quoted(shown, MASK, shown)
    if not lines and not inline:
        return Disguise(shown, hidden, plain=hidden)
    headings: dict[int, Construct] = {}
    items: set[int] = set()
    pieces: list[str] = []
    at = 0
    for construct in lines:
        first, last = construct.span
        pieces.append(hidden[at:first])
        sign = "#"
        if construct.form in INDENTED:
            sign = f"{_ITEM}#"
            items.add(first)
        headings[first + len(sign) - 1] = construct
        rest = Span(len(sign), last - first)
        pieces += sign, hide(hidden[first:last], (Span(0, rest.end),), " ")[rest.start :]
        at = last
    pieces.append(hidden[at:])
    shown = hide(shown, _machine(sorted([*lines, *inline])), MASK)
    return Disguise(shown, "".join(pieces), headings, frozenset(items), inline, hidden)


def _lines(text: str, shown: str, start: int) -> list[Construct]:
    found: list[Construct] = []
    end = 0
    places = [match.start(1) for match in CANDIDATE.finditer(shown, max(start - 1, 0))]
    if start < 2:  # no line break before it, which the pattern begins with
        first = CANDIDATE.match("\n" + shown[start : shown.find("\n", start) + 1 or None])
        places[:0] = [start + first.start(1) - 1] if first else []
    for at in places:
        line = max(shown.rfind("\n", start, at) + 1, start)
        if line < end:
            continue  # within a module of several lines
        for form in BY_SIGN[shown[at]]:
            if match := form.pattern.match(shown, line):
                found.append(_of_line(form.name, match, text))
                end = match.end()
                break
    return found


def _of_line(form: str, match: re.Match[str], text: str) -> Construct:
    start, end = match.start("core"), match.start() + len(match[0].rstrip())
    groups = match.groupdict()
    if groups.get("plain"):
        title, ends = Span(*match.span("plain")), " "
    elif groups.get("title") is not None:
        title = Span(*match.span("title"))
        ends = match["open"].strip() + (groups.get("close") or "")
    else:
        return Construct(Span(start, end), form, text[start:end], Span(start, end), None, "")
    core = Span(start, start + len(match["core"].rstrip()))
    name = text[start : core.end] + (groups.get("tail") or "")
    return Construct(Span(start, end), form, name, core, title, ends)


def _inline(text: str, shown: str, start: int, lines: Sequence[Construct]) -> tuple[Construct, ...]:
    spans = [construct.span for construct in lines]
    found = (Span(*match.span()) for match in _INLINE.finditer(shown, start))
    return tuple(
        Construct(span, "attributes", text[slice(*span)], span, None, "")
        for span in found
        if not is_within(spans, span)
    )


def is_within(spans: Sequence[Span], span: Span) -> bool:
    """Tell whether a span overlaps one of some sorted ones that do not overlap."""
    index = bisect_left(spans, (span.end, span.end)) - 1
    return index >= 0 and spans[index].end > span.start


def _machine(constructs: Sequence[Construct]) -> list[Span]:
    """Return what of some constructs nobody reads: all but their titles."""
    spans: list[Span] = []
    for construct in constructs:
        start, end = construct.span
        if construct.title:
            spans.append(Span(start, construct.title.start))
            start = construct.title.end
        spans.append(Span(start, end))
    return spans


def _quoted(text: str, filler: str, shown: str) -> str:
    """Put expressions that are values of attributes in quotation marks: HTML knows no others."""
    if "={" not in shown:
        return text
    pieces: list[str] = []
    at = 0
    for match in _EXPRESSION.finditer(shown):
        start, end = match.span()
        inner = hide(text[start + 1 : end - 1], (Span(0, end - start - 2),), filler)
        pieces += text[at:start], f'"{inner}"'
        at = end
    return "".join([*pieces, text[at:]])
