"""The lines that the dialects of documentation sites add to Markdown: a table of patterns."""

import re
from typing import NamedTuple

from doclint.patterns import lazy_pattern

_END = r"[ \t]*+\r?(?=\n|\Z)"
# Quotation marks that a translation may have put around a title.
_OPEN, _CLOSE = '["“”„«»「『]', '["“”„«»」』]'
_QUOTED = rf"(?P<open>{_OPEN})(?P<title>[^\n]*?)(?P<close>{_CLOSE})"


class Form(NamedTuple):
    """A form of line: with which signs it begins, and its pattern.

    The pattern's groups are `core` (what a program reads), `title` (what people read), `open` and
    `close` around that, and `tail` behind.
    """

    name: str
    signs: str
    pattern: re.Pattern[str]


def _form(name: str, signs: str, pattern: str) -> Form:
    return Form(name, signs, lazy_pattern(rf"[ \t]*+{pattern}{_END}"))


# How a line begins that may be one of them; what precedes its first sign is white space and `>`.
CANDIDATE = lazy_pattern(
    r"\n[ \t]*+(?:>[ \t]*+)*+"
    r"(!!!|\?\?\?|！！！|？？？|===|///|:::|：：：|\\?[\[［【][!！]|\{[*:]|-++8<|import\b|export\b)"
)

# After these the content is indented by four columns.
INDENTED = frozenset(("admonition", "tab"))

_LINES = (
    # https://python-markdown.github.io/extensions/admonition/,
    # https://facelessuser.github.io/pymdown-extensions/extensions/details/
    _form(
        "admonition",
        "!?！？",
        rf"(?P<core>(?:!!!|\?\?\?\+?|！！！|？？？\+?)[ ]?\w[\w -]*+)(?:{_QUOTED})?",
    ),
    # https://facelessuser.github.io/pymdown-extensions/extensions/tabbed/
    _form("tab", "=", rf"(?P<core>===[!+]{{0,2}}[ ]++){_QUOTED}"),
    # https://facelessuser.github.io/pymdown-extensions/extensions/blocks/
    _form(
        "block",
        "/",
        r"(?P<core>/{3,}+(?:[ ]*+\w[\w -]*+)?+)(?:(?P<open>[|｜][ ]*+)(?P<title>[^\n]*?))?",
    ),
    # https://docusaurus.io/docs/markdown-features/admonitions,
    # https://starlight.astro.build/guides/authoring-content/#asides; the title may stand alone
    _form(
        "container",
        ":：",
        r"(?P<core>[:：]{3,}+[ ]?[\w-]*+)"
        r"(?:(?P<open>[\[［])(?P<title>[^\n]*?)(?P<close>[\]］])(?P<tail>\{[^{}\n]*+\})?+"
        r"|\{[^{}\n]*+\}|[ ]++(?P<plain>[^\s{][^\n]*?))?",
    ),
    # https://docs.github.com/en/get-started/writing-on-github (alerts)
    _form(
        "alert",
        "[［【\\",
        r"(?:>[ \t]*+)++(?P<core>\\?[\[［【][!！][ ]?\w[\w -]*+\\?[\]］】])"
        r"(?:(?P<open>[-+]?[ ]++)(?P<title>[^\s][^\n]*?))?",
    ),
    # https://github.com/tiangolo/markdown-include-variants, pymdownx.snippets
    _form("include", "{", r"(?P<core>\{\*[^\n]*?\*\})"),
    _form("include", "-", r"(?P<core>-++8<-[^\n]*?)"),
    # https://mdxjs.com/docs/what-is-mdx/#esm; where code ends with an export, its fence ends, too
    _form(
        "module",
        "i",
        r"(?P<core>import\b(?:[ ]*+|[^\"'\n;{}]*+(?:\{[^{}\"';]*+\}[^\"'\n;{}]*+)?+"
        r"(?<=\bfrom[ ]))[\"'][^\"'\n]++[\"'];?+)",
    ),
    _form(
        "module",
        "e",
        r"(?P<core>export[ ](?:const|let|var|default|function|class|async|\{|\*)[^\n]*+"
        r"(?:\n(?![ \t\r]*+(?:\n|\Z|```|~~~))[^\n]++)*+)",
    ),
    # https://kramdown.gettalong.org/syntax.html#extensions, #block-ials
    _form("extension", "{", r"(?P<core>\{:[:/][^{}\n]*\})"),
    _form("attributes", "{", r"(?P<core>\{:[^{}\n]*\})"),
)

BY_SIGN = {
    sign: tuple(form for form in _LINES if sign in form.signs)
    for sign in {sign for form in _LINES for sign in form.signs}
}
