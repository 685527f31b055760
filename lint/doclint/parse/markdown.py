"""Markdown with front matter, HTML and Liquid in, `Document` out.

pyromark (pulldown-cmark) finds the structure in a disguised copy of the text (see `masking`);
everything that is kept is a span into the text itself.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from doclint.config.settings import Settings
from doclint.model import Span, make
from doclint.parse import SIGN, front_matter, sentences
from doclint.parse.blocks import Builder
from doclint.parse.dialect import disguise
from doclint.parse.document import (
    MASK,
    Block,
    Directive,
    Document,
    FrontMatter,
    Segment,
)
from doclint.parse.inline import Inline
from doclint.parse.liquid import Tag, scan
from doclint.parse.masking import hide_liquid, show_prose, tag_lines, to_ascii
from doclint.patterns import lazy_pattern

if TYPE_CHECKING:
    from doclint.parse.directives import Hidden

_MARKS = lazy_pattern(r"[`*_\[<]|://")  # what makes inline Markdown of a front matter value
_COMPONENT = lazy_pattern("<[A-Z]")
_PROSE_KINDS = frozenset({"paragraph", "cell", "heading", "field", "html"})


def parse(text: str, language: str, settings: Settings) -> Document:
    """Parse an article; every text is one, however broken.

    `language` is the text's (`pt-BR`), for splitting sentences; `settings` tells which front
    matter keys are for people.
    """
    if SIGN not in text:
        return _parse(text, language, settings)
    from doclint.parse.directives import Hidden, as_html, directives_in, outside_code

    own = None
    if found := directives_in(text):
        around = _parse(as_html(text, found), language, settings)
        if real := outside_code(found, around):
            own = Hidden.of(text, real, around)
    return _parse(text, language, settings, own)


def _parse(text: str, language: str, settings: Settings, own: "Hidden | None" = None) -> Document:
    """Parse an article; `own` holds doclint's comments, if it has any that are to be hidden."""
    if own:
        text = own.clear
    tags = scan(text)
    if tags and settings.dialect == "mdx":
        tags = tuple(tag for tag in tags if tag.damage != "bare")  # `{props.name}` is an expression
    head = front_matter.read(text)
    body = head.span.end if head else int(text.startswith("\ufeff"))
    lines = tuple(own.tag_lines(tags, body) if own else tag_lines(text, tags, body))
    hidden, soft = hide_liquid(text, tags, lines), frozenset[int]()
    if own:
        hidden, soft = own.filled(hidden, lines, body)
    seen = disguise(text, hidden, show_prose(text, tags), body)
    builder = Builder(text, to_ascii(seen.hidden), seen, soft, mdx=_is_mdx(text, settings))
    if head:
        add_fields(builder, text, head, settings)
    builder.add_body(body, lines)
    blocks = tuple(own.trimmed(builder.blocks) if own else builder.blocks)
    directives = own.directives if own else ()
    return document_of(builder, blocks, language, body, head, tags, directives)


def document_of(
    builder: Builder,
    blocks: tuple[Block, ...],
    language: str,
    body: int,
    head: FrontMatter | None,
    tags: tuple[Tag, ...],
    directives: tuple[Directive, ...],
    *,
    is_data: bool = False,
) -> Document:
    """Put together what was found in a text; `blocks` are the builder's, or those cut shorter."""
    marks = builder.inline
    prose = marks.prose()
    return Document(
        text=marks.text,
        prose=prose,
        body=body,
        front_matter=head,
        containers=tuple(builder.containers),
        blocks=blocks,
        segments=_segments_of(marks, prose, blocks, language),
        tags=tags,
        links=tuple(sorted(marks.links)),
        images=tuple(sorted(marks.images)),
        codes=tuple(sorted(marks.codes)),
        emphases=tuple(sorted(marks.emphases)),
        html=tuple(marks.html),
        comments=tuple(marks.comments),
        directives=directives,
        constructs=builder.all_constructs(),
        is_data=is_data,
    )


def _is_mdx(text: str, settings: Settings) -> bool:
    """Tell whether an article has components, within which nothing indented is code."""
    return settings.dialect == "mdx" and _COMPONENT.search(text) is not None


def add_fields(builder: Builder, text: str, head: FrontMatter, settings: Settings) -> None:
    """Add the values that people read as blocks."""
    for field in head.fields:
        if front_matter.is_human(field, settings.front_matter):
            name = ".".join(str(part) for part in field.path)
            found = _MARKS.search(text, field.content.start, field.content.end)
            builder.add_field(name, field.content, markdown=found is not None)


def _segments_of(
    marks: Inline, prose: str, blocks: Sequence[Block], language: str
) -> tuple[Segment, ...]:
    """Cut the prose of every block into sentences.

    An image that ends a line stands alone; a link is never cut.
    """
    primary = language.partition("-")[0]
    wholes = sorted(link.span for link in marks.links)
    breaks = sorted(place for place in marks.breaks if not _is_within(wholes, place))
    segments: list[Segment] = []
    possible_end = sentences.POSSIBLE_END.search
    at = 0
    for index, (kind, _, content, _, _, _) in enumerate(blocks):
        start, end = content
        if kind not in _PROSE_KINDS or start >= end:
            continue
        if kind == "heading":
            segments.append(make(Segment, (content, index)))
            continue
        while at < len(breaks) and breaks[at] <= start:
            at += 1
        if (at == len(breaks) or breaks[at] >= end) and not possible_end(prose, start, end):
            segments.append(make(Segment, (content, index)))
            continue
        cuts = [start]
        while at < len(breaks) and breaks[at] < end:
            cuts.append(breaks[at])
            at += 1
        cuts.append(end)
        for left, right in pairwise(cuts):
            piece = prose[left:right]
            if kind == "html" and not piece.strip(f"{MASK} \t\r\n"):
                continue  # between two tags
            known = len(segments)
            for first, last in sentences.split(piece, primary):
                span = _trimmed(marks.text, left + first, left + last)
                if span.start == span.end:
                    continue
                if len(segments) > known and _is_within(wholes, span.start):
                    span = Span(segments.pop().span.start, span.end)
                segments.append(make(Segment, (span, index)))
    return tuple(segments)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Leave out white space at the ends that is none in prose (within code, say)."""
    if text[start].isspace() or text[end - 1].isspace():
        piece = text[start:end]
        stripped = piece.strip()
        start += len(piece) - len(piece.lstrip())
        end = start + len(stripped)
    return make(Span, (start, end))


def _is_within(spans: Sequence[Span], place: int) -> bool:
    """Tell whether a place lies inside one of some sorted spans, not at its ends."""
    index = bisect_left(spans, (place, place)) - 1
    return index >= 0 and spans[index].start < place < spans[index].end
