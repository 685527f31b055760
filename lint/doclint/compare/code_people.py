"""Restores a line of code around what people read in it, which stays translated."""

from collections import Counter

from doclint.compare.code_text import (
    Part,
    Reader,
    is_prose,
    is_text,
    kept,
    may_stand_for,
    parts_of,
    places_of,
)
from doclint.patterns import lazy_pattern

_WORD = lazy_pattern(r"[^\W\d]+")  # a number alone may be what was damaged
_VALUE = lazy_pattern(r"[^:：]*[:：][ \t]*")
_PLACEHOLDERS = ("angle", "bracket", "capitals")
_ALIKE = 0.7  # share of words in common from which on a sentence is the source's


def restored(source: str, translation: str, reader: Reader) -> str | None:
    """Return the source's line with the translation's sentences, strings and placeholders.

    None where the translation's cannot be told from what was damaged, or the whole is for people.
    """
    is_sentence = is_prose(source, reader) or is_text(source, reader, enough=4)
    parts = parts_of(source, reader)
    if not parts and is_sentence and _common(source, translation) < _ALIKE:
        return None
    pieces: list[str] = []
    at = 0
    for part in parts:
        own = source[part.start : part.end]
        found = _counterpart(source, translation, part)
        if found is None:
            if own not in translation:
                return None
            found = own
        elif not may_stand_for(source, part, found):
            if _common(own, found) < _ALIKE and part.kind != "capitals":
                return None
            found = own
        elif part.kind in _PLACEHOLDERS and found in source:
            found = own  # another one of the source's own, of an older version of the line
        pieces += (source[at : part.start], found)
        at = part.end
    wanted = "".join((*pieces, source[at:]))
    return wanted if kept(source, wanted, reader) else None


def _counterpart(source: str, translation: str, part: Part) -> str | None:
    """Return what stands in a translated line for a part of the source's."""
    if part.kind == "value":
        key = _VALUE.match(translation)
        return translation[key.end() :] if key else None
    ours, theirs = places_of(source, part.kind), places_of(translation, part.kind)
    if len(ours) != len(theirs) or (part.start, part.end) not in ours:
        return None
    start, end = theirs[ours.index((part.start, part.end))]
    return translation[start:end]


def _common(one: str, other: str) -> float:
    """Return the share of words that two texts have in common (Dice), 0 to 1."""
    ours, theirs = Counter(_WORD.findall(one)), Counter(_WORD.findall(other))
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0
