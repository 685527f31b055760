"""Splits a block's prose into sentences.

sentencex knows the languages' abbreviations; two merge rules mend what it splits too eagerly on
technical text (measured: after an ellipsis before a parenthesis, and before a lower-case letter).
"""

import re
from itertools import pairwise

import sentencex

from doclint.patterns import lazy_pattern

# A possible end of a sentence with something after it: without one there is nothing to split.
POSSIBLE_END = lazy_pattern(r"[.!?…。！？؟।։።](?=.)", re.DOTALL)

# sentencex is quadratic in sentences without spaces between them, so it gets this much at a time.
_LONGEST = 4000  # code points
_SURE_END = lazy_pattern(r"[.!?…؟։।]\s|[。！？]")
# sentencex counts a space as one byte, and panics in the middle of another (`B\u00a0. `).
_WIDE_SPACES = (
    "\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_SURROGATE = lazy_pattern(r"[\ud800-\udfff]")  # half of a pair, as JSON can hold: no UTF-8
_ELLIPSIS = ("...", "…")


def split(prose: str, language: str) -> list[tuple[int, int]]:
    """Return the (start, end) of each sentence in `prose`, white space around it left out.

    `prose` is one block's, with `doclint.parse.document.MASK` for whatever is not text.
    """
    cuts = [0]
    if POSSIBLE_END.search(prose):
        at = 0
        previous = ""
        for sentence in _sentences(prose, language):
            if previous and not _belongs_to(previous, sentence):
                cuts.append(at)
            at += len(sentence)
            previous = sentence
    cuts.append(len(prose))
    found: list[tuple[int, int]] = []
    for start, end in pairwise(cuts):
        piece = prose[start:end]
        if stripped := piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            found.append((first, first + len(stripped)))
    return found


def _sentences(prose: str, language: str) -> list[str]:
    found: list[str] = []
    at = 0
    while len(prose) - at > _LONGEST:
        ends = [end.end() for end in _SURE_END.finditer(prose, at, at + _LONGEST)]
        stop = ends[-1] if ends else at + _LONGEST
        found += _segment(prose[at:stop], language)
        at = stop
    found += _segment(prose[at:], language)
    return found


def _segment(piece: str, language: str) -> list[str]:
    if not piece.isascii():
        for space in _WIDE_SPACES:
            piece = piece.replace(space, " ")
    try:
        sentences: list[str] = sentencex.segment(language, piece)
    except UnicodeEncodeError:
        sentences = sentencex.segment(language, _SURROGATE.sub("\ufffd", piece))
    return sentences


def _belongs_to(previous: str, sentence: str) -> bool:
    # A tag or code at the head (MASK) may well begin a sentence, whatever follows it.
    if sentence.lstrip(" \n\t\"'“”‘’«»")[:1].islower():
        return True
    return previous.rstrip().endswith(_ELLIPSIS) and sentence.lstrip().startswith("(")
