"""The words of a stretch of text, with what they say and what they stand in.

Labels of a user interface, cited titles and accepted terms are rightly in the source's language:
they belong to whatever sentence they stand in, and say nothing about its language.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from doclint.language import Contrast, words_in
from doclint.parse.document import MASK, Code, Document, Emphasis, HtmlTag, Image, Link
from doclint.parse.liquid import Tag
from doclint.patterns import lazy_pattern

_EMPHASIS_TAGS = frozenset({"b", "cite", "em", "i", "kbd", "samp", "strong"})
EMPHASIS, QUOTE, TITLE, TERM = "emphasis", "quote", "title", "term"

_LONGEST_LABEL = 160  # characters, with the tags in it
# An unpaired quotation mark must not swallow a paragraph. It begins with a set of characters, and
# decides afterwards by looking behind: `re` then skips through the text at full speed.
_QUOTED = lazy_pattern(
    r"""["“„«»‹「『《\[［【*<'‘](?:
        (?<=")[^"\n]{1,160}+"
      | (?<=“)[^“”\n]{1,300}+”
      | (?<=„)[^„“”"\n]{1,300}+[“”"]
      | (?<=«)[^«»\n]{1,300}+»
      | (?<=»)[^«»\n]{1,300}+«
      | (?<=‹)[^‹›\n]{1,300}+›
      | (?<=「)[^「」\n]{1,300}+」
      | (?<=『)[^『』\n]{1,300}+』
      | (?<=《)[^《》\n]{1,300}+》
      | (?<=\[)[^\[\]\n]{1,300}+\]
      | (?<=［)[^［］\n]{1,300}+］
      | (?<=【)[^【】\n]{1,300}+】
      | (?<=\*)\*[^*\n]{1,300}+\*\*  # bold that CommonMark does not close
      | (?<=<)(?:b|em|i|kbd|strong)>[^<>\n]{1,300}+</  # within an `alt` text
      | (?<=['‘])(?<!\w['‘])(?=\S)[^'’\n]{1,80}+['’](?!\w)
    )""",
    re.VERBOSE,
)
# The name of a program, and an option: `moor --dry-run`.
_COMMAND = lazy_pattern(r"(?<![\w.-])(?:[a-z][\w.-]*+ )?--[a-z][\w-]*+")
_ALNUM = lazy_pattern(r"[^\W_]+")
_APART = "\0"
_ASCII_BLANKS = {code: " " for code in range(128) if not chr(code).isalnum()}
_ASCII_BLANKS_BUT_ONE = {**_ASCII_BLANKS, ord(_APART): _APART}


class Token(NamedTuple):
    """A word, its place, and what it stands in.

    `evidence` is in nats, positive for the source's language. `role` is empty in running text, else
    `emphasis`, `quote`, `title` (the text of a link) or `term` (an accepted one). A name has a
    capital that does not come from opening the sentence; `is_common` is a word such as `the`.
    """

    text: str
    start: int
    end: int
    evidence: float
    role: str
    is_name: bool
    is_common: bool


class Terms:
    """Words and phrases that rightly stay in the source's language, found by their first word."""

    def __init__(self, *texts: frozenset[str]) -> None:
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        for text in frozenset().union(*texts):
            phrase = tuple(word.text.lower() for word in words_in(text, 0, len(text)))
            if phrase:
                self._phrases.setdefault(phrase[0], []).append(phrase)
        for phrases in self._phrases.values():
            phrases.sort(key=len, reverse=True)

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self._phrases)

    def found(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield where one stands among words in lower case: from, to (exclusive)."""
        for at, word in enumerate(words):
            for phrase in self._phrases.get(word, ()):
                if tuple(words[at : at + len(phrase)]) == phrase:
                    yield at, at + len(phrase)
                    break


terms_of = lru_cache(maxsize=8)(Terms)


def tokens_in(
    document: Document, prose: str, start: int, end: int, contrast: Contrast, terms: Terms
) -> list[Token]:
    """Return the words between two offsets of the document.

    `prose` is as long as the document's text: its own, or one in which an `alt` text shows.
    """
    words = words_in(prose, start, end)
    starts = [first for _, first, _ in words]
    roles = [""] * len(words)

    def assign(spans: Iterable[tuple[int, int]], role: str) -> None:
        for first, last in spans:
            for index in range(bisect_left(starts, first), bisect_left(starts, last)):
                roles[index] = role

    if document.emphases:
        assign(_emphasis(document, start, end), EMPHASIS)
    if document.html:
        assign(_html_emphasis(document, start, end), EMPHASIS)
    assign((match.span() for match in _QUOTED.finditer(prose, start, end)), QUOTE)
    if document.links:
        assign((link.text for link in within(document.links, start, end)), TITLE)
    if "--" in prose[start:end]:
        assign((match.span() for match in _COMMAND.finditer(prose, start, end)), TERM)
    if terms:
        for first, last in terms.found([text.lower() for text, _, _ in words]):
            roles[first:last] = [TERM] * (last - first)
    tokens = []
    evidence = contrast.opening  # for the first word, whose capital means nothing
    for index, ((text, first, last), role) in enumerate(zip(words, roles, strict=True)):
        is_name = index > 0 and len(text) > 1 and text[0].isupper()
        is_common = contrast.is_common(text)
        tokens.append(Token(text, first, last, evidence[text], role, is_name, is_common))
        evidence = contrast.evidence
    return tokens


Mark = TypeVar("Mark", Code, Emphasis, HtmlTag, Image, Link, Tag)


def within(marks: Sequence[Mark], start: int, end: int) -> Iterator[Mark]:
    """Yield the marks that lie between two offsets, in part or whole; `marks` is in order."""
    first = bisect_left(marks, start, key=lambda mark: mark.span.start)
    while first and marks[first - 1].span.end > start:
        first -= 1
    for index in range(first, len(marks)):
        if marks[index].span.start >= end:
            return
        yield marks[index]


def _emphasis(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what is emphasised, unless it is too long for a label."""
    for emphasis in within(document.emphases, start, end):
        first, last = emphasis.content
        if last - first <= _LONGEST_LABEL:
            yield first, last


def _html_emphasis(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between `<b>` and `</b>` and their like."""
    opener = None
    for tag in within(document.html, start, end):
        if tag.name in _EMPHASIS_TAGS:
            if tag.form == "open":
                opener = tag
            elif opener and opener.name == tag.name:
                yield opener.span.end, tag.span.start
                opener = None


def key_of(text: str) -> str:
    """Return what two texts share that differ in nothing but punctuation and capitals."""
    text = text.lower().replace(MASK, " ")
    if text.isascii():  # five times as fast as the pattern
        return " ".join(text.translate(_ASCII_BLANKS).split())
    return " ".join(_ALNUM.findall(text))


def keys_of(texts: Iterable[str]) -> list[str]:
    """Return the key (`key_of`) of each of many texts, all at once, which is faster."""
    pieces = list(texts)
    whole = _APART.join(pieces).lower().replace(MASK, " ")
    if whole.isascii() and whole.count(_APART) == len(pieces) - 1:
        whole = whole.translate(_ASCII_BLANKS_BUT_ONE)
        return [" ".join(piece.split()) for piece in whole.split(_APART)]
    return [key_of(piece) for piece in pieces]
