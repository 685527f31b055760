"""Words the repair of a Liquid tag: the source's tag, with what is the translation's own kept."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.compare.invisible import spreads
from doclint.compare.liquid_match import Placed, neglect, words
from doclint.model import Span
from doclint.parse.document import Document
from doclint.parse.liquid_expression import CONDITIONS, for_people, without_language
from doclint.patterns import lazy_pattern

# A value in quotation marks, whatever they are and however YAML escapes them.
_STRING = lazy_pattern(
    r"""
      (?P<open>\\?")(?P<double>[^"\n]*?)\\?"
    | (?P<yaml>'')(?P<doubled>[^'\n]+)''
    | (?P<quote>')(?P<single>[^'\n]*)'
    | (?P<foreign>[“”„«»‟‘‚「『])[ \u00a0\u202f]?(?P<typographic>[^“”„«»‟‘‚’「『」』\n]*?)
      [ \u00a0\u202f]?[“”«»‟‘’」』]
    """,
    re.VERBOSE,
)
_ARGUMENT = lazy_pattern(r"(?<![\w-])([\w-]+)\s*[=:]\s*$")
_PATH = lazy_pattern(r"(?<![\w-])[\w-]*(?:[./][\w-]*)+")
_OPENER = lazy_pattern(r"\{[{%]-?(?![{%–—−-])")
_CLOSER = lazy_pattern(r"(?<![}%–—−-])-?[%}]\}$")


class _String(NamedTuple):
    """A quoted value inside a tag; `span` (with its quotes) counts from the tag's start."""

    span: Span
    value: str
    quote: str
    argument: str


def worded(pair: AlignedPair, tag: Placed, expected: Placed) -> str | None:
    """Return the text that `tag` should have: that of `expected`, the source's.

    What people read and the language's name in a path stay as the translation has them, and so do
    trim markers. None where something of the translation would be lost, or cannot be written there.
    """
    text = _with_values(pair, tag, expected)
    if text is None:
        return None
    text = _with_paths(pair, tag, text)
    text = _with_trimming(tag, text)
    if "\n" in text and "\n" not in tag.text:
        text = re.sub(r"(?<!\s)\s*\n\s*", " ", text)
    if spreads(text, tag.text):
        return None
    return _escaped(pair, tag, expected, text)


def _with_values(pair: AlignedPair, tag: Placed, expected: Placed) -> str | None:
    """Return the source's tag with the translation's values of what is for people."""
    arguments = pair.settings.liquid.human_arguments
    ours, theirs = _strings(expected.text), _strings(tag.text)
    human = [
        at
        for at, string in enumerate(ours)
        if string.argument in arguments
        or (expected.tag.name not in CONDITIONS and for_people(string.value))
    ]
    if not human:
        return expected.text
    if [bool(one.argument) for one in ours] != [bool(one.argument) for one in theirs]:
        # No telling which is which: only what says nothing of its own may be overwritten.
        own = any(
            for_people(string.value) and string.value not in expected.text for string in theirs
        )
        return expected.text if not own and words(tag.key) <= words(expected.key) else None
    text = expected.text
    for at in reversed(human):
        string, value = ours[at], theirs[at].value
        if string.quote.strip("\\") in value:
            return None
        start, end = string.span
        size = len(string.quote)
        text = text[: start + size] + value + text[end - size :]
    return text


def _strings(text: str) -> Sequence[_String]:
    found: list[_String] = []
    before = 0
    for match in _STRING.finditer(text):
        quote = match["open"] or match["yaml"] or match["quote"] or match["foreign"]
        value = next(
            value
            for group in ("double", "doubled", "single", "typographic")
            if (value := match[group]) is not None
        )
        argument = _ARGUMENT.search(text, before, match.start())
        before = match.end()
        found.append(_String(Span(*match.span()), value, quote, argument[1] if argument else ""))
    return found


def _with_paths(pair: AlignedPair, tag: Placed, text: str) -> str:
    """Keep the paths that differ from the source's in the language's name alone."""
    languages = neglect(pair).languages
    kept = {without_language(path, languages): path for path in _PATH.findall(tag.text)}

    def here(match: re.Match[str]) -> str:
        plain = without_language(match[0], languages)
        return kept.get(plain, match[0]) if plain != match[0] else match[0]

    return _PATH.sub(here, text)


def _with_trimming(tag: Placed, text: str) -> str:
    """Keep the translation's delimiters where they are whole: its trim markers do no harm."""
    opener, closer = _OPENER.match(tag.text), _CLOSER.search(tag.text)
    wanted, end = _OPENER.match(text), _CLOSER.search(text)
    if not (wanted and end):
        return text
    inner = text[wanted.end() : end.start()]
    first = opener[0] if opener and opener[0][:2] == wanted[0][:2] else wanted[0]
    last = closer[0] if closer and closer[0][-2:] == end[0][-2:] else end[0]
    return first + inner + last


def _escaped(pair: AlignedPair, tag: Placed, expected: Placed, text: str) -> str | None:
    """Write quotation marks as the YAML value asks that the tag stands in; outside it, as is."""
    wanted = _yaml_style(pair.source, expected.tag.span.start)
    style = _yaml_style(pair.translation, tag.tag.span.start)
    if wanted == style:
        return text
    if wanted == "'":
        text = text.replace("''", "'")
    elif wanted == '"':
        text = text.replace('\\"', '"').replace("\\\\", "\\")
    if style == "'":
        # A literal of TOML has no way to say a quote.
        is_yaml = pair.translation.text.removeprefix("\ufeff").startswith("---")
        return text.replace("'", "''") if is_yaml or "'" not in text else None
    if style == '"':
        return text.replace("\\", "\\\\").replace('"', '\\"')
    # In a plain value these would begin a mapping or a comment.
    plain = tag.tag.span.start < pair.translation.body
    return None if plain and (": " in text or " #" in text) else text


def _yaml_style(document: Document, at: int) -> str:
    """Return how the front matter value around an offset is quoted; empty outside and unquoted."""
    if at >= document.body or document.front_matter is None:
        return ""
    for field in document.front_matter.fields:
        if field.value.start <= at < field.value.end and field.kind == "scalar":
            return field.style if field.style in ("'", '"') else ""
    return ""
