"""Splits a block's prose into sentences.

sentencex knows the languages' abbreviations; two merge rules mend what it splits too eagerly on
technical text (measured: after an ellipsis before a parenthesis, and before a lower-case letter).
"""

import re
from collections.abc import Iterator

import sentencex

# A possible end of a sentence with something after it: without one there is nothing to split.
_POSSIBLE_END = re.compile(r"[.!?…。！？؟।։።](?=.)", re.DOTALL)

_ELLIPSIS = ("...", "…")


def may_end(prose: str, start: int, end: int) -> bool:
    """Tell whether a sentence may end between two offsets, with something after it."""
    return _POSSIBLE_END.search(prose, start, end) is not None


def split(prose: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each sentence in `prose`, white space around it left out.

    `prose` is one block's, with `doclint.parse.document.MASK` for whatever is not text.
    """
    if not may_end(prose, 0, len(prose)):
        yield from _trimmed(prose, 0, len(prose))
        return
    start = at = 0
    previous = ""
    for sentence in sentencex.segment(language, prose):
        if previous and not _belongs_to(previous, sentence):
            yield from _trimmed(prose, start, at)
            start = at
        at += len(sentence)
        previous = sentence
    yield from _trimmed(prose, start, len(prose))


def _belongs_to(previous: str, sentence: str) -> bool:
    # A tag or code at the head (MASK) may well begin a sentence, whatever follows it.
    if sentence.lstrip(" \n\t\"'“”‘’«»")[:1].islower():
        return True
    return previous.rstrip().endswith(_ELLIPSIS) and sentence.lstrip().startswith("(")


def _trimmed(prose: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = prose[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        yield start, start + len(stripped)
