"""Finds links whose `#fragment` no heading or id of the page gives, in this page and in others."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.compare.links import Changes, link_changes
from doclint.compare.links_anchors import (
    Anchors,
    anchors_in,
    anchors_of,
    id_of,
    ids_of,
    translated_anchors,
)
from doclint.compare.links_marks import Mark
from doclint.compare.links_pairing import Paired
from doclint.compare.links_site import page_at
from doclint.compare.targets import Kind, parse_target
from doclint.parse.document import MASK


class Dangling(NamedTuple):
    """A link to a place that is not there.

    `expected` is the fragment to write, empty where it is not known; `page` the path of the other
    page, empty for this one.
    """

    link: Mark
    source: Mark | None
    expected: str
    page: str


def dangling_links(pair: AlignedPair) -> Iterator[Dangling]:
    """Yield the links whose fragment leads nowhere, where the source's leads somewhere."""
    changes = pair.fact(link_changes)
    yield from _in_this_page(pair, changes)
    if pair.site is not None:
        for entry in changes.pairs:
            if entry.relation.kind is not Kind.OTHER and (found := _elsewhere(pair, entry)):
                yield found


def _in_this_page(pair: AlignedPair, changes: Changes) -> Iterator[Dangling]:
    paired = [entry for entry in changes.pairs if _is_in_page(entry.translation)]
    added = [mark for mark in changes.added if _is_in_page(mark)]
    if not paired and not added:
        return
    theirs, ours = anchors_of(pair.source), pair.fact(translated_anchors)
    keeps = pair.settings.source_anchors and not _follows_headings(paired, theirs, ours)

    def leads_somewhere(fragment: str) -> bool:
        if keeps:
            return theirs.answer(fragment) or ours.is_written(fragment)
        return ours.answer(fragment)

    for entry in paired:
        if leads_somewhere(_fragment(entry.translation)):
            continue
        meant = _fragment(entry.source)
        if _fragment(entry.translation) == meant and _is_heading_id(pair, meant):
            continue  # the heading has lost its id, the link is right
        if _is_in_page(entry.source) and theirs.answer(meant):
            expected = meant if keeps else _translated(pair, meant)
            yield Dangling(entry.translation, entry.source, expected, "")
    if any(block.kind == "tag" for block in pair.translation.blocks):
        return  # what the tags bring in may hold headings
    for mark in added:
        if not leads_somewhere(_fragment(mark)):
            yield Dangling(mark, None, "", "")


def _is_in_page(mark: Mark) -> bool:
    return mark.kind == "link" and mark.destination.startswith("#") and "{" not in mark.destination


def _fragment(mark: Mark) -> str:
    return parse_target(mark.destination).fragment


def _follows_headings(paired: Sequence[Paired], theirs: Anchors, ours: Anchors) -> bool:
    """Tell whether an article's links follow its own headings more than the source's.

    Where a site is said to keep the source's ids, an article that does otherwise knows better.
    """
    fragments = [_fragment(entry.translation) for entry in paired]
    own = sum(ours.answer(name) and not theirs.answer(name) for name in fragments)
    foreign = sum(theirs.answer(name) and not ours.answer(name) for name in fragments)
    return own > foreign


def _is_heading_id(pair: AlignedPair, fragment: str) -> bool:
    """Tell whether the source writes an id out for one of its headings."""
    blocks = pair.source.blocks
    return any(block.kind == "heading" and block.info == fragment for block in blocks)


def _translated(pair: AlignedPair, fragment: str) -> str:
    """Return the id of the heading that translates the one with this id, empty if there is none."""
    source, translation = pair.source, pair.translation
    for index, block in enumerate(source.blocks):
        if block.kind != "heading":
            continue
        if block.info == fragment:
            return fragment
        if block.info or fragment not in ids_of(source.text[slice(*block.content)]):
            continue
        bead = pair.alignment.blocks[pair.alignment.block_bead_of_source[index]]
        for other in bead.translation:
            heading = translation.blocks[other]
            text = translation.text[slice(*heading.content)]
            name = heading.info or id_of(text, pair.settings.dialect)
            if heading.kind == "heading" and MASK not in name:
                return name
    return ""


def _elsewhere(pair: AlignedPair, entry: Paired) -> Dangling | None:
    """Tell whether a link leads to a place that another page of the site does not have."""
    meant, target = (parse_target(mark.destination) for mark in (entry.source, entry.translation))
    if not (meant.internal and target.internal and meant.fragment and target.fragment):
        return None
    keeps = pair.settings.source_anchors
    if entry.source.kind != "link" or (keeps and meant.fragment == target.fragment):
        return None
    theirs = page_at(pair, meant.path, in_source=True)
    if theirs is None or not anchors_in(theirs.text).answer(meant.fragment):
        return None
    ours = page_at(pair, target.path, in_source=False) or theirs
    anchors = anchors_in(ours.text)
    if anchors.is_written(target.fragment) if keeps else anchors.answer(target.fragment):
        return None
    if keeps and anchors_in(theirs.text).answer(target.fragment):
        return None
    return Dangling(entry.translation, entry.source, meant.fragment if keeps else "", ours.path)
