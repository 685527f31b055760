"""Finds emphasis markers that open or close nothing, so that readers see them.

The parser decides: what CommonMark takes for emphasis is masked in `Document.prose`, and what is
left of `*` and `_` there is shown as it stands.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.model import Span
from doclint.parse.document import Document
from doclint.patterns import lazy_pattern


class OpenMarker(NamedTuple):
    """A marker that readers see, or a pair of them with the text between.

    `block` indexes the translation's blocks; `opening` and `closing` are the places of the markers,
    `closing` is empty for one that stands alone.
    """

    block: int
    opening: Span
    closing: Span


_RUN = lazy_pattern(r"\*+|_+")
_FARTHEST = 200  # code points between two markers that still look like a pair


def open_markers(pair: AlignedPair) -> Sequence[OpenMarker]:
    """Return the markers that the translation shows and its source does not, in order."""
    if "*" not in pair.translation.prose and "_" not in pair.translation.prose:
        return ()
    return tuple(_open_markers(pair))


def _open_markers(pair: AlignedPair) -> Iterator[OpenMarker]:
    document = pair.translation
    usual = _by_block(pair.source)
    missing = _missing_emphasis(pair)
    for index, runs in _by_block(document).items():
        number = pair.alignment.block_bead_of_translation[index]
        origins = pair.alignment.blocks[number].source or usual.keys()
        known = {
            pair.source.text[slice(*run)][0] for origin in origins for run in usual.get(origin, ())
        }
        for opening, closing in _pairs(document.text, runs):
            marker = document.text[slice(*opening)]
            if marker[0] in known:
                continue
            # One star may be a footnote or a gender star; the source then has as much emphasis.
            if len(marker) > 1 or (closing.end > closing.start and missing[number] > 0):
                yield OpenMarker(index, opening, closing)


def _by_block(document: Document) -> Mapping[int, list[Span]]:
    """Return the markers that readers see, by block."""
    found: dict[int, list[Span]] = defaultdict(list)
    blocks = document.blocks
    for match in _RUN.finditer(document.prose):
        if _is_marker(document.text, *match.span()):
            start, end = match.span()
            index = bisect_right(blocks, start, key=lambda block: block.span.start) - 1
            if index >= 0 and start < blocks[index].span.end:
                found[index].append(Span(start, end))
    return found


def _is_marker(text: str, start: int, end: int) -> bool:
    """Tell whether a run could be meant for emphasis.

    Not so what is escaped, `snake_case`, a blank to fill in (`____`) and a path (`src/**/*.md`).
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "\\":
        return False
    if text[start] == "*":
        return "/" not in (before, after)
    inside = before.isalnum() and after.isalnum() and before.isascii() and after.isascii()
    return end - start < 4 and not inside


def _pairs(text: str, runs: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield markers of one sort two by two, and those that are left with an empty span."""
    waiting: dict[str, Span] = {}
    for run in runs:
        character = text[run.start]
        opening = waiting.pop(character, None)
        if opening and run.start - opening.end <= _FARTHEST:
            yield opening, run
            continue
        if opening:
            yield opening, Span(opening.end, opening.end)
        waiting[character] = run
    for opening in waiting.values():
        yield opening, Span(opening.end, opening.end)


def _missing_emphasis(pair: AlignedPair) -> Counter[int]:
    """Count for each bead how much more emphasis the source has than the translation."""
    missing: Counter[int] = Counter()
    for emphasis in pair.source.emphases:
        missing[pair.alignment.block_bead_of_source[emphasis.block]] += 1
    for emphasis in pair.translation.emphases:
        missing[pair.alignment.block_bead_of_translation[emphasis.block]] -= 1
    return missing
