"""Tells what in a line of code is for people, and whether a translation kept the rest.

What people read in code may be translated: prose in quotation marks, placeholders (`<name>`,
`YOUR-NAME`), values that are sentences, the output of a command. All the rest is for machines and
has to be equal to the letter.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from doclint.compare.code_language import Family
from doclint.patterns import lazy_pattern


class Reader(NamedTuple):
    """How to read a piece of code: its family, and which words hold a sentence together (`the`)."""

    family: Family
    is_common: Callable[[str], bool]


class Part(NamedTuple):
    """A part of a line that people read; `kind` is a group of `_PARTS`, `mark` its closing sign."""

    kind: str
    start: int
    end: int
    mark: str


_QUOTES = r"""
    "(?P<double>(?:[^"\\]|\\.)*+)"
  | (?<!\w)'(?P<single>(?:[^'\\]|\\.)*+)'(?!\w)
  | [“«„「『](?P<typographic>[^«„“”»「『」』]*+)[”»“」』]
"""
_PLACES = r"""
    <(?P<tag>b|em|i|mark|span|strong|u|var)\b[^<>]*+>(?P<element>[^<>]*+)</(?P=tag)>
  | (?<!\w)<(?P<angle>[^\W\d_][^<>="'/]*+)>
  | (?<=>)(?P<content>[^<>]++)(?=<)
  | (?<!\w)\[(?P<bracket>[^\W\d_][^][\d="'$,;{}()/\\]*+)\]
  | (?<![\w$%{.@-])(?P<capitals>[A-Z]{4,}[A-Z0-9]*(?:[-_][A-Z0-9]+)*|[A-Z]+(?:[-_][A-Z0-9]+)+)
    (?![\w(=:{])
"""
_PARTS = lazy_pattern(f"{_QUOTES}|{_PLACES}", re.VERBOSE)
_PARTS_OF_STRING = lazy_pattern(_PLACES, re.VERBOSE)
_ENTRY = lazy_pattern(r"(?:- )?[\"']?[\w./-]+[\"']?: (?=[^\"'\s|>&*{[]|\{[{%])")
_FIRST_CAPITAL = lazy_pattern(r"[\W\d]*[A-Z][a-z]")
_KEY = lazy_pattern(r"(?:- )?(?:[a-z][\w.-]*|\"[^\"]*\"|'[^']*')[ ]?:(?: |$)")
_WORD = lazy_pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_AROUND_WORDS = "\\\"'“”‘’«»„`*_.,:;!?…()[]{}<>|#~-–—、。，：！？（）「」【】"
_AROUND_WORDS += "".join(map(chr, range(0x2500, 0x2580)))  # what boxes are drawn with
_OPTION = lazy_pattern(r"--?[A-Za-z]")
_TOKEN = lazy_pattern(r"[^\s\[\](){}<>\"'“”‘’«»`*|]+")
# What a program or Liquid puts into a text: `{{ x }}`, `${x}`, `#{x}`, `$x`.
_INTERPOLATED = lazy_pattern(r"\{[{%][^{}]*[%}]\}|[$#]\{[^{}]*\}|\$[A-Za-z_]\w*")
_NUMBERS = lazy_pattern(r"\d+")
# Capitals that are words of a protocol or a language.
_PROTOCOL = frozenset(
    """DELETE FALSE FROM GROUP HEAD HTTP HTTPS INSERT INTO JSON LIKE NONE NULL OPTIONS ORDER PATCH
    POST SELECT TRUE UPDATE UTF VALUES WHERE YAML""".split()
)


def kept(source: str, translation: str, reader: Reader) -> bool:
    """Tell whether a translated line of code keeps all that is not for people.

    Both lines are without comments and indentation, with single spaces.
    """
    if source == translation:
        return True
    if reader.family is Family.DRAWING:
        return True
    parts = parts_of(source, reader)
    return bool(parts) and _fits(source, translation, parts)


def parts_of(line: str, reader: Reader) -> list[Part]:
    """Return what people read in a line of code, in order."""
    if reader.family not in (Family.PROGRAM, Family.MARKUP):
        entry = _ENTRY.match(line)
        if entry and is_text(line[entry.end() :], reader):
            return [Part("value", entry.end(), len(line), "")]
    return list(_parts_in(_PARTS, line, 0, len(line), reader))


def _parts_in(
    pattern: re.Pattern[str], line: str, start: int, end: int, reader: Reader
) -> Iterator[Part]:
    for found in pattern.finditer(line, start, end):
        kind = found.lastgroup or ""
        if _is_for_people(kind, found[kind], line, found.end(), reader):
            mark = found[0][-1] if kind in _QUOTED else ""
            yield Part(kind, *found.span(kind), mark)
        elif kind in _QUOTED:
            yield from _parts_in(_PARTS_OF_STRING, line, *found.span(kind), reader)


_QUOTED = frozenset(("double", "single", "typographic"))


def _is_for_people(kind: str, inner: str, line: str, end: int, reader: Reader) -> bool:
    if kind in _QUOTED:
        # A string before a colon or an arrow is a key.
        is_key = line[end : end + 4].lstrip().startswith((":", "=>"))
        # Two words are an argument of a command: `-m "fix typo"`.
        return not is_key and is_text(inner, reader, enough=2 + (reader.family != Family.SHELL))
    if kind == "element":
        return bool(_WORD.search(inner))
    if kind == "content":
        return reader.family is Family.MARKUP and is_text(inner, reader)
    if kind == "angle":
        return reader.family is not Family.MARKUP
    if kind == "bracket":
        return " " in inner
    return inner not in _PROTOCOL and reader.family is not Family.PROGRAM


def is_text(text: str, reader: Reader, *, enough: int = 3) -> bool:
    """Tell whether a string or value is prose: `My first step`, and not `npm install` or `push`.

    `enough` words are prose whatever they are; three with a common one among them always are.
    """
    words, others = _words(text)
    if not words or len(words) < others:
        return False
    return (
        len(words) >= enough
        or (len(words) > 1 and all(map(reader.is_common, words)))
        or _FIRST_CAPITAL.match(text) is not None
        or (len(words) > 2 and any(map(reader.is_common, words)))
    )


def _words(text: str) -> tuple[list[str], int]:
    """Return the words of a text that look like those of a language, and how many do not."""
    words, others = [], 0
    for token in _INTERPOLATED.sub(" ", text).split():
        bare = token.strip(_AROUND_WORDS)
        if _OPTION.match(token):
            others += 1
        elif _WORD.fullmatch(bare) and bare[1:] == bare[1:].lower():
            words.append(bare)
        elif bare and not bare.isdecimal():
            others += 1
    return words, others


def _fits(source: str, translation: str, parts: Sequence[Part]) -> bool:
    """Tell whether the translation has all between the parts, in order, and something for each."""
    at = 0  # in the source
    place = 0  # in the translation
    pending: Part | None = None
    for part in (*parts, None):
        fixed = source[at : part.start] if part else source[at:]
        if pending is None:
            found = 0 if translation.startswith(fixed) else -1
        elif part is None:
            found = len(translation) - len(fixed) if translation.endswith(fixed) else -1
        else:
            found = translation.find(fixed, place) if fixed else place
        if found < place:
            return False
        if pending and not may_stand_for(source, pending, translation[place:found]):
            return False
        place = found + len(fixed)
        if part:
            at, pending = part.end, part
    return place == len(translation)


def places_of(line: str, kind: str) -> list[tuple[int, int]]:
    """Return where parts of a kind stand in a line, whether or not they are for people."""
    return [
        found.span(kind)
        for pattern in ((_PARTS,) if kind in _QUOTED else (_PARTS_OF_STRING,))
        for found in pattern.finditer(line)
        if found.lastgroup == kind
    ]


def may_stand_for(source: str, part: Part, text: str) -> bool:
    """Tell whether a text may be what a part of a source's line was translated to."""
    original = source[part.start : part.end]
    if text == original:
        return True
    if not text.strip() or (part.mark and part.mark in text.replace("\\" + part.mark, "")):
        return False
    if part.kind == "value":
        return is_translated(original, text)
    if part.kind in ("double", "single", "typographic", "content"):
        return not is_slip(original, text)
    # A placeholder with another number is another placeholder.
    if _NUMBERS.findall(original) != _NUMBERS.findall(text):
        return False
    return part.kind != "capitals" or not one_off(original, text)


def is_prose(line: str, reader: Reader) -> bool:
    """Tell whether a line of code is surely a sentence: the output of a command, sample text."""
    if _KEY.match(line) or line.startswith("$ "):
        return False
    words, others = _words(line)
    if not words:
        return False
    if reader.family in (Family.DATA, Family.PROGRAM, Family.MARKUP):
        return len(words) >= 5 and sum(map(reader.is_common, words)) >= 2
    if _OUTPUT.match(line) or reader.family is Family.TEXT:
        return True
    if len(words) < 1.5 * others:
        return False
    begins = _FIRST_CAPITAL.match(line) is not None
    if len(words) < 3:
        return begins and not others and (len(words) == 2 or line.endswith(":"))
    return begins or (len(words) >= 4 and any(map(reader.is_common, words)))


def may_be_output(line: str) -> bool:
    """Tell whether a line may be what a program printed, if the lines around it are."""
    if _COMMAND.search(line):
        return False
    return _LABEL.match(line) is not None or not _KEY.match(line)


# What programs print: after `>` in many manuals, or with the time of the day.
_OUTPUT = lazy_pattern(r">|[^\n]{0,40}?\b\d\d:\d\d(?::\d\d|\b)")
_COMMAND = lazy_pattern(r"^[$%] |\s--?[A-Za-z]|[;{}\\]\Z|&&")
_LABEL = lazy_pattern(r"(?:> )?[A-Za-z]+(?: [a-z]+)?:(?: |$)")


def is_translated(source: str, translation: str) -> bool:
    """Tell whether a line of prose was translated, and not damaged.

    What is no word (paths, numbers, options) has to be there still, wherever it stands, and a
    word or two that are one keystroke off in an otherwise equal line are slips.
    """
    words = 0
    for token in _TOKEN.findall(source):
        bare = token.strip(_AROUND_WORDS)
        if all(_WORD.fullmatch(piece) for piece in bare.split("/")):
            words += bool(bare)
        elif bare and bare not in translation:
            return False
    return words > 0 and not is_slip(source, translation)


def is_slip(source: str, translation: str) -> bool:
    """Tell whether two texts are equal but for a word or two that are one keystroke off."""
    ours, theirs = Counter(_WORD.findall(source)), Counter(_WORD.findall(translation))
    lost, new = ours - theirs, theirs - ours
    if not lost or lost.total() > 2 or 2 * lost.total() > ours.total():
        return False
    return all(any(one_off(word, other) for other in new) for word in lost)


def one_off(word: str, other: str) -> bool:
    """Tell whether a word became another by a letter left out, doubled in or swapped.

    A replaced letter does not count: that is how words of related languages differ.
    """
    shorter, longer = sorted((word, other), key=len)
    if len(longer) < 4 or len(longer) - len(shorter) > 1 or shorter == longer:
        return False
    start = 0
    while start < len(shorter) and shorter[start] == longer[start]:
        start += 1
    if len(shorter) < len(longer):
        return shorter[start:] == longer[start + 1 :]
    swapped = longer[start + 1 : start + 2] + longer[start]
    return shorter[start:] == swapped + longer[start + 2 :]
