"""Markdown with front matter, HTML and Liquid in, `Document` out.

pyromark (pulldown-cmark) finds the structure in a disguised copy of the text (see `masking`);
everything that is kept is a span into the text itself.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from doclint.config.settings import Settings
from doclint.model import Span
from doclint.parse import front_matter, sentences
from doclint.parse.blocks import Builder
from doclint.parse.document import MASK, Block, Document, FrontMatter, Segment
from doclint.parse.liquid import scan
from doclint.parse.masking import hide_liquid, show_prose, tag_lines, to_ascii

_DECLARED = re.compile(r"[`*_\[<]|://")  # what makes inline Markdown of a front matter value
_PROSE_KINDS = frozenset({"paragraph", "cell", "heading", "field", "html"})


def parse(text: str, language: str, settings: Settings) -> Document:
    """Parse an article; every text is one, however broken.

    `language` is the text's (`pt-BR`), for splitting sentences; `settings` tells which front
    matter keys are for people.
    """
    tags = scan(text)
    head = front_matter.read(text)
    body = head.span.end if head else int(text.startswith("\ufeff"))
    lines = tuple(tag_lines(text, tags, body))
    hidden = to_ascii(hide_liquid(text, tags, lines))
    builder = Builder(text, hidden, show_prose(text, tags))
    if head:
        _add_fields(builder, head, settings)
    builder.add_body(body, lines)
    prose = builder.prose()
    blocks = tuple(builder.blocks)
    return Document(
        text=text,
        prose=prose,
        body=body,
        front_matter=head,
        containers=tuple(builder.containers),
        blocks=blocks,
        segments=_segments(builder, prose, blocks, language),
        tags=tags,
        links=tuple(sorted(builder.links)),
        images=tuple(sorted(builder.images)),
        codes=tuple(builder.codes),
        emphases=tuple(builder.emphases),
        html=tuple(builder.html),
        comments=tuple(builder.comments),
    )


def _add_fields(builder: Builder, head: FrontMatter, settings: Settings) -> None:
    for field in head.fields:
        if front_matter.is_human(field, settings.front_matter):
            name = ".".join(str(part) for part in field.path)
            inline = _DECLARED.search(builder.text, field.content.start, field.content.end)
            builder.add_field(name, field.content, inline=inline is not None)


def _segments(
    builder: Builder, prose: str, blocks: Sequence[Block], language: str
) -> tuple[Segment, ...]:
    """Cut the prose of every block into sentences; images that end or begin a line stand alone."""
    primary = language.partition("-")[0]
    breaks = sorted(builder.breaks)
    segments: list[Segment] = []
    at = 0
    for index, block in enumerate(blocks):
        if block.kind not in _PROSE_KINDS:
            continue
        start, end = block.content
        if start >= end:
            continue
        if block.kind == "heading":
            segments.append(Segment(block.content, index))
            continue
        while at < len(breaks) and breaks[at] <= start:
            at += 1
        cuts = [start]
        while at < len(breaks) and breaks[at] < end:
            cuts.append(breaks[at])
            at += 1
        cuts.append(end)
        for left, right in pairwise(cuts):
            piece = prose[left:right]
            if block.kind == "html" and not piece.strip(f"{MASK} \t\r\n"):
                continue  # between two tags
            for first, last in sentences.split(piece, primary):
                segments.append(Segment(Span(left + first, left + last), index))
    return tuple(segments)
