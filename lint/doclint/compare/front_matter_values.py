"""Judges front matter values: which ones a translation must keep, and whether it did.

A key that the settings know is what they say. Any other is judged by its value, for a site of which
nothing is known: a truth value, a number, a date, a path, an identifier is not for people.
"""

from enum import Enum

from doclint.check.pair import AlignedPair
from doclint.config.settings import FrontMatterKeys
from doclint.pair.languages import canonical, is_language
from doclint.parse.document import Field
from doclint.patterns import lazy_pattern

_BOOLEANS = frozenset(("true", "false", "yes", "no", "on", "off"))
_DATE = lazy_pattern(r"\d{4}-\d{1,2}-\d{1,2}(?:[T ].*)?")
# A number, a version or a range of versions; `*` is the range of all.
_NUMBER = lazy_pattern(r"[<>=~^!]*\s?v?\d[\d.,_-]*|\*")
_PATH = lazy_pattern(r"\S*/\S*")
_FILE = lazy_pattern(r"\S+\.[A-Za-z][A-Za-z0-9]{1,4}")
# `how_to`, `release-notes`, `defaultTool`, `tutorial`; a capital at the start makes it a word.
_IDENTIFIER = lazy_pattern(r"[a-z][a-z0-9]*(?:[_.:-][A-Za-z0-9]+|[A-Z][a-z0-9]+)*")
_WORD = lazy_pattern(r"[a-z]+")
_COMPOUND = lazy_pattern(r"[a-z]+(?:-[a-z]+)+")
_TOKEN = lazy_pattern(r"[^\W_]+")


class Role(Enum):
    """What a field is: for machines, for people, of the language version, or not known."""

    MACHINE = "machine"
    HUMAN = "human"
    LOCAL = "local"
    UNKNOWN = "unknown"


def role_of(field: Field, keys: FrontMatterKeys) -> Role:
    """Return what the settings say of a field's key, else of the nearest key above it."""
    if field.people:
        return Role.HUMAN
    names = [part for part in field.path if isinstance(part, str)]
    for end in range(len(names), 0, -1):
        name = ".".join(names[:end])
        if name in keys.local:
            return Role.LOCAL
        if name in keys.human:
            return Role.HUMAN
        if name in keys.machine:
            return Role.MACHINE
    return Role.UNKNOWN


def is_flag(field: Field) -> bool:
    """Tell whether a value is a truth value."""
    return field.kind == "scalar" and field.text.lower() in _BOOLEANS


def is_number(value: str) -> bool:
    """Tell whether a value is a number, a version or a range of versions."""
    return bool(_NUMBER.fullmatch(value))


def is_compound(value: str) -> bool:
    """Tell whether a value is words in small letters with hyphens between them."""
    return bool(_COMPOUND.fullmatch(value))


def must_be_kept(source: str, translation: str, *, listed: bool) -> bool:
    """Tell whether a value that the settings do not know must be the same on both sides.

    `listed` says that it is an item of a list: there, a lower-case word may be a keyword, which is
    for people.
    """
    if _DATE.fullmatch(source):
        return not _DATE.fullmatch(translation)  # the day of the translation is as good
    if source.lower() in _BOOLEANS or is_number(source):
        return True
    if _FILE.fullmatch(source):
        return True
    if _PATH.fullmatch(source):
        return not _PATH.fullmatch(translation)  # pages and sites may have one for each language
    return bool(_IDENTIFIER.fullmatch(source)) and not (listed and _WORD.fullmatch(source))


def is_kept(pair: AlignedPair, source: str, translation: str) -> bool:
    """Tell whether two values are the same but for the name of the language in them."""
    if source == translation or source.split() == translation.split():
        return True
    if is_language(source) and is_language(translation):
        codes = (canonical(tag).partition("-")[0].lower() for tag in (translation, pair.language))
        return len(set(codes)) == 1
    if " " in source or not (
        names_language(source, pair.settings.source_language)
        or names_language(translation, pair.language)
    ):
        return False
    left = _without(source, pair.settings.source_language)
    return left == _without(translation, pair.language)


def names_language(value: str, language: str) -> bool:
    """Tell whether a name or path holds the name of a language (`/es/about/`, `en_US`)."""
    return _without(value, language) != _TOKEN.findall(value.lower())


def _without(value: str, language: str) -> list[str]:
    """Return the words of a path or name without those that make up a language tag."""
    parts = frozenset(canonical(language).lower().split("-"))
    return [token for token in _TOKEN.findall(value.lower()) if token not in parts]
