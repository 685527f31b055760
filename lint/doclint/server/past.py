"""What the past says of a pair: found out in a process of its own, and kept up while one types.

What git knows is of the texts on the disk. In the text that one types, a segment is behind as long
as it stays as it is: whoever changes it brings it in line.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from doclint.cache import store_for
from doclint.check.pair import AlignedPair
from doclint.errors import InputError
from doclint.history.collect import collect
from doclint.history.model import Behind
from doclint.pair.finder import Pair
from doclint.parse.data import parser_of
from doclint.parse.document import Document
from doclint.project.project import Project, open_project
from doclint.project.root import find_root


class Told(NamedTuple):
    """A segment of a translation that is behind: its text, and how many equal ones precede it."""

    text: str
    number: int
    behind: Behind


class Pasts(NamedTuple):
    """What is behind in some translations as they are on the disk, and what to warn of."""

    told: Mapping[Path, Sequence[Told]]
    warnings: tuple[str, ...]


def pasts_of(paths: Iterable[Path]) -> Pasts:
    """Ask git about translations; nothing of what no rule wants to know.

    What git cannot tell is a warning.
    """
    told: dict[Path, Sequence[Told]] = {}
    warnings: dict[str, None] = {}
    for root, inside in groupby(sorted(paths), lambda path: find_root(path).folder):
        try:
            project = open_project(root)
            names = {name for path in inside if (name := project.relative(path, may_be_new=True))}
            pairs = [pair for pair in project.finder.of(names).pairs if pair.translation in names]
            store = store_for(project.tree.root)
            collected = collect(project, pairs, project.settings, 1, lambda done: None, store)
            for pair in pairs:
                behind = collected.histories.get(pair.translation, ())
                told[Path(project.tree.locate(pair.translation))] = _told(behind, project, pair)
        except InputError as error:
            warnings[str(error)] = None
        else:
            warnings.update(dict.fromkeys(collected.warnings))
    return Pasts(told, tuple(warnings))


def _told(behind: Sequence[Behind], project: Project, pair: Pair) -> Sequence[Told]:
    if not behind:
        return ()
    parse = parser_of(pair.translation)
    text, settings = project.tree.text(pair.translation), project.settings.of(pair)
    texts = _texts(parse(text, pair.language, settings))
    return [
        Told(texts[each.segment], texts[: each.segment].count(texts[each.segment]), each)
        for each in behind
    ]


def still_behind(told: Iterable[Told], pair: AlignedPair) -> Sequence[Behind]:
    """Return those segments that are in a pair as they were, by their numbers in it."""
    numbers: dict[str, list[int]] = {}
    for number, text in enumerate(_texts(pair.translation)):
        numbers.setdefault(text, []).append(number)
    alignment, found = pair.alignment, list[Behind]()
    for text, nth, behind in told:
        if nth < len(numbers.get(text, ())):
            segment = numbers[text][nth]
            # The sentence of the source may be gone from what one types there.
            if alignment.segments[alignment.segment_bead_of_translation[segment]].source:
                found.append(behind._replace(segment=segment))
    return found


def _texts(document: Document) -> list[str]:
    return [document.text[segment.span.start : segment.span.end] for segment in document.segments]
