"""What became of the source's front matter: keys lost and added, values changed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.compare.front_matter_values import (
    Role,
    is_compound,
    is_flag,
    is_kept,
    must_be_kept,
    names_language,
    role_of,
)
from doclint.config.settings import FrontMatterKeys
from doclint.model import Certainty
from doclint.parse.document import Field, FrontMatter
from doclint.parse.front_matter import is_human

Path = tuple[str | int, ...]


class LostKeys(NamedTuple):
    """Keys of the source that follow each other and are not in the translation.

    `after` is the translation's field that they should follow (for the first ones of a mapping: the
    mapping's own field), None at the very top.
    """

    fields: tuple[Field, ...]
    after: Field | None


class AddedKey(NamedTuple):
    """A key of the translation that the source lacks there.

    `replaces` is the source's field that it stands for, `repeats` the field of the translation that
    has the same name.
    """

    field: Field
    replaces: Field | None
    repeats: Field | None


class ChangedValue(NamedTuple):
    """A value that should equal the source's.

    For a list, `missing` and `extra` are the items that it lacks and has beyond the source's.
    """

    field: Field
    expected: Field
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    certainty: Certainty


class Changes(NamedTuple):
    """All that differs between two front matters, each kind in the order of the translation."""

    lost: Sequence[LostKeys] = ()
    added: Sequence[AddedKey] = ()
    changed: Sequence[ChangedValue] = ()


_NOTHING = Changes()


def front_matter_changes(pair: AlignedPair) -> Changes:
    """Compare the front matter of a pair; nothing where either side has none that can be read."""
    source, translation = pair.source.front_matter, pair.translation.front_matter
    if source is None or translation is None or source.error or translation.error:
        return _NOTHING
    lefts, rights = _children(source), _children(translation)
    known = {field.path: field for field in translation.fields}
    lost: list[LostKeys] = []
    added: list[AddedKey] = []
    changed: list[ChangedValue] = []
    skewed: set[Path] = set()  # lists of which the items do not correspond
    for path, wanted in lefts.items():
        found = rights.get(path, ())
        if any(path[:end] in skewed for end in range(1, len(path) + 1)):
            continue
        if isinstance(wanted[0].path[-1], int):
            if len(wanted) != len(found):
                skewed.add(path)
        elif found:
            missing, surplus = _compare_keys(wanted, found, known.get(path), pair)
            lost += missing
            added += surplus
        for field in wanted:
            other = known.get(field.path)
            if other and (field.kind != "scalar" or field.text != other.text):
                changed += _compare_values(field, other, lefts, rights, pair)
    return Changes(lost, added, changed)


def _children(head: FrontMatter) -> Mapping[Path, Sequence[Field]]:
    """Return the fields below each mapping and list, in order."""
    children: dict[Path, list[Field]] = {}
    for field in head.fields:
        children.setdefault(field.path[:-1], []).append(field)
    return children


# Keys


def _compare_keys(
    wanted: Sequence[Field], found: Sequence[Field], parent: Field | None, pair: AlignedPair
) -> tuple[list[LostKeys], list[AddedKey]]:
    """Compare the keys of one mapping."""
    names = {field.path[-1]: field for field in found}
    needed = {field.path[-1] for field in wanted}
    missing = [field for field in wanted if field.path[-1] not in names]
    surplus = [field for field in found if field.path[-1] not in needed]
    repeated = _repeated(found, wanted)
    if not missing and not surplus and not repeated:
        return [], []
    if _is_plural(wanted):
        return [], []  # which forms there are is up to the language
    if (
        len(wanted[0].path) > 1
        and not pair.source.is_data
        and all(is_human(field, pair.settings.front_matter) for field in wanted)
    ):
        return [], []  # in a group of texts the keys are data, such as the ids of headings
    keys = pair.settings.front_matter
    replaced = _replacements(missing, surplus, wanted, found, keys)
    added = [
        AddedKey(field, replaced.get(field.path), None)
        for field in surplus
        if pair.source.is_data or field.path in replaced or _is_out_of_place(field, wanted, keys)
    ]
    added += repeated
    taken = {field.path for field in replaced.values()}
    lost = [field for field in missing if field.path not in taken and _must_be_there(field, keys)]
    return list(_runs(lost, wanted, names, parent)), added


# https://cldr.unicode.org/index/cldr-spec/plural-rules
_PLURALS = frozenset(("zero", "one", "two", "few", "many", "other"))


def _is_plural(wanted: Sequence[Field]) -> bool:
    """Tell whether keys are the plural forms of a text."""
    return len(wanted) > 1 and all(field.path[-1] in _PLURALS for field in wanted)


def _repeated(found: Sequence[Field], wanted: Sequence[Field]) -> list[AddedKey]:
    if len({field.path for field in found}) == len(found):
        return []
    allowed = Counter(field.path for field in wanted)
    first: dict[Path, Field] = {}
    repeated: list[AddedKey] = []
    for field in found:
        if field.path in first and allowed[field.path] < 2:
            repeated.append(AddedKey(field, None, first[field.path]))
        first.setdefault(field.path, field)
    return repeated


def _is_declared(field: Field, keys: FrontMatterKeys) -> bool:
    """Tell whether the settings name this very key, not only one above it."""
    name = ".".join(part for part in field.path if isinstance(part, str))
    return name in keys.machine or name in keys.human or name in keys.local


def _is_out_of_place(field: Field, wanted: Sequence[Field], keys: FrontMatterKeys) -> bool:
    """Tell whether a key that stands for none of the source's is still wrong.

    So it is among values for machines, and where it is not written in the source's letters: it is
    the translation of a key that only the translation has.
    """
    if role_of(field, keys) is Role.MACHINE:
        return len(field.path) > 1
    return not str(field.path[-1]).isascii() and all(str(one.path[-1]).isascii() for one in wanted)


def _must_be_there(field: Field, keys: FrontMatterKeys) -> bool:
    """Tell whether a translation needs a key: not one of the language version, nor an empty one.

    A flag that nobody knows may be said of the source alone (`draft`).
    """
    role = role_of(field, keys)
    if role is Role.LOCAL or (field.kind == "scalar" and not field.text):
        return False
    return role is not Role.UNKNOWN or not is_flag(field)


def _replacements(
    missing: Sequence[Field],
    surplus: Sequence[Field],
    wanted: Sequence[Field],
    found: Sequence[Field],
    keys: FrontMatterKeys,
) -> dict[Path, Field]:
    """Return the lost field that each surplus field stands for, by the surplus field's path.

    A renamed key keeps its value or its place: it follows the same key as the lost one, or comes
    before the same one, or as many keys of the same kinds are left on both sides. A key that the
    settings know is not a renamed one.
    """
    left = [field for field in missing if role_of(field, keys) is not Role.LOCAL]
    right = [field for field in surplus if not _is_declared(field, keys)]
    replaced: dict[Path, Field] = {}
    if not left or not right:
        return replaced
    old, new = _neighbours(wanted), _neighbours(found)
    for by_value in (True, False):
        for field in right:
            for candidate in left:
                if by_value:
                    fits = field.kind == "scalar" and candidate.text == field.text
                else:
                    sides = zip(old[candidate.path], new[field.path], strict=True)
                    fits = any(one == other for one, other in sides)
                if fits and candidate.kind == field.kind and field.path not in replaced:
                    replaced[field.path] = candidate
                    left.remove(candidate)
                    break
    rest = [field for field in right if field.path not in replaced]
    if [field.kind for field in rest] == [field.kind for field in left]:
        replaced.update(zip((field.path for field in rest), left, strict=True))
    return replaced


def _neighbours(fields: Sequence[Field]) -> dict[Path, tuple[object, object]]:
    """Return the names of the keys before and after each field, None at either end."""
    names = [None, *(field.path[-1] for field in fields), None]
    return {field.path: (names[index], names[index + 2]) for index, field in enumerate(fields)}


def _runs(
    lost: Sequence[Field],
    wanted: Sequence[Field],
    names: Mapping[str | int, Field],
    parent: Field | None,
) -> Iterator[LostKeys]:
    """Group the lost keys that follow each other in the source."""
    gone = {field.path for field in lost}
    run: list[Field] = []
    after = parent
    for field in wanted:
        if field.path in gone:
            run.append(field)
        elif field.path[-1] in names:
            if run:
                yield LostKeys(tuple(run), after)
                run = []
            after = names[field.path[-1]]
    if run:
        yield LostKeys(tuple(run), after)


# Values


def _compare_values(
    expected: Field,
    found: Field,
    lefts: Mapping[Path, Sequence[Field]],
    rights: Mapping[Path, Sequence[Field]],
    pair: AlignedPair,
) -> Iterator[ChangedValue]:
    role = role_of(expected, pair.settings.front_matter)
    if role in (Role.LOCAL, Role.HUMAN):
        return
    if expected.kind != found.kind:
        strict = role is Role.MACHINE or expected.kind == "mapping"
        if strict and not _is_the_only_item(expected, found, lefts, rights):
            yield ChangedValue(found, expected, (), (), Certainty.CERTAIN)
    elif expected.kind == "sequence":
        yield from _compare_lists(expected, found, lefts, rights, pair)
    elif isinstance(expected.path[-1], str) and _is_changed(
        expected.text, found.text, role, pair, listed=False
    ):
        sure = Certainty.CERTAIN if role is Role.MACHINE else Certainty.LIKELY
        yield ChangedValue(found, expected, (), (), sure)


def _is_the_only_item(
    expected: Field,
    found: Field,
    lefts: Mapping[Path, Sequence[Field]],
    rights: Mapping[Path, Sequence[Field]],
) -> bool:
    """Tell whether one side writes as a list of one what the other writes as a value."""
    items = lefts.get(expected.path, ()) or rights.get(found.path, ())
    value = expected if expected.kind == "scalar" else found
    return len(items) == 1 and value.kind == "scalar" and items[0].text == value.text


def _compare_lists(
    expected: Field,
    found: Field,
    lefts: Mapping[Path, Sequence[Field]],
    rights: Mapping[Path, Sequence[Field]],
    pair: AlignedPair,
) -> Iterator[ChangedValue]:
    left = [field for field in lefts.get(expected.path, ()) if field.kind == "scalar"]
    if any(field.people for field in left):
        return
    right = [field for field in rights.get(found.path, ()) if field.kind == "scalar"]
    missing = Counter(field.text for field in left)
    extra = Counter(field.text for field in right)
    common = missing & extra
    missing -= common
    extra -= common
    if not missing and not extra:
        return
    if any("/" in field.text and names_language(field.text, pair.language) for field in right):
        return  # a list of the language version's own pages
    role = role_of(expected, pair.settings.front_matter)
    sure = Certainty.CERTAIN if role is Role.MACHINE else Certainty.LIKELY
    differing = [
        (one, other) for one, other in zip(left, right, strict=False) if one.text != other.text
    ]
    if len(left) == len(right) and len(differing) == missing.total() == extra.total():
        changed = [
            _is_changed(one.text, other.text, role, pair, listed=True) for one, other in differing
        ]
        # Where words beside it were translated, `dry-dock` is a keyword, too.
        for_people = role is not Role.MACHINE and any(
            one.text.isalpha()
            and not is_wrong
            and one.text.casefold() != other.text.casefold()
            and not is_kept(pair, one.text, other.text)
            for (one, other), is_wrong in zip(differing, changed, strict=True)
        )
        for (one, other), is_wrong in zip(differing, changed, strict=True):
            if is_wrong and not (for_people and is_compound(one.text)):
                yield ChangedValue(other, one, (), (), sure)
    elif role is Role.MACHINE:
        yield ChangedValue(
            found, expected, tuple(missing.elements()), tuple(extra.elements()), sure
        )


def _is_changed(expected: str, found: str, role: Role, pair: AlignedPair, *, listed: bool) -> bool:
    if not expected or "{%" in expected or "{{" in expected:
        return False  # empty: for the translator to fill in; Liquid has rules of its own
    if is_kept(pair, expected, found) or (listed and expected.casefold() == found.casefold()):
        return False
    return role is Role.MACHINE or must_be_kept(expected, found, listed=listed)
