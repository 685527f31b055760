"""Text from a file made fit for a terminal, and how wide it is there."""

import unicodedata
from functools import lru_cache

# What a terminal would obey or nobody would see: control and format characters (overrides of
# direction: CVE-2021-42574), separators of lines, halves of surrogates (from names of files that
# are not UTF-8).
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"  # Persian, Hindi and emoji need them
_PICTURES = 0x2400  # CONTROL PICTURES: SYMBOL FOR NULL and the rest in order


def printable(text: str) -> str:
    """Return `text` on one line with every control character made visible, a tab as a space."""
    if text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    if character == "\t":
        return " "
    if character in _JOINERS or unicodedata.category(character) not in _UNSAFE:
        return character
    code = ord(character)
    return chr(_PICTURES + code) if code < 0x20 else f"<U+{code:04X}>"


def width(text: str) -> int:
    """Return how many columns a printable text takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fit(text: str, columns: int) -> str:
    """Cut a printable text at its end so that it takes at most `columns`, an ellipsis included."""
    if width(text) <= columns:
        return text
    return _head(text, columns - 1) + "…"


def fit_end(text: str, columns: int) -> str:
    """Cut a printable text at its beginning so that it takes at most `columns`."""
    if width(text) <= columns:
        return text
    return "…" + _head(text[::-1], columns - 1)[::-1]


def _head(text: str, columns: int) -> str:
    taken = 0
    for index, character in enumerate(text):
        taken += _columns(character)
        if taken > columns:
            return text[:index]
    return text
