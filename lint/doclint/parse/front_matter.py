"""Reads YAML front matter with the exact place of every key and value.

python-frontmatter's handler knows where a head begins and ends; the places come from
`yaml.compose`, whose marks are code points (its `loads` would lose them).
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from doclint.config.settings import FrontMatterKeys
from doclint.model import Span
from doclint.parse.document import Field, FrontMatter

_STRING = "tag:yaml.org,2002:str"


@cache
def _tools() -> tuple[Any, Any, Any]:
    # Imported at the first article with a head: the command line's own start must not pay for it.
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return YAMLHandler.FM_BOUNDARY, yaml, loader


def split(text: str) -> tuple[Span, Span] | None:
    """Find the front matter of an article.

    Returns the span with the fences' lines and the span of the YAML between them, or None where
    the article has no head. A BOM before the first fence is passed over.
    """
    start = text.startswith("\ufeff")
    if not text.startswith("---", start):
        return None
    boundary, _, _ = _tools()
    fences = boundary.finditer(text[1:] if start else text)
    opening = next(fences, None)
    if opening is None or opening.start() != 0:
        return None
    closing = next(fences, None)
    if closing is None:
        return None
    inner = _next_line(text, opening.start() + start)
    at = closing.start() + start
    return Span(int(start), _next_line(text, at)), Span(min(inner, at), at)


def _next_line(text: str, at: int) -> int:
    newline = text.find("\n", at)
    return len(text) if newline < 0 else newline + 1


def read(text: str) -> FrontMatter | None:
    """Parse the head of `text`; what YAML refuses is kept as `error` with its place."""
    spans = split(text)
    if spans is None:
        return None
    span, inner = spans
    return _parse(text[: span.end], span, inner)


# More than half of the pairs have heads that are equal to the letter: the second one is a look-up.
@lru_cache(maxsize=4)
def _parse(text: str, span: Span, inner: Span) -> FrontMatter:
    _, yaml, loader = _tools()
    try:
        root = yaml.compose(text[inner.start : inner.end], Loader=loader)
        fields = tuple(_fields(root, inner.start, text)) if root is not None else ()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        at = inner.start + (mark.index if mark else 0)
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        return FrontMatter(span, (), " ".join(str(reason).split()), min(at, len(text)))
    except RecursionError:
        return FrontMatter(span, (), "nested too deeply", inner.start)
    if root is not None and root.id != "mapping":
        return FrontMatter(span, (), "expected `key: value` lines", inner.start)
    return FrontMatter(span, fields, None, 0)


def _fields(
    root: Any,
    base: int,
    text: str,
    path: tuple[str | int, ...] = (),
    seen: frozenset[int] = frozenset(),
) -> Iterator[Field]:
    """Yield the fields below a YAML node in document order; an alias into itself ends there."""
    if id(root) in seen:
        return
    seen |= {id(root)}
    if root.id == "mapping":
        for key, value in root.value:
            name = key.value if key.id == "scalar" else "?"
            yield _field(value, (*path, name), _span(key, base), base, text)
            if value.id != "scalar":
                yield from _fields(value, base, text, (*path, name), seen)
    elif root.id == "sequence":
        for index, value in enumerate(root.value):
            yield _field(value, (*path, index), _span(value, base), base, text)
            if value.id != "scalar":
                yield from _fields(value, base, text, (*path, index), seen)


def _span(node: Any, base: int) -> Span:
    return Span(base + node.start_mark.index, base + node.end_mark.index)


def _field(node: Any, path: tuple[str | int, ...], key: Span, base: int, text: str) -> Field:
    value = _span(node, base)
    if node.id != "scalar":
        return Field(path, key, value, value, "", node.id, "")
    style = node.style or ""
    if style in ("|", ">"):
        # The mark of a block scalar ends at the start of the next line.
        start = _next_line(text, value.start)
        raw = text[start : value.end]
        content = Span(start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip()))
        if content.end < content.start:
            content = Span(value.end, value.end)
    elif style:
        content = Span(value.start + 1, value.end - 1)
    else:
        content = value
    return Field(path, key, value, content, node.value, "scalar", style)


def is_human(field: Field, keys: FrontMatterKeys) -> bool:
    """Tell whether people read a field's value.

    A key named in `keys` (its dotted path, or any key above it) is what it is said to be; else a
    text of several words is human, and so is one in letters beyond ASCII (Japanese has no spaces);
    a single word, path, date or number is not.
    """
    if field.kind != "scalar" or not field.text.strip():
        return False
    names = [str(part) for part in field.path if isinstance(part, str)]
    dotted = [".".join(names[: end + 1]) for end in range(len(names))]
    if any(name in keys.machine or name in keys.local for name in dotted):
        return False
    if any(name in keys.human for name in dotted):
        return True
    text = field.text.strip()
    if text.isascii():
        return " " in text and any(character.isalpha() for character in text)
    return any(character.isalpha() for character in text)
