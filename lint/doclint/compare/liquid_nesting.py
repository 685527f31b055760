"""Tells which tags break the nesting of a translation, apart from what the source breaks itself."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from doclint.compare.liquid_match import Match
from doclint.parse.liquid_blocks import Fault, Nesting, Vocabulary, nest


class Imbalance(NamedTuple):
    """A tag of the translation that does not nest.

    `kind` is that of a `Fault`, or `order`: all tags of the paragraph are there, in an order
    that does not nest. `at` and `other` (-1: none) index the translation's tags.
    `in_source` says that the source has the same fault.
    """

    kind: str
    at: int
    other: int
    in_source: bool


class Balance(NamedTuple):
    """The imbalances, and the source's tags whose loss is the cause of others (indexes)."""

    imbalances: tuple[Imbalance, ...]
    missing: frozenset[int]


def balance(match: Match, words: Vocabulary, lost: Sequence[int], added: Sequence[int]) -> Balance:
    """Compare how the two sides nest; `lost` and `added` are the tags without a counterpart.

    A tag that was translated or damaged counts as the one it was, so that one damage is said once.
    """
    source = [tag.tag.name for tag in match.source]
    translation = names_of(match)
    theirs = nest(source, words)
    if source == translation and not theirs.faults:
        return Balance((), frozenset())
    order, found = _in_source_order(match, words, source, translation)
    ours = nest([translation[index] for index in order], words)
    faults = [
        Fault(kind, order[index], order[other] if other >= 0 else -1)
        for kind, index, other in ours.faults
    ]
    faults, copied = _without_copies(match, faults, theirs.faults)
    missing: set[int] = set()
    if faults:
        found += _explained(faults, match, words, translation, missing, lost, added)
    found += copied
    found.sort(key=lambda fault: fault.at)
    return Balance(tuple(found), frozenset(missing))


def _in_source_order(
    match: Match, words: Vocabulary, source: Sequence[str], translation: Sequence[str]
) -> tuple[list[int], list[Imbalance]]:
    """Find the paragraphs that have all their tags in an order that does not nest.

    Returns the translation's indexes as if those were in order, so that what else is wrong shows.
    """
    order = list(range(len(translation)))
    found: list[Imbalance] = []
    expected: Counter[int] = Counter(
        tag.bead for tag, name in zip(match.source, source, strict=True) if name
    )
    beads: dict[int, list[int]] = defaultdict(list)
    for index, tag in enumerate(match.translation):
        if translation[index]:
            beads[tag.bead].append(index)
    for bead, places in beads.items():
        partners = [match.partners.get(index, -1) for index in places]
        ordered = sorted(partners)
        if partners == ordered or ordered[0] < 0 or len(places) != expected[bead]:
            continue
        if any(match.source[partner].bead != bead for partner in partners):
            continue
        ours = nest([translation[index] for index in places], words)
        theirs = nest([source[partner] for partner in ordered], words)
        if len(ours.faults) > len(theirs.faults):
            fault = ours.faults[0]
            openers = [later.at for later in ours.faults if later.kind == "unclosed"]
            other = openers[0] if openers else fault.other
            index, other = places[fault.at], places[other] if other >= 0 else -1
        else:
            index, other = _misplaced(match, words, places, ordered, ours, theirs), -1
        if index >= 0:
            found.append(Imbalance("order", index, other, in_source=False))
            for place, index in zip(
                places, sorted(places, key=match.partners.__getitem__), strict=True
            ):
                order[place] = index
    return order, found


def _misplaced(
    match: Match,
    words: Vocabulary,
    places: Sequence[int],
    ordered: Sequence[int],
    ours: Nesting,
    theirs: Nesting,
) -> int:
    """Return the first opener of a paragraph that stands inside another block than in the source.

    `places` and `ordered` are the paragraph's tags in the translation and in the source, whose
    nesting `ours` and `theirs` is. -1 where there is none.
    """
    expected = Counter(
        (match.source[i].key, match.source[ordered[parent]].key if parent >= 0 else ())
        for i, parent in zip(ordered, theirs.parents, strict=True)
    )
    for j, parent in zip(places, ours.parents, strict=True):
        tag = match.source[match.partners[j]]
        around = match.source[match.partners[places[parent]]].key if parent >= 0 else ()
        expected[tag.key, around] -= 1
        if tag.tag.name in words.closers and expected[tag.key, around] < 0:
            return j
    return -1


