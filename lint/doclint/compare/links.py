"""What became of the source's links and images in the translation: a fact that rules share."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doclint.align.locate import in_translation
from doclint.check.pair import AlignedPair
from doclint.compare.links_marks import QUOTES, Mark, Sentences, marks_of
from doclint.compare.links_pairing import Matcher, Paired
from doclint.compare.links_syntax import (
    NearLink,
    near_links,
    stray_bracket,
    unlinked,
    with_brackets,
)
from doclint.compare.structure_gaps import block_gaps
from doclint.compare.structure_tables import table_changes
from doclint.compare.targets import Kind, Languages, Target, likeness, parse_target
from doclint.model import Span
from doclint.parse.document import Document
from doclint.patterns import lazy_pattern

_SHORT_REFERENCE = lazy_pattern(r"!?\[[^\[\]]{1,200}\](?!\[)")
_REFERENCE = lazy_pattern(r"!?\[[^\[\]]{1,200}\]\[[^\[\]]{1,200}\]")
_SCHEME = lazy_pattern(r"^(?:https?://)?(?:www\.)?")
_CLOSERS = ("]", "］", "】")
# Lost links that are looked for in the text, a search through it for each; or for each near-link
# beside them.
_MOST_SOUGHT = 100
_ALIKE = 0.34  # likeness of the targets of a near-link and the link that it was
_MARGIN = 0.2  # … and by which any other link has to be less alike, for it to be surely that one


class Broken(NamedTuple):
    """A link or image of the translation that is none, or not the one it should be.

    `why` is one of those of `NearLink`, or

    - `bare`: the address stands for itself, its text is no link any more
    - `label`: a reference whose label is not defined
    - `mark`: an image became a link or a link an image
    - `quotes`: typographic quotation marks around the address
    - `stray`: a bracket beside it that belongs to nothing
    - `blank`: white space inside the parentheses

    `source` is None where the translation alone shows that it is broken. `target` is the place of
    the address, None where there is none.
    """

    span: Span
    kind: str
    why: str
    source: Mark | None
    target: Span | None
    certain: bool


class Changes(NamedTuple):
    """The links and images of a pair: those that were paired, and what is left of each side.

    What is `broken` is in none of the others, unless it is a link all the same (`stray`, `blank`).
    """

    pairs: tuple[Paired, ...]
    lost: tuple[Mark, ...]
    added: tuple[Mark, ...]
    broken: tuple[Broken, ...]


_NOTHING = Changes((), (), (), ())


def languages_of(pair: AlignedPair) -> Languages:
    """Return the languages of a pair with the prefixes that the settings give them."""
    locales = {tag.lower(): prefixes for tag, prefixes in pair.settings.locales.items()}
    source = pair.settings.source_language

    def prefixes(tag: str) -> frozenset[str]:
        found = locales.get(tag.lower()) or locales.get(tag.lower().partition("-")[0]) or ()
        return frozenset(prefix.strip("/").lower() for prefix in found)

    return Languages(source, pair.language, prefixes(source), prefixes(pair.language))


def link_changes(pair: AlignedPair) -> Changes:
    """Pair the links and images of both sides and find those that broke."""
    alignment = pair.alignment
    source = marks_of(pair.source, alignment.block_bead_of_source)
    translation = marks_of(pair.translation, alignment.block_bead_of_translation)
    theirs = near_links(pair.source, source, alignment.block_bead_of_source)
    near = near_links(pair.translation, translation, alignment.block_bead_of_translation)
    if not (source or translation or near):
        return _NOTHING
    matcher = Matcher(
        _outside(source, theirs),
        _outside(translation, near),
        pair.fact(languages_of),
        Sentences(pair),
    )
    near = _without(near, theirs)
    matcher.by_destination()
    broken = [*_as_near(near, matcher)]
    if matcher.source:
        broken += _as_other_kind(matcher)
        broken += _as_label(pair, matcher)
        broken += _as_text(pair, matcher, [entry.span for entry in broken])
    if matcher.source and matcher.translation:
        matcher.by_place()
        matcher.by_neighbours()
        matcher.by_likeness()
    pairs: list[Paired] = []
    for paired in matcher.pairs:
        damage = _damage(pair, paired)
        if damage:
            broken.append(damage)
        if damage is None or damage.why in ("stray", "blank"):
            pairs.append(paired)
    return Changes(
        pairs=tuple(sorted(pairs, key=lambda paired: paired.translation.span)),
        lost=tuple(matcher.source),
        added=tuple(matcher.translation),
        broken=tuple(sorted(broken, key=lambda entry: entry.span)),
    )


def place_of(pair: AlignedPair, mark: Mark) -> Span:
    """Return where in the translation a lost mark belongs.

    That is its text, where it still stands there as in the source, else the aligned sentence.
    """
    place = in_translation(pair.alignment, pair.source, pair.translation, mark.span.start)
    text = pair.source.text[slice(*mark.text)].strip()
    if len(text) > 2 and pair.translation.prose.count(text, *place) == 1:
        at = pair.translation.prose.find(text, *place)
        return Span(at, at + len(text))
    return place


def stands_in_lost_block(pair: AlignedPair, mark: Mark) -> bool:
    """Tell whether a mark of the source stands in a block that is reported as missing."""
    if pair.alignment.blocks[mark.bead].translation:
        return False
    return mark.block in pair.fact(lost_blocks)


def stands_in_added_block(pair: AlignedPair, mark: Mark) -> bool:
    """Tell whether the source has nothing for the block that holds a mark of the translation."""
    return not pair.alignment.blocks[mark.bead].source


def lost_blocks(pair: AlignedPair) -> frozenset[int]:
    """Return the source's blocks that the rules of `structure` report as missing.

    Without those that are nothing but an image: the image is what was lost.
    """
    lost = pair.fact(table_changes).source
    images = {image.span for image in pair.source.images}
    for gap in pair.fact(block_gaps):
        if any(pair.source.blocks[index].content not in images for index in gap.lost):
            lost |= frozenset(gap.lost)
    return lost


# Near-links


def _without(near: Sequence[NearLink], theirs: Sequence[NearLink]) -> list[NearLink]:
    """Leave out what is as broken in the source."""
    known = Counter(parse_target(entry.destination) for entry in theirs)
    left: list[NearLink] = []
    for entry in near:
        target = parse_target(entry.destination)
        if known[target]:
            known[target] -= 1
        else:
            left.append(entry)
    return left


def _outside(marks: list[Mark], near: Sequence[NearLink]) -> list[Mark]:
    """Leave out the bare addresses that near-links hold."""
    if not near:
        return marks
    starts = [entry.target.start for entry in near]
    left: list[Mark] = []
    for mark in marks:
        index = bisect_right(starts, mark.span.start) - 1
        if mark.form != "autolink" or index < 0 or mark.span.start >= near[index].target.end:
            left.append(mark)
    return left


def _as_near(near: Sequence[NearLink], matcher: Matcher) -> Iterator[Broken]:
    """Find the links that the near-links were, by target, else by place."""
    if not near:
        return
    left: list[NearLink] = []
    meant: dict[tuple[str, Target], list[Mark]] = defaultdict(list)
    for mark in matcher.source:
        meant[mark.kind, parse_target(mark.destination)].append(mark)
    for marks in meant.values():
        marks.sort(key=lambda mark: mark.bead)
    for entry in near:
        target = parse_target(entry.destination)
        other_kind = "link" if entry.kind == "image" else "image"
        same = meant.get((entry.kind, target)) or meant.get((other_kind, target))
        if same:
            mark = same.pop(nearest(same, entry.bead))
            del matcher.source[mark]
            yield Broken(entry.span, entry.kind, entry.why, mark, entry.target, certain=True)
        else:
            left.append(entry)
    beside: dict[int, list[Mark]] = defaultdict(list)
    for mark in matcher.source:
        beside[mark.bead].append(mark)
    for entry in left:
        others = beside[entry.bead]
        looked_at = others if len(others) <= _MOST_SOUGHT else ()
        scored = [(likeness(mark.destination, entry.destination), mark) for mark in looked_at]
        score, best = max(scored, default=(0.0, None))
        second = max((each for each, mark in scored if mark is not best), default=0.0)
        if best and (score >= _ALIKE or (entry.has_address and len(others) == 1)):
            others.remove(best)
            del matcher.source[best]
            sure = score >= _ALIKE and score - second >= _MARGIN
            yield Broken(entry.span, entry.kind, entry.why, best, entry.target, certain=sure)
        elif entry.has_address:
            yield Broken(entry.span, entry.kind, entry.why, None, entry.target, certain=True)


def nearest(marks: Sequence[Mark], bead: int) -> int:
    """Return the index of the mark that is nearest to a bead; the marks are in order of theirs."""
    at = bisect_left(marks, bead, key=lambda mark: mark.bead)
    if at and (at == len(marks) or bead - marks[at - 1].bead <= marks[at].bead - bead):
        return bisect_left(marks, marks[at - 1].bead, key=lambda mark: mark.bead)
    return at


# Links that are left over


def _as_other_kind(matcher: Matcher) -> Iterator[Broken]:
    """Find images that lost their `!`, and links that gained one."""
    found = {(mark.kind, parse_target(mark.destination)): mark for mark in matcher.translation}
    for mark in list(matcher.source):
        kind = "link" if mark.kind == "image" else "image"
        other = found.pop((kind, parse_target(mark.destination)), None)
        if other and other.form not in ("html", "autolink"):
            del matcher.source[mark], matcher.translation[other]
            yield Broken(other.span, mark.kind, "mark", mark, other.target, certain=True)


def _as_label(pair: AlignedPair, matcher: Matcher) -> Iterator[Broken]:
    """Find references whose label the translation does not define, by the place."""
    found: dict[tuple[int, bool], Iterator[Span]] = {}
    for mark in list(matcher.source):
        if mark.form != "reference":
            continue
        place = mark.bead, mark.target == mark.text
        if place not in found:
            found[place] = _bracketed(pair, mark.bead, short=mark.target == mark.text)
        if span := next(found[place], None):
            del matcher.source[mark]
            yield Broken(span, mark.kind, "label", mark, None, certain=False)


def _bracketed(pair: AlignedPair, bead: int, *, short: bool) -> Iterator[Span]:
    """Yield what is written like a reference in a bead: `[text][label]`, or `short`: `[label]`."""
    prose = pair.translation.prose
    pattern = _SHORT_REFERENCE if short else _REFERENCE
    for index in pair.alignment.blocks[bead].translation:
        for found in pattern.finditer(prose, *pair.translation.blocks[index].content):
            yield Span(*found.span())


def _as_text(pair: AlignedPair, matcher: Matcher, taken: list[Span]) -> Iterator[Broken]:
    """Find addresses that stand in the translation's text and are no links there."""
    for mark in list(matcher.source)[:_MOST_SOUGHT]:
        destination = mark.destination
        if mark.form == "autolink":
            if destination.lower() in pair.translation.text.lower():
                del matcher.source[mark]  # as code, or as text
            continue
        if len(destination) < 2 or destination in pair.source.prose:
            continue
        span = unlinked(pair.translation, destination, taken)
        if span:
            taken.append(span)
            del matcher.source[mark]
            why = "bracket" if "(" in pair.translation.text[slice(*span)] else "bare"
            yield Broken(span, mark.kind, why, mark, None, certain=True)


