"""Builds blocks, containers and inline marks from pyromark's events."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pyromark

from doclint.model import Span
from doclint.parse import links
from doclint.parse.document import MASK, Block, Code, Container, Emphasis, HtmlTag, Image, Link
from doclint.parse.html import OPAQUE, PHRASING, tags_in
from doclint.parse.masking import TagLine, hide

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_GFM
)
_CONTAINERS = {
    "List": "list",
    "Item": "item",
    "BlockQuote": "quote",
    "Table": "table",
    "TableHead": "row",
    "TableRow": "row",
    "FootnoteDefinition": "footnote",
}
_LEAVES = {
    "Paragraph": "paragraph",
    "Heading": "heading",
    "TableCell": "cell",
    "CodeBlock": "code",
    "HtmlBlock": "html",
    "Rule": "rule",
}
_INLINE = frozenset(("Emphasis", "Strong", "Strikethrough", "Link", "Image"))
_INDENT = re.compile(r"[ \t]*")
_LINE_END = re.compile(r"[ \t]*(?:[\r\n|]|\Z)")
_HEADING_ID = re.compile(r"\{[^}\n]*#([^\s}]+)[^}\n]*\}")


class _Open(NamedTuple):
    """An inline element that has begun: its event, its range and where its content began."""

    kind: str
    value: Any
    span: Span


class Builder:
    """Collects what the events say of one article; `add_field` and `add_body` feed it in order.

    `hidden` is the text in disguise (ASCII, Liquid filled), `shown` the text with its Liquid as
    `MASK`; both are as long as `text`.
    """

    def __init__(self, text: str, hidden: str, shown: str) -> None:
        self.text, self.hidden, self.shown = text, hidden, shown
        self.blocks: list[Block] = []
        self.containers: list[Container] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.codes: list[Code] = []
        self.emphases: list[Emphasis] = []
        self.html: list[HtmlTag] = []
        self.comments: list[Span] = []
        self.breaks: list[int] = []  # offsets at which a sentence surely ends
        self._prose: list[Span] = []
        self._urls: list[Span] = []  # bare addresses within prose, which are none
        self._stack: list[int] = []  # open containers
        self._inline: list[_Open] = []
        self._anchors: list[HtmlTag] = []  # open <a> and <code>
        self._opaque = 0  # depth of open elements whose content is no prose
        self._in_image = 0
        self._leaf = -1  # the open block
        self._implicit = False  # the open block is a tight item's text, which has no event
        self._first = self._last = 0  # extent of the open block's inline content
        self._busy: list[Span] = []  # links, code and tags of the open block
        self._definitions: dict[str, Span] = {}
        self._lines: Sequence[TagLine] = ()
        self._next_line = 0
        self._code_end = 0
        self._in_tag_row = False  # in a line of tags that was filled to keep its table whole

    def add_field(self, name: str, content: Span, *, inline: bool) -> None:
        """Add a front matter value as a block; `inline` says that it may hold Markdown."""
        self._leaf = len(self.blocks)
        self.blocks.append(Block("field", content, content, 0, name, -1))
        if inline:
            flat = self.hidden[content.start : content.end].replace("\n", " ").replace("\r", " ")
            self._run(flat, content.start, blocks=False)
            self._find_bare_urls(content)
        else:
            self._prose.append(content)
        self._finish_block()

    def add_body(self, start: int, lines: Sequence[TagLine]) -> None:
        """Add everything from offset `start` on; `lines` are the lines of nothing but Liquid."""
        self._lines = lines
        body = self.hidden[start:]
        if "]:" in body:
            found = pyromark.reference_definitions(body, options=_OPTIONS)
            for label, definition in found.items():
                span = definition["span"]
                whole = Span(start + span["start"], start + span["end"])
                self._definitions[links.normal_label(label)] = whole
        self._run(body, start, blocks=True)
        self._close_implicit()
        self._flush_lines(len(self.text) + 1)

    def prose(self) -> str:
        """Return the text with everything that people do not read as `MASK`."""
        pieces: list[str] = []
        at = 0
        shown = self.shown
        for start, end in self._prose:
            if start < at:
                continue
            pieces.append(MASK * (start - at))
            pieces.append(shown[start:end])
            at = end
        pieces.append(MASK * (len(shown) - at))
        prose = "".join(pieces)
        return hide(prose, self._urls, MASK) if self._urls else prose

    def _run(self, hidden: str, base: int, *, blocks: bool) -> None:
        """Take in the events of `hidden`, which stands at offset `base` of the text.

        Without `blocks` only the inline events count, all of them within the open block.
        """
        events: Iterable[tuple[Any, Any]] = pyromark.events_with_range(hidden, options=_OPTIONS)
        for event, where in events:
            start = base + where["start"]
            end = base + where["end"]
            if isinstance(event, str):
                if event != "Rule":
                    self._line_break(Span(start, end), hard=event == "HardBreak")
                elif blocks:
                    self._begin_block("Rule", None, Span(start, end))
                    self._end_block("Rule")
                continue
            ((name, value),) = event.items()
            if name == "Text":
                self._text(start, end)
            elif name in ("Start", "End"):
                kind, detail = value, None
                if isinstance(value, dict):
                    ((kind, detail),) = value.items()
                if kind in _INLINE:
                    if name == "Start":
                        self._begin_inline(kind, detail, Span(start, end))
                    else:
                        self._end_inline()
                elif blocks:
                    if name == "Start":
                        self._begin_block(kind, detail, Span(start, end))
                    else:
                        self._end_block(kind)
            elif name == "Code":
                self._code(Span(start, end))
            elif name == "InlineHtml" or (name == "Html" and not blocks):
                self._touch(start, end)
                self._html(start, end, whole=False)
            elif name == "FootnoteReference":
                self._touch(start, end)

    # Blocks

    def _begin_block(self, kind: str, detail: Any, span: Span) -> None:
        self._close_implicit()
        if self._in_tag_row:
            return
        if kind in _CONTAINERS:
            if kind == "TableRow" and self._is_tag_row(span):
                self._in_tag_row = True
                return
            start = 0
            if kind == "List":
                start = -1 if detail is None else int(detail)
            elif kind == "Table":
                start = len(detail)
            parent = self._stack[-1] if self._stack else -1
            self._stack.append(len(self.containers))
            self.containers.append(Container(_CONTAINERS[kind], span, parent, start))
            return
        level, info = 0, ""
        if kind == "Heading":
            level = int(detail["level"][1])
        elif kind == "TableCell":
            row = self.containers[self._stack[-1]].span.start
            level = sum(1 for _ in _cells_since(self.blocks, row))
        elif kind == "CodeBlock" and isinstance(detail, dict):
            level = 1
        self._add_leaf(_LEAVES.get(kind, "paragraph"), span, level, info)

    def _add_leaf(self, kind: str, span: Span, level: int, info: str) -> None:
        self._flush_lines(span.start)
        container = self._stack[-1] if self._stack else -1
        self._leaf = len(self.blocks)
        self._first, self._last = -1, -1
        self.blocks.append(Block(kind, span, Span(span.end, span.end), level, info, container))
        if kind == "code":
            self._code_end = span.end

    def _end_block(self, kind: str) -> None:
        self._close_implicit()
        if self._in_tag_row:
            self._in_tag_row = kind != "TableRow"
        elif kind in _CONTAINERS:
            self._stack.pop()
        else:
            self._finish_leaf()

    def _finish_leaf(self) -> None:
        block = self.blocks[self._leaf]
        if block.kind == "html":
            content = block.span
            self._html(content.start, content.end, whole=True)
        else:
            content = Span(self._first, self._last) if self._first >= 0 else block.content
        info = block.info
        if block.kind == "heading":
            found = _HEADING_ID.search(self.text, content.end, block.span.end)
            info = found[1] if found else ""
        elif block.kind == "code" and block.level:
            info, content = self._fence(block.span, content)
        self.blocks[self._leaf] = block._replace(content=content, info=info)
        self._find_bare_urls(content)
        self._finish_block()

    def _finish_block(self) -> None:
        self._leaf = -1
        self._implicit = False
        self._opaque = 0
        self._anchors.clear()
        self._busy.clear()

    def _close_implicit(self) -> None:
        if self._implicit:
            block = self.blocks[self._leaf]
            self.blocks[self._leaf] = block._replace(span=Span(self._first, self._last))
            self._finish_leaf()

    def _fence(self, span: Span, content: Span) -> tuple[str, Span]:
        """Return the info string and the code between the fences."""
        line_end = self.text.find("\n", span.start, span.end)
        line_end = span.end if line_end < 0 else line_end
        info = self.text[span.start : line_end].strip().lstrip("`~").strip()
        if content.start >= content.end:
            content = Span(min(line_end + 1, span.end), min(line_end + 1, span.end))
        return info, content

    def _is_tag_row(self, span: Span) -> bool:
        return any(
            line.in_table and line.span.start <= span.start < line.span.end for line in self._lines
        )

    def _flush_lines(self, before: int) -> None:
        """Add a block for every tag on the tag lines before an offset, code left out."""
        while self._next_line < len(self._lines):
            line = self._lines[self._next_line]
            if line.span.start >= before:
                return
            self._next_line += 1
            if line.span.start < self._code_end:
                continue
            container = self._container_at(line.span.start)
            for tag in line.tags:
                self.blocks.append(Block("tag", tag.span, tag.span, 0, tag.name, container))

    def _container_at(self, offset: int) -> int:
        for index in reversed(self._stack):
            span = self.containers[index].span
            if span.start <= offset < span.end:
                return index
        return -1

    # Inline

    def _touch(self, start: int, end: int) -> None:
        """Extend the open block by an inline event; begin a tight item's text."""
        if self._leaf < 0:
            self._add_leaf("paragraph", Span(start, end), 0, "")
            self._implicit = True
        if self._first < 0:
            self._first = start
        self._last = max(self._last, end)

    def _text(self, start: int, end: int) -> None:
        if self._in_tag_row:
            return
        self._touch(start, end)
        if self.blocks[self._leaf].kind == "code" or self._opaque or self._in_image:
            return
        self._prose.append(Span(start, end))

    def _line_break(self, span: Span, *, hard: bool) -> None:
        indented = _INDENT.match(self.hidden, span.end)
        self._prose.append(
            Span(max(span.start, span.end - 1), indented.end() if indented else span.end)
        )
        if hard:
            self.breaks.append(span.end)

    def _code(self, span: Span) -> None:
        self._touch(*span)
        raw = self.text[span.start : span.end]
        ticks = len(raw) - len(raw.lstrip("`"))
        start, end = span.start + ticks, span.end - ticks
        inner = self.text[start:end]
        if len(inner) > 2 and inner[0] == inner[-1] == " " and inner.strip():
            start, end = start + 1, end - 1
        self.codes.append(Code(span, Span(start, end), self._leaf))
        self._busy.append(span)

    def _begin_inline(self, kind: str, detail: Any, span: Span) -> None:
        self._touch(*span)
        self._inline.append(_Open(kind, detail, span))
        self._in_image += kind == "Image"

    def _end_inline(self) -> None:
        kind, detail, span = self._inline.pop()
        if kind == "Image":
            self._in_image -= 1
        if kind in ("Strong", "Emphasis"):
            width = 2 if kind == "Strong" else 1
            content = Span(span.start + width, span.end - width)
            self.emphases.append(Emphasis(span, content, kind == "Strong", self._leaf))
        elif kind in ("Link", "Image"):
            parts = links.take_apart(
                self.text,
                self.hidden,
                span,
                detail["link_type"],
                self._definitions,
                image=kind == "Image",
            )
            self._touch(*parts.span)
            self._busy.append(parts.span)
            if kind == "Link":
                self.links.append(Link(*parts, self._leaf))
            else:
                self.images.append(
                    Image(
                        parts.span,
                        parts.text,
                        parts.target,
                        parts.destination,
                        parts.form,
                        self._leaf,
                    )
                )
                if _LINE_END.match(self.hidden, parts.span.end):
                    self.breaks += parts.span

    # HTML

    def _html(self, start: int, end: int, *, whole: bool) -> None:
        """Read the tags of a stretch of HTML; `whole` says that its text is prose, too."""
        at = start
        for found in tags_in(self.shown, self.text, start, end, self._leaf):
            if isinstance(found, Span):
                span = found
                self.comments.append(found)
            else:
                span = found.span
            if whole and not self._opaque and self.text[at : span.start].strip():
                self._prose.append(Span(at, span.start))
            at = span.end
            if isinstance(found, HtmlTag):
                self._html_tag(found)
        if whole and not self._opaque and self.text[at:end].strip():
            self._prose.append(Span(at, end))

    def _html_tag(self, tag: HtmlTag) -> None:
        self.html.append(tag)
        self._busy.append(tag.span)
        if tag.form == "void":
            if tag.name == "br":
                self.breaks.append(tag.span.end)
        elif tag.name not in PHRASING:
            self.breaks += tag.span
        if tag.name == "img":
            self.images.append(links.html_image(tag))
        elif tag.form == "open" and tag.name in OPAQUE:
            self._opaque += 1
        elif tag.form == "close" and tag.name in OPAQUE:
            self._opaque = max(0, self._opaque - 1)
        if tag.name in ("a", "code"):
            if tag.form == "open":
                self._anchors.append(tag)
            elif tag.form == "close":
                self._close_anchor(tag)

    def _close_anchor(self, closer: HtmlTag) -> None:
        for index in range(len(self._anchors) - 1, -1, -1):
            opener = self._anchors[index]
            if opener.name == closer.name:
                del self._anchors[index:]
                whole = Span(opener.span.start, closer.span.end)
                content = Span(opener.span.end, closer.span.start)
                if closer.name == "code":
                    self.codes.append(Code(whole, content, closer.block))
                elif link := links.html_link(opener, whole, content):
                    self.links.append(link)
                    self._busy.append(whole)
                return

    def _find_bare_urls(self, content: Span) -> None:
        """GitHub makes links of bare addresses; pulldown-cmark does not."""
        if "://" not in self.shown[content.start : content.end]:
            return
        block = self.blocks[self._leaf]
        if block.kind == "code":
            return
        for span in links.bare_urls(self.shown, content, self._busy):
            destination = self.text[span.start : span.end]
            self.links.append(Link(span, span, span, destination, None, "autolink", self._leaf))
            self._urls.append(span)


def _cells_since(blocks: Sequence[Block], start: int) -> Iterable[Block]:
    for block in reversed(blocks):
        if block.kind != "cell" or block.span.start < start:
            return
        yield block