def names_of(match: Match) -> list[str]:
    """Return the names of the translation's tags, or what they were before the damage."""
    names: list[str] = []
    for index, tag in enumerate(match.translation):
        partner = match.partners.get(index, -1)
        if partner >= 0:
            names.append(match.source[partner].tag.name)
        else:
            # What is broken and nowhere in the source is said to be broken, no more.
            names.append("" if tag.tag.damage else tag.tag.name)
    return names


def _without_copies(
    match: Match, ours: Iterable[Fault], theirs: Iterable[Fault]
) -> tuple[list[Fault], list[Imbalance]]:
    """Part the faults from those that the source has too."""
    same = {(fault.kind, fault.at) for fault in theirs}
    rest: list[Fault] = []
    copied: list[Imbalance] = []
    for fault in ours:
        if (fault.kind, match.partners.get(fault.at, -1)) in same:
            copied.append(Imbalance(fault.kind, fault.at, fault.other, in_source=True))
        else:
            rest.append(fault)
    return rest, copied


def _explained(
    faults: Iterable[Fault],
    match: Match,
    words: Vocabulary,
    names: Sequence[str],
    missing: set[int],
    lost: Sequence[int],
    added: Sequence[int],
) -> list[Imbalance]:
    """Trace each fault to its cause: a tag that is missing, one too many, or their order.

    Adds the missing ones, as indexes of the source's tags, to `missing`.
    """
    gone = _Stock(((i, match.source[i].tag.name) for i in lost), words)
    new = _Stock(((j, match.translation[j].tag.name) for j in added), words)
    found: list[Imbalance] = []
    orphans: dict[str, deque[Fault]] = defaultdict(deque)
    branches: list[Fault] = []
    for fault in faults:
        if fault.kind == "orphan":
            orphans[names[fault.at]].append(fault)
    for fault in faults:
        if fault.kind == "branch":
            branches.append(fault)
        elif fault.kind == "crossing":
            found.append(Imbalance("crossing", fault.at, fault.other, in_source=False))
        elif fault.kind == "unclosed":
            closer = words.closers[names[fault.at]]
            if gone.closers[closer]:
                missing.add(gone.closers[closer].popleft())
            elif new.openers[closer]:
                surplus = new.openers[closer].popleft()
                found.append(Imbalance("unclosed", surplus, -1, in_source=False))
            elif orphans[closer]:
                orphan = orphans[closer].popleft()
                found.append(Imbalance("order", orphan.at, fault.at, in_source=False))
            else:
                found.append(Imbalance("unclosed", fault.at, -1, in_source=False))
    for closer, rest in orphans.items():
        for fault in rest:
            if gone.openers[closer]:
                missing.add(gone.openers[closer].popleft())
            else:
                index = new.closers[closer].popleft() if new.closers[closer] else fault.at
                found.append(Imbalance("orphan", index, -1, in_source=False))
    if not found and not missing:
        # Else they are outside their block because of the other faults.
        found += [Imbalance("branch", at, other, in_source=False) for _, at, other in branches]
    return found


class _Stock:
    """Openers and closers among some tags (index, name), each by the closer's name."""

    def __init__(self, tags: Iterable[tuple[int, str]], words: Vocabulary) -> None:
        self.openers: dict[str, deque[int]] = defaultdict(deque)
        self.closers: dict[str, deque[int]] = defaultdict(deque)
        for index, name in tags:
            if name in words.closers:
                self.openers[words.closers[name]].append(index)
            elif name in words.openers:
                self.closers[name].append(index)
