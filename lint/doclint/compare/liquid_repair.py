"""Makes the fixes of damaged Liquid tags: what the aligned source says they must have been.

A function here is asked only about damage that was found. It returns None wherever two repairs are
possible: a wrong repair is worse than none.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from doclint.check.pair import AlignedPair
from doclint.compare.liquid_change import Change, unreadable
from doclint.compare.liquid_extent import extent
from doclint.compare.liquid_match import WORD, Placed, match, words
from doclint.compare.liquid_wording import worded
from doclint.model import Edit, Fix, Safety, Span, replacing
from doclint.parse.document import Document
from doclint.parse.liquid import Tag
from doclint.parse.liquid_expression import CONDITIONS
from doclint.patterns import lazy_pattern

_LONGEST = 60  # code points of a tag in a description
_ENDS = ("orphan", "branch")
_END = "end"  # with which Liquid's closers begin
_OPENED = lazy_pattern(r"[ \t]*(?=\{%-?\s*\w)")
_SPACE, _BLANKS = lazy_pattern(r"\s*"), lazy_pattern(r"[ \t]*")
_LOST = 2  # words that damage may take from a condition: an operator such as `ver_gt`
_ALIKE = 0.7  # likeness of two words, 0 to 1, from which one is taken for the other misspelt


def rewriting(pair: AlignedPair, change: Change) -> Fix | None:
    """Return the fix that writes a damaged, translated or changed tag as the source does."""
    tag, expected = change.tag, change.expected
    if tag is None or change.in_source:
        return None
    if expected is None:
        return _without_stray(pair, tag)
    if not change.unique:
        return None
    span = extent(pair, tag, expected)
    text = worded(pair, tag, expected) if span else None
    if span is None or text is None:
        return None
    another = change.kind == "changed" and _another(tag, expected) and not unreadable(change)
    safety = Safety.UNSAFE if another else Safety.SAFE
    return replacing(span, text, f"write {_short(text)} as the source does", safety)


def _another(tag: Placed, expected: Placed) -> bool:
    """Tell whether a tag that Liquid can read is another one rather than the source's, damaged.

    Such is mostly of an older source, and so is the sentence around it. What damage leaves has the
    source's words, but for one or two, or misspelt.
    """
    if _one_word_differs(expected, tag):
        return False
    ours, theirs = words(expected.key), words(tag.key)
    lost, new = ours - theirs, theirs - ours
    if tag.tag.kind != expected.tag.kind:
        return bool(lost - Counter((expected.tag.name.lower(),)))
    strange = 0
    for word in new:
        match = next((other for other in lost if _alike(word, other)), "")
        strange += not match
        lost.pop(match, None)
    quoted = expected.text.count('"') + expected.text.count("'")
    limit = _LOST if expected.tag.name in CONDITIONS else 1
    return strange > bool(quoted) or lost.total() - strange > limit


def _one_word_differs(expected: Placed, tag: Placed) -> bool:
    """Tell whether two conditions differ in one token, or two paths in one part before the last."""
    if len(expected.key) != len(tag.key):
        return False
    differing = [pair for pair in zip(expected.key, tag.key, strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    if expected.tag.name in CONDITIONS:
        return True
    (*ours, leaf), (*theirs, other) = (path.split(".") for path in differing[0])
    return (
        leaf == other
        and len(ours) == len(theirs)
        and sum(one != two for one, two in zip(ours, theirs, strict=True)) == 1
    )


def _alike(one: str, other: str) -> bool:
    if one.isdigit() and other.isdigit():
        return True
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f"`{text}`" if len(text) <= _LONGEST else f"`{text[:_LONGEST]}…`"


def _without_stray(pair: AlignedPair, tag: Placed) -> Fix | None:
    """Return the fix that takes out a delimiter that belongs to no tag, if it is nothing else.

    An opener is such a one only if the next tag follows it: else it may have been the tag's own.
    """
    text = pair.translation.text
    if WORD.search(tag.text):
        return None
    if tag.tag.damage == "stray" and tag.tag.kind == "tag":
        return _removing(pair.translation, tag)
    if tag.tag.damage == "unclosed":
        start, end = tag.tag.span
        blanks = _OPENED.match(text, end)
        if blanks:
            return replacing(Span(start, blanks.end()), "", f"take out {_short(tag.text)}")
    return None


def removing(pair: AlignedPair, change: Change) -> Fix | None:
    """Return the fix that takes out a tag that closes or continues a block that was never opened.

    The source must have no tag of that name in the paragraph, or it might be another that is amiss;
    of one that stands there twice in a row, it makes no difference which goes.
    """
    tag = change.tag
    if tag is None or change.in_source or change.expected or change.more:
        return None
    name = tag.tag.name
    if change.kind == "added":
        opener = name.removeprefix(_END)
        if opener == name or opener in pair.fact(_names):
            return None
    elif change.cause not in _ENDS:
        return None
    if _is_repeated(pair.translation.text, tag):
        return replacing(tag.tag.span, "", f"take out {_short(tag.text)}")
    if any(other.name == name for other in _tags_of_bead(pair, tag.bead)):
        return None
    if pair.fact(_strays)[tag.bead] > 1:
        return None  # the rest of its block is there
    return _removing(pair.translation, tag)


def _names(pair: AlignedPair) -> frozenset[str]:
    """Return the names of the tags of both sides."""
    return frozenset(tag.name for side in (pair.source, pair.translation) for tag in side.tags)


def _strays(pair: AlignedPair) -> Counter[int]:
    """Count the translation's tags that the source does not have, by the beads they stand in."""
    matched = pair.fact(match)
    tags = enumerate(matched.translation)
    return Counter(tag.bead for index, tag in tags if index not in matched.partners)


