"""Works out what a wrong target of a link or an image should be.

The source's target is what is wanted, in the form that the article's other links have it: where
they name the reader's language at the beginning of the path, this one has to do so, too.
"""

from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.compare.invisible import spreads
from doclint.compare.links import languages_of, link_changes
from doclint.compare.links_locale import Misplaced
from doclint.compare.links_marks import Mark
from doclint.compare.links_pairing import Paired
from doclint.compare.targets import Kind, Languages, Target, is_slip, likeness, parse_target
from doclint.model import Fix, Safety, Span, replacing

_ALIKE = 0.34  # likeness from which on a target is the other one, damaged
_LIQUID = (("{%", "%}"), ("{{", "}}"))
_SAME_PICTURE = 0.5  # … the names of two files, for one to be a former name of the other


class Wanted(NamedTuple):
    """A target as it should be written; `sure` if it can have no other form."""

    text: str
    sure: bool


class _Habit(NamedTuple):
    """The prefixes that an article's links within the site have: the source's, the reader's.

    Both are empty where targets stay as they are. `sure` if all links have it so.
    """

    before: str
    after: str
    sure: bool


def target_fix(pair: AlignedPair, paired: Paired) -> Fix | None:
    """Return the repair of a target that is not the source's, None where none can be written.

    It is safe where the two links certainly belong together and the wrong target shows no purpose
    of its own, such as a page of another site for readers of this language.
    """
    source, mark, relation, certain = paired
    place = place_of_target(pair, mark)
    if place is None:
        return None
    text, sure = wanted_target(pair, source, mark.destination)
    found = pair.translation.text[slice(*place)]
    if mark.form == "autolink" and text.startswith(mark.destination):
        return None  # what follows in the text may be the rest of the address
    if not text or text == found or spreads(text, found) or not _may_stand(text, mark.form):
        return None
    translated_place = relation.kind is Kind.FRAGMENT or text.startswith("#")
    if translated_place and not pair.settings.source_anchors:
        sure = False
    safe = certain and sure and not _has_purpose(pair, source, mark)
    safe = safe and not _shows_another(pair, source, mark)
    safety = Safety.SAFE if safe else Safety.UNSAFE
    return replacing(place, text, f"write the target {excerpt(text, found)}", safety)


def place_of_target(pair: AlignedPair, mark: Mark) -> Span | None:
    """Return where a mark's target is written, None if it is written elsewhere or damaged."""
    written = pair.translation.text[slice(*mark.target)]
    if mark.form == "autolink":
        return Span(mark.target.start, mark.target.start + len(mark.destination))
    if mark.form in ("inline", "raw"):
        # Without any target the place is between the parentheses.
        at = mark.span.end - 1
        return mark.target if written else Span(at, at)
    return mark.target if mark.form == "html" and written == mark.destination else None


def _may_stand(target: str, form: str) -> bool:
    """Tell whether a target can be written in a link of this form as it is."""
    if any(target.count(opener) != target.count(closer) for opener, closer in _LIQUID):
        return False
    if form == "html":
        return '"' not in target and "'" not in target
    return form == "autolink" or target.count("(") == target.count(")")


def _has_purpose(pair: AlignedPair, source: Mark, mark: Mark) -> bool:
    """Tell whether a target is likely to be another one on purpose: one of another site or page."""
    meant, target = parse_target(source.destination), parse_target(mark.destination)
    if not target.host:
        return False
    if is_slip(meant.host, target.host) and (not meant.path or is_slip(meant.path, target.path)):
        return False
    if likeness(meant.path, target.path) >= _ALIKE:
        return False
    known = pair.fact(_link_targets), pair.fact(_image_targets)
    return all(target not in targets for targets in known)


def _shows_another(pair: AlignedPair, source: Mark, mark: Mark) -> bool:
    """Tell whether an image is likely to be another picture: one that the source does not have."""
    if mark.kind != "image":
        return False
    meant, target = parse_target(source.destination), parse_target(mark.destination)
    if not meant.segments or not target.segments:
        return False
    name, other = meant.segments[-1], target.segments[-1]
    if is_slip(name, other) or likeness(name, other) >= _SAME_PICTURE:
        return False
    return target not in pair.fact(_image_targets)


