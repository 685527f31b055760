"""Messages of a catalog that were cut out of code: comments and strings, told by their shape.

mdBook's, po4a's and Sphinx's extractors cut what people may read out of a block of code, with the
signs of its language around it. No field of the catalog says so.
"""

import re
from collections.abc import Callable, Iterator

from doclint.model import Span
from doclint.parse.catalog_text import Places, Text
from doclint.patterns import lazy_pattern

# Nothing but comments of the family of C.
_COMMENT = r"//[^\n]*+ | /\*(?:[^*]|\*(?!/))*+\*/"
_COMMENTS = lazy_pattern(rf"\s*+(?:(?:{_COMMENT})\s*+)++", re.VERBOSE)
_EACH = lazy_pattern(rf"(?:(?<![ \t])[ \t]++)?+(?:{_COMMENT})", re.VERBOSE)
# What of a comment is not for people: its signs, and the space that sets them off.
_LINE_SIGN = lazy_pattern(r"[ \t]*+//[/!]*+[ \t]?")
_BLOCK_SIGN = lazy_pattern(r"[ \t]*+/\*[*!]*+[ \t]?|[ \t]*+\*/|^[ \t]*+(?:\*[ \t]?)?", re.MULTILINE)
# A string, with the prefixes of Python's and Rust's.
_LITERAL = lazy_pattern(
    r"""\s*+[A-Za-z]{0,2}+(?P<hash>\#*+)
    (?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|`(?:[^`\\]|\\.)*+`)(?P=hash)\s*+""",
    re.VERBOSE | re.DOTALL,
)
# What no prose has: operators, calls without arguments, and the ends of statements and blocks.
_SIGNS = lazy_pattern(
    r"[;{}\\]\s*\Z|[)\]>\w] ?->|=>|\w::\w|&&|\|\||[!=<>+-]=|\w!?\(\)|\w!\(|^\s*[@$]\w"
)


def is_literal(text: str) -> bool:
    """Tell whether a text is a string of a program, quotation marks and all."""
    return _LITERAL.fullmatch(text) is not None


def is_statement(lines: str, is_prose: Callable[[str], bool]) -> bool:
    """Tell whether every line looks like code; `is_prose` says of one that has a sentence in it."""
    return all(
        _SIGNS.search(line) is not None and not is_prose(line.strip())
        for line in lines.splitlines()
        if line.strip()
    )


def uncommented(file: str, source: Text, translation: Text) -> tuple[Text, Text]:
    """Return two texts of a file without the signs of the comments that both consist of.

    What is left is Markdown, as in the documentation of most languages; texts that are something
    else come back as they are.
    """
    texts = (source, translation)
    if not all(text.value.lstrip().startswith(("//", "/*")) for text in texts):
        return texts
    if not all(_COMMENTS.fullmatch(text.value) for text in texts):
        return texts
    cut = [_without(file, text) for text in texts]
    return (cut[0], cut[1]) if all(text.pieces for text in cut) else texts


def _without(file: str, text: Text) -> Text:
    kept, at = [], 0
    for sign in _signs(text.value):
        kept.append(Span(at, sign.start))
        at = sign.end
    kept.append(Span(at, len(text.value)))
    places = Places(file, text)
    stretches = [places.span(span) for span in kept if span.start < span.end]
    pieces = tuple(
        Span(max(start, piece.start), min(end, piece.end))
        for start, end in stretches
        for piece in text.pieces
        if max(start, piece.start) < min(end, piece.end)
    )
    return Text("".join(text.value[start:end] for start, end in kept), pieces)


def _signs(value: str) -> Iterator[Span]:
    for comment in _EACH.finditer(value):
        if comment[0].lstrip().startswith("//"):
            if sign := _LINE_SIGN.match(value, *comment.span()):
                yield Span(*sign.span())
        else:
            for sign in _BLOCK_SIGN.finditer(value, *comment.span()):
                yield Span(*sign.span())
