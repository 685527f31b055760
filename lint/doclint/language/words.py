"""Words of a text, and where they are."""

import re
from typing import NamedTuple

from doclint.model import make
from doclint.patterns import lazy_pattern

# Scripts without spaces give a word for every two characters, so that the number of words grows
# with the length of the text there too.
_UNSPACED = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30fa\u30fc-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff"
)
_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
# Combining marks, which `\w` leaves out: no Hindi or Tamil word holds together without them.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u0670\u06d6-\u06ed\u0900-\u0dff"
)
# A name of the machine's world stands where a word could, and is none: `runs_on`, `a/b.yml`,
# `is:open`, `sha256`, `lamp-user-suspend`, `quay-l10n`; `/a/b`, `@someone`, `#channel`, `&nbsp;`.
_JOINED = r"(?:[./:@\\=]++[\w-]++)"
_TAIL = (
    r"(?=[\d_./:@\\=-])"  # how each of them begins: most words have none
    rf"(?:(?:\d|_++[^\W_]|-[^\W\d_]++\d)[\w-]*+{_JOINED}*+|(?:-\w++)*+{_JOINED}++|(?:-\w++){{2,}}+)"
)
_NAME = r"\d[\w.:/@-]*+|[@#]\w++|&\#?\w+;|[.~]?/[\w./-]++"
# A character that may be of a script of the first two sets; U+FFFC masks what is no prose. To look
# for this one first is to compile the large sets for those languages only.
FAR = lazy_pattern("[^\x00-\u0dff\u2000-\u2bff\ufffc]")


def _compiled(letter: str, others: str) -> re.Pattern[str]:
    letters = rf"{letter}++(?:[{_MARKS}]++{letter}*+)*+"
    return lazy_pattern(rf"({letters}(?:['’]{letters})*+)({_TAIL})?+|({others})|{_NAME}")


_NEAR_WORDS = _compiled(r"[^\W\d_]", r"(?!)")
_ALL_WORDS = _compiled(rf"[^\W\d_{_UNSPACED}{_HANGUL}]", rf"[{_UNSPACED}]{{1,2}}+|[{_HANGUL}]++")

# What may stand around a word and cannot be a part of it, or of a name.
_AROUND = "\ufffc()[]“”«»\"'*.,;:!?…"


class Word(NamedTuple):
    """A word as written, from `start` to `end` (code points of the text it was found in)."""

    text: str
    start: int
    end: int


def lone_word(text: str) -> str:
    """Return the only word of a text without spaces, empty where that takes a closer look.

    Most of what stands between two spaces is one word with some punctuation, which this tells ten
    times as fast as `words_in`.
    """
    word = text.strip(_AROUND)
    return word if word.isalpha() and not FAR.search(word) else ""


def vocabulary(text: str) -> set[str]:
    """Return the words of a text in lower case."""
    found: set[str] = set()
    # No word holds a space, and each chunk between two is looked at once.
    for chunk in set(text.lower().split()):
        if word := lone_word(chunk):
            found.add(word)
        else:
            found.update(word.text for word in words_in(chunk, 0, len(chunk)))
    return found


def words_in(text: str, start: int, end: int) -> list[Word]:
    """Return the words between two offsets, names of the machine's world left out."""
    pattern = _ALL_WORDS if FAR.search(text, start, end) else _NEAR_WORDS
    return [
        make(Word, (match[group], *match.span()))
        for match in pattern.finditer(text, start, end)
        if (group := match.lastindex) is not None and group != 2
    ]
