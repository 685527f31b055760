"""Makes a template of a translation: its words, with the source's marks by their numbers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from doclint.compare.targets import Kind, Languages, relate
from doclint.memory.pieces import PLACEHOLDER, Part, placeholder
from doclint.patterns import lazy_pattern

_NONE: Mapping[int, str] = MappingProxyType({})
_FOLDER = lazy_pattern(r"(?<=/)(?=[^/])")


def template_of(
    source: Sequence[Part], translation: Sequence[Part], languages: Languages
) -> str | None:
    """Return the translation with a placeholder for each mark, numbered as the source's piece.

    A localised target keeps what it begins with, and what that was made of. None unless each side's
    marks are the other's, one to one.
    """
    numbers: dict[tuple[str, str], int] = {}
    ours: Counter[int] = Counter()
    for text, label in source:
        if label:
            ours[numbers.setdefault((text, label), len(numbers))] += 1
    template = ""
    theirs: Counter[int] = Counter()
    for part in translation:
        if not part.label:
            template += part.text
            continue
        number = numbers.get((part.text, part.label))
        if number is None and part.is_target:
            found = _localised(part, numbers, languages)
            if found is None:
                return None
            number, holder = found
        elif number is None:
            return None
        else:
            holder = placeholder(number, part.label)
        template += holder
        theirs[number] += 1
    return template.strip() if ours == theirs else None


def _localised(
    part: Part, numbers: dict[tuple[str, str], int], languages: Languages
) -> tuple[int, str] | None:
    """Return which of the source's targets a target is a version of, and its placeholder."""
    found = [
        (number, text)
        for (text, label), number in numbers.items()
        if label == part.label and relate(text, part.text, languages).kind is Kind.LOCALISED
    ]
    if len(found) != 1:
        return None
    number, text = found[0]
    before, after = _beginnings(text, part.text)
    return number, f"\x02{number}:{part.label}\x04{before}\x04{after}\x03"


def _beginnings(one: str, other: str) -> tuple[str, str]:
    """Return the beginnings of two targets that differ, before the folders that both end in."""
    left, right = _FOLDER.split(one), _FOLDER.split(other)
    same = 0
    while same < min(len(left), len(right)) and left[-1 - same] == right[-1 - same]:
        same += 1
    return "".join(left[: len(left) - same]), "".join(right[: len(right) - same])


def filled(template: str, marks: Sequence[str], localised: Mapping[int, str] = _NONE) -> str | None:
    """Put marks in the places of a template; None where a target cannot be localised likewise.

    `localised` are the targets, by number, that are localised already: they are taken over.
    """
    pieces: list[str] = []
    at = 0
    for match in PLACEHOLDER.finditer(template):
        number = int(match["number"])
        mark = marks[number]
        if number in localised:
            mark = localised[number]
        elif match["before"] is not None:
            if not mark.startswith(match["before"]):
                return None
            mark = match["after"] + mark.removeprefix(match["before"])
        pieces += template[at : match.start()], mark
        at = match.end()
    return "".join(pieces) + template[at:]
