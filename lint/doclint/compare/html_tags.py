"""Matches the HTML tags of a translation with the source's and finds those that lost their half."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from doclint.align.locate import in_translation
from doclint.check.pair import AlignedPair
from doclint.compare.html_names import ELEMENTS, OPTIONAL_END, REPLACEABLE
from doclint.model import Span
from doclint.parse.document import Document, HtmlTag


class TagMatch(NamedTuple):
    """Tags of a source and a translation, matched.

    `source` and `translation` hold the tags of known elements; `partners` maps an index into
    `translation` to one into `source`. `mates` maps a source tag to the other half of its element.
    `open_source` and `open_translation` hold the tags that have no other half in their article.
    """

    source: tuple[HtmlTag, ...]
    translation: tuple[HtmlTag, ...]
    partners: dict[int, int]
    mates: dict[int, int]
    open_source: frozenset[int]
    open_translation: frozenset[int]


class TagFault(NamedTuple):
    """A tag that breaks its element. `span` is empty where a tag is missing.

    `kind` is one of `missing` (the source has it), `surplus` (it closes or opens nothing),
    `broken` (it is no tag any more) and `crossed` (it stands in the wrong order).
    """

    kind: str
    span: Span
    source: HtmlTag | None


def tag_match(pair: AlignedPair) -> TagMatch | None:
    """Match the tags of a pair; None where all of them are equal, one by one."""
    source, translation = pair.source, pair.translation
    if not source.html and not translation.html:
        return None
    if [_text(source, tag) for tag in source.html] == [
        _text(translation, tag) for tag in translation.html
    ]:
        return None
    names = ELEMENTS | {tag.name for tag in source.html if tag.form != "open" or tag.attributes}
    ours = tuple(tag for tag in source.html if tag.name in names)
    theirs = tuple(tag for tag in translation.html if tag.name in names)
    mates, open_source = _balance(ours)
    _, open_translation = _balance(theirs)
    partners = _partners(pair, ours, theirs)
    return TagMatch(ours, theirs, partners, mates, open_source, open_translation)


def _text(document: Document, tag: HtmlTag) -> str:
    return document.text[tag.span.start : tag.span.end]


def _balance(tags: Sequence[HtmlTag]) -> tuple[dict[int, int], frozenset[int]]:
    """Return the mates of tags, and the tags without one (optional ends may be left out)."""
    mates: dict[int, int] = {}
    stack: list[int] = []
    opened: dict[str, int] = defaultdict(int)
    alone: set[int] = set()
    for index, tag in enumerate(tags):
        if tag.form == "open":
            stack.append(index)
            opened[tag.name] += 1
        elif tag.form == "close":
            if not opened[tag.name]:
                alone.add(index)
                continue
            while True:
                opener = stack.pop()
                opened[tags[opener].name] -= 1
                if tags[opener].name == tag.name:
                    break
                alone.add(opener)
            mates[opener], mates[index] = index, opener
    alone.update(stack)
    return mates, frozenset(
        index
        for index in alone
        if tags[index].form == "close" or tags[index].name not in OPTIONAL_END
    )


def _partners(
    pair: AlignedPair, ours: Sequence[HtmlTag], theirs: Sequence[HtmlTag]
) -> dict[int, int]:
    """Match tags within aligned blocks, equal ones first, then those left over anywhere."""
    of_source = pair.alignment.block_bead_of_source
    of_translation = pair.alignment.block_bead_of_translation
    left = [(of_source[tag.block], tag.name, tag.form, _text(pair.source, tag)) for tag in ours]
    right = [
        (of_translation[tag.block], tag.name, tag.form, _text(pair.translation, tag))
        for tag in theirs
    ]
    partners: dict[int, int] = {}
    taken: set[int] = set()
    for begin, end in ((0, 4), (0, 3), (1, 4), (1, 3)):
        waiting: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for i in reversed(range(len(left))):
            if i not in taken:
                waiting[left[i][begin:end]].append(i)
        for j in range(len(right)):
            if j not in partners and waiting[right[j][begin:end]]:
                partners[j] = waiting[right[j][begin:end]].pop()
                taken.add(partners[j])
    return partners


def tag_faults(pair: AlignedPair) -> tuple[TagFault, ...]:
    """Return the tags that break their element and do not in the source, in order."""
    match = pair.fact(tag_match)
    if match is None:
        return ()
    here = {i: match.translation[j] for j, i in match.partners.items()}
    missing = [index for index in range(len(match.source)) if index not in here]
    remains = _remains(pair, match, missing)
    faults = [TagFault("broken", span, match.source[i]) for i, span in remains.items()]
    for index in missing:
        mate = match.mates.get(index, -1)
        if index not in remains and (mate in here or mate in remains):
            faults.append(
                TagFault("missing", _place(pair, match, here, index), match.source[index])
            )
    faults += (
        TagFault("surplus", match.translation[index].span, None)
        for index in match.open_translation
        if index not in match.partners
    )
    # Where tags are missing or too many, those that are left seem crossed, too.
    return tuple(sorted(faults or _crossed(match), key=lambda fault: fault.span))


def _remains(pair: AlignedPair, match: TagMatch, missing: Iterable[int]) -> dict[int, Span]:
    """Return what is left of tags in the translation's block: `< / p>`, `code>`, `</b (`."""
    beads = pair.alignment.block_bead_of_source
    candidates: dict[tuple[int, str, str], list[Span]] = {}
    found: dict[int, Span] = {}
    for index in missing:
        tag = match.source[index]
        key = beads[tag.block], tag.name, tag.form
        if key not in candidates:
            candidates[key] = list(_damaged(pair, *key))[::-1]
        if candidates[key]:
            found[index] = candidates[key].pop()
    return found


