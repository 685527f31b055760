"""Finds what is left of a head that has lost a fence, so that it is text of the article now."""

from itertools import takewhile

from doclint.check.pair import AlignedPair
from doclint.parse.document import Document
from doclint.patterns import lazy_pattern

FENCE_LIKE = lazy_pattern(r"[-–—−*_=~·. \t]{2,}")
_LINE = lazy_pattern(r"[^\n]*\n?")
_COLON = lazy_pattern(r"[:：]")


def head_remains(pair: AlignedPair) -> frozenset[int]:
    """Return the translation's blocks that were its head, empty where it has one or needs none."""
    document, expected = pair.translation, pair.source.front_matter
    if document.front_matter is not None or expected is None or not expected.fields:
        return frozenset()
    end = _end(document, {str(field.path[0]) for field in expected.fields})
    blocks = takewhile(lambda block: block.span.start < end, document.blocks)
    return frozenset(index for index, _ in enumerate(blocks))


def _end(document: Document, names: set[str]) -> int:
    """Return where the lines end that are fences, the keys `names`, or below one of these."""
    at = int(document.text.startswith("\ufeff"))
    has_keys = False
    for line in _LINE.finditer(document.text, at):
        text = line[0].strip()
        is_key = _COLON.split(text, maxsplit=1)[0].removeprefix("---").strip("\"' \t") in names
        is_below = has_keys and line[0].startswith((" ", "\t", "- "))
        if not text or not (is_key or is_below or FENCE_LIKE.fullmatch(text)):
            break
        has_keys = has_keys or is_key
        at = line.end()
    return at if has_keys else 0
