"""Searches a translation, sentence by sentence, for what was left in the source's language."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.compare.untranslated_judge import (
    Verdict,
    is_clause,
    is_enumeration,
    is_title,
    judge,
)
from doclint.compare.untranslated_source import Source
from doclint.compare.untranslated_words import (
    TITLE,
    Token,
    key_of,
    terms_of,
    tokens_in,
    within,
)
from doclint.language import UNLISTED, Contrast, Support, words_in
from doclint.model import Span
from doclint.parse.document import Document
from doclint.parse.masking import show_prose
from doclint.patterns import lazy_pattern

_WORD_ALONE = frozenset({"heading", "field"})  # where a single word is prose; elsewhere, a name
_CODE = {"highlight": "endhighlight", "comment": "endcomment"}  # Liquid around what is no prose
# MDX: what a page imports and exports stands between its paragraphs.
_MODULE = lazy_pattern(
    r"""import\s(?:[^'"\n]+\sfrom\s+)?(?:'[^'\n]+'|"[^"\n]+");?[ \t]*$
      | export\s(?:(?:const|let|var)\s[\w$]+\s*=|(?:default\s)?function\s|[{*])""",
    re.VERBOSE | re.MULTILINE,
)
_CAPITALISED = 4  # letters of a word that has a capital in a title; shorter ones are `of`, `and`
_STYLE = 3  # headings that make a style
_ALL = 0.8  # of the headings, those that keep to it
_MOST_SOUGHT = 100  # headings that are looked for in the text, a search through it for each
_DASHES = ("—", "–", "―", "--")  # before the name of who said what precedes
_ABBREVIATED = 3  # words of `Scanner (scan library)`
_NAMED = lazy_pattern(r"\w+ [(]\w+ \w+")
_QUERY = lazy_pattern(r"\w:[^\s\ufffc]")  # `label:bug`, a search that the link leads to
# What follows a label that is glossed, and what the gloss is.
_GLOSS = lazy_pattern(r"[*_\"'”’»“」』\].!?…\ufffc]*\s?[(（]([^()（）]*+)")
_OPEN = lazy_pattern(r"[(（][^()（）]*+\Z")
# `(TIDE, tables of incoming depth estimates)`: so few words in parentheses expand an acronym.
_EXPANSION = 5
_EXPANDED = lazy_pattern(r"[*_\"'”’»]*[)）]")


class Kind(StrEnum):
    """What was left; also the name of the rule that says it."""

    DOCUMENT = "document"
    SEGMENT = "segment"
    FRAGMENT = "fragment"
    FIELD = "front-matter"
    ALT = "alt-text"
    TITLE = "link-title"


class Leftover(NamedTuple):
    """A stretch of the translation in the source's language.

    `source` is what it was to be translated from, where that is known; `words` counts its words.
    `segment` is the index of the sentence that it is all of, -1 for anything else. `copied` says
    that the source has the same words, `loose` that they may be a mere string of terms.
    """

    kind: Kind
    span: Span
    source: Span | None
    words: int
    segment: int = -1
    copied: bool = False
    loose: bool = False


class Search:
    """The search in one pair."""

    def __init__(self, pair: AlignedPair, contrast: Contrast) -> None:
        self._pair = pair
        self._document = pair.translation
        self._contrast = contrast
        self._terms = terms_of(pair.settings.terms, pair.settings.labels)
        self._source = Source(pair.source)
        self._own = Source(pair.translation)
        self._sought = 0

    def sentences(self) -> Iterator[Leftover]:
        """Yield what was left of the sentences, whole or in part."""
        document = self._document
        code = _code(document)
        last = -2  # the last sentence that was left as a whole
        for index, segment in enumerate(document.segments):
            start, end = segment.span
            text = document.prose[start:end]
            if not self._contrast.suspects(text.lower() if text.isupper() else text):
                continue
            if any(span.start <= start < span.end for span in code):
                continue
            if _MODULE.match(document.text, start):
                continue
            for leftover in self._in_sentence(index, continued=last == index - 1):
                last = max(last, leftover.segment)
                yield leftover

    def alts(self) -> Iterator[Leftover]:
        """Yield the `alt` texts that were left."""
        document = self._document
        suspects = [
            image.alt
            for image in document.images
            if self._contrast.suspects(document.text[image.alt.start : image.alt.end])
        ]
        shown = show_prose(document.text, document.tags) if suspects else ""
        for alt in suspects:
            tokens = self._tokens(shown, alt)
            # A single word names what is shown: `avatar`, `screenshot`; so does `Harbor diagram`.
            words = [token for token in tokens if not self._is_coined(token)]
            if len(words) > 1 and not _is_name(shown, tokens):
                copy = self._source.copy_of(shown[alt.start : alt.end])
                if self._judge(tokens, shown, copied=copy is not None).whole:
                    yield Leftover(Kind.ALT, alt, copy, len(tokens), copied=copy is not None)

    def _is_coined(self, token: Token) -> bool:
        """Tell whether a word with a capital is in no word list: then it is a name."""
        telling = self._contrast
        return (
            telling.support is Support.WORDS
            and token.text[0].isupper()
            and abs(telling.opening[token.text]) <= UNLISTED
        )

    def _in_sentence(self, index: int, *, continued: bool) -> Iterator[Leftover]:
        """Yield what was left of a sentence; `continued` says that the one before was left, too."""
        document = self._document
        start, end = span = document.segments[index].span
        tokens = self._tokens(document.prose, span)
        if not tokens or _is_name(document.prose, tokens):
            return
        block = document.blocks[document.segments[index].block].kind
        copy = self._source.copy_of(document.prose[start:end])
        if copy and block in _WORD_ALONE and len(tokens) > 1:
            tokens = self._uncapitalised(tokens, document.prose)
        if _is_attribution(document.prose[start:end], tokens):
            whole, runs = Verdict(whole=False)
        else:
            whole, runs = self._judge(tokens, document.prose, copied=copy is not None)
        if len(tokens) == 1 and block not in _WORD_ALONE:
            return
        if continued and copy and all(token.role == TITLE for token in tokens):
            # A list of links that belongs to a section of which nothing is translated.
            whole = is_title(tokens, self._contrast)
        source = copy or self._aligned(index)
        if whole and self._has_gloss(document.prose, end):
            return
        if whole:
            kind = Kind.FIELD if block == "field" else Kind.SEGMENT
            bare = _bare(document.text, span, tokens)
            yield Leftover(kind, bare, source, len(tokens), index, copied=copy is not None)
            return
        kind = Kind.FIELD if block == "field" else Kind.FRAGMENT
        titles = {token.start: token for token in tokens if token.role == TITLE}
        for first, last, loose in runs:
            run = tokens[first:last]
            if not self._is_glossed(document.prose, run):
                part = Span(run[0].start, run[-1].end)
                yield Leftover(kind, part, source, len(run), loose=loose)
                for token in run:
                    titles.pop(token.start, None)
        if titles:
            yield from self._in_links(span, titles, kind, source)

    def _uncapitalised(self, tokens: list[Token], prose: str) -> list[Token]:
        """Return the words of a heading as if small letters began them, where a style wants others.

        That is so for a heading in capitals, and where all headings of the source have capitals;
        but what the translation uses elsewhere, too, is a name.
        """
        loud = len(tokens) > 2 and all(token.text.isupper() for token in tokens)
        if not loud and not (any(token.is_name for token in tokens[1:]) and self._has_title_case):
            return tokens
        key = key_of(prose[tokens[0].start : tokens[-1].end])
        self._sought += 1
        if self._sought > _MOST_SOUGHT or self._own.uses(key) > 1:
            return tokens
        plain: list[Token] = []
        for token in tokens:
            text = token.text.lower() if loud else token.text
            evidence = self._contrast.opening[text]
            is_common = self._contrast.is_common(text)
            plain.append(
                token._replace(evidence=evidence, is_name=False, is_common=is_common)
                if not token.role
                else token
            )
        return plain

    @cached_property
    def _has_title_case(self) -> bool:
        """Whether the source's headings and title begin all their words with capitals."""
        source = self._pair.source
        styles = [
            all(word.text[0].isupper() for word in words if len(word.text) >= _CAPITALISED)
            for start, end in (
                span for span, block in source.segments if source.blocks[block].kind == "heading"
            )
            if len(words := words_in(source.prose, start, end)[1:]) > 0
        ]
        return len(styles) >= _STYLE and sum(styles) >= _ALL * len(styles)

    def _in_links(
        self,
        span: Span,
        titles: dict[int, Token],
        kind: Kind,
        source: Span | None,
    ) -> Iterator[Leftover]:
        """Yield the texts of links in a translated sentence that were left.

        `titles` is those of the sentence's tokens that are in a link, by start; `kind` is what a
        clause of the sentence would be.
        """
        prose = self._document.prose
        for link in within(self._document.links, *span):
            first, last = link.text
            inside = [token for start, token in titles.items() if first <= start < last]
            if (
                inside
                and not _is_name(prose, inside)
                and not _QUERY.search(prose, first, last)
                and not self._has_gloss(self._document.text, link.span.end)
                and is_title(inside, self._contrast)
            ):
                clause = is_clause(inside)
                yield Leftover(kind if clause else Kind.TITLE, link.text, source, len(inside))

    def _is_glossed(self, prose: str, run: Sequence[Token]) -> bool:
        """Tell whether a run is a label with a gloss in the translation's language, or a gloss."""
        end = run[-1].end
        if len(run) <= _EXPANSION and _EXPANDED.match(prose, end):
            return True
        gloss = _OPEN.search(prose, run[0].start, end)
        return self._has_gloss(prose, gloss.start() if gloss else end)

    def _has_gloss(self, prose: str, at: int) -> bool:
        """Tell whether words in the translation's language follow in parentheses."""
        gloss = _GLOSS.match(prose, at)
        if gloss is None or self._parts_blocks(prose, at, gloss.start(1)):
            return False
        words = words_in(prose, *gloss.span(1))
        return sum(self._contrast.evidence[word.text] for word in words) < 0

    def _parts_blocks(self, prose: str, start: int, end: int) -> bool:
        """Tell whether a line ends between two offsets that is no part of the prose."""
        text = self._document.text
        return any(text[at] in "\r\n" and prose[at] not in "\r\n" for at in range(start, end))

    def _judge(self, tokens: Sequence[Token], prose: str, *, copied: bool) -> Verdict:
        return judge(tokens, prose, self._contrast, self._source, copied=copied)

    def _tokens(self, prose: str, span: Span) -> list[Token]:
        return tokens_in(self._document, prose, *span, self._contrast, self._terms)

    def _aligned(self, index: int) -> Span | None:
        alignment = self._pair.alignment
        bead = alignment.segments[alignment.segment_bead_of_translation[index]]
        if not bead.source:
            return None
        segments = self._pair.source.segments
        return Span(segments[bead.source[0]].span.start, segments[bead.source[-1]].span.end)


def _code(document: Document) -> list[Span]:
    """Return the stretches between Liquid tags whose content is code, or is not shown."""
    stretches: list[Span] = []
    opener = None
    for tag in document.tags:
        if opener is None:
            opener = tag if tag.name in _CODE else None
        elif tag.name == _CODE[opener.name]:
            stretches.append(Span(opener.span.end, tag.span.start))
            opener = None
    return stretches


def _is_name(prose: str, tokens: Sequence[Token]) -> bool:
    """Tell whether words are joined to one name by hyphens, or a list of names by commas."""
    joined = prose[tokens[0].start : tokens[-1].end]
    if "-" in joined and len(joined.split()) == 1:
        return True
    return len(tokens) > 1 and (
        is_enumeration(prose, tokens, strict=True) or _is_abbreviated(joined, tokens)
    )


def _is_abbreviated(joined: str, tokens: Sequence[Token]) -> bool:
    """Tell whether words are a name and, in parentheses, what it is called for short.

    `Scanner (scan library)`, `PilotLight (plight module)`: the letters of the one are in the other.
    """
    if len(tokens) != _ABBREVIATED or not _NAMED.fullmatch(joined):
        return False
    letters = iter(tokens[0].text.lower())
    short = tokens[1].text.lower()
    return tokens[0].text.lower().startswith(short[0]) and all(sign in letters for sign in short)


def _is_attribution(sentence: str, tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence is a dash, names and titles of links: `— Jane Roe, [Her Book]`."""
    return (
        sentence.lstrip().startswith(_DASHES)
        and any(token.role == TITLE for token in tokens)
        and all(token.role == TITLE or token.text[0].isupper() for token in tokens)
    )


def _bare(text: str, span: Span, tokens: Sequence[Token]) -> Span:
    """Return a sentence without the lines at its borders that hold no word of it.

    Such are the tags of HTML blocks, and conditions between the rows of a table. The mark that ends
    an emphasis belongs to what its beginning does.
    """
    start = max(span.start, text.rfind("\n", span.start, tokens[0].start) + 1)
    end = text.find("\n", tokens[-1].end, span.end)
    piece = text[start : end if end >= 0 else span.end]
    start += len(piece) - len(piece.lstrip())
    stop = start + len(piece.strip())
    mark = text[start] if text[start] in "*_" else ""
    while mark and text.startswith(mark, stop):
        stop += 1
    return Span(start, stop)