def _damaged(pair: AlignedPair, bead: int, name: str, form: str) -> Iterator[Span]:
    slash = r"[/／]\s*" if form == "close" else ""
    pattern = re.compile(
        rf"[<＜]\s*{slash}{re.escape(name)}(?![\w-])(?:[^<>＜＞\n]{{0,300}}[>＞])?"
        rf"|(?<![\w<＜/&]){slash}{re.escape(name)}[>＞]",
        re.IGNORECASE,
    )
    translation = pair.translation
    for index in pair.alignment.blocks[bead].translation:
        block = translation.blocks[index]
        for found in pattern.finditer(translation.prose, block.span.start, block.span.end):
            yield Span(*found.span())


def _place(pair: AlignedPair, match: TagMatch, here: Mapping[int, HtmlTag], index: int) -> Span:
    """Return the empty span in the translation where a tag of the source should stand.

    That is beside the tag that stands beside it in the source's block, else at the block's end.
    `here` maps source tags to their counterparts.
    """
    tags = match.source
    is_end = tags[index].form == "close"
    for neighbour in (index + 1, index - 1) if is_end else (index - 1, index + 1):
        if (
            neighbour in here
            and tags[neighbour].block == tags[index].block
            and not (is_end and neighbour == match.mates.get(index))
        ):
            span = here[neighbour].span
            at = span.end if neighbour < index else span.start
            return Span(at, at)
    around = in_translation(pair.alignment, pair.source, pair.translation, tags[index].span.start)
    at = around.end if is_end else around.start
    return Span(at, at)


def _crossed(match: TagMatch) -> list[TagFault]:
    alone = [
        index
        for index in match.open_translation
        if match.partners.get(index, -1) not in match.open_source
    ]
    # Of two elements that overlap, one has neither half: the end is where it is seen.
    ends = [index for index in alone if match.translation[index].form == "close"]
    return [
        TagFault("crossed", match.translation[index].span, match.source[match.partners[index]])
        for index in ends or alone
    ]


def lost_elements(pair: AlignedPair) -> tuple[HtmlTag, ...]:
    """Return the opening and void tags of elements that the translation of their block lacks.

    Elements that Markdown can replace are left out, and those of a block that has no counterpart.
    """
    match = pair.fact(tag_match)
    if match is None:
        return ()
    taken = set(match.partners.values())
    beads = pair.alignment.block_bead_of_source
    lost = []
    for index, tag in enumerate(match.source):
        mate = match.mates.get(index, -1)
        if index in taken or mate in taken or tag.form == "close" or tag.name in REPLACEABLE:
            continue
        in_cell = pair.source.blocks[tag.block].kind == "cell"
        if pair.alignment.blocks[beads[tag.block]].translation and (tag.name != "br" or in_cell):
            lost.append(tag)
    return tuple(lost)
