"""Data (YAML, TOML, JSON) in, `Document` out: every text in it is a block of kind `field`.

They are read as front matter is, so that the rules see the same fields; there is no body.
"""

from bisect import bisect_right
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeAlias

from doclint.config.settings import Settings
from doclint.model import Span
from doclint.parse import SIGN, front_matter, markdown
from doclint.parse.blocks import Builder
from doclint.parse.dialect import Disguise
from doclint.parse.document import Document, Field, FrontMatter
from doclint.parse.liquid import Tag, scan
from doclint.parse.masking import hide_liquid, show_prose, to_ascii

if TYPE_CHECKING:
    from doclint.parse.directives import Hidden


# Reads a stretch of a text as data.
Reader: TypeAlias = Callable[[str, Span], FrontMatter]


class Parser(Protocol):
    """What makes a `Document` of a text in a language."""

    def __call__(self, text: str, language: str, settings: Settings) -> Document:
        """Parse a text; every text is one, however broken."""


def parser_of(path: str) -> Parser:
    """Return what parses a file, by its name: data by its format, anything else as Markdown."""
    if path.endswith((".yml", ".yaml")):
        return partial(_parse, read=_read_yaml)
    if path.endswith(".toml"):
        return partial(_parse, read=_read_toml)
    if path.endswith(".json"):
        return partial(_parse, read=_read_json)
    return markdown.parse


def _read_yaml(text: str, span: Span) -> FrontMatter:
    return front_matter.read_yaml(text, span, span, is_data=True)


def _read_toml(text: str, span: Span) -> FrontMatter:
    from doclint.parse import front_matter_toml

    return FrontMatter(span, *front_matter_toml.read(text, span))


def _read_json(text: str, span: Span) -> FrontMatter:
    """Read JSON; what stands beside a `message` describes it to translators, and is left out.

    The format of Docusaurus: https://docusaurus.io/docs/i18n/tutorial#translate-your-react-code
    """
    from doclint.parse import front_matter_json

    fields, error, at = front_matter_json.read_whole(text, span)
    messages = {field.path[:-1] for field in fields if field.path[-1:] == ("message",)}
    kept = (f for f in fields if f.path[-1:] != ("description",) or f.path[:-1] not in messages)
    return FrontMatter(span, tuple(kept), error, at)


def _parse(text: str, language: str, settings: Settings, *, read: Reader) -> Document:
    if SIGN not in text:
        return _document(text, language, settings, read=read)
    from doclint.parse.directives import Hidden, comments_in_data, outside_code

    found = comments_in_data(text)
    around = _document(text, language, settings, read=read)
    real = outside_code(found, around)
    if not real:
        return around
    own = Hidden.of(text, real, around)
    return _document(text, language, settings, read=read, own=own)


def _document(
    text: str, language: str, settings: Settings, *, read: Reader, own: "Hidden | None" = None
) -> Document:
    if own:
        text = own.clear
    start, end = int(text.startswith("\ufeff")), len(text)
    span = Span(start, end)
    head = read(text, span)
    head = head._replace(fields=tuple(map(_judged, head.fields)))
    tags = _tags(text, head)
    builder = Builder(text, to_ascii(hide_liquid(text, tags, ())), Disguise(show_prose(text, tags)))
    markdown.add_fields(builder, text, head, settings)
    builder.add_body(end, ())
    blocks = tuple(builder.blocks)
    directives = own.directives if own else ()
    return markdown.document_of(
        builder, blocks, language, end, head, tags, directives, is_data=True
    )


def _judged(field: Field) -> Field:
    """Say of a text whether people read it.

    One that looks like a name for programs (`a_b`, `/img/x.svg`, `fooBar`) is judged by its value,
    as in front matter; so is what is no text (a number, a truth value).
    """
    text = field.text.strip()
    if field.kind != "scalar" or not any(letter.isalpha() for letter in text):
        return field
    if not field.style and text.lower() in ("true", "false", "null", "~"):
        return field
    is_name = text.isascii() and " " not in text and any(sign in text for sign in "_/.:@#=")
    is_camel = text.isalnum() and text[:1].islower() and not text.islower()
    return field if is_name or is_camel else field._replace(people=True)


def _tags(text: str, head: FrontMatter) -> tuple[Tag, ...]:
    """Return the Liquid in the values: what stands in comments is no concern of anybody."""
    tags = scan(text)
    if not tags or head.error:
        return tags
    values = sorted(field.content for field in head.fields if field.kind == "scalar")

    def is_in_value(tag: Tag) -> bool:
        index = bisect_right(values, (tag.span.start, len(text))) - 1
        return index >= 0 and tag.span.start < values[index].end

    return tuple(filter(is_in_value, tags))
