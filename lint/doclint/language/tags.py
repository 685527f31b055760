"""Language tags (BCP 47) and scripts: which table a language has, which letters it is written with.

A script is called by the first word of its letters' Unicode names: `LATIN`, `CYRILLIC`, `HIRAGANA`.
"""

import unicodedata
from functools import cache
from pathlib import Path

TABLES = Path(__file__).parent / "tables"

# Codes that name (or are close enough to) a language whose table has another code.
_TABLE_OF = {
    **dict.fromkeys(("sr", "hr", "bs", "cnr"), "sh"),
    **dict.fromkeys(("no", "nn"), "nb"),
    "tl": "fil",
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "mo": "ro",
}
_HAN = frozenset({"CJK"})
# Languages that are not written with Latin letters, by their usual script (CLDR, likelySubtags).
_SCRIPTS = {
    **dict.fromkeys(
        "ab av ba be bg ce cv kk ky mk mn os ru tg tt uk".split(), frozenset({"CYRILLIC"})
    ),
    "sh": frozenset({"LATIN", "CYRILLIC"}),
    **dict.fromkeys("ar ckb fa ps sd ug ur".split(), frozenset({"ARABIC"})),
    **dict.fromkeys("bh bho hi kok mai mr ne sa".split(), frozenset({"DEVANAGARI"})),
    **dict.fromkeys("as bn".split(), frozenset({"BENGALI"})),
    **dict.fromkeys("am ti".split(), frozenset({"ETHIOPIC"})),
    **dict.fromkeys("he yi".split(), frozenset({"HEBREW"})),
    "bo": frozenset({"TIBETAN"}),
    "dz": frozenset({"TIBETAN"}),
    "dv": frozenset({"THAANA"}),
    "el": frozenset({"GREEK"}),
    "gu": frozenset({"GUJARATI"}),
    "hy": frozenset({"ARMENIAN"}),
    "ka": frozenset({"GEORGIAN"}),
    "km": frozenset({"KHMER"}),
    "kn": frozenset({"KANNADA"}),
    "lo": frozenset({"LAO"}),
    "ml": frozenset({"MALAYALAM"}),
    "my": frozenset({"MYANMAR"}),
    "nqo": frozenset({"NKO"}),
    "or": frozenset({"ORIYA"}),
    "pa": frozenset({"GURMUKHI"}),
    "si": frozenset({"SINHALA"}),
    "syr": frozenset({"SYRIAC"}),
    "ta": frozenset({"TAMIL"}),
    "te": frozenset({"TELUGU"}),
    "th": frozenset({"THAI"}),
    **dict.fromkeys("gan hak lzh wuu yue zh".split(), _HAN),
    "ja": _HAN | {"HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"},
    "ko": frozenset({"HANGUL"}),
}  # fmt: skip
# Script subtags (ISO 15924) that change what the language alone would say.
_SUBTAGS = {
    "latn": frozenset({"LATIN"}),
    "cyrl": frozenset({"CYRILLIC"}),
    "arab": frozenset({"ARABIC"}),
    "deva": frozenset({"DEVANAGARI"}),
    "grek": frozenset({"GREEK"}),
}
_LATIN = frozenset({"LATIN"})
_RIGHT_TO_LEFT = frozenset(("ARABIC", "HEBREW", "SYRIAC", "THAANA", "NKO"))
# Chinese is written in two ways that share most characters; a region implies one of them.
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})


def subtags(tag: str) -> list[str]:
    """Split a tag at its hyphens or underscores, in lower case: `zh_Hant-TW` -> zh, hant, tw."""
    return tag.lower().replace("_", "-").split("-")


def code_of(tag: str) -> str:
    """Return the code that stands for the language in this package: `pt-BR` -> pt, `hr` -> sh."""
    language = subtags(tag)[0]
    return _TABLE_OF.get(language, language)


@cache
def scripts_of(tag: str) -> frozenset[str]:
    """Return the scripts a language is written with; Latin where nothing else is known."""
    for subtag in subtags(tag)[1:]:
        if subtag in _SUBTAGS:
            return _SUBTAGS[subtag]
    return _SCRIPTS.get(code_of(tag), _LATIN)


def is_right_to_left(tag: str) -> bool:
    """Tell whether a language is written from right to left."""
    return not _RIGHT_TO_LEFT.isdisjoint(scripts_of(tag))


def same_language(one: str, other: str) -> bool:
    """Tell whether two tags name one language in one script, whatever the regions."""
    traditional = [not _TRADITIONAL.isdisjoint(subtags(tag)) for tag in (one, other)]
    return (
        code_of(one) == code_of(other)
        and scripts_of(one) == scripts_of(other)
        and (code_of(one) != "zh" or traditional[0] == traditional[1])
    )


@cache
def script_of(letter: str) -> str:
    """Return the script of a letter, empty for one that has no name."""
    return unicodedata.name(letter, "").partition(" ")[0]


@cache
def has_table(tag: str) -> bool:
    """Tell whether there is a word table for the language."""
    return (TABLES / f"{code_of(tag)}.z").is_file()
