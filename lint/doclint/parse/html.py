"""Finds HTML tags and their attributes in a stretch of raw HTML.

CommonMark hands HTML through untouched, so links and images in it need a scan of their own. This is
no HTML parser: it finds tags where a browser's tokenizer would, and never fails.
"""

import re
from collections.abc import Iterator

from doclint.model import Span, make
from doclint.parse.document import Attribute, HtmlTag
from doclint.patterns import lazy_pattern

# Possessive (`++`, `*+`) and bounded, so that a lone quote cannot make the scan quadratic.
_TAG = lazy_pattern(
    r"""<!--.*?(?:-->|\Z)|<(/?)([A-Za-z][A-Za-z0-9:-]*)((?:[^<>"']++|"[^"]{0,4000}"|'[^']{0,4000}')*+)>""",
    re.DOTALL,
)
_ATTRIBUTE = lazy_pattern(
    r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""", re.DOTALL
)

# https://html.spec.whatwg.org/multipage/syntax.html#void-elements
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())

# Elements that flow inside a line of text; every other one parts two texts.
# https://html.spec.whatwg.org/multipage/dom.html#phrasing-content
PHRASING = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "ruby",
        "rp",
        "rt",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)

# Elements whose content is no prose.
OPAQUE = frozenset("code pre script style kbd samp tt var svg math textarea".split())


def tags_in(shown: str, text: str, start: int, end: int, block: int) -> Iterator[HtmlTag | Span]:
    """Yield the tags (and the spans of comments) of `text[start:end]` in order.

    `shown` is `text` with its Liquid masked, so that a quote inside a Liquid tag cannot end an
    attribute; values are read from `text`.
    """
    for match in _TAG.finditer(shown, start, end):
        if match[2] is None:
            yield make(Span, match.span())
        else:
            yield _tag(match, shown, text, block)


def _tag(match: re.Match[str], shown: str, text: str, block: int) -> HtmlTag:
    name = match[2].lower()
    inner_start, inner_end = match.span(3)
    attributes: tuple[Attribute, ...] = ()
    if inner_end > inner_start:
        attributes = tuple(
            _attribute(found, text) for found in _ATTRIBUTE.finditer(shown, inner_start, inner_end)
        )
    if match[1]:
        form = "close"
    elif name in VOID or shown[inner_end - 1] == "/":
        form = "void"
    else:
        form = "open"
    return make(HtmlTag, (make(Span, match.span()), name, form, attributes, block))


def _attribute(found: re.Match[str], text: str) -> Attribute:
    group = found.lastindex or 1
    start, end = found.span(group)
    value = text[start:end] if group > 1 else ""
    spans = make(Span, found.span()), make(Span, (start, end))
    return make(Attribute, (found[1].lower(), value, *spans))
