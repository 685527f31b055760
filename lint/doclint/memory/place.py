"""Writes a text in the place of a stretch of an article, as that place demands."""

from bisect import bisect_right

from doclint.compare.untranslated_words import within
from doclint.memory.scalars import edit_in_field, field_around
from doclint.model import Edit, Span
from doclint.parse.document import Block, Document, Image
from doclint.patterns import lazy_pattern

_LINE_BREAKS = lazy_pattern(r"(?:(?<![ \t])[ \t]+)?[\r\n]+[ \t]*")
_PIPE = lazy_pattern(r"(?<!\\)\|")
_BRACKET = lazy_pattern(r"(?<!\\)[\[\]]")
# What opens a block at the beginning of a paragraph (CommonMark 0.31, 4 and 5).
_OPENS_BLOCK = lazy_pattern(r"(?:[-+*]|\d{1,9}[.)]|#{1,6})(?:\s|$)|>|`{3}|~{3}|\|")


def edit_at(document: Document, span: Span, text: str) -> Edit | None:
    """Return the edit that writes a text for a stretch; its line breaks become spaces.

    Quotes of YAML, pipes in a table and brackets in an `alt` text are escaped. None where the text
    would be something else there.
    """
    text = _LINE_BREAKS.sub(" ", text.strip())
    if not text:
        return None
    if field := field_around(document, span):
        return edit_in_field(document, field, span, text)
    for image in within(document.images, *span):
        if image.alt == span:
            return Edit(span, _as_alt(text, image))
    block = _block_around(document, span)
    if block and block.kind == "cell":
        text = _PIPE.sub(r"\\|", text)
    if block and block.kind == "paragraph" and block.content.start == span.start:
        start, end = span
        if _OPENS_BLOCK.match(text) and not _OPENS_BLOCK.match(document.text[start:end]):
            return None
    return Edit(span, text)


def _as_alt(text: str, image: Image) -> str:
    if image.form == "html":
        return text.replace('"', "&quot;").replace("<", "&lt;")
    return _BRACKET.sub(r"\\\g<0>", text)


def _block_around(document: Document, span: Span) -> Block | None:
    blocks = document.blocks
    index = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
    return blocks[index] if index >= 0 and span.start < blocks[index].span.end else None
