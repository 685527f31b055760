"""Reads front matter in YAML, TOML or JSON with the exact place of every key and value.

python-frontmatter's handler knows where a head of YAML begins and ends; the places come from
`yaml.compose`, whose marks are code points (its `loads` would lose them). The other two have
modules of their own.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from doclint.config.settings import FrontMatterKeys
from doclint.model import Span, make
from doclint.parse.document import Field, FrontMatter
from doclint.patterns import lazy_pattern

# libyaml composes by recursion in C, without a guard: at a depth of some 16,000 the process dies. A
# head that is no longer than this cannot get there; in a longer one the depth is counted.
_SHALLOW_LENGTH = 2000  # code points
_DEEPEST = 100  # collections in each other
_TOO_DEEP = "nested too deeply"

_PROPERTIES = lazy_pattern(r"(?:[&!]\S*+\s++)*+")  # anchor and tag before a value
_ALIAS = lazy_pattern(r"\*[^\s,\[\]{}]++")
ALIAS = "*"  # the style of a field that is an alias


@cache
def _tools() -> tuple[Any, Any, Any]:
    # Imported at the first article with a head: the command line's own start must not pay for it.
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    # libyaml may not be there. Only structure and marks are asked for, and no tag is looked at:
    # `"".format` takes anything and returns "", without a call of Python's for every node.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    idle = dict.fromkeys(("resolve", "descend_resolver", "ascend_resolver"), "".format)
    return YAMLHandler.FM_BOUNDARY, yaml, type("Composer", (loader,), idle)


# The boundary of python-frontmatter's TOMLHandler, which is not there without the package `toml`.
_TOML_FENCE = lazy_pattern(r"^\+{3,}\s*$", re.MULTILINE)
# A line of TOML, as far as the lines tell: blank, a comment, a table, a key with its value.
_TOML_LINE = lazy_pattern(r"[ \t]*(?:#.*|\[.+\]\s*|[\w.\"'-]+[ \t]*=.*)?\r?\n?")
# A line of YAML that a mapping has: a key and its colon, of whatever width. What was a key may have
# become words with spaces between them.
_YAML_KEY = lazy_pattern(r"^[ \t]*[\"']?[\w.-]++[\"']?[ \t]*[:：]", re.MULTILINE)
_FIRST_KEY = lazy_pattern(r"\s*[\"']?[\w.-]++(?: [\w.-]++){0,3}[\"']?[ \t]*[:：]")
# As that of the JSONHandler, CR LF taken in.
_JSON_FENCE = lazy_pattern(r"^[{}]\s*$", re.MULTILINE)


def split(text: str) -> tuple[Span, Span] | None:
    """Find the front matter of an article.

    Returns the span with the fences' lines and the span of what is between them (of JSON: of the
    object), or None where the article has no head. A BOM before the first fence is passed over.
    """
    start = int(text.startswith("\ufeff"))
    match text[start : start + 3]:
        case "---":
            return _between(text, start, _tools()[0])
        case "+++":
            return _between(text, start, _TOML_FENCE)
        case fence if fence.startswith("{"):
            return _object(text, start)
    return None


def _between(text: str, start: int, fence: re.Pattern[str]) -> tuple[Span, Span] | None:
    """Return the spans of a head between two lines of the same kind."""
    fences = fence.finditer(text[1:] if start else text)
    opening = next(fences, None)
    if opening is None or opening.start() != 0:
        return None
    closing = next(fences, None)
    if closing is None:
        return None
    inner = _next_line(text, opening.start() + start)
    at = closing.start() + start
    if _is_rule(text, inner, at):
        return None
    return Span(start, _next_line(text, at)), Span(min(inner, at), at)


def _is_rule(text: str, start: int, end: int) -> bool:
    """Tell whether a fence is a thematic break, and what stands behind it an article's text.

    A blank line follows one (Pandoc's manual, `yaml_metadata_block`), and no key.
    """
    blank = not text[start : _next_line(text, start)].strip()
    if not blank or not text[start:end].strip():
        return False
    return not (_FIRST_KEY.match(text, start, end) or _YAML_KEY.search(text, start, end))


def _object(text: str, start: int) -> tuple[Span, Span] | None:
    """Return the spans of a head of JSON: from a line `{` to where the object ends."""
    # Not `{% tag %}`, nor `{: .class }`.
    if text[start : _next_line(text, start)].strip() != "{":
        return None
    from doclint.parse.front_matter_json import end_of

    end = end_of(text, start)
    if end < 0:
        closing = _JSON_FENCE.search(text, start + 1)
        if closing is None or text[closing.start()] != "}":
            return None
        end = closing.start() + 1
    return Span(start, _next_line(text, end)), Span(start, end)


def _cut(text: str) -> FrontMatter | None:
    """Return a head of TOML of which the end is missing, as far as its lines tell."""
    start = int(text.startswith("\ufeff"))
    if not text.startswith("+++", start) or text[start : _next_line(text, start)].strip("+ \t\r\n"):
        return None
    at = end = _next_line(text, start)
    while at < len(text) and (line := _TOML_LINE.match(text, at)) and line.end() > at:
        if line.end() < _next_line(text, at):
            break
        at = line.end()
        end = at if line[0].strip() else end
    if "=" not in text[start:end]:
        return None
    reason = "its TOML is never closed, a line `+++` is missing"
    return FrontMatter(Span(start, end), (), reason, start)


def _next_line(text: str, at: int) -> int:
    newline = text.find("\n", at)
    return len(text) if newline < 0 else newline + 1


def read(text: str, *, is_data: bool = False) -> FrontMatter | None:
    """Parse the head of `text`; what its format refuses is kept as `error` with its place.

    `is_data` says that all of it is YAML, without fences.
    """
    if is_data:
        span = Span(int(text.startswith("\ufeff")), len(text))
        return read_yaml(text, span, span, is_data=True)
    spans = split(text)
    if spans is None:
        return _cut(text)
    span, inner = spans
    return _parse(text[: span.end], span, inner)


# More than half of the pairs have heads that are equal to the letter: the second one is a look-up.
@lru_cache(maxsize=4)
def _parse(text: str, span: Span, inner: Span) -> FrontMatter:
    # Most sites write YAML, and then nothing pays for the other two.
    match text[span.start]:
        case "+":
            from doclint.parse import front_matter_toml

            return FrontMatter(span, *front_matter_toml.read(text, inner))
        case "{":
            from doclint.parse import front_matter_json

            return FrontMatter(span, *front_matter_json.read(text, inner))
    return read_yaml(text, span, inner)


def read_yaml(text: str, span: Span, inner: Span, *, is_data: bool = False) -> FrontMatter:
    """Parse the YAML between two offsets of a text.

    `span` is what the result spans; `is_data` says that the whole may be a list, too.
    """
    _, yaml, loader = _tools()
    head = text[inner.start : inner.end]
    try:
        if len(head) > _SHALLOW_LENGTH and _is_deep(yaml.parse(head, Loader=loader), yaml):
            return FrontMatter(span, (), _TOO_DEEP, inner.start)
        root = yaml.compose(head, Loader=loader)
    except yaml.YAMLError as error:
        reason, at = _fault(error, len(head))
        return FrontMatter(span, (), reason, inner.start + at)
    except UnicodeEncodeError as error:  # half of a surrogate pair, as JSON can hold
        return FrontMatter(span, (), "a character that is none", inner.start + error.start)
    if root is not None and root.id != "mapping" and not (is_data and root.id == "sequence"):
        return FrontMatter(span, (), "expected `key: value` lines", inner.start)
    reader = _Reader(text, inner.start)
    try:
        if root is not None:
            reader.read(root, ())
    except RecursionError:
        return FrontMatter(span, (), _TOO_DEEP, inner.start)
    return FrontMatter(span, tuple(reader.fields), None, 0)


def _is_deep(events: Iterable[Any], yaml: Any) -> bool:
    depth = 0
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                return True
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return False


def _fault(error: Any, size: int) -> tuple[str, int]:
    """Return why YAML refuses a head of `size` code points, and at which offset of it."""
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if "nesting depth" in str(reason):
        reason = _TOO_DEEP  # the limit of libyaml itself, which is met before the events come
    if begun and (mark is None or mark.index >= size):
        # A quotation that never ends is noticed at the end, and mended where it begins.
        reason, mark = f"{reason} {error.context}", begun
    return " ".join(str(reason).split()), min(mark.index, size) if mark else 0


class _Reader:
    """Collects the fields below a YAML node in document order.

    A node that was there before is an alias, and what it stands for is not read again: eight lines
    of aliases to aliases are millions of fields.
    """

    def __init__(self, text: str, base: int) -> None:
        self.fields: list[Field] = []
        self._text, self._base = text, base
        self._at = base  # what is read ends here
        self._known: set[int] = set()

    def read(self, node: Any, path: tuple[str | int, ...]) -> None:
        """Take in the items of a mapping or a sequence that stands at `path`."""
        self._known.add(id(node))
        if node.id == "mapping":
            for key, value in node.value:
                _, span = self._place(key)
                self._add(value, (*path, key.value if key.id == "scalar" else "?"), span)
        else:
            for index, value in enumerate(node.value):
                self._add(value, (*path, index), None)

    def _place(self, node: Any) -> tuple[bool, Span]:
        """Return whether a node is an alias, and its span."""
        if id(node) in self._known:
            # Its marks are those of what it stands for.
            found = _ALIAS.search(self._text, self._at)
            span = Span(*found.span()) if found else Span(self._at, self._at)
            self._at = span.end
            return True, span
        base = self._base
        span = make(Span, (base + node.start_mark.index, base + node.end_mark.index))
        self._known.add(id(node))
        self._at = span.end if node.id == "scalar" else span.start
        return False, span

    def _add(self, node: Any, path: tuple[str | int, ...], key: Span | None) -> None:
        alias, value = self._place(node)
        content, style, text = value, "", ""
        is_scalar = node.id == "scalar"
        if is_scalar:
            text, style = node.value, node.style or ""
        if alias:
            style = ALIAS
        elif is_scalar:
            content = _content(self._text, value, style)
        fields = (path, key or value, value, content, text, node.id, style, None)
        self.fields.append(make(Field, fields))
        if not is_scalar and not alias:
            self.read(node, path)
            self._at = value.end


def _content(text: str, value: Span, style: str) -> Span:
    """Return a scalar without its anchor, tag, quotes and block indicator."""
    if style in ("|", ">"):
        # The mark of a block scalar ends at the start of the next line.
        start = _next_line(text, value.start)
        raw = text[start : value.end]
        content = Span(start + len(raw) - len(raw.lstrip()), start + len(raw.rstrip()))
        return content if content.start <= content.end else Span(value.end, value.end)
    start, end = value
    if text.startswith(("&", "!"), start):
        found = _PROPERTIES.match(text, start, end)
        start = found.end() if found else start
    if style:
        return make(Span, (start + 1, end - 1))
    return value if start == value.start else Span(start, end)


def is_human(field: Field, keys: FrontMatterKeys) -> bool:
    """Tell whether people read a field's value.

    A key named in `keys` (its dotted path, or any key above it) is what it is said to be; else a
    text of several words is human, and so is one in letters beyond ASCII (Japanese has no spaces);
    a single word, path, date or number is not. An alias is read where its anchor stands.
    """
    if field.kind != "scalar" or field.style == ALIAS or not field.text.strip():
        return False
    if field.people is not None:
        return field.people
    name: str | None = None  # the dotted path so far
    is_named = False
    for part in field.path:
        if isinstance(part, str):
            name = part if name is None else f"{name}.{part}"
            if name in keys.machine or name in keys.local:
                return False
            is_named = is_named or name in keys.human
    if is_named:
        return True
    text = field.text.strip()
    if text.isascii():
        return " " in text and any(character.isalpha() for character in text)
    return any(character.isalpha() for character in text)
