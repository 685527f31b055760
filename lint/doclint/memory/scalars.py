"""Reads and writes pieces of YAML values, in their own quotes."""

from doclint.model import Edit, Span
from doclint.parse import front_matter
from doclint.parse.document import Document, Field


def field_around(document: Document, span: Span) -> Field | None:
    """Return the front matter field in whose value a stretch lies."""
    head = document.front_matter
    if head is None or span.start >= head.span.end:
        return None
    for field in head.fields:
        content = field.content
        if field.kind == "scalar" and content.start <= span.start and span.end <= content.end:
            return field
    return None


def decoded(raw: str, style: str) -> str | None:
    """Return what a piece of a value says; None where it breaks lines by an escape, or is none.

    `style` is the value's (see `doclint.parse.document.Field`).
    """
    if style == "'":
        return raw.replace("''", "'")
    if style == '"' and "\\" in raw:
        import yaml

        try:
            text = yaml.safe_load(f'"{raw}"')
        except yaml.YAMLError:
            return None
        return None if "\n" in text else str(text)
    return raw


def encoded(text: str, style: str) -> str:
    """Return a text of one line as a piece of a value."""
    if style == "'":
        return text.replace("'", "''")
    if style == '"':
        return text.replace("\\", "\\\\").replace('"', '\\"')
    return text


def edit_in_field(document: Document, field: Field, span: Span, text: str) -> Edit | None:
    """Return the edit that makes a piece of a value say something else.

    A value without quotes that needs some now gets them. None where YAML would read anything else
    than what was to be written.
    """
    edit = Edit(span, encoded(text, field.style))
    if _reads(document, field, edit):
        return edit
    if field.style:
        return None
    before = document.text[field.content.start : span.start]
    after = document.text[span.end : field.content.end]
    whole = " ".join(f"{before}{text}{after}".split())
    quoted = Edit(field.content, "'" + encoded(whole, "'") + "'")
    return quoted if _reads(document, field, quoted) else None


def _reads(document: Document, field: Field, edit: Edit) -> bool:
    """Tell whether YAML reads the head as before but for the one value, and that as it should."""
    head = document.front_matter
    if head is None:
        return False
    start, end = edit.span
    text = document.text
    # A data file in TOML is no YAML, and so is left alone.
    after = text[:start] + edit.text + text[end : head.span.end]
    new = front_matter.read(after, is_data=document.is_data)
    if new is None or new.error or len(new.fields) != len(head.fields):
        return False
    for old, now in zip(head.fields, new.fields, strict=True):
        if old.path != now.path or (old != field and old.text != now.text):
            return False
        if old == field and (
            _flat(now.text) != _expected(text, field, edit) or not (now.style or _is_text(now.text))
        ):
            return False
    return True


def _is_text(value: str) -> bool:
    """Tell whether YAML takes a value without quotes for a text, not for a number or a date."""
    import yaml

    try:
        return isinstance(yaml.safe_load(value), str)
    except (yaml.YAMLError, ValueError):  # a date that there is not
        return False


def _expected(text: str, field: Field, edit: Edit) -> str | None:
    """Return what a value says after an edit, as far as one that says it is right."""
    content = field.content
    raw = text[content.start : edit.span.start] + edit.text + text[edit.span.end : content.end]
    if edit.span == content and not field.style and edit.text.startswith("'"):
        return _flat(decoded(edit.text[1:-1], "'"))
    return _flat(decoded(raw, field.style))


def _flat(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())
