"""Takes a stretch of an article apart: its words, and the marks that stand among them.

A mark is what a translation takes over as it is: a Liquid tag, code, an HTML tag, the target of a
link. With placeholders in their place, two sentences that say the same of different things are
equal.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doclint.compare.untranslated_words import within
from doclint.memory.scalars import decoded, field_around
from doclint.model import Span
from doclint.parse.document import Document
from doclint.patterns import lazy_pattern

# Placeholders are made of control characters, which no article holds: a stretch that does is left
# alone. `\x02NUMBER:LABEL\x03`, in a translation also `\x02NUMBER:LABEL\x04BEFORE\x04AFTER\x03`.
PLACEHOLDER = lazy_pattern(
    r"\x02(?P<number>\d+):(?P<label>[^\x02-\x04]*)"
    r"(?:\x04(?P<before>[^\x02-\x04]*)\x04(?P<after>[^\x02-\x04]*))?\x03"
)
# What no format can hold, and of the control characters all but the blanks: an article has them
# mostly by the escapes of YAML.
_CONTROL = lazy_pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HARD_BREAK = lazy_pattern(r"(?:  |\\)\r?\n")
# In a quotation, each line begins with `>`.
_BLANKS = lazy_pattern(r"[ \t]*\r?\n[ \t]*(?:>[ \t]*)*|[ \t]+")
_TARGETS = frozenset({"link", "image", "url"})


class Mark(NamedTuple):
    """A mark: where it stands, and what kind of thing it is (its name, if it has one)."""

    span: Span
    label: str

    @property
    def is_target(self) -> bool:
        """Tell whether it is a target, which a translation may localise."""
        return self.label in _TARGETS


class Piece(NamedTuple):
    """A stretch, taken apart.

    `key` is its text with placeholders, white space as single spaces. `marks` are the different
    marks that these number, as they are written; two that are equal have one number.
    """

    key: str
    marks: tuple[str, ...]

    @property
    def has_words(self) -> bool:
        """Tell whether there is anything besides marks that can be translated."""
        return any(map(str.isalpha, PLACEHOLDER.sub("", self.key)))


class Part(NamedTuple):
    """Text as people read it in the source of the page, or a mark as it is written."""

    text: str
    label: str = ""

    @property
    def is_target(self) -> bool:
        """Tell whether it is a target, which a translation may localise."""
        return self.label in _TARGETS


def parts_of(document: Document, span: Span) -> tuple[Part, ...] | None:
    """Return text and marks of a stretch in order; YAML's quoting is undone.

    None where that cannot be said on one line: there is damaged Liquid, a comment, a hard line
    break, a control character, a mark with a line break in it, or one that overlaps another.
    """
    start, end = span
    raw = document.text[start:end]
    if start >= end or _CONTROL.search(raw) or _HARD_BREAK.search(raw):
        return None
    marks = _marks(document, span)
    if marks is None or any(
        comment.start < end and start < comment.end
        for comment in (*document.comments, *(one.span for one in document.directives))
    ):
        return None
    field = field_around(document, span)
    style = field.style if field else ""
    parts: list[Part] = []
    at = start
    for mark in (*marks, None):
        (left, right), label = mark if mark else (Span(end, end), "")
        text, written = decoded(document.text[at:left], style), document.text[left:right]
        inner = decoded(written, style)
        if text is None or inner is None or "\n" in inner or _CONTROL.search(text + inner):
            return None
        if text:
            parts.append(Part(_BLANKS.sub(" ", text)))
        if mark:
            parts.append(Part(inner, label))
        at = right
    return tuple(parts)


def plain_text(parts: Sequence[Part]) -> str:
    """Return what parts say, on one line."""
    return "".join(part.text for part in parts).strip()


def joined(parts: Sequence[Part]) -> Piece:
    """Put placeholders for the marks of a stretch."""
    marks: dict[tuple[str, str], int] = {}
    key = ""
    for text, label in parts:
        key += placeholder(marks.setdefault((text, label), len(marks)), label) if label else text
    return Piece(key.strip(), tuple(text for text, _ in marks))


def placeholder(number: int, label: str) -> str:
    """Return what stands for a mark."""
    return f"\x02{number}:{label}\x03"


def _marks(document: Document, span: Span) -> list[Mark] | None:
    """Return the outermost marks in a stretch; None where one is damaged or overlaps another."""
    inside = [
        mark
        for mark in _candidates(document, span)
        if span.start <= mark.span.start and mark.span.end <= span.end
    ]
    if any(tag.damage for tag in within(document.tags, *span)):
        return None
    inside.sort(key=lambda mark: (mark.span.start, -mark.span.end))
    marks: list[Mark] = []
    for mark in inside:
        if marks and mark.span.start < marks[-1].span.end:
            if mark.span.end > marks[-1].span.end:
                return None
            continue
        marks.append(mark)
    return marks


def _candidates(document: Document, span: Span) -> Iterator[Mark]:
    for tag in within(document.tags, *span):
        yield Mark(tag.span, tag.name or "output")
    for code in within(document.codes, *span):
        yield Mark(code.span, "code")
    for html in within(document.html, *span):
        yield Mark(html.span, f"{html.name} {html.form}")
    for link in within(document.links, *span):
        if link.form == "autolink" or link.target == link.text:
            yield Mark(link.span if link.form == "autolink" else link.target, "url")
        elif link.form != "html" and link.target.start < link.target.end:
            yield Mark(link.target, "link" if link.form == "inline" else "label")
    for image in within(document.images, *span):
        if image.form != "html" and image.target.start < image.target.end:
            yield Mark(image.target, "image" if image.form == "inline" else "label")
