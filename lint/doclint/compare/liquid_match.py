"""Finds for each Liquid tag of a translation the tag of the source that it stands for."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.parse.document import Document
from doclint.parse.liquid import Tag
from doclint.parse.liquid_expression import Key, Neglect, key
from doclint.parse.liquid_parts import COMMENT
from doclint.patterns import lazy_pattern


class Placed(NamedTuple):
    """A tag where it stands: `block` indexes the document's blocks, `bead` the alignment's.

    Both are -1 before the first block. `text` is the tag as written.
    """

    tag: Tag
    text: str
    key: Key
    block: int
    bead: int


class Match(NamedTuple):
    """Tags of a source and a translation, matched.

    `partners` maps an index into `translation` to one into `source`; the others have no match.
    `unique` holds the translation's indexes for which no other unmatched tag of the source, of
    another wording, would do as well. Where the keys differ, the match is the best there is.
    """

    source: tuple[Placed, ...]
    translation: tuple[Placed, ...]
    partners: dict[int, int]
    unique: frozenset[int]


def place(
    document: Document, beads: Sequence[int], neglected: Neglect, *, braces: bool
) -> tuple[Placed, ...]:
    """Return a document's tags with their places; `beads` maps its blocks to the alignment's beads.

    `braces` says that `{{% … %}}` is right in this article. Comments are left out.
    """
    text, blocks = document.text, document.blocks
    placed: list[Placed] = []
    at, count = -1, len(blocks)
    for tag in document.tags:
        if tag.name == COMMENT:
            continue
        start, end = tag.span
        while at + 1 < count and blocks[at + 1].span.start <= start:
            at += 1
        bead = beads[at] if at >= 0 else -1
        whole = tag._replace(damage="", name="") if braces and tag.damage == "braces" else tag
        placed.append(Placed(whole, text[start:end], key(tag, text, neglected), at, bead))
    return tuple(placed)


def match(pair: AlignedPair) -> Match:
    """Match the tags of a pair: equal ones first, near ones before far ones, then alike ones."""
    neglected = neglect(pair)
    # `{{% x %}}` is a shortcode, unless it may have been made of a tag of Liquid.
    tags = [tag.damage for tag in pair.source.tags if tag.kind == "tag"]
    braces = "braces" in tags or "" not in tags
    alignment = pair.alignment
    source = place(pair.source, alignment.block_bead_of_source, neglected, braces=braces)
    translation = place(
        pair.translation, alignment.block_bead_of_translation, neglected, braces=braces
    )
    if [(tag.key, tag.bead) for tag in source] == [(tag.key, tag.bead) for tag in translation]:
        same = {index: index for index in range(len(source))}
        return Match(source, translation, same, frozenset(same))
    partners = _equal(source, translation)
    unique = frozenset(partners) | _alike(source, translation, partners)
    return Match(source, translation, partners, unique)


def neglect(pair: AlignedPair) -> Neglect:
    """Return what may differ between the tags of this pair."""
    settings = pair.settings
    names: set[str] = set()
    for language in (settings.source_language, pair.language):
        code = language.lower()
        names.update((code, code.replace("-", "_"), code.partition("-")[0]))
        names.update(prefix.strip("/").lower() for prefix in settings.locales.get(language, ()))
    return Neglect(settings.liquid.human_arguments, frozenset(names - {""}))


def _equal(source: Sequence[Placed], translation: Sequence[Placed]) -> dict[int, int]:
    """Match tags of equal key: within a bead in order, then within it in any, then anywhere."""
    partners: dict[int, int] = {}
    ours, theirs = _by_bead(source), _by_bead(translation)
    for bead, right in theirs.items():
        left = ours.get(bead)
        if left:
            partners.update(_in_order(source, translation, left, right))
    taken = set(partners.values())
    by_place: dict[tuple[int, Key], list[int]] = defaultdict(list)
    by_key: dict[Key, list[int]] = defaultdict(list)
    for index in reversed(range(len(source))):
        if index not in taken:
            by_place[source[index].bead, source[index].key].append(index)
    for index, tag in enumerate(translation):
        if index not in partners and by_place[tag.bead, tag.key]:
            partners[index] = by_place[tag.bead, tag.key].pop()
    for (_, tag_key), left in by_place.items():
        by_key[tag_key] += left
    for left in by_key.values():
        left.sort(reverse=True)
    for index, tag in enumerate(translation):
        # A tag without a percent sign is text unless it stands just where one is missing.
        if index not in partners and by_key[tag.key] and tag.tag.damage != "bare":
            partners[index] = by_key[tag.key].pop()
    return partners


def _by_bead(tags: Sequence[Placed]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for index, tag in enumerate(tags):
        found[tag.bead].append(index)
    return found


_LONGEST = 64  # tags of a bead; beyond it the order inside the bead is not looked at


def _in_order(
    source: Sequence[Placed],
    translation: Sequence[Placed],
    left: Sequence[int],
    right: Sequence[int],
) -> list[tuple[int, int]]:
    """Return the longest sequence of equal tags that stand in the same order, as index pairs."""
    ours = [source[index].key for index in left]
    theirs = [translation[index].key for index in right]
    if ours == theirs:
        return list(zip(right, left, strict=True))
    if len(ours) > _LONGEST or len(theirs) > _LONGEST:
        return []
    # longest[i][j]: the length of the longest common subsequence of ours[i:] and theirs[j:]
    longest = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in reversed(range(len(ours))):
        for j in reversed(range(len(theirs))):
            longest[i][j] = (
                longest[i + 1][j + 1] + 1
                if ours[i] == theirs[j]
                else max(longest[i + 1][j], longest[i][j + 1])
            )
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(ours) and j < len(theirs):
        if ours[i] == theirs[j]:
            pairs.append((right[j], left[i]))
            i, j = i + 1, j + 1
        elif longest[i + 1][j] >= longest[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


# Set by hand so that a translated path still finds its tag anywhere near, and a tag of which
# nothing is left finds the one that is missing from its own block.
_ENOUGH = 0.5
_SAME_BEAD, _NEXT_BEAD, _SAME_GAP, _NO_NAME, _SAME_SHAPE = 0.25, 0.2, 0.1, 0.25, 0.05
_ELSEWHERE, _OTHER_KIND = 0.25, 0.2
_FAR = 0.05  # less for each bead between
_REACH = 4  # beads
_RIVALS = 16  # candidates looked at for one tag
_CLEAR = 0.12  # by which a match must beat its rivals to be the only one


def _alike(
    source: Sequence[Placed], translation: Sequence[Placed], partners: dict[int, int]
) -> frozenset[int]:
    """Match what is left by likeness, best first; returns those whose match is the only one."""
    taken = set(partners.values())
    left = [i for i, tag in enumerate(source) if i not in taken and not tag.tag.damage]
    right = [i for i in range(len(translation)) if i not in partners]
    if not left or not right:
        return frozenset()
    shapes = {_shape(tag.key) for tag in source}
    gaps = _gaps(source, translation, partners)
    left.sort(key=lambda index: (source[index].bead, gaps[0][index]))
    places = [(source[index].bead, gaps[0][index]) for index in left]
    scored: list[tuple[float, int, int]] = []
    for index in right:
        tag = translation[index]
        middle = bisect_left(places, (tag.bead, gaps[1][index]))
        for i in left[max(0, middle - _RIVALS) : middle + _RIVALS]:
            if abs(source[i].bead - tag.bead) > _REACH:
                continue
            score = _score(source[i], tag, shapes, same_gap=gaps[0][i] == gaps[1][index])
            if score >= _ENOUGH:
                scored.append((-score, index, i))
    scored.sort()
    best: dict[int, float] = {}
    used: dict[int, float] = {}
    for score, index, i in scored:
        if index not in partners and i not in used:
            partners[index] = i
            best[index] = used[i] = -score
    rivals = {
        index
        for score, index, i in scored
        if index in best
        and source[i].text != source[partners[index]].text
        and -score > max(best[index], used.get(i, 0.0)) - _CLEAR
    }
    return frozenset(best) - (rivals - _settled_by_order(left, right, gaps, partners))


def _settled_by_order(
    left: Sequence[int],
    right: Sequence[int],
    gaps: tuple[Mapping[int, int], Mapping[int, int]],
    partners: Mapping[int, int],
) -> set[int]:
    """Return the tags of gaps in which as many are left on both sides, matched in their order."""
    ours: dict[int, list[int]] = defaultdict(list)
    theirs: dict[int, list[int]] = defaultdict(list)
    for i in sorted(left):
        ours[gaps[0][i]].append(i)
    for j in right:
        theirs[gaps[1][j]].append(j)
    return {
        j
        for gap, members in theirs.items()
        if [partners.get(j, -1) for j in members] == ours[gap]
        for j in members
    }


def _gaps(
    source: Sequence[Placed], translation: Sequence[Placed], partners: dict[int, int]
) -> tuple[dict[int, int], dict[int, int]]:
    """Return for each unmatched tag of either side the last matched source tag before it."""
    matched = set(partners.values())
    ours: dict[int, int] = {}
    theirs: dict[int, int] = {}
    last = -1
    for index in range(len(source)):
        if index in matched:
            last = index
        else:
            ours[index] = last
    last = -1
    for index in range(len(translation)):
        last = partners.get(index, last)
        if index not in partners:
            theirs[index] = last
    return ours, theirs


def _shape(tag_key: Key) -> tuple[str, bool]:
    """Return a tag's name and whether it has arguments; for an output its first word."""
    if tag_key[1]:
        return tag_key[1], len(tag_key) > 2
    return next(filter(WORD.search, tag_key[2:]), ""), True


