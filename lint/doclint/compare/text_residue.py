"""Finds what tools left behind: merge conflicts, marks of translation engines, stray characters."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.language.tags import code_of, is_right_to_left, script_of
from doclint.model import Fix, Safety, Span, replacing
from doclint.patterns import lazy_pattern


class Residue(NamedTuple):
    """What was left behind, and where.

    `kind` is one of `conflict` (a merge conflict), `model` (a token of a language model), `engine`
    (a mark of a translation engine), `empty` (an element without content), `broken` (characters
    that were read in the wrong encoding), `control` and `invisible` (characters without a shape).
    """

    kind: str
    span: Span


# All begin with `<`, so that `re` skips through the text to the next one.
_MARK = lazy_pattern(
    r"""<(?:
        # git's conflict markers
        (?P<conflict>(?<=^<)<{6}(?:[ ][^\n]*)?(?=\r?$))
        # tokens that begin or end a text for a language model
      | (?P<model>
            [|｜][a-z▁_]{2,30}[|｜]>
          | /?(?:unk|pad|eos|bos|think|extra_id_\d+|(?:start|end)_of_turn)> )
        # numbered tags of Crowdin and others, XLIFF's inline elements, Trados' segment marks
      | (?P<engine>
            /?\d{1,3}/?> | (?:g|x|bx|ex|ph|bpt|ept|mrk)[ ]id="\d+"[^<>\n]{0,80}> | /(?:bpt|ept|mrk)>
          | \d{1,3}\} | \}\d{1,3}\{>
          | span[ ]class="(?:notranslate|google-src-text)"[^<>\n]{0,80}> )
        # an element that lost its content
      | (?P<empty>(?:a>\s*</a|b>\s*</b|code>\s*</code|em>\s*</em|font>\s*</font|i>\s*</i
          | p>\s*</p|s>\s*</s|span>\s*</span|strong>\s*</strong|u>\s*</u)> )
    )""",
    re.VERBOSE | re.MULTILINE,
)
# Marks that do not begin with `<`, each with a text without which it cannot be there.
_NUMBERED = r"(?:PH|PLACEHOLDER|MASK|TAG|VAR)_?\d+[\]⟧@_]+"
_RARE = (
    ("<<<<<<<", "conflict", r"^(?:>{7}|\|{7})(?:[ ][^\n]*)?(?=\r?$)|^={7}(?=\r?$)"),
    ("INST]", "model", r"\[/?INST\]"),
    ("x-id", "engine", r"\bx-id\s*=\s*[\"“”«»]?\d+[\"“”«»]?"),
    ("spaces-", "engine", r"\bspaces-(?:before|after)\s*=\s*[\"“”«»]?\d+[\"“”«»]?"),
    ("{0>", "engine", r"\{0>"),
    ("[[", "engine", rf"\[\[{_NUMBERED}"),
    ("⟦", "engine", rf"⟦{_NUMBERED}"),
    ("@@", "engine", rf"@@{_NUMBERED}"),
    ("__", "engine", rf"__{_NUMBERED}"),
)
_STRAY = lazy_pattern(
    r"""
      (?P<broken>\ufffd+|[ÂÃ][\x80-\x9f\xa1-\xbf]|â€[\x80-\xbf™œž˜šŸ“”„†‡‰‹›¦¢°]|ï»¿)
    | (?P<control>[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufff9-\ufffc]+)
    | (?P<order>[\u202a-\u202e\u2066-\u2069]+)
    | (?P<mark>(?<!\A)\ufeff)
    | (?P<invisible>[\u180e\u200b-\u200d\u2060-\u2064]+)
    """,
    re.VERBOSE,
)
# The characters that these begin with, but for two that are letters of many languages.
_SUSPECT = lazy_pattern(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9fÂÃ\u180e\u200b-\u200d\u202a-\u202e\u2060-\u2069"
    r"\ue000-\uf8ff\ufeff\ufff9-\ufffd]"
)

# Scripts that have no use for a joiner between two letters (in Persian, Hindi and Tamil one is
# spelling), and languages that break lines with zero-width spaces, as they have no others.
_WITHOUT_JOINERS = frozenset(
    """ARMENIAN BOPOMOFO CJK CYRILLIC GEORGIAN GREEK HANGUL HEBREW HIRAGANA KATAKANA
    KATAKANA-HIRAGANA LATIN""".split()
)
_WITHOUT_SPACES = frozenset("bo dz km lo my shn th".split())

# Tokens that say no more than that a text begins or ends here; `<think>` and `<unk>` stand beside
# or in the place of words.
_END = lazy_pattern(r"[<|｜/]*(?:\w+[_▁])?(?:end|eos|eo[tm]|bos|begin|pad)(?:\w*)[|｜]?>")


def residues(pair: AlignedPair) -> tuple[Residue, ...]:
    """Return what was left behind in the translation and does not stand in the source, in order."""
    text = pair.translation.text
    found = _all(text, pair.language)
    if not found:
        return ()
    source = pair.source.text
    allowed = Counter(
        source[one.span.start : one.span.end] for one in _all(source, pair.settings.source_language)
    )
    left = []
    for one in found:
        piece = text[one.span.start : one.span.end]
        allowed[piece] -= 1
        if allowed[piece] < 0:
            left.append(one)
    return tuple(left)


def removal(pair: AlignedPair, residue: Residue) -> Fix | None:
    """Return the fix that takes out what nobody needs, None where words may hang on it.

    A blank on either side is one too many. What stands between two words is doubtful, since a blank
    may belong there.
    """
    text, (start, end) = pair.translation.text, residue.span
    description = "remove it"
    if residue.kind == "invisible":
        return replacing(residue.span, "", description)
    if residue.kind != "model" or not _END.fullmatch(text[start:end]):
        return None
    before, after = text[start - 1 : start] if start else "\n", text[end : end + 1] or "\n"
    while before in " \t" and after.isspace():
        start -= 1
        before = text[start - 1 : start] if start else "\n"
    if before == "\n" and after in " \t":
        return None  # what follows would be indented
    sure = before.isspace() or after.isspace()
    safety = Safety.SAFE if sure else Safety.UNSAFE
    return replacing(Span(start, end), "", description, safety)


def _all(text: str, language: str) -> list[Residue]:
    return sorted([*_marks(text), *_strays(text, language)], key=lambda one: one.span)


def _marks(text: str) -> Iterator[Residue]:
    for found in _MARK.finditer(text):
        yield Residue(found.lastgroup or "", Span(*found.span()))
    for sign, kind, pattern in _RARE:
        if sign in text:
            for found in re.finditer(pattern, text, re.MULTILINE):
                yield Residue(kind, Span(*found.span()))


def _strays(text: str, language: str) -> Iterator[Residue]:
    if not _SUSPECT.search(text) and "â€" not in text and "ï»" not in text:
        return
    for found in _STRAY.finditer(text):
        kind = found.lastgroup or ""
        if kind == "order":
            kind = "" if is_right_to_left(language) else "invisible"
        elif kind == "invisible":
            kind = kind if _is_useless(text, found, language) else ""
        if kind:
            yield Residue("invisible" if kind == "mark" else kind, Span(*found.span()))


def _is_useless(text: str, found: re.Match[str], language: str) -> bool:
    """Tell whether characters of no width stand where they mean nothing, between two letters.

    Beside a space they do no harm; beside a mark of emphasis they make it one (CommonMark); beside
    a symbol they join emoji.
    """
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    if not (before.isalnum() and after.isalnum()):
        return False
    if "\u200b" in found[0]:
        return code_of(language) not in _WITHOUT_SPACES
    return script_of(before) in _WITHOUT_JOINERS and script_of(after) in _WITHOUT_JOINERS
