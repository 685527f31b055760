"""Finds how far a broken Liquid tag reaches: what its repair takes the place of."""

import re
from unicodedata import east_asian_width

from doclint.check.pair import AlignedPair
from doclint.compare.liquid_match import WORD, Placed, words
from doclint.model import Span
from doclint.patterns import lazy_pattern

_SLIPPED = 60  # code points in which the words of a broken tag stand beside what is left of it
_WORDS = 4  # more than the source's tag has, and the damage has swallowed a sentence
_MARKUP = ("*", "](", "`", "<")  # what tags do without, and prose in them shows by
_NEAR = 200  # code points of the source looked at behind a tag
_OPENER = lazy_pattern(r"\{%-?\s*")
_LINE_REST = lazy_pattern(r"([ \t]*)(\S?)")


def extent(pair: AlignedPair, tag: Placed, expected: Placed) -> Span | None:
    """Return the stretch that is the damaged tag and holds no prose; None where that is unclear.

    `expected` is the source's tag that belongs there.
    """
    return _swallowing(pair, tag, expected) or _whole(pair, tag, expected)


def _whole(pair: AlignedPair, tag: Placed, expected: Placed) -> Span | None:
    """Return the stretch that is the damaged tag and holds no prose; None where that is unclear."""
    if tag.tag.damage == "unclosed":
        return _unclosed(pair.translation.text, tag, expected)
    if tag.tag.damage == "empty" and not WORD.search(tag.text):
        return _emptied(pair, tag, expected)
    if tag.tag.damage == "stray" and not _is_all_of(pair.translation.text, tag, expected):
        return None
    ours, theirs = expected.key[1:], tag.key[1:]
    if len(theirs) > len(ours) and theirs[: len(ours)] == ours:
        return None  # the tag is whole, and what follows may be prose
    if words(tag.key).total() > words(expected.key).total() + _WORDS:
        return None
    if any(sign in tag.text and sign not in expected.text for sign in _MARKUP):
        return None
    start, end = tag.tag.span
    text, original = pair.translation.text, pair.source.text
    if text[end - 1].isspace():  # the end is lost
        stop = _own_blank(text, start + len(tag.text.rstrip()))
        return None if stop is None else Span(start, stop)
    if tag.tag.damage == "stray" and WORD.match(text, start):  # all of the beginning is lost
        line = text[text.rfind("\n", 0, start) + 1 : start]
        own = _own(line[len(line.rstrip(" \t")) :], line.rstrip(" \t")[-1:])
        return None if own is None else Span(start - own, end)
    # `{ endif %}%`: the sign that the beginning lost.
    surplus = tag.tag.damage and text[end : end + 1] == "%" != original[expected.tag.span.end :][:1]
    return Span(start, end + bool(surplus))


def _is_all_of(text: str, tag: Placed, expected: Placed) -> bool:
    """Tell whether an end without a beginning has all the words that are left of the tag."""
    here = words(tag.key)
    start = tag.tag.span.start
    line = text[max(text.rfind("\n", 0, start) + 1, start - _SLIPPED) : start]
    before = line[max(line.rfind("}"), line.rfind("{")) + 1 :].lower()
    return bool(here) and not (words(expected.key) - here).keys() & set(WORD.findall(before))


def _swallowing(pair: AlignedPair, tag: Placed, expected: Placed) -> Span | None:
    """Return the tag's part of a stretch that goes on with what follows the tag in the source."""
    opener = _OPENER.match(tag.text)
    if opener is None or expected.tag.kind != "tag":
        return None
    start = opener.end()
    inner = _OPENER.sub("", expected.text, count=1).rstrip("-%}").rstrip()
    if tag.text.startswith(inner, start):
        start += len(inner)
    rest = tag.text[start:]
    following = pair.source.text[expected.tag.span.end :][:_NEAR]
    if not WORD.search(rest) or not following.startswith(rest):
        return None
    return Span(tag.tag.span.start, tag.tag.span.start + start)


def _unclosed(text: str, tag: Placed, expected: Placed) -> Span | None:
    """Return where a tag without an end stops if all of the source's words are there."""
    start = tag.tag.name_span.start
    inner = expected.text[expected.tag.name_span.start - expected.tag.span.start :]
    body = r"\s+".join(map(re.escape, inner.rstrip("-%}").split()))
    whole = re.compile(rf"{body}(?![\w.-])([ \t]*-?(?:%|\}})(?!\w))?").match(text, start)
    stop = whole and (whole.end() if whole[1] else _own_blank(text, whole.end()))
    return None if stop is None else Span(tag.tag.span.start, stop)


def _own_blank(text: str, end: int) -> int | None:
    """Return where a tag stops that lost its end after the words that stop at `end`."""
    rest = _LINE_REST.match(text, end)
    own = _own(*rest.groups()) if rest else 0
    return None if own is None else end + own


def _own(blanks: str, beside: str) -> int | None:
    """Return how many of the blanks between a broken tag and the character beside it are the tag's.

    Of two, one was the tag's, and one at the border of a line was. A single one parts it from the
    next word; None beside a letter of a script that needs no blanks.
    """
    if len(blanks) > 1 or (blanks and not beside):
        return 1
    return None if blanks and east_asian_width(beside) in "WF" else 0


def _emptied(pair: AlignedPair, tag: Placed, expected: Placed) -> Span | None:
    """Return an empty tag, with the words that slipped out of it."""
    text, start, end = pair.translation.text, *tag.tag.span
    line = text.find("\n", end)
    rest = text[end : line if line >= 0 else len(text)]
    block = pair.source.blocks[expected.block] if expected.block >= 0 else None
    alone = block is not None and block.span == expected.tag.span
    if alone and not text[text.rfind("\n", 0, start) + 1 : start].strip():
        # The source has the tag on a line of its own: all there is on this one is the tag.
        short = len(rest.split()) <= 2 * len(expected.text.split())
        return Span(start, end + len(rest.rstrip())) if short and len(rest) <= _SLIPPED else None
    here = rest[:_SLIPPED].lower()
    reached = 0
    for word in words(expected.key):
        at = here.find(word)
        if at < 0:
            reached = -1
            break
        reached = max(reached, at + len(word))
    if reached >= 0:
        return Span(start, end + reached)
    following = pair.source.text[expected.tag.span.end : expected.tag.span.end + 1]
    if rest[:1].isspace() and not following.isspace():
        return None  # a word of the tag may stand there
    return tag.tag.span
