"""Finds placeholders that a translation changed: what a program fills in, and what a site replaces.

Which forms an article uses is learnt from its source; a form that only the translation has is text.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from doclint.align.locate import unit_at
from doclint.check.pair import AlignedPair
from doclint.language import has_table
from doclint.language.table import load, normal
from doclint.model import Span
from doclint.parse.document import Document, Link
from doclint.patterns import lazy_pattern


class PlaceholderChange(NamedTuple):
    """A placeholder of the source, and what stands for it; `lost` says that nothing does.

    For a lost one `translation` is the sentence. `certain` if nothing else could be meant.
    """

    source: Span
    translation: Span
    lost: bool
    certain: bool


class _Placeholder(NamedTuple):
    """A placeholder: its form (a group of `_PLACEHOLDER`), and its text without an index."""

    span: Span
    form: str
    text: str


class _Remains(NamedTuple):
    """What may be left of placeholders in the sentences of a bead; each is taken for one only.

    `mentions` are the names in them as mentions, `shortcodes` what looks like one, the last first.
    """

    mentions: dict[str, Span]
    shortcodes: list[Span]
    has_emoji: bool

    def take(self, one: _Placeholder) -> Span | None:
        """Return what is left of a mention or a short code, if anything is."""
        if one.form == "mention":
            return self.mentions.pop(one.text, None)
        return self.shortcodes.pop() if self.shortcodes else None


# It begins with a set of characters, and decides afterwards by looking behind: `re` then skips
# through the text at full speed. Only ASCII letters make it a part of a word: Arabic
# joins its `and` to what follows.
_PLACEHOLDER = lazy_pattern(
    r"""[%${:@](?:
        (?<=%)(?<![A-Za-z0-9_%]%)(?P<format>
            (?:\d\$)?[-+\#0]?\d*(?:\.\d+)?(?:l?[dux]|[sfi])(?![A-Za-z0-9])
          | \(\w+\)[sdif] | \{\w+\}
        )
      | (?<=\$)(?<![A-Za-z0-9_$]\$)(?P<variable>
            \{[A-Za-z_][\w.]*\} | [A-Z_][A-Z0-9_]+(?![A-Za-z0-9_])
        )
      | (?<=\{)(?<![{$%]\{)(?P<brace>(?:[A-Za-z_][\w.-]*|\d)\}(?!\}))
      | (?<=:)(?<![A-Za-z0-9_:]:)(?P<shortcode>[a-z+-][a-z0-9_+-]*:(?![A-Za-z0-9_:]))
      | (?<=@)(?<![A-Za-z0-9_./+@-]@)
        (?P<mention>[A-Za-z][A-Za-z0-9]*+(?:-[A-Za-z0-9]++){0,20}+(?![A-Za-z0-9_/@\u00c0-\u024f]))
    )""",
    re.VERBOSE,
)
# What a shortcode may have become.
_DAMAGED_SHORTCODE = lazy_pattern(r"(?<![\w:：])[:：][ ]?[\w+-]+(?:[ ][\w+-]+)?[ ]?[:：](?!\w)")
# A name as in a mention, and what may be left of its sign.
_NAME = lazy_pattern(r"(?<![A-Za-z0-9_./-])[A-Za-z0-9]++(?:-[A-Za-z0-9]++)*+")
_SIGN = lazy_pattern(r"[@＠]\s?\Z")
_FIRST_EMOJI = "\u2190"  # before it, what is a symbol for Unicode is `°`, `©`, `™` and the like
_INDEX = lazy_pattern(r"%\d\$")
_KEYWORD = lazy_pattern(r"[A-Z][A-Z_]{5,}[A-Z]")
_SURE = 0.4  # confidence of a bead below which two sentences may not belong together


def placeholder_changes(pair: AlignedPair) -> tuple[PlaceholderChange, ...]:
    """Return the placeholders that were changed or lost, in order."""
    return tuple(sorted([*_in_sentences(pair), *_in_links(pair)], key=lambda one: one.translation))


def _decided(pair: AlignedPair) -> frozenset[str]:
    """Return the forms of placeholders that are not looked for, since a catalog says what is."""
    if pair.formats is None:
        return frozenset()
    from doclint.compare.catalog_formats import decided_forms

    return decided_forms(pair.formats)


def _in_sentences(pair: AlignedPair) -> Iterator[PlaceholderChange]:
    source, translation = pair.source, pair.translation
    decided, language = _decided(pair), pair.settings.source_language
    ours = _placeholders(source, decided)
    if not ours:
        return
    theirs = _placeholders(translation, decided)
    surplus = Counter(one.text for one in ours)
    surplus.subtract(one.text for one in theirs)
    if not any(surplus.values()):
        return
    left, right = _by_segment(source, ours), _by_segment(translation, theirs)
    for bead in pair.alignment.segments:
        if not bead.source or not bead.translation or bead.confidence < _SURE:
            continue
        here = [one for segment in bead.source for one in left.get(segment, ())]
        there = [one for segment in bead.translation for one in right.get(segment, ())]
        # What is as often there as in the source has only moved.
        new = [one for one in _missing_from(there, here) if surplus[one.text] < 0]
        missing = _missing_from(here, there)
        remains: _Remains | None = None
        for one in missing:
            if surplus[one.text] <= 0:
                continue
            if one.form == "mention" and not _is_no_word(one.text[1:], language):
                continue  # a verb: `@mention` somebody
            twin = next((other for other in new if other.form == one.form), None)
            if twin:
                certain = len(missing) == len(new) == 1
                new.remove(twin)
                yield PlaceholderChange(one.span, twin.span, lost=False, certain=certain)
                continue
            if one.form in ("mention", "shortcode"):
                remains = remains or _remains(translation, bead.translation)
                if damaged := remains.take(one):
                    yield PlaceholderChange(one.span, damaged, lost=False, certain=False)
                    continue
                if one.form == "mention" or remains.has_emoji:
                    continue  # people may be named otherwise
            sentence = translation.segments[bead.translation[0]].span
            yield PlaceholderChange(one.span, sentence, lost=True, certain=False)


def _remains(document: Document, segments: Sequence[int]) -> _Remains:
    """Look through some sentences, once for all placeholders that they lost."""
    mentions: dict[str, Span] = {}
    shortcodes: list[Span] = []
    for index in segments:
        start, end = document.segments[index].span
        for name in _NAME.finditer(document.prose, start, end):
            sign = _SIGN.search(document.prose, max(start, name.start() - 2), name.start())
            span = Span(sign.start() if sign else name.start(), name.end())
            mentions.setdefault(f"@{name[0].lower()}", span)
        codes = _DAMAGED_SHORTCODE.finditer(document.prose, start, end)
        shortcodes += [Span(*code.span()) for code in codes if not _PLACEHOLDER.fullmatch(code[0])]
    text = "".join(document.text[slice(*document.segments[index].span)] for index in segments)
    has_emoji = any(unicodedata.category(sign) == "So" for sign in text if sign >= _FIRST_EMOJI)
    return _Remains(mentions, shortcodes[::-1], has_emoji)


def _placeholders(document: Document, decided: frozenset[str]) -> list[_Placeholder]:
    """Return the placeholders of a text, but for the forms that the flags of a catalog decide."""
    return [
        _Placeholder(Span(*found.span()), found.lastgroup or "", _plain(found))
        for found in _PLACEHOLDER.finditer(document.prose)
        if found.lastgroup not in decided
    ]


def _plain(found: re.Match[str]) -> str:
    """Return a placeholder as it is compared: indexes count nothing, nor does case in a name."""
    return found[0].lower() if found.lastgroup == "mention" else _INDEX.sub("%", found[0])


def _by_segment(
    document: Document, placeholders: Iterable[_Placeholder]
) -> dict[int, list[_Placeholder]]:
    found: dict[int, list[_Placeholder]] = defaultdict(list)
    for one in placeholders:
        segment = unit_at(document.segments, one.span.start)
        if segment is not None:
            found[segment].append(one)
    return found


def _missing_from(
    placeholders: Iterable[_Placeholder], others: Iterable[_Placeholder]
) -> list[_Placeholder]:
    there = Counter(one.text for one in others)
    missing = []
    for one in placeholders:
        there[one.text] -= 1
        if there[one.text] < 0:
            missing.append(one)
    return missing


def _in_links(pair: AlignedPair) -> Iterator[PlaceholderChange]:
    """Yield link texts that a site puts the target's title in place of, such as `AUTOTITLE`."""
    text = pair.source.text
    keywords = [link for link in pair.source.links if _KEYWORD.fullmatch(text, *link.text)]
    if not keywords:
        return
    targets: dict[str, set[str]] = defaultdict(set)
    for link in keywords:
        targets[text[link.text.start : link.text.end]].add(link.destination)
    by_target: dict[str, list[Link]] = defaultdict(list)
    for link in reversed(pair.translation.links):
        by_target[link.destination].append(link)
    for link in keywords:
        keyword = text[link.text.start : link.text.end]
        there = by_target[link.destination]
        if not there:
            continue
        span = there.pop().text
        found = pair.translation.text[span.start : span.end]
        certain = found.strip() == keyword or _is_no_word(keyword, pair.settings.source_language)
        if found != keyword and (certain or len(targets[keyword]) > 1):
            yield PlaceholderChange(link.text, span, lost=False, certain=certain)


def _is_no_word(keyword: str, language: str) -> bool:
    """Tell whether a text is none that people would read, as `LICENSE` is."""
    return has_table(language) and normal(keyword) not in load(language).words
