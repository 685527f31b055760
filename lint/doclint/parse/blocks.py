"""Builds the blocks and containers of an article from pyromark's events."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence, Set
from typing import Any, TypeAlias

import pyromark

from doclint.model import Span, make
from doclint.parse.dialect import Disguise, is_within
from doclint.parse.document import Block, Construct, Container
from doclint.parse.inline import Inline
from doclint.parse.links import normal_label
from doclint.parse.masking import TagLine, to_ascii
from doclint.patterns import lazy_pattern

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
_HEADING_ID = lazy_pattern(r"\{[^{}#\n]*#([^\s{}]++)[^{}\n]*+\}")

_CHUNK = lazy_pattern(r"\S[^\n]*(?:\n[ \t]*+[^\s][^\n]*)*")


# A block that has begun, as far as it is known then: kind, start, end, level, container.
_Leaf: TypeAlias = tuple[str, int, int, int, int]


class Builder:
    """Collects the blocks of one article; `add_field` and `add_body` feed it in order.

    `hidden` is the text in `disguise`, and in ASCII. `soft` are offsets of line ends that are no
    hard breaks, whatever they look like. `mdx` says that nothing indented is code. `inline` holds
    the marks.
    """

    def __init__(
        self,
        text: str,
        hidden: str,
        disguise: Disguise,
        soft: Set[int] = frozenset(),
        *,
        mdx: bool = False,
    ) -> None:
        self.blocks: list[Block] = []
        self.containers: list[Container] = []
        self.inline = Inline(text, hidden, disguise.shown)
        self.constructs: list[Construct] = []
        self._text, self._hidden, self._soft = text, hidden, soft
        self._disguise, self._mdx = disguise, mdx
        self._stack: list[int] = []  # open containers
        self._leaf: _Leaf | None = None  # the open block
        self._implicit = False  # it is a tight item's text, which has no event of its own
        self._lines: Sequence[TagLine] = ()
        self._table_lines: list[Span] = []
        self._next_line = 0
        # Inside of what is no block: a line of tags that was filled to keep its table whole
        # (TableRow), the heading that stands for a construct, what is no code (CodeBlock).
        self._muted = ""
        self._code_end = 0

    def add_field(self, name: str, content: Span, *, markdown: bool) -> None:
        """Add a front matter value as a block; `markdown` says that it may hold inline marks."""
        self._leaf = ("field", *content, 0, -1)
        self.inline.begin_block(len(self.blocks), "field")
        self.blocks.append(Block("field", content, content, 0, name, -1))
        if markdown:
            flat = self._hidden[content.start : content.end].replace("\n", " ").replace("\r", " ")
            self._run(flat, content.start, blocks=False)
            self.inline.find_bare_urls(content)
        else:
            self.inline.add_prose(*content)
        self._leaf = None

    def add_body(self, start: int, lines: Sequence[TagLine]) -> None:
        """Add everything from offset `start` on; `lines` are the lines of nothing but Liquid."""
        self._lines = lines
        self._table_lines = [line.span for line in lines if line.in_table]
        body = self._hidden[start:]
        if "]:" in body:
            found = pyromark.reference_definitions(body, options=_OPTIONS)
            for label, definition in found.items():
                where = definition["span"]
                span = Span(start + where["start"], start + where["end"])
                self.inline.definitions[normal_label(label)] = span
        self._run(body, start, blocks=True)
        if self._implicit:
            self._close_implicit()
        self._flush_lines(len(self._text) + 1)

    def _run(self, hidden: str, base: int, *, blocks: bool) -> None:
        """Take in the events of `hidden`, which stands at offset `base` of the text.

        Without `blocks` only the inline events count, all of them within the open block.
        """
        inline = self.inline
        events: Iterable[tuple[Any, Any]] = pyromark.events_with_range(hidden, options=_OPTIONS)
        for event, where in events:
            start, end = where.values()
            start += base
            end += base
            if isinstance(event, str):
                if event != "Rule":
                    hard = event == "HardBreak" and not self._is_soft(start)
                    inline.add_break(Span(start, end), hard=hard)
                elif blocks:
                    self._begin_block("Rule", None, start, end)
                    self._end_block("Rule")
                continue
            ((name, value),) = event.items()
            if name == "Text":
                if not self._muted:
                    if self._leaf is None:
                        self._begin_implicit(start, end)
                    inline.add_text(start, end)
            elif name in ("Start", "End"):
                detail = None
                if isinstance(value, dict):
                    ((value, detail),) = value.items()
                if value not in _INLINE:
                    if blocks and name == "Start":
                        self._begin_block(value, detail, start, end)
                    elif blocks:
                        self._end_block(value)
                elif name == "End":
                    inline.end()
                else:
                    self._touch(start, start)  # its end counts when all within it is known
                    inline.begin(value, detail, make(Span, (start, end)))
            elif name == "Code":
                self._touch(start, end)
                inline.add_code(make(Span, (start, end)))
            elif name == "InlineHtml" or (name == "Html" and not blocks):
                self._touch(start, end)
                inline.add_html(start, end, whole=False)
            elif name == "FootnoteReference":
                self._touch(start, end)
                span = Span(start, end)
                label = self._text[start + 2 : end - 1]
                self.constructs.append(Construct(span, "footnote", label, span, None, ""))
            elif name == "TaskListMarker":
                span = Span(start, end)
                box = "[x]" if value else "[ ]"
                self.constructs.append(Construct(span, "task", box, span, None, ""))

    def _is_soft(self, start: int) -> bool:
        return bool(self._soft) and self._text.find("\n", start) in self._soft

    def _touch(self, start: int, end: int) -> None:
        if self._leaf is None:
            self._begin_implicit(start, end)
        self.inline.touch(start, end)

    def _begin_implicit(self, start: int, end: int) -> None:
        self._begin_leaf("paragraph", start, end, 0)
        self._implicit = True

    def _close_implicit(self) -> None:
        self._implicit = False
        self._finish_leaf(self.inline.first, self.inline.last)

    def _begin_block(self, kind: str, detail: Any, begin: int, end: int) -> None:
        if self._implicit:
            self._close_implicit()
        if self._muted:
            return
        if kind in _CONTAINERS:
            if kind == "TableRow" and self._is_tag_row(begin):
                self._muted = kind
                return
            start, name = 0, _CONTAINERS[kind]
            if begin in self._disguise.items and kind in ("List", "Item"):
                name = "admonition"
            elif kind == "List":
                start = -1 if detail is None else int(detail)
            elif kind == "Table":
                start = len(detail)
            parent = self._stack[-1] if self._stack else -1
            self._stack.append(len(self.containers))
            span = make(Span, (begin, end))
            self.containers.append(make(Container, (name, span, parent, start)))
            return
        level = 0
        if kind == "Heading":
            if construct := self._disguise.lines.get(begin):
                self._muted = kind
                self._add_construct(construct)
                return
            level = int(detail["level"][1])
        elif kind == "TableCell":
            level = self._column()
        elif kind == "CodeBlock" and isinstance(detail, dict):
            level = 1
        elif kind == "CodeBlock" and self._mdx:
            self._muted = kind
            self._add_indented(begin, end)
            return
        self._begin_leaf(_LEAVES.get(kind, "paragraph"), begin, end, level)

    def _add_construct(self, construct: Construct) -> None:
        """Add a construct on a line of its own, and its title as a paragraph."""
        self._flush_lines(construct.span.start)
        self.constructs.append(construct)
        if title := construct.title:
            self._add_paragraph(title, "paragraph")

    def _add_indented(self, start: int, end: int) -> None:
        """Add the paragraphs of a stretch of indented lines, which is not code."""
        for match in _CHUNK.finditer(self._text, start, end):
            chunk = Span(*match.span())
            self._flush_lines(chunk.start)
            kind = "html" if match[0].startswith("<") else "paragraph"
            self._add_paragraph(chunk, kind)

    def _add_paragraph(self, content: Span, kind: str) -> None:
        self._leaf = (kind, *content, 0, self._stack[-1] if self._stack else -1)
        self.inline.begin_block(len(self.blocks), kind)
        muted, self._muted = self._muted, ""
        if kind == "paragraph":
            flat = to_ascii(self._disguise.plain[slice(*content)])
            flat = flat.replace("\n", " ").replace("\r", " ")
            self._run(flat, content.start, blocks=False)
        self._muted = muted
        self._finish_leaf(*content)

    def all_constructs(self) -> tuple[Construct, ...]:
        """Return the constructs in order, without what stands in code."""
        found, inline = self.constructs, self._disguise.inline
        if inline:
            code = [block.span for block in self.blocks if block.kind == "code"]
            code = sorted([*code, *(one.span for one in self.inline.codes)])
            found = [*found, *(one for one in inline if not is_within(code, one.span))]
        return tuple(sorted(found))

    def _column(self) -> int:
        """Return the column of a cell that begins now, from 0."""
        row = self._stack[-1]
        previous = self.blocks[-1] if self.blocks else None
        if previous and previous.kind == "cell" and previous.container == row:
            return previous.level + 1
        return 0

    def _begin_leaf(self, kind: str, start: int, end: int, level: int) -> None:
        if self._next_line < len(self._lines):
            self._flush_lines(start)
        self._leaf = (kind, start, end, level, self._stack[-1] if self._stack else -1)
        self.inline.begin_block(len(self.blocks), kind)
        if kind == "code":
            self._code_end = end

    def _end_block(self, kind: str) -> None:
        if self._implicit:
            self._close_implicit()
        if self._muted:
            self._muted = "" if kind == self._muted else self._muted
        elif kind in _CONTAINERS:
            self._stack.pop()
        elif self._leaf:
            _, start, end, _, _ = self._leaf
            self._finish_leaf(start, end)

    def _finish_leaf(self, start: int, end: int) -> None:
        """Add the open block, which reaches from `start` to `end`, white space there left out."""
        if self._leaf is None:
            return
        kind, _, _, level, container = self._leaf
        self._leaf = None
        if self._text[end - 1].isspace():
            end = start + len(self._text[start:end].rstrip())
        span = make(Span, (start, end))
        inline = self.inline
        first, last = inline.first, inline.last
        info = ""
        if kind == "html" or (first == start and last >= end):
            content = span
        elif first >= 0:
            content = make(Span, (first, min(last, end)))
        else:
            content = make(Span, (end, end))
        if kind == "html":
            inline.add_html(start, end, whole=True)
        if kind != "code":
            inline.find_bare_urls(content)
        elif level:
            info, content = self._fenced(span, content)
        if kind == "heading" and (found := _HEADING_ID.search(self._text, content.end, end)):
            info = found[1]
        self.blocks.append(make(Block, (kind, span, content, level, info, container)))

    def _fenced(self, span: Span, content: Span) -> tuple[str, Span]:
        """Return the info string of a fenced block and the code between the fences."""
        line_end = self._text.find("\n", span.start, span.end)
        line_end = span.end if line_end < 0 else line_end
        info = self._text[span.start : line_end].strip().lstrip("`~").strip()
        if content.start >= content.end:
            empty = min(line_end + 1, span.end)
            content = Span(empty, empty)
        return info, content

    def _is_tag_row(self, start: int) -> bool:
        index = bisect_right(self._table_lines, (start, len(self._text))) - 1
        return index >= 0 and start < self._table_lines[index].end

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