def _link_targets(pair: AlignedPair) -> frozenset[Target]:
    return frozenset(parse_target(link.destination) for link in pair.source.links)


def _image_targets(pair: AlignedPair) -> frozenset[Target]:
    return frozenset(parse_target(image.destination) for image in pair.source.images)


def wanted_target(pair: AlignedPair, source: Mark, found: str) -> Wanted:
    """Return the source's target in the form in which the translation should have it.

    `found` is the target that stands there now.
    """
    written = source.destination
    if source.form in ("inline", "raw"):
        written = pair.source.text[slice(*source.target)]
    if source.kind == "image" or not written:
        return Wanted(written, sure=True)
    meant, target = parse_target(written), parse_target(found)
    languages = pair.fact(languages_of)
    names, others = meant.segments, target.segments
    if meant.host:
        for name, other in zip(names, others, strict=False):
            if (languages.of(name), languages.of(other)) == ("source", "translation"):
                return Wanted(written.replace(f"/{name}", f"/{other}", 1), sure=True)
        return Wanted(written, sure=True)
    if not meant.internal or not written.startswith("/"):
        return Wanted(written, sure=True)
    before, after = _prefix(names, languages), _prefix(others, languages)
    if after and languages.of(after) == "translation":
        return Wanted(_swapped(written, before, after), sure=True)
    habit = pair.fact(_habit)
    if not habit.after or habit.before != before:
        return Wanted(written, habit.sure)
    return Wanted(_swapped(written, before, habit.after), habit.sure)


def _prefix(names: list[str], languages: Languages) -> str:
    """Return what names a language at the beginning of a path, without slashes around it."""
    count = languages.prefix_of(names) or int(bool(names) and bool(languages.of(names[0])))
    return "/".join(names[:count])


def _swapped(target: str, before: str, after: str) -> str:
    rest = target.removeprefix("/").removeprefix(before).removeprefix("/")
    return f"/{after}/{rest}" if rest else f"/{after}"


def _habit(pair: AlignedPair) -> _Habit:
    """Return what the article's other links within the site do with the language."""
    kept = 0
    swaps: dict[tuple[str, str], int] = {}
    odd = False
    for source, mark, relation, _ in pair.fact(link_changes).pairs:
        if relation.kind is Kind.OTHER or not source.destination.startswith("/"):
            continue
        if relation.kind is not Kind.LOCALISED or not relation.after:
            kept += 1
            continue
        swap = relation.before, relation.after
        if relation.tongue == "translation" and mark.destination.partition("#")[0] == _swapped(
            source.destination.partition("#")[0], *swap
        ):
            swaps[swap] = swaps.get(swap, 0) + 1
        else:
            odd = True
    (before, after), count = max(swaps.items(), key=lambda item: item[1], default=(("", ""), 0))
    if count <= kept:
        return _Habit("", "", sure=not odd and 2 * count <= kept)
    return _Habit(before, after, sure=not odd and len(swaps) == 1 and count >= 2 * kept)


def language_fix(pair: AlignedPair, misplaced: Misplaced) -> Fix | None:
    """Return the repair of a target whose language is not what it should be, if that is known."""
    (_, mark, relation, certain), what, expected = misplaced
    place = place_of_target(pair, mark)
    if not expected or place is None or not _may_stand(expected, mark.form):
        return None
    if what == "surplus":
        # The place in the page may have a name of its own.
        fragment = mark.destination.partition("#")[1:]
        expected = expected.partition("#")[0] + "".join(fragment)
    # A page of the site that is called by its full address may be meant so.
    lonely = relation.host_added and not any(
        entry.relation.kind is Kind.SAME
        and entry.source.destination.startswith("/")
        and entry.source.kind == "link"
        for entry in pair.fact(link_changes).pairs
    )
    safety = Safety.SAFE if certain and not lonely else Safety.UNSAFE
    return replacing(place, expected, f"write the target {excerpt(expected)}", safety)
