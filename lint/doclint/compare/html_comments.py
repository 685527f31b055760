"""Finds comments that are none any more, and those that hide what follows them."""

from collections.abc import Iterator
from typing import NamedTuple

from doclint.align.units import BROKEN_COMMENT
from doclint.check.pair import AlignedPair
from doclint.model import Span
from doclint.parse.document import Document

_OPENING, _CLOSING = "<!--", "-->"


class CommentFault(NamedTuple):
    """A broken comment, as far as its line goes; `seen` says that readers see it."""

    span: Span
    seen: bool


def comment_faults(pair: AlignedPair) -> tuple[CommentFault, ...]:
    """Return the comments that are broken, in order; none of a kind that the source has, too."""
    source, translation = pair.source, pair.translation
    if not source.comments or "<" not in translation.text:
        return ()
    found = (*_seen(translation), *_hiding(translation))
    if not found:
        return ()
    known = {fault.seen for fault in (*_seen(source), *_hiding(source))}
    return tuple(sorted(fault for fault in found if fault.seen not in known))


def _seen(document: Document) -> Iterator[CommentFault]:
    for found in BROKEN_COMMENT.finditer(document.prose):
        yield CommentFault(Span(*found.span()), seen=True)


def _hiding(document: Document) -> Iterator[CommentFault]:
    """Yield the comments without an end, and those that end where another one does."""
    text = document.text
    for start, end in document.comments:
        first = start + len(_OPENING)
        if text.find(_OPENING, first, end) >= 0 or not text.endswith(_CLOSING, first, end):
            line = text.find("\n", start, end)
            yield CommentFault(Span(start, end if line < 0 else line), seen=False)
