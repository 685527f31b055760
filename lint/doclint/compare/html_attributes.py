"""Compares the attributes of HTML tags that stand for each other."""

from collections.abc import Iterator
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.compare.html_tags import tag_match
from doclint.language.tags import is_right_to_left
from doclint.model import Span
from doclint.parse.document import Attribute, Document, HtmlTag
from doclint.patterns import lazy_pattern


class AttributeFault(NamedTuple):
    """An attribute that is damaged, changed or gone.

    `kind` is one of `quotes` (typographic marks around the value), `spaces` (around the equals
    sign), `value` (lost its equals sign or its value), `changed` and `missing`; for the last one,
    `span` is the whole tag.
    """

    kind: str
    span: Span
    source: Attribute


# Values for people, and those that belong to the language version.
_HUMAN = frozenset(
    """abbr alt aria-description aria-label aria-placeholder aria-roledescription
    aria-valuetext caption content label placeholder summary title value""".split()
)
_KEYS = frozenset(("value",))  # what a program reads in a component, and people in an element
_LOCAL = frozenset("charset dir hreflang lang translate xml:lang".split())
# Addresses are compared by the rules on links and images.
_ADDRESSES = frozenset("action cite data formaction href poster src srcset".split())
_DIRECTED = frozenset(("align", "style"))  # what a script from right to left turns round
_SIZES = frozenset(("height", "width"))  # of an image, which may be another one
TYPOGRAPHIC = "“”„‟«»‘’‚‹›「」"
_LIQUID = lazy_pattern(r"\{[{%][^{}]*[%}]\}")
# A text in an expression of JSX, and the name that it has there.
NAMED_TEXT = lazy_pattern(r"""(?<![\w-])([\w-]++)["']?\s*+:\s*+(?:"[^"\n]*+"|'[^'\n]*+')""")
_SPACED = lazy_pattern(r"[^\s=]+\s+=\s")


def attribute_faults(pair: AlignedPair) -> tuple[AttributeFault, ...]:
    """Return what is wrong with the attributes of tags that have a counterpart in their block."""
    match = pair.fact(tag_match)
    if match is None:
        return ()
    of_source = pair.alignment.block_bead_of_source
    of_translation = pair.alignment.block_bead_of_translation
    free = _HUMAN | _LOCAL | pair.settings.liquid.human_arguments
    if is_right_to_left(pair.language):
        free |= _DIRECTED
    faults: list[AttributeFault] = []
    for index, partner in sorted(match.partners.items()):
        ours, theirs = match.source[partner], match.translation[index]
        if ours.attributes and of_source[ours.block] == of_translation[theirs.block]:
            faults += _faults(pair.source, ours, pair.translation, theirs, free)
    return tuple(faults)


def _faults(
    source: Document,
    ours: HtmlTag,
    translation: Document,
    theirs: HtmlTag,
    free: frozenset[str],
) -> Iterator[AttributeFault]:
    there = {attribute.name: attribute for attribute in theirs.attributes}
    if source.text[ours.span.start + 1].isupper():
        free -= _KEYS  # of a component
    for wanted in ours.attributes:
        found = there.get(wanted.name)
        name = wanted.name
        if found is None:
            is_free = name in free | _ADDRESSES or (ours.name == "img" and name in _SIZES)
            if not is_free or _is_renamed(wanted, ours, theirs, free):
                yield AttributeFault("missing", theirs.span, wanted)
            continue
        written = translation.text[found.span.start : found.span.end]
        original = source.text[wanted.span.start : wanted.span.end]
        if written == original:
            continue
        if wanted.value and not found.value:
            yield AttributeFault("value", found.span, wanted)
        elif found.value[:1] in TYPOGRAPHIC and wanted.value[:1] not in TYPOGRAPHIC:
            yield AttributeFault("quotes", found.span, wanted)
        elif _SPACED.match(written) and not _SPACED.match(original):
            yield AttributeFault("spaces", found.span, wanted)
        elif not (
            name in free | _ADDRESSES
            or (ours.name == "img" and name in _SIZES)
            or _is_prose(wanted)
            or _bare(wanted.value) == _bare(found.value)
            or (
                source.text[wanted.value_span.start - 1] == "{"
                and _without_texts(wanted.value, free) == _without_texts(found.value, free)
            )
        ):
            yield AttributeFault("changed", found.span, wanted)


def _is_renamed(wanted: Attribute, ours: HtmlTag, theirs: HtmlTag, free: frozenset[str]) -> bool:
    """Tell whether an attribute has become another, which the source's tag does not have."""
    names = [[attribute.name for attribute in tag.attributes] for tag in (ours, theirs)]
    if len(names[0]) != len(names[1]):
        return False
    found = names[1][names[0].index(wanted.name)]
    return found not in names[0] and found not in free | _ADDRESSES


def _is_prose(attribute: Attribute) -> bool:
    """Tell whether an attribute of the site's own (`data-title="How to sail"`) is for people."""
    value = attribute.value
    return attribute.name.startswith("data-") and value[:1].isupper() and " " in value


def _bare(value: str) -> str:
    """Leave out Liquid, which rules of its own compare, and differences of white space."""
    return " ".join(_LIQUID.sub("", value).split())


def _without_texts(expression: str, free: frozenset[str]) -> str:
    """Leave out what is for people in an expression of JSX, such as `label: "Sea"`."""
    return NAMED_TEXT.sub(lambda text: text[1] if text[1] in free else text[0], expression)