# Links that are paired


def _damage(pair: AlignedPair, paired: Paired) -> Broken | None:
    """Tell what is broken in a link that is one to CommonMark."""
    source, mark, relation, _ = paired
    document, text = pair.translation, pair.translation.text
    if mark.form == "autolink":
        if source.form == "autolink" or relation.kind is Kind.OTHER:
            return None
        span = with_brackets(text, document.blocks[mark.block].span, mark.span)
        alone = span == mark.span and text[span.start - 1 : span.start] not in _CLOSERS
        if alone and _is_address(pair.source, source):
            return None
        why = "bare" if text[span.start] in "(（" or span.start == mark.span.start else "bracket"
        return Broken(span, source.kind, why, source, mark.target, certain=True)
    if relation.kind is Kind.OTHER:
        return _damaged_address(pair, paired)
    if _has_blank(text, mark) and not _has_blank(pair.source.text, source):
        return Broken(mark.span, mark.kind, "blank", source, mark.target, certain=True)
    if mark.form != "html":
        at = stray_bracket(document, mark)
        if at >= 0 and stray_bracket(pair.source, source) < 0:
            span = Span(min(mark.span.start, at), max(mark.span.end, at + 1))
            return Broken(span, mark.kind, "stray", source, mark.target, certain=True)
    return None


