"""Makes the fixes of front matter: the source's values, keys and lines in the translation's manner.

Each is tried first: the head that comes of it is read, and must say what was wanted and all that it
said before. What would be read in another way is not offered.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.compare.front_matter import (
    AddedKey,
    ChangedValue,
    LostKeys,
    Path,
    front_matter_changes,
)
from doclint.compare.front_matter_keys import is_certainly_renamed
from doclint.compare.front_matter_values import (
    Role,
    is_flag,
    is_number,
    must_be_kept,
    names_language,
    role_of,
)
from doclint.model import Edit, Fix, Safety, Span, replacing
from doclint.parse.document import Document, Field
from doclint.parse.front_matter import read
from doclint.patterns import lazy_pattern

_QUOTES = ("'", '"')
_ON_ONE_LINE = ("", *_QUOTES)  # styles
# What YAML reads as a text although it has no quotes, apart from truth values and the like.
_PLAIN = lazy_pattern(r"[A-Za-z][\w./-]*", re.ASCII)
_NOT_TEXTS = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
_NEEDS_ESCAPES = lazy_pattern(r'["\\\x00-\x1f]')
_ITEM = lazy_pattern(r"([ \t]*-[ \t]+)\S")
_PAGE = lazy_pattern(r"/[!-~]*")  # an address within the site
# Code points that are read for the fixes of one head, which is read for each anew: about 2 s. One
# of which so much differs is another head rather than a damaged one.
_MOST_READ = 2_000_000

Said = list[tuple[Path, str, str]]


def value_fix(pair: AlignedPair, change: ChangedValue) -> Fix | None:
    """Return the fix that writes the source's value, None where it is not of one line."""
    found, expected = change.field, change.expected
    if pair.fact(_is_another_head):
        return None
    if change.missing or change.extra:
        return _items_fix(pair, change)
    if found.kind != "scalar" or expected.kind != "scalar":
        return None
    text = _worded(pair, expected, found)
    if text is None:
        return None
    wanted = [
        (path, kind, expected.text if field is found else said)
        for field, (path, kind, said) in _each(pair.translation)
    ]
    described = f"write {excerpt(expected.text)} as the source does"
    safety = Safety.SAFE if _is_certain(pair, change) else Safety.UNSAFE
    return _tried(pair, Edit(found.value, text), wanted, described, safety)


def key_fix(pair: AlignedPair, added: AddedKey) -> Fix | None:
    """Return the fix that gives a key the source's name, or takes out one that is too much.

    Only a second key with the same value is taken out without asking.
    """
    field, replaces, repeats = added
    if pair.fact(_is_another_head):
        return None
    if replaces is not None:
        depth = len(field.path)
        wanted = [
            (replaces.path + path[depth:] if path[:depth] == field.path else path, kind, said)
            for _, (path, kind, said) in _each(pair.translation)
        ]
        name = pair.source.text[slice(*replaces.key)]
        safety = Safety.SAFE if is_certainly_renamed(pair, field, replaces) else Safety.UNSAFE
        edit = Edit(field.key, name)
        return _tried(pair, edit, wanted, f"name the key `{name}` as the source does", safety)
    if repeats is not None and (field.kind != "scalar" or field.text != repeats.text):
        return None  # which of the values is right?
    text = pair.translation.text
    start, end = _line_start(text, field.key.start), _next_line(text, _value_end(text, field))
    if text[start : field.key.start].strip():
        return None
    depth = len(field.path)
    wanted = [
        said
        for other, said in _each(pair.translation)
        if other is not field and (repeats is not None or other.path[:depth] != field.path)
    ]
    safety = Safety.UNSAFE if repeats is None else Safety.SAFE
    described = f"remove the key `{field.path[-1]}`"
    return _tried(pair, Edit(Span(start, end), ""), wanted, described, safety)


