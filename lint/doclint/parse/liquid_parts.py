"""The anatomy of a stretch of text that is, or once was, a Liquid tag."""

from functools import lru_cache
from typing import NamedTuple

from doclint.model import Span
from doclint.patterns import lazy_pattern

COMMENT = "#"  # the name of a tag that is a comment: `{% # … %}`
BLANK = r"[ \t\u00a0\u3000]"

# Stripped by character: what a pattern would search for is quadratic in a run of white space.
_BEFORE = "{｛}｝%％\\-–—− \t\r\n\u00a0\u3000"
_AFTER = ("%", "}｝\\", "%％\\ \t\u00a0\u3000", "-–—− \t\r\n")
_NAME = lazy_pattern(r"#|\w++(?:-\w++)*+")
_QUOTED = lazy_pattern(r"""\\?"[^"]*+"|''[^'\n]++''|'[^']*+'""")
_OPEN_QUOTE = lazy_pattern(r"""["]|(?<![\w)])'""")
_TYPOGRAPHIC_QUOTE = lazy_pattern(r"[“”„«»‟]|(?<!\w)[‘‚’]|[「『]")


class Parts(NamedTuple):
    """What a stretch consists of, as in `doclint.parse.liquid.Tag`; spans count from its start."""

    kind: str
    name: str
    name_span: Span
    markup: Span
    damage: str


@lru_cache(maxsize=1 << 14)
def take_apart(stretch: str, form: str) -> Parts:
    """Return the parts of a stretch that the scanner found in the shape `form`.

    Cached: an article repeats its tags, a site all the more.
    """
    if form in ("output", "brace", "wide"):
        return _output(stretch, form)
    if form == "stray":
        kind = "output" if stretch.endswith("}}") else "tag"
        return Parts(kind, "", Span(0, 0), _trimmed(stretch, 0, len(stretch) - 2), "stray")
    begin = len(stretch) - len(stretch.lstrip(_BEFORE))
    body = stretch
    if form != "unclosed":
        for characters in _AFTER:
            body = body.rstrip(characters)
    stop = max(begin, len(body))
    name = _NAME.match(stretch, begin, stop)
    if name and form == "bare" and stretch.startswith(".", name.end()):
        name = None  # a path in braces
    name_span = Span(*name.span()) if name else Span(begin, begin)
    markup = _trimmed(stretch, name_span.end, stop)
    if form in ("bare", "percent", "unclosed"):
        damage = form
    else:
        damage = _damage(stretch[:begin].strip(), stretch[stop:].strip())
        if not damage:
            damage = _inner_damage(stretch[slice(*name_span)], stretch[slice(*markup)])
        elif begin == stop:
            damage = "empty"
    return Parts("tag", stretch[slice(*name_span)], name_span, markup, damage)


def _output(stretch: str, form: str) -> Parts:
    begin = len(stretch) - len(stretch.lstrip("{｛ -"))
    markup = _trimmed(stretch, begin, len(stretch.rstrip("}｝ \t\r\n-")))
    if form == "wide":
        damage = "width"
    elif form == "brace":
        damage = "closer" if stretch.startswith("{{") else "opener"
    elif markup.start == markup.end:
        damage = "empty"
    elif stretch[markup.start] == "<" and markup.start > 2:
        damage = "opener"  # Hugo's `{{<` is one sign
    elif stretch[markup.end - 1] == ">" and stretch[2] == "<" and stretch[-3] != ">":
        damage = "closer"
    else:
        damage = _quote_damage(stretch[slice(*markup)])
    # Go templates comment with `{{/* … */}}`, Handlebars with `{{! … }}`.
    name = COMMENT if stretch.startswith(("/*", "!"), markup.start) else ""
    return Parts("output", name, Span(markup.start, markup.start), markup, "" if name else damage)


def _trimmed(stretch: str, start: int, end: int) -> Span:
    """Return a span without the white space at its ends."""
    inner = stretch[start : max(start, end)]
    start += len(inner) - len(inner.lstrip())
    return Span(start, start + len(inner.strip()))


def _damage(opener: str, closer: str) -> str:
    """Return what is wrong with the delimiters of a tag."""
    both = opener + closer
    if any(sign in both for sign in "｛％｝"):
        return "width"
    if any(dash in both for dash in "–—−"):
        return "dash"
    if opener.startswith("{{%") and closer.endswith("%}}"):
        return "braces"
    if opener not in ("{%", "{%-"):
        return "opener"
    return "" if closer in ("%}", "-%}") else "closer"


def _inner_damage(name: str, markup: str) -> str:
    """Return what is wrong between whole delimiters."""
    if not name:
        return "name" if markup else "empty"
    return "" if name == COMMENT else _quote_damage(markup)


def _quote_damage(markup: str) -> str:
    rest = _QUOTED.sub("x", markup)
    if _TYPOGRAPHIC_QUOTE.search(rest):
        return "quotes"
    return "quote" if _OPEN_QUOTE.search(rest) else ""