def _is_repeated(text: str, tag: Placed) -> bool:
    """Tell whether the same tag stands right before or after a tag."""
    start, end = tag.tag.span
    return text.endswith(tag.text, 0, start) or text.startswith(tag.text, end)


def _tags_of_bead(pair: AlignedPair, bead: int) -> Iterator[Tag]:
    """Yield the source's tags in the paragraph that a bead of the alignment joins."""
    blocks = pair.alignment.blocks[bead].source if bead >= 0 else ()
    tags = pair.source.tags
    for block in blocks:
        span = pair.source.blocks[block].span
        first, last = (bisect_left(tags, at, key=lambda tag: tag.span.start) for at in span)
        yield from tags[first:last]


def _removing(document: Document, tag: Placed) -> Fix:
    """Take out a tag, and with it its line, or one of the blanks around it."""
    text, start, end = document.text, *tag.tag.span
    before = text[text.rfind("\n", 0, start) + 1 : start]
    stop = text.find("\n", end)
    after = text[end : stop if stop >= 0 else len(text)]
    if not before.strip() and not after.strip():
        start -= len(before)
        end += len(after)
        rest = text[end:]
        end += len(rest) - len(rest.lstrip("\r\n"))
    elif before[-1:].isspace() and (not after or after[:1].isspace()):
        start -= len(before) - len(before.rstrip())
    return replacing(Span(start, end), "", f"take out {_short(tag.text)}")


def parting(pair: AlignedPair, change: Change) -> Fix | None:
    """Return the fix that gives tags that share a line lines of their own, as in the source."""
    tag, expected = change.tag, change.expected
    if tag is None or expected is None:
        return None
    edits = (
        _lines_between(pair, (tag, *change.more))
        if change.more
        else _line_after(pair, tag, expected)
    )
    if not edits:
        return None
    return Fix(Safety.SAFE, "put each on its own line, as in the source", edits)


def _lines_between(pair: AlignedPair, tags: Sequence[Placed]) -> tuple[Edit, ...]:
    """Put between tags what the source has there; nothing where that is more than white space."""
    matched = pair.fact(match)
    numbers = pair.fact(_numbers)
    original = pair.source.text
    edits: list[Edit] = []
    for one, other in pairwise(tags):
        ours, theirs = (
            matched.source[matched.partners[numbers[tag.tag.span]]].tag.span for tag in (one, other)
        )
        gap = original[ours.end : theirs.start]
        if ours.end > theirs.start or gap.strip():
            return ()
        if "\n" in gap:
            edits.append(_gap(pair, Span(one.tag.span.end, other.tag.span.start), gap))
    return tuple(edits)


def _numbers(pair: AlignedPair) -> dict[Span, int]:
    """Return the numbers of the translation's tags by their places."""
    return {tag.tag.span: index for index, tag in enumerate(pair.fact(match).translation)}


def _line_after(pair: AlignedPair, tag: Placed, expected: Placed) -> tuple[Edit, ...]:
    """Put after a tag the line break, blank lines and indentation that the source has after it."""
    end, text, original = tag.tag.span.end, pair.translation.text, pair.source.text
    gap, blanks = _SPACE.match(original, expected.tag.span.end), _BLANKS.match(text, end)
    if not (gap and blanks and "\n" in gap[0]):
        return ()
    return (_gap(pair, Span(*blanks.span()), gap[0]),)


def _gap(pair: AlignedPair, span: Span, gap: str) -> Edit:
    """Write white space of the source with the translation's line ends."""
    newline = "\r\n" if "\r\n" in pair.translation.text else "\n"
    return Edit(span, gap.replace("\r\n", "\n").replace("\n", newline))