def lines_fix(pair: AlignedPair, lost: LostKeys) -> Fix | None:
    """Return the fix that copies lost keys, None where people read a value of theirs."""
    source, text = pair.source, pair.translation.text
    head = pair.translation.front_matter
    roles = [role_of(field, pair.settings.front_matter) for field in lost.fields]
    if head is None or pair.fact(_is_another_head):
        return None
    if not all(
        role is Role.MACHINE
        or (field.kind == "scalar" and must_be_kept(field.text, "", listed=False))
        for field, role in zip(lost.fields, roles, strict=True)
    ):
        return None
    place = _place(pair.translation, lost)
    pieces = [_lines_of(source, field) for field in lost.fields]
    if place is None or None in pieces:
        return None
    at, indent = place
    lines = [indent + line for piece in pieces if piece for line in piece]
    newline = "\r\n" if text[: head.span.end].endswith("\r\n") else "\n"
    new = "".join(line + newline for line in lines)
    paths = {field.path for field in lost.fields}  # all of one depth
    depth = len(lost.fields[0].path)
    below = [said for _, said in _each(source) if said[0][:depth] in paths]
    said = list(_each(pair.translation))
    number = sum(field.key.start < at for field, _ in said)
    wanted = [one for _, one in said]
    wanted[number:number] = below
    certain = all(role is Role.MACHINE for role in roles) and not any(
        _is_of_one_language(pair, value) for _, _, value in below
    )
    safety = Safety.SAFE if certain else Safety.UNSAFE
    names = " and ".join(f"`{field.path[-1]}`" for field in lost.fields)
    return _tried(pair, Edit(Span(at, at), new), wanted, f"copy {names} from the source", safety)


def _tried(
    pair: AlignedPair, edit: Edit, wanted: Said, description: str, safety: Safety
) -> Fix | None:
    """Return the fix if the head says what is wanted after it."""
    text, head = pair.translation.text, pair.translation.front_matter
    if head is None:
        return None
    start, end = edit.span
    after = read(text[:start] + edit.text + text[end : head.span.end])
    if after is None or after.error:
        return None
    if [(field.path, field.kind, field.text) for field in after.fields] != wanted:
        return None
    return replacing(edit.span, edit.text, description, safety)


def _is_another_head(pair: AlignedPair) -> bool:
    """Tell whether too much differs to try a fix of each."""
    head = pair.translation.front_matter
    number = sum(map(len, pair.fact(front_matter_changes)))
    return head is None or number * head.span.end > _MOST_READ


def _each(document: Document) -> Iterator[tuple[Field, tuple[Path, str, str]]]:
    head = document.front_matter
    for field in head.fields if head else ():
        yield field, (field.path, field.kind, field.text)


# Values


def _worded(pair: AlignedPair, expected: Field, found: Field) -> str | None:
    """Return the source's value as it is written here, None where it is not of one line."""
    text, value = _raw(pair.source, expected), expected.text
    old = _raw(pair.translation, found)
    if not text or old is None:
        return None
    if not old:
        before = pair.translation.text[found.value.start - 1]
        return text if before.isspace() else f" {text}"
    is_text = expected.style != "" or (
        not is_flag(expected) and not is_number(value) and value.lower() not in _NOT_TEXTS
    )
    if found.style == expected.style or not is_text:
        return text
    if found.style == "'":
        return "'" + value.replace("'", "''") + "'"
    if found.style == '"':
        return text if _NEEDS_ESCAPES.search(value) else f'"{value}"'
    plain = _PLAIN.fullmatch(value) and value.lower() not in _NOT_TEXTS
    return value if plain else text


def _raw(document: Document, field: Field) -> str | None:
    """Return a scalar as written; None where it is not of one line, an alias or anchored."""
    text = document.text[slice(*field.value)]
    if field.style not in _ON_ONE_LINE or "\n" in text or text.startswith(("&", "!")):
        return None
    return text


def _is_certain(pair: AlignedPair, change: ChangedValue) -> bool:
    """Tell whether nobody can have meant the other value.

    What is not known to be for machines must be another kind of thing than a word; and the language
    version may have pages of its own.
    """
    expected, found = change.expected, change.field.text
    if role_of(expected, pair.settings.front_matter) is not Role.MACHINE:
        return (
            (is_flag(expected) or is_number(expected.text))
            and found.isalpha()
            and not is_flag(change.field)
        )
    if _PAGE.fullmatch(expected.text):
        return not _PAGE.fullmatch(found)
    return not names_language(expected.text, pair.settings.source_language)


