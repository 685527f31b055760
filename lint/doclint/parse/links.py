"""Takes links and images apart: text, target, title, each with its place.

pyromark gives a link's range and its resolved destination; where the destination stands in the
text has to be found again, in the disguised text, in which no target holds a space.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from doclint.model import Span, make
from doclint.parse.document import MASK, HtmlTag, Image, Link
from doclint.patterns import lazy_pattern

# White space in a link; in a quotation each of its lines begins with `>`.
_SPACE = r"[ \t]*+(?:\r?\n[ \t>]*+)?+"
_TARGET = lazy_pattern(rf"{_SPACE}(?:<((?:[^<>\n\\]++|\\.)*+)>|(\S*))")
_TITLE = lazy_pattern(
    rf"""
    (?=\s) {_SPACE}
    (?: "((?:[^"\\]++|\\.)*+)" | '((?:[^'\\]++|\\.)*+)' | \(((?:[^()\\]++|\\.)*+)\) )
    {_SPACE} \)? \Z
    """,
    re.VERBOSE | re.DOTALL,
)
_DEFINITION = lazy_pattern(
    rf"\s*+\[(?:[^\]\\]++|\\.)*+\]:{_SPACE}(?:<((?:[^<>\n\\]++|\\.)*+)>|(\S+))", re.DOTALL
)
_ESCAPE = lazy_pattern(r"\\([!-/:-@\[-`{-~])")
# Addresses are ASCII in practice; a Japanese particle may follow one without a space.
_BARE_URL = lazy_pattern(rf"https?://[!#-;=?-\[\]^_a-z{{}}~|A-Z0-9{MASK}]+")


# A link in pieces: the fields of `Link` but for the last.
Parts: TypeAlias = tuple[Span, Span, Span, str, Span | None, str]


def normal_label(label: str) -> str:
    """Return a reference's label as CommonMark matches it."""
    return " ".join(label.split()).casefold()


def unescape(target: str) -> str:
    """Undo the backslash escapes of a destination as written."""
    return _ESCAPE.sub(r"\1", target) if "\\" in target else target


def take_apart(
    text: str,
    hidden: str,
    span: Span,
    link_type: str,
    definitions: Mapping[str, Span],
    start: int,
    inner_end: int,
) -> Parts:
    """Find the pieces of the link (or image) that pyromark reports at `span`.

    `definitions` maps normal labels to the spans of the link reference definitions. `start` is the
    offset after the opening bracket; up to `inner_end` pyromark has reported what the link holds.
    """
    if link_type in ("Autolink", "Email"):
        inner = Span(start, span.end - 1)
        destination = text[inner.start : inner.end]
        if link_type == "Email":
            destination = f"mailto:{destination}"
        return span, inner, inner, destination, None, "autolink"
    # A bracket that is text, code or part of a link within has been reported; the next one closes.
    close = hidden.find("]", max(start, inner_end), span.end)
    close = span.end if close < 0 else close
    inner = make(Span, (start, close))
    if link_type == "Inline":
        return _inline_parts(text, hidden, span, inner)
    if hidden.startswith("[]", span.end):
        span = Span(span.start, span.end + 2)
    label = inner
    if hidden.startswith("[", close + 1) and close + 2 < span.end - 1:
        label = Span(close + 2, span.end - 1)
    definition = definitions.get(normal_label(hidden[label.start : label.end]))
    destination = _defined(text, hidden, definition) if definition else ""
    return span, inner, label, destination, None, "reference"


def _inline_parts(text: str, hidden: str, span: Span, inner: Span) -> Parts:
    found = _TARGET.match(hidden, inner.end + 2, span.end - 1)
    if found is None:
        nowhere = Span(span.end, span.end)
        return span, inner, nowhere, "", None, "inline"
    target = make(Span, found.span(found.lastindex or 0))
    rest = _TITLE.match(hidden, found.end(), span.end)
    title = Span(*rest.span(rest.lastindex or 0)) if rest else None
    destination = unescape(text[target.start : target.end])
    return span, inner, target, destination, title, "inline"


def _defined(text: str, hidden: str, definition: Span) -> str:
    found = _DEFINITION.match(hidden, definition.start, definition.end)
    if found is None:
        return ""
    start, end = found.span(1 if found[1] is not None else 2)
    return unescape(text[start:end])


def html_link(opener: HtmlTag, whole: Span, content: Span) -> Link | None:
    """Make a link of an `<a>` element; None for an anchor without `href`."""
    for attribute in opener.attributes:
        if attribute.name == "href":
            return Link(
                whole, content, attribute.value_span, attribute.value, None, "html", opener.block
            )
    return None


def html_image(tag: HtmlTag) -> Image:
    """Make an image of an `<img>` tag; what it lacks lies empty at its end."""
    nowhere = Span(tag.span.end, tag.span.end)
    found = {attribute.name: attribute for attribute in tag.attributes}
    alt, source = found.get("alt"), found.get("src")
    return Image(
        tag.span,
        alt.value_span if alt and alt.value else nowhere,
        source.value_span if source else nowhere,
        source.value if source else "",
        "html",
        tag.block,
    )


def bare_urls(shown: str, content: Span, busy: Sequence[Span]) -> Iterator[Span]:
    """Yield the addresses in a block's text outside the `busy` spans (links, code, HTML tags)."""
    taken = sorted(busy)
    for found in _BARE_URL.finditer(shown, content.start, content.end):
        url = found[0].rstrip(".,;:!?'\"*_~|")
        if url.endswith(")") and url.count(")") > url.count("("):
            url = url[:-1]
        index = bisect_right(taken, (found.start(), len(shown))) - 1
        if any(span.end > found.start() for span in taken[max(0, index - 2) : index + 1]):
            continue
        yield Span(found.start(), found.start() + len(url))