def _score(
    source: Placed, translation: Placed, shapes: set[tuple[str, bool]], *, same_gap: bool
) -> float:
    """Say how well a tag of the translation fits one of the source: about 0 to 1.4.

    `shapes` are those of the source's tags, `same_gap` says that the same tag precedes both.
    """
    score = likeness(source.key, translation.key) + _SAME_GAP * same_gap
    score -= _OTHER_KIND * (source.tag.kind != translation.tag.kind)
    apart = abs(source.bead - translation.bead)
    if apart and not (same_gap and apart == 1):
        return score - _ELSEWHERE - _FAR * apart
    score += _SAME_BEAD if apart == 0 else _NEXT_BEAD
    tag, shape = translation.tag, _shape(translation.key)
    if tag.damage != "bare" and (tag.damage or shape not in shapes):
        # Nothing but the place says what this was; one without arguments mostly stays such.
        score += _NO_NAME + _SAME_SHAPE * (_shape(source.key)[1] == shape[1])
    return score


WORD = lazy_pattern(r"[^\W_]+")


@lru_cache(maxsize=1 << 12)
def words(tag_key: Key) -> Counter[str]:
    """Return the words of a tag, in lower case, paths taken apart."""
    return Counter(WORD.findall(" ".join(tag_key[1:]).lower()))


@lru_cache(maxsize=1 << 12)
def likeness(one: Key, other: Key) -> float:
    """Return the share of words that two tags have in common (Dice's coefficient), 0 to 1."""
    ours, theirs = words(one), words(other)
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 0.0