def _is_of_one_language(pair: AlignedPair, value: str) -> bool:
    """Tell whether a value of the source may be wrong in a translation: a page, or a language."""
    if _PAGE.fullmatch(value):
        return True
    return " " not in value and names_language(value, pair.settings.source_language)


def _items_fix(pair: AlignedPair, change: ChangedValue) -> Fix | None:
    """Return the fix that gives a list the source's items, one on each line."""
    text = pair.translation.text
    left, right = _items(pair.source, change.expected), _items(pair.translation, change.field)
    if not right or len({field.text for field in left}) < len(left):
        return None
    starts = [_line_start(text, field.value.start) for field in right]
    marker = _ITEM.match(text, starts[0])
    ends = [_next_line(text, field.value.end) for field in right]
    if marker is None or ends[:-1] != starts[1:] or text[ends[-1] - 1 : ends[-1]] != "\n":
        return None
    newline = "\r\n" if text[: ends[0]].endswith("\r\n") else "\n"
    extra = Counter(change.extra)
    new: list[tuple[str, str]] = []  # values and lines
    for field, start, end in zip(right, starts, ends, strict=True):
        if extra[field.text]:
            extra[field.text] -= 1
        else:
            new.append((field.text, text[start:end]))
    at = 0
    for field in left:
        there = next((number for number, (value, _) in enumerate(new) if value == field.text), None)
        if there is None:
            written = _raw(pair.source, field)
            if not written:
                return None
            new.insert(at, (field.text, f"{marker[1]}{written}{newline}"))
            there = at
        at = there + 1
    said = list(_each(pair.translation))
    first = next(number for number, (field, _) in enumerate(said) if field is right[0])
    wanted = [one for _, one in said]
    wanted[first : first + len(right)] = [
        ((*change.field.path, number), "scalar", value) for number, (value, _) in enumerate(new)
    ]
    own = any(_is_of_one_language(pair, value) for value in (*change.missing, *change.extra))
    return _tried(
        pair,
        Edit(Span(starts[0], ends[-1]), "".join(line for _, line in new)),
        wanted,
        f"give `{change.field.path[-1]}` the source's items",
        Safety.UNSAFE if own else Safety.SAFE,
    )


def _items(document: Document, parent: Field) -> Sequence[Field]:
    """Return the items of a list, none where one of them is no scalar."""
    found = [field for field, _ in _each(document) if field.path[:-1] == parent.path]
    return found if all(field.kind == "scalar" for field in found) else ()


# Lines


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    """Return the offset of the line break that ends a line; the last of a data file may lack it."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _next_line(text: str, at: int) -> int:
    return min(_line_end(text, at) + 1, len(text))


def _value_end(text: str, field: Field) -> int:
    """Return where a field's last line ends; the mark of a block lies on a later line."""
    start, end = field.value
    return max(field.key.end, start + len(text[start:end].rstrip()))


def _lines_of(document: Document, field: Field) -> list[str] | None:
    """Return a field's lines without the indent of its key, None if it shares a line."""
    text = document.text
    start, end = _line_start(text, field.key.start), _line_end(text, _value_end(text, field))
    indent = text[start : field.key.start]
    if indent.strip():
        return None
    lines = text[start:end].split("\n")
    if any(line.strip() and not line.startswith(indent) for line in lines):
        return None
    return [line[len(indent) :].rstrip() for line in lines]


def _place(document: Document, lost: LostKeys) -> tuple[int, str] | None:
    """Return the start of the line before which lost keys belong, and their indent there."""
    text, head, after = document.text, document.front_matter, lost.after
    if head is None:
        return None
    if after is None:
        at = _next_line(text, head.span.start)
        return (at, "") if text[at - 1 : at] == "\n" else None
    above = lost.fields[0].path[:-1]
    if after.path != above:
        beside = after
        at = _next_line(text, _value_end(text, after))
        if text[at - 1 : at] != "\n":
            return None
    else:
        children = [field for field in head.fields if field.path[:-1] == above]
        if not children:
            return None
        beside = children[0]
        at = _line_start(text, beside.key.start)
    indent = text[_line_start(text, beside.key.start) : beside.key.start]
    return None if indent.strip() else (at, indent)
