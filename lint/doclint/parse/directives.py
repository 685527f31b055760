"""Finds doclint's own comments in an article, and takes them out of everybody else's sight.

<!-- doclint-disable-next-line link/lost -- the page has moved -->
{% comment %} doclint-disable-file liquid {% endcomment %}   {% # doclint-enable liquid %}
{/* doclint-disable-line text/number */}
title: Harbor  # doclint-disable-line untranslated/front-matter

A PO file has none of these, but comments of translators (`# doclint-disable-next-line link/lost`).

For all other parts they are blank: no text, no tag, no difference between source and translation.
What they mean is up to `doclint.filter.silence`. This module is loaded for the few articles that
have any.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doclint.model import Span
from doclint.parse import SIGN, front_matter
from doclint.parse.document import Block, Directive, Document, Named
from doclint.parse.liquid import Tag
from doclint.parse.liquid_parts import COMMENT
from doclint.parse.masking import FILLER, TagLine, hide, tag_lines
from doclint.patterns import lazy_pattern

# Bounded, so that openers without an end cannot make the search quadratic.
_COMMENT = lazy_pattern(
    rf"""
      <!--\s*+ ({SIGN}(?:(?!-->).){{0,1000}}+) -->
    | \{{%-?\s*+comment\s*+-?%\}}\s*+
      ({SIGN}(?:(?!\{{%).){{0,1000}}+) \{{%-?\s*+endcomment\s*+-?%\}}
    | \{{%-?\s*+\#\s*+ ({SIGN}(?:(?!-?%\}}).){{0,1000}}+) -?%\}}
    | \{{/\*\s*+ ({SIGN}(?:(?!\*/).){{0,1000}}+) \*/\s*+\}}
    """,
    re.VERBOSE | re.DOTALL,
)
_YAML_COMMENT = lazy_pattern(rf"(?:^|(?<=[ \t]))#[ \t]*+({SIGN}[^\r\n]*+)", re.MULTILINE)
# A translator's comment of a PO file; the other kinds have a sign behind the `#`.
_PO_COMMENT = lazy_pattern(rf"^[ \t]*+(\#[ \t]++({SIGN}[^\r\n]*+))", re.MULTILINE)
_ACTION = lazy_pattern(rf"{SIGN}([A-Za-z-]++)(?![^\s,])")  # not `doclint-terms.toml`
_WORD = lazy_pattern(r"[^\s,]++")
# What may stand before the text of a block.
_MARKERS = lazy_pattern(r"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++>?)*+")


def directives_in(text: str) -> tuple[Directive, ...]:
    """Return what looks like one of doclint's comments, sorted, code and all."""
    matches = list(_COMMENT.finditer(text))
    if head := front_matter.split(text):
        matches += _YAML_COMMENT.finditer(text, *head[1])
        matches.sort(key=re.Match.start)
    found: list[Directive] = []
    for match in matches:
        action = _ACTION.match(match[match.lastindex or 0])
        if action and (not found or match.start() >= found[-1].span.end):
            found.append(_directive(match, action))
    return tuple(found)


def directives_in_catalog(text: str) -> tuple[Directive, ...]:
    """Return doclint's comments in a PO file: `# doclint-disable-next-line link/lost`."""
    return tuple(
        _directive(match, action)._replace(span=Span(*match.span(1)), text=match[1])
        for match in _PO_COMMENT.finditer(text)
        if (action := _ACTION.match(match[2]))
    )


def comments_in_data(text: str) -> tuple[Directive, ...]:
    """Return what looks like one of doclint's comments in YAML or TOML, sorted, values and all."""
    matches = _YAML_COMMENT.finditer(text)
    found = ((match, _ACTION.match(match[1])) for match in matches)
    return tuple(_directive(match, action) for match, action in found if action)


def _directive(match: re.Match[str], action: re.Match[str]) -> Directive:
    """Read a comment; the one group of it that matched is what it says, `action` the first word."""
    start = match.start(match.lastindex or 0)
    names: list[Named] = []
    for word in _WORD.finditer(action.string, action.end()):
        if word[0].startswith("--"):
            break  # the reason
        names.append(Named(word[0], Span(start + word.start(), start + word.end())))
    return Directive(Span(*match.span()), match[0], action[1], tuple(names))


def as_html(text: str, found: Sequence[Directive]) -> str:
    """Return a text with the comments of Liquid as HTML comments, at the same length.

    For the first look at what is around them, since a line of Liquid ends a block of HTML.
    """
    pieces: list[str] = []
    at = 0
    for directive in found:
        if directive.text.startswith("{%"):
            start, end = directive.span
            pieces += (text[at:start], "<!--", text[start + 4 : end - 3], "-->")
            at = end
    return "".join([*pieces, text[at:]])


def outside_code(found: Sequence[Directive], document: Document) -> tuple[Directive, ...]:
    """Leave out what is code, or the text of a front matter value.

    `document` is the article, parsed as `as_html` gives it.
    """
    codes = [block.span for block in document.blocks if block.kind == "code"]
    codes = sorted([*codes, *(code.span for code in document.codes)])
    fields = document.front_matter.fields if document.front_matter else ()
    # `#` begins no comment in a value; the other forms are comments there, too.
    values = sorted(field.content for field in fields if field.kind == "scalar")
    return tuple(
        directive
        for directive in found
        if not _covers(values if directive.text.startswith("#") else codes, directive.span.start)
    )


def _covers(spans: Sequence[Span], at: int) -> bool:
    """Tell whether an offset lies in one of some sorted spans."""
    index = bisect_right(spans, (at, sys.maxsize)) - 1
    return index >= 0 and at < spans[index].end


@dataclass(frozen=True, slots=True)
class Hidden:
    """An article without doclint's comments: `clear` is as long as the text, blank where they are.

    `html` are the blocks of HTML in which comments stand.
    """

    clear: str
    directives: tuple[Directive, ...]
    html: tuple[Span, ...]
    _rows: str

    @classmethod
    def of(cls, text: str, directives: tuple[Directive, ...], document: Document) -> "Hidden":
        """Hide some comments of a text; `document` is as in `outside_code`."""
        spans = [directive.span for directive in directives]
        others = [d.span for d in directives if not d.text.startswith("{%")]
        html = tuple(block.span for block in document.blocks if block.kind == "html")
        return cls(hide(text, spans, " "), directives, html, hide(text, others, " "))

    def tag_lines(self, tags: Sequence[Tag], start: int) -> Iterator[TagLine]:
        """Yield the lines of nothing but tags, as if doclint's comments were not there.

        A line of such comments alone is one without tags.
        """
        own = [
            Tag(d.span, "tag", COMMENT, Span(d.span.start, d.span.start), d.span, "")
            for d in self.directives
            if d.text.startswith("{%")
        ]
        known = {tag.span for tag in own}
        for line in tag_lines(self._rows, sorted([*tags, *own]), start):
            kept = tuple(tag for tag in line.tags if tag.span not in known)
            if kept or line.in_table or not self._in_html(line.span):
                yield TagLine(line.span, kept, line.in_table)

    def _in_html(self, line: Span) -> bool:
        """Tell whether a line stands within a block of HTML that began before it."""
        return _covers(self.html, line.start - 1) and _covers(self.html, line.start)

    def filled(
        self, disguise: str, lines: Sequence[TagLine], start: int
    ) -> tuple[str, frozenset[int]]:
        """Put letters where a blank would change the structure of what is around a comment.

        `disguise` is what CommonMark sees. Also returns the offsets of the line ends that a comment
        precedes, since blanks there would make a hard line break.
        """
        alone = {line.span.start: line for line in lines}
        solid: list[Span] = []
        soft: set[int] = set()
        for directive in self.directives:
            span = directive.span
            if span.start < start:
                continue
            line = Span(self.clear.rfind("\n", 0, span.start) + 1, self._line_end(span.end))
            before = self.clear[line.start : span.start]
            after = self.clear[span.end : line.end]
            if not (before + after).strip():
                known = alone.get(max(line.start, start))
                if known.in_table if known else self._in_html(line):
                    solid.append(span)
            elif after.strip() and _MARKERS.fullmatch(before):
                solid.append(span)
            elif not after.strip():
                soft.add(line.end)
        return hide(disguise, solid, FILLER), frozenset(soft)

    def trimmed(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """Yield the blocks, those that begin with a comment from where their text begins."""
        for block in blocks:
            start, end = block.content
            inner = self.clear[start:end]
            if block.kind == "code" or not inner[:1].isspace():
                yield block
            else:
                yield block._replace(content=Span(end - len(inner.lstrip()), end))

    def _line_end(self, at: int) -> int:
        end = self.clear.find("\n", at)
        return len(self.clear) if end < 0 else end
