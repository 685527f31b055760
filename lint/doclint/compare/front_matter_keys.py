"""Judges whether a key of the translation certainly is one of the source's under another name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from doclint.check.pair import AlignedPair
from doclint.compare.front_matter import Path
from doclint.compare.front_matter_values import Role, is_flag, is_number, role_of
from doclint.parse.document import Field, FrontMatter
from doclint.parse.front_matter import is_human

# By the path of a key, what lies below it (itself included): paths from there, kinds and values.
Held = Mapping[Path, Sequence[tuple[Path, str, str]]]


def is_certainly_renamed(pair: AlignedPair, field: Field, replaces: Field) -> bool:
    """Tell whether the source's key `replaces` was translated, and nothing else can have happened.

    What it holds tells it, if nothing else holds that. Else it has the lost key's very place, and
    is written in other letters, or is a word above a text for people.
    """
    source, translation = pair.source.front_matter, pair.translation.front_matter
    if source is None or translation is None or field.kind != replaces.kind:
        return False
    wanted, found = _beside(source, replaces), _beside(translation, field)
    missing, surplus = _without(wanted, found), _without(found, wanted)
    ours, theirs = pair.fact(_held)
    same = ours[replaces.path] == theirs[field.path]
    if same and _is_telling(replaces):
        rivals = [other for other in missing if ours[other.path] == ours[replaces.path]]
        rivals += [other for other in surplus if theirs[other.path] == theirs[field.path]]
        if len(rivals) == 2:
            return True
    if not _has_same_place(wanted, found, replaces, field, missing, surplus):
        return False
    name, other = str(field.path[-1]), str(replaces.path[-1])
    if same or (other.isascii() and not name.isascii()):
        return True
    keys = pair.settings.front_matter
    read_by_people = role_of(replaces, keys) is Role.HUMAN or is_human(replaces, keys)
    return read_by_people and name.isalpha() and " " in field.text.strip()


def _is_telling(field: Field) -> bool:
    """Tell whether hardly anything else has the same value by chance."""
    if field.kind != "scalar":
        return True
    return len(field.text) > 1 and not is_flag(field) and not is_number(field.text)


def _beside(head: FrontMatter, field: Field) -> Sequence[Field]:
    return [other for other in head.fields if other.path[:-1] == field.path[:-1]]


def _without(fields: Iterable[Field], others: Iterable[Field]) -> Sequence[Field]:
    names = {other.path[-1] for other in others}
    return [field for field in fields if field.path[-1] not in names]


def _held(pair: AlignedPair) -> tuple[Held, Held]:
    """Return what each key of either side holds: the paths below it, their kinds and values."""
    return _held_in(pair.source.front_matter), _held_in(pair.translation.front_matter)


def _held_in(head: FrontMatter | None) -> Held:
    held: dict[Path, list[tuple[Path, str, str]]] = defaultdict(list)
    for field in head.fields if head else ():
        for depth in range(1, len(field.path) + 1):
            held[field.path[:depth]].append((field.path[depth:], field.kind, field.text))
    return held


def _has_same_place(
    wanted: Sequence[Field],
    found: Sequence[Field],
    replaces: Field,
    field: Field,
    missing: Sequence[Field],
    surplus: Sequence[Field],
) -> bool:
    """Tell whether two keys stand between the same ones, as many from either side."""
    left, right = _surroundings(wanted, replaces, missing), _surroundings(found, field, surplus)
    return left == right


def _surroundings(
    fields: Sequence[Field], field: Field, gone: Sequence[Field]
) -> tuple[object, int, int, object]:
    """Return the key before and after that both sides have, and the numbers of others between."""
    lonely = {other.path for other in gone}
    at = fields.index(field)
    first = last = at
    while first > 0 and fields[first - 1].path in lonely:
        first -= 1
    while last + 1 < len(fields) and fields[last + 1].path in lonely:
        last += 1
    before = fields[first - 1].path[-1] if first else None
    after = fields[last + 1].path[-1] if last + 1 < len(fields) else None
    return before, at - first, last - at, after
