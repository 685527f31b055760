"""Compares the code of two blocks line by line: what changed that is not for people to read."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from doclint.compare.code_language import Family, Language, without_comments
from doclint.compare.code_text import Reader, is_prose, is_translated, kept, may_be_output
from doclint.model import Span
from doclint.patterns import lazy_pattern


class Line(NamedTuple):
    """A line of code that is not blank: its `span`, without indentation, in the article's text.

    `bare` is its code: without comments, with single spaces. `indent` counts columns.
    """

    span: Span
    bare: str
    indent: int


class Change(NamedTuple):
    """Lines of code that differ.

    `source` is None for lines that were added, `translation` is empty, where they should stand,
    for lines that are gone. `expected` and `found` are the code of both; they are equal where
    nothing but the indentation differs.
    """

    source: Span | None
    translation: Span
    expected: str
    found: str


_SPACES = lazy_pattern(r"[ \t\r]+")
_RULE = lazy_pattern(r"([-=_─])\1{3,}")  # of a table; how long it is means nothing
_LINE = lazy_pattern(r"[^\n]+")
_TAB = 4  # columns; all that counts is whether a line is deeper than another
_MOST = 400  # lines that are compared one by one
_KEY = lazy_pattern(r"(?:- )?[\w.-]+:(?: |$)")


def lines_of(text: str, content: Span, language: Language, quotes: int) -> list[Line]:
    """Return the lines of code in a stretch of an article, inside `quotes` block quotes."""
    bare_code = without_comments(text[content.start : content.end], language)
    lines = []
    for found in _LINE.finditer(bare_code):
        start = found.start()
        for _ in range(quotes):
            mark = _QUOTE_MARK.match(bare_code, start, found.end())
            start = mark.end() if mark else start
        bare = _SPACES.sub(" ", bare_code[start : found.end()]).strip(" ")
        bare = _RULE.sub(r"\1\1\1", bare)
        if not bare:
            continue
        whole = text[content.start + start : content.start + found.end()]
        stripped = whole.lstrip(" \t")
        indent = whole[: len(whole) - len(stripped)]
        first = content.start + start + len(indent)
        last = first + len(stripped.rstrip())
        lines.append(Line(Span(first, last), bare, len(indent.expandtabs(_TAB))))
    return lines


_QUOTE_MARK = lazy_pattern(r"[ \t]*>[ ]?")


def changes(
    source: Sequence[Line], translation: Sequence[Line], reader: Reader, start: int
) -> Iterator[Change]:
    """Yield what a translation changed in the lines of a block; its code begins at `start`."""
    same: list[tuple[Line, Line]] = []
    other: list[tuple[Line, Line]] = []
    place = start
    for left, right, equal in _stretches(source, translation):
        if equal:
            same += zip(left, right, strict=True)
        elif len(left) == len(right):
            other += zip(left, right, strict=True)
        elif not _is_retold(left, right, reader):
            yield _change(left, right, place)
        place = right[-1].span.end if right else place
    yield from _changed(other, reader)
    if _is_indented(source, reader.family):
        yield from _shifted(same)


def _change(source: Sequence[Line], translation: Sequence[Line], place: int = 0) -> Change:
    return Change(
        Span(source[0].span.start, source[-1].span.end) if source else None,
        Span(translation[0].span.start, translation[-1].span.end)
        if translation
        else Span(place, place),
        "\n".join(line.bare for line in source),
        "\n".join(line.bare for line in translation),
    )


def _stretches(
    source: Sequence[Line], translation: Sequence[Line]
) -> Iterator[tuple[Sequence[Line], Sequence[Line], bool]]:
    """Yield runs of lines in order: those that are equal, and those between them."""
    ours, theirs = [line.bare for line in source], [line.bare for line in translation]
    if max(len(ours), len(theirs)) > _MOST:
        yield source, translation, ours == theirs
        return
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, i, to_i, j, to_j in matcher.get_opcodes():
        yield source[i:to_i], translation[j:to_j], tag == "equal"


def _changed(lines: Sequence[tuple[Line, Line]], reader: Reader) -> Iterator[Change]:
    """Yield the pairs of lines of which the machine's part differs."""
    told = False
    doubtful: list[tuple[Line, Line]] = []
    for ours, theirs in lines:
        if kept(ours.bare, theirs.bare, reader):
            continue
        translated = is_translated(ours.bare, theirs.bare)
        if translated and is_prose(ours.bare, reader):
            told = True
        elif translated and reader.family is not Family.DATA and may_be_output(ours.bare):
            doubtful.append((ours, theirs))
        else:
            yield _change([ours], [theirs])
    if not told:
        # Among sentences that a program printed, `Reason: no such branch` is one of them.
        yield from (_change([ours], [theirs]) for ours, theirs in doubtful)


def _is_retold(source: Sequence[Line], translation: Sequence[Line], reader: Reader) -> bool:
    """Tell whether sentences were broken into lines anew."""
    if not source or not translation or reader.family is Family.DATA:
        return reader.family is Family.DRAWING
    sentences = sum(is_prose(line.bare, reader) for line in source)
    return 3 * sentences >= 2 * len(source) and all(may_be_output(line.bare) for line in source)


def _is_indented(lines: Sequence[Line], family: Family) -> bool:
    """Tell whether the depth of a line means something: YAML, and what looks like it."""
    if family not in (Family.DATA, Family.UNKNOWN):
        return False
    keys = sum(1 for line in lines if _KEY.match(line.bare))
    return 2 * keys >= len(lines)


def _shifted(lines: Sequence[tuple[Line, Line]]) -> Iterator[Change]:
    """Yield the first line that moved to another depth, seen from the line before it."""
    for (above, above_here), (ours, theirs) in pairwise(lines):
        if _sign(ours.indent - above.indent) != _sign(theirs.indent - above_here.indent):
            yield _change([ours], [theirs])
            return


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