def _has_blank(text: str, mark: Mark) -> bool:
    """Tell whether there are spaces between the parentheses and the target."""
    if mark.form not in ("inline", "raw"):
        return False
    before = text[mark.text.end + 2 : mark.target.start]
    after = text[mark.target.end : mark.span.end - 1]
    return (before.isspace() or after.isspace()) and "\n" not in before + after


def _is_address(document: Document, mark: Mark) -> bool:
    """Tell whether a link's text is the address it leads to: `[a.example](https://a.example/)`."""
    text = document.text[slice(*mark.text)].strip(" *_`\"'").rstrip("/")
    return "." in text and _SCHEME.sub("", mark.destination).startswith(_SCHEME.sub("", text))


def _damaged_address(pair: AlignedPair, paired: Paired) -> Broken | None:
    """Tell whether quotes or full-width brackets got into a target."""
    source, mark, _, certain = paired
    destination = mark.destination
    if destination.strip(QUOTES) != destination:
        same = parse_target(destination.strip(QUOTES)) == parse_target(source.destination)
        return Broken(mark.span, mark.kind, "quotes", source, mark.target, certain or same)
    for bracket in "（）［］":
        if bracket in destination and bracket not in source.destination:
            return Broken(mark.span, mark.kind, "width", source, mark.target, certain)
    return None
