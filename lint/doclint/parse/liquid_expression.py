"""What a Liquid tag means: its canonical tokens, and why a condition cannot be read.

Two tags with the same key do the same, however they are written: white space, the style of the
quotes, YAML's escapes around them, trim markers and what an argument for people says do not count.
"""

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from doclint.parse.liquid import Tag
from doclint.parse.liquid_parts import COMMENT
from doclint.patterns import lazy_pattern

Key: TypeAlias = tuple[str, ...]

CONDITIONS = frozenset({"if", "elsif", "unless", "ifversion", "case", "when"})

# A string (also as YAML escapes it in a quoted scalar), a word, path or number, an operator.
_TOKEN = lazy_pattern(
    r"""
      \\?"(?P<double>[^"]*?)\\?"
    | ''(?P<yaml>[^'\n]+)''
    | '(?P<single>[^']*)'
    | \w(?:[\w.@/-]*\w)? | [=!<>]+ | \S
    """,
    re.VERBOSE,
)
STRING = '"'  # the token of a string begins with it, whatever the quotes were


@lru_cache(maxsize=1 << 14)
def tokens(markup: str) -> tuple[str, ...]:
    """Return the tokens of a tag's markup; strings begin with `STRING` and have no end quote."""
    return tuple(
        match[0] if match.lastgroup is None else STRING + match[match.lastgroup]
        for match in _TOKEN.finditer(markup)
    )


class Neglect(NamedTuple):
    """What may differ between a tag and its counterpart in the translation.

    `arguments` are names whose value is for people (`aria-label`), `languages` are names of the two
    languages in lower case, as they stand in paths (`en/news/a.md`, `es/news/a.md`).
    """

    arguments: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()


_WORDS = lazy_pattern(r"\w[^\w\s]*+\s\W*+\w|(?![a-zA-Z])[^\W\d_]")
_SEPARATOR = lazy_pattern(r"([/.])")


def for_people(value: str) -> bool:
    """Tell whether a quoted value is text to be translated: several words, or no English letter."""
    return _WORDS.search(value) is not None


@lru_cache(maxsize=1 << 14)
def _key(kind: str, name: str, markup: str, neglect: Neglect) -> Key:
    parts = tokens(markup) if name != COMMENT else ()
    if name not in CONDITIONS:
        # Where the source says "pencil", a word in other letters still differs.
        parts = tuple(STRING if part[0] == STRING and for_people(part) else part for part in parts)
    if "=" in parts or ":" in parts:
        parts = tuple(
            STRING
            if part[0] == STRING and parts[at - 1] in ("=", ":") and parts[at - 2] in neglect[0]
            else part
            for at, part in enumerate(parts)
        )
    if neglect.languages:
        parts = tuple(without_language(part, neglect.languages) for part in parts)
    return (kind, name, *parts)


def without_language(part: str, languages: frozenset[str]) -> str:
    """Take the names of languages out of a path or string: `/en/a.md` becomes `/a.md`."""
    quote = STRING if part[0] == STRING else ""
    if not quote and "/" not in part and "." not in part:
        return part
    pieces = _SEPARATOR.split(part.removeprefix(quote))
    kept = ""
    for piece, separator in zip_longest(pieces[::2], pieces[1::2], fillvalue=""):
        if piece.lower() not in languages:
            kept += piece + separator
    return quote + kept


def key(tag: Tag, text: str, neglect: Neglect) -> Key:
    """Return what the tag does, as tokens: its kind, its name, then its markup's.

    Damage does not count, so that a broken tag has the key of the one it was.
    """
    return _key(tag.kind, tag.name, text[tag.markup.start : tag.markup.end], neglect)


_STRANGE = lazy_pattern(r"found word `(.+)`$")


@lru_cache(maxsize=1 << 10)
def explain(condition: str, model: str) -> str:
    """Say why python-liquid cannot read a condition where it can read its model.

    Words that the model uses as operators and Liquid does not know (`ver_gt`) are the site's own.
    Empty where it can read both, or neither.
    """
    operators: set[str] = set()
    while reason := _fault(model, operators):
        strange = _STRANGE.search(reason)
        if not strange or strange[1] in operators:
            return ""
        operators.add(strange[1])
    return _fault(condition, operators)


def _fault(condition: str, operators: Collection[str]) -> str:
    """Return python-liquid's objection to a condition, empty where it has none."""
    # The import costs as much as checking a hundred articles: only a damaged condition asks for it.
    from liquid import Environment, TokenStream
    from liquid.builtin.expressions import BooleanExpression, tokenize
    from liquid.exceptions import LiquidError
    from liquid.token import TOKEN_TAG, Token

    # python-liquid has no prefix `not` by default, and no operators but Liquid's own.
    known = re.sub(r"\bnot\s+", "", condition)
    for operator in operators:
        known = re.sub(rf"(?<![\w.-]){re.escape(operator)}(?![\w.-])", "==", known)
    try:
        stream = TokenStream(tokenize(known, Token(TOKEN_TAG, known, 0, known)))
        BooleanExpression.parse(Environment(), stream)
    except LiquidError as error:
        reason = str(error.args[0])
        return f"{reason} `{error.token.value}`" if error.token and "word" in reason else reason
    return ""
