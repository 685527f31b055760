"""Collects the inline marks of an article and decides what of it is prose."""

from typing import Any

from doclint.model import Span, make
from doclint.parse import links
from doclint.parse.document import MASK, Code, Emphasis, HtmlTag, Image, Link
from doclint.parse.html import OPAQUE, PHRASING, tags_in
from doclint.parse.masking import hide
from doclint.patterns import lazy_pattern

_BREAK = lazy_pattern(r"(?:\r\n?|\n)[ \t]*")
_PAIRED = ("a", "code")  # elements that are a mark from tag to tag
_LINE_END = lazy_pattern(r"[ \t]*(?:[\r\n|]|\Z)")


class Inline:
    """Takes in the inline events of one article, block after block.

    `block` is the index of the open block, `first` and `last` the extent of its inline content so
    far (-1 before any). `breaks` are offsets at which a sentence surely ends. `text`, `hidden` and
    `shown` are the same article as it is, in disguise, and with its Liquid as `MASK`.
    """

    def __init__(self, text: str, hidden: str, shown: str) -> None:
        self.text, self.hidden, self.shown = text, hidden, shown
        self.block = -1
        self.first = self.last = -1
        self.definitions: dict[str, Span] = {}  # normal label -> link reference definition
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.codes: list[Code] = []
        self.emphases: list[Emphasis] = []
        self.html: list[HtmlTag] = []
        self.comments: list[Span] = []
        self.breaks: list[int] = []
        self._prose: list[tuple[int, int]] = []
        self._urls: list[Span] = []  # bare addresses within prose
        # Emphasis, links and images that have begun: kind, pyromark's details, range.
        self._open: list[tuple[str, Any, Span]] = []
        self._elements: dict[str, list[HtmlTag]] = {}  # open `<a>` and `<code>`
        # Depth of open elements whose content is no prose; a block of code is one.
        self._opaque = 0
        self._in_image = 0
        self._busy: list[Span] = []  # links, code and HTML tags of the open block
        self._has_urls = "://" in shown

    def begin_block(self, index: int, kind: str) -> None:
        """Begin the block with this index; what was open in the one before is forgotten."""
        self.block = index
        self.first = self.last = -1
        self._opaque = int(kind == "code")
        self._elements.clear()
        self._busy.clear()

    def touch(self, start: int, end: int) -> None:
        """Extend the open block's content by an event's range."""
        if self.first < 0:
            self.first = start
        if end > self.last:
            self.last = end

    def add_text(self, start: int, end: int) -> None:
        """Take in a text event."""
        if self.first < 0:
            self.first = start
        if end > self.last:
            self.last = end
        if not self._opaque and not self._in_image:
            self._prose.append((start, end))

    def add_prose(self, start: int, end: int) -> None:
        """Take a stretch for text, if it is not the inside of an image or of code in HTML."""
        if not self._opaque and not self._in_image:
            self._prose.append((start, end))

    def add_break(self, span: Span, *, hard: bool) -> None:
        """Take in a line break and the indentation after it; a hard one ends the sentence."""
        found = _BREAK.search(self.hidden, span.start)
        if found:
            start = found.start()
            if self.hidden[self.last : start].isspace():
                start = self.last  # the spaces before it, but not the backslash of a hard break
            self._prose.append((start, found.end()))
        if hard:
            self.breaks.append(span.end)

    def add_code(self, span: Span) -> None:
        """Take in a code span."""
        start, end = span
        raw = self.text[start:end]
        ticks = len(raw) - len(raw.lstrip("`"))
        start, end = start + ticks, end - ticks
        inner = raw[ticks:-ticks]
        if len(inner) > 2 and inner[0] == inner[-1] == " " and inner.strip():
            start, end = start + 1, end - 1  # as CommonMark strips them
        content = make(Span, (start, end))
        self.codes.append(make(Code, (span, content, self.block)))
        self._busy.append(span)

    def begin(self, kind: str, detail: Any, span: Span) -> None:
        """Take in the start of emphasis, a link or an image."""
        self._open.append((kind, detail, span))
        self._in_image += kind == "Image"

    def end(self) -> None:
        """Take in the end of what began last."""
        kind, detail, span = self._open.pop()
        if kind in ("Link", "Image"):
            self._end_link(detail["link_type"], span, image=kind == "Image")
            return
        start, end = span
        self.touch(start, end)
        if kind in ("Strong", "Emphasis"):
            width = 2 if kind == "Strong" else 1
            content = make(Span, (start + width, end - width))
            self.emphases.append(make(Emphasis, (span, content, kind == "Strong", self.block)))

    def _end_link(self, link_type: str, span: Span, *, image: bool) -> None:
        start = span.start + (2 if image else 1)
        parts = links.take_apart(
            self.text, self.hidden, span, link_type, self.definitions, start, self.last
        )
        span, alt, target, destination, _, form = parts
        self.touch(*span)
        self._busy.append(span)
        if not image:
            self.links.append(make(Link, (*parts, self.block)))
            return
        self._in_image -= 1
        if self._in_image:
            return  # the alternative text of the image around it, which is shown as text only
        self.images.append(Image(span, alt, target, destination, form, self.block))
        if _LINE_END.match(self.hidden, span.end):
            self.breaks += span

    def add_html(self, start: int, end: int, *, whole: bool) -> None:
        """Read the tags of a stretch of HTML; `whole` says that what they enclose is in it, too."""
        at = start
        for found in tags_in(self.shown, self.text, start, end, self.block):
            span = found if isinstance(found, Span) else found.span
            if whole and self.text[at : span.start].strip():
                self.add_prose(at, span.start)
            at = span.end
            if isinstance(found, HtmlTag):
                self._add_tag(found)
            else:
                self.comments.append(found)
                self._busy.append(found)
        if whole and self.text[at:end].strip():
            self.add_prose(at, end)

    def _add_tag(self, tag: HtmlTag) -> None:
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
        if tag.name in _PAIRED:
            opened = self._elements.setdefault(tag.name, [])
            if tag.form == "open":
                opened.append(tag)
            elif tag.form == "close" and opened:
                self._close_element(opened.pop(), tag)

    def _close_element(self, opener: HtmlTag, closer: HtmlTag) -> None:
        for opened in self._elements.values():
            while opened and opened[-1].span.start > opener.span.start:
                opened.pop()  # never closed
        whole = Span(opener.span.start, closer.span.end)
        content = Span(opener.span.end, closer.span.start)
        if closer.name == "code":
            self.codes.append(Code(whole, content, closer.block))
        elif link := links.html_link(opener, whole, content):
            self.links.append(link)
            self._busy.append(whole)

    def find_bare_urls(self, content: Span) -> None:
        """Make links of the bare addresses in a block: GitHub does, pulldown-cmark does not."""
        if not self._has_urls or self.shown.find("://", *content) < 0:
            return
        for span in links.bare_urls(self.shown, content, self._busy):
            destination = self.text[span.start : span.end]
            self.links.append(Link(span, span, span, destination, None, "autolink", self.block))
            self._urls.append(span)

    def prose(self) -> str:
        """Return the text with everything that people do not read as `MASK`."""
        shown = self.shown
        pieces: list[str] = []
        at = 0
        for start, end in self._prose:
            if start > at:
                pieces.append(MASK * (start - at))
                at = start
            if end > at:
                pieces.append(shown[at:end])
                at = end
        pieces.append(MASK * (len(shown) - at))
        prose = "".join(pieces)
        return hide(prose, self._urls, MASK) if self._urls else prose
