"""Stands in for what CommonMark must not see, at the same length, so that every offset stays.

Two things are put in disguise before pyromark parses an article:

- Liquid: `[x]({% data a %})` is no link for CommonMark, since a target may hold no space. A tag
  becomes letters of the same length. A line of nothing but tags becomes blank, as if it were not
  there, except between two rows of a table, which a blank line would end.
- Characters beyond ASCII: pyromark counts UTF-8 bytes. CommonMark asks three things of such a
  character: whether it is white space, punctuation or anything else. An ASCII character of the same
  class answers alike, and bytes are code points again.
"""

import codecs
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doclint.model import Span, make
from doclint.parse.document import MASK
from doclint.parse.liquid import Tag
from doclint.patterns import lazy_pattern

FILLER = "x"  # a letter: what stands in a line of text, and is nothing else to CommonMark
_NOT_NEWLINE = lazy_pattern(r"[^\r\n]")
_HIGHLIGHT = frozenset(("highlight", "endhighlight"))
_FENCE = "~" * 8  # longer than those that may stand in the code
_DELIMITER_ROW = lazy_pattern(r"[ \t]*+\|?+(?:[ \t]*+:?-{2,}+:?+[ \t]*+\|?+)++")


class _AsciiClass(dict[int, str]):
    """Maps a code point beyond ASCII to an ASCII character of the same CommonMark class."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        if category == "Zs":
            stand_in = " "
        elif category[0] in "PS":
            stand_in = ";"  # punctuation that opens and closes nothing
        else:
            # Several letters, so that the labels of references stay different from each other.
            stand_in = chr(ord("a") + ord(character.lower()[0]) % 26)
        self[code] = stand_in
        return stand_in


_ASCII_CLASS = _AsciiClass()
_LATIN_CLASS = bytes(code if code < 0x80 else ord(_ASCII_CLASS[code]) for code in range(0x100))
_BEYOND_LATIN = "doclint-ascii-class"  # what `encode` does with a run of characters beyond Latin-1


def _run_to_ascii(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return error.object[error.start : error.end].translate(_ASCII_CLASS), error.end


codecs.register_error(_BEYOND_LATIN, _run_to_ascii)


def to_ascii(text: str) -> str:
    """Return `text` with the same length in ASCII, alike for CommonMark."""
    if text.isascii():
        return text
    # By way of bytes: `translate` of a text takes every character through the dictionary.
    return text.encode("latin-1", _BEYOND_LATIN).translate(_LATIN_CLASS).decode("ascii")


def hide(text: str, spans: Sequence[Span], filler: str) -> str:
    """Return `text` with every span filled, line breaks kept. The spans do not overlap."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces.append(text[at:start])
        hidden = text[start:end]
        pieces.append(_NOT_NEWLINE.sub(filler, hidden) if "\n" in hidden else filler * len(hidden))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)


def show_prose(text: str, tags: Sequence[Tag]) -> str:
    """Return `text` with its Liquid as `MASK`."""
    return hide(text, [tag.span for tag in tags], MASK)


def hide_liquid(text: str, tags: Sequence[Tag], lines: "Sequence[TagLine]") -> str:
    """Return `text` as pyromark shall see it: Liquid filled, lines of tags blank.

    A tag at the end of a table's delimiter row is blank, too: with letters it would be none. Lines
    of Jekyll's `highlight` become fences, for what stands between them is code.
    """
    hidden = hide(text, [tag.span for tag in tags], FILLER)
    blank = [line.span for line in lines if not line.in_table]
    ends: list[Span] = []
    fences: list[Span] = []
    floor = 0
    for tag in tags:
        if _ends_delimiter_row(text, floor, tag.span.start):
            ends.append(tag.span)
        if tag.name in _HIGHLIGHT and _stands_alone(text, tag.span):
            fences.append(tag.span)
        floor = tag.span.end
    hidden = hide(hidden, sorted(blank + ends) if ends else blank, " ")
    return _with_fences(hidden, fences) if fences else hidden


def _with_fences(hidden: str, spans: Sequence[Span]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += hidden[at:start], f"{_FENCE:{end - start}}"
        at = end
    return "".join([*pieces, hidden[at:]])


def _stands_alone(text: str, span: Span) -> bool:
    """Tell whether a line holds nothing else."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    after = text[span.end : end if end >= 0 else len(text)]
    return not text[start : span.start].strip() and not after.strip()


def _ends_delimiter_row(text: str, floor: int, offset: int) -> bool:
    """Tell whether a delimiter row precedes the tag at `offset`; `floor` ends the tag before it."""
    if text[offset - 1 : offset] not in ("-", "|", ":", " "):
        return False
    # Behind another tag on the same line there is none.
    start = text.rfind("\n", floor, offset) + 1
    return (start > 0 or not floor) and _DELIMITER_ROW.fullmatch(text, start, offset) is not None


class TagLine(NamedTuple):
    """A line of nothing but Liquid: its span without the line break, and its tags in order.

    `in_table` says that rows of a table stand before and after it.
    """

    span: Span
    tags: tuple[Tag, ...]
    in_table: bool


def tag_lines(text: str, tags: Sequence[Tag], start: int) -> Iterator[TagLine]:
    """Yield the lines from offset `start` on that hold nothing but tags and white space.

    The lines around Jekyll's `highlight`ed code are left out.
    """
    index = 0
    end = start
    may_hold_tables = "|" in text
    while index < len(tags):
        tag = tags[index]
        if tag.span.start < start:
            index += 1
            continue
        if tag.span.start > max(start, end) and not text[tag.span.start - 1].isspace():
            end = tag.span.end  # behind a word
            index += 1
            continue
        # No further than to the tags before and behind, or long lines would cost a search for each.
        line_start = text.rfind("\n", end, tag.span.start) + 1
        begins = line_start > 0 or end == start
        line_start = line_start or start
        group = [tag]
        end = tag.span.end
        index += 1
        while index < len(tags) and not text[end : tags[index].span.start].strip(" \t"):
            group.append(tags[index])
            end = tags[index].span.end
            index += 1
        limit = tags[index].span.start if index < len(tags) else len(text)
        line_end = text.find("\n", end, limit)
        if line_end < 0:
            line_end = limit
            begins = begins and limit == len(text)
        if not begins or text[line_start : tag.span.start].strip() or text[end:line_end].strip():
            continue
        if len(group) == 1 and tag.name in _HIGHLIGHT:
            continue  # the fence of code
        in_table = (
            may_hold_tables
            and _is_row(text, line_start - 1, backward=True)
            and _is_row(text, line_end + 1, backward=False)
        )
        span = make(Span, (line_start, line_end))
        yield make(TagLine, (span, tuple(group), in_table))


def _is_row(text: str, at: int, *, backward: bool) -> bool:
    """Tell whether the next line (or the one before) that is no tag line looks like a table row."""
    # Tag lines between rows come in pairs or threes; looking further would be quadratic.
    for _ in range(4):
        if not 0 <= at <= len(text):
            return False
        if backward:
            line_start = text.rfind("\n", 0, max(at, 0)) + 1
            line = text[line_start:at].strip()
            at = line_start - 1
        else:
            line_end = text.find("\n", at)
            line_end = len(text) if line_end < 0 else line_end
            line = text[at:line_end].strip()
            at = line_end + 1
        if line.startswith("|"):
            return True
        if not (line.startswith("{%") and line.endswith("%}")):
            return line.count("|") >= 2
    return False
