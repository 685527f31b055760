"""Compares the Liquid tags of an article with those of its source.

Tags are compared as multisets first, for their order within a sentence is free, and then located by
the alignment. Each damage gives one change, however many rules it touches.
"""

from bisect import bisect_right
from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.liquid_change import Change
from doclint.compare.liquid_match import WORD, Match, Placed, match, words
from doclint.compare.liquid_missing import added_tags, lost_branches, lost_tags
from doclint.compare.liquid_moved import joined_tags, moved_tags
from doclint.compare.liquid_nesting import balance
from doclint.parse.document import Document
from doclint.parse.liquid_blocks import Vocabulary, vocabulary
from doclint.patterns import lazy_pattern

_OUTPUT = "{{"


def liquid_differences(pair: AlignedPair) -> Iterator[Change]:
    """Yield the changes, in no order."""
    matched = pair.fact(match)
    source, translation, partners = matched.source, matched.translation, matched.partners
    known = vocabulary((tag.tag.name for tag in source if tag.tag.name), pair.settings.liquid)
    found = set(partners.values())
    lost = [i for i, tag in enumerate(source) if i not in found and _is_liquid(tag)]
    added = [j for j, tag in enumerate(translation) if j not in partners and _is_liquid(tag)]
    yield from _altered(pair, matched, known)
    nesting = balance(matched, known, lost, added)
    said: set[int] = set()
    for kind, index, other, in_source in nesting.imbalances:
        said.update((index, other))
        tag = translation[index]
        if in_source and _in_code(pair, tag):
            continue
        yield Change(
            "unbalanced",
            tag.tag.span,
            tag,
            source[partners[index]] if index in partners else None,
            cause=kind,
            other=translation[other] if other >= 0 else None,
            in_source=in_source,
        )
    if lost:
        missing = nesting.missing.union(lost_branches(pair, matched, known, lost))
        if _open_outputs(pair.translation) > _open_outputs(pair.source):
            # Liquid refuses the page, even if the paragraph has nothing else of the source's left.
            missing = missing.union(i for i in lost if source[i].text.startswith(_OUTPUT))
        yield from lost_tags(pair, matched, lost, missing)
    yield from added_tags(pair, matched, [j for j in added if j not in said])
    yield from moved_tags(pair, matched, said)
    yield from joined_tags(pair, matched)


def _open_outputs(document: Document) -> int:
    """Return how many outputs are opened that are no tag: they have no end, or stand in `raw`."""
    text = document.text
    tags = sum(text.startswith(_OUTPUT, tag.span.start) for tag in document.tags)
    return text.count(_OUTPUT) - tags


def _is_liquid(tag: Placed) -> bool:
    """Tell whether a tag is whole and no object of JSX (`style={{ width: 3 }}`)."""
    return not tag.tag.damage and not _OBJECT.match(tag.text)


# A key, or what is spread: no output of Liquid begins with them.
_OBJECT = lazy_pattern(r"\{\{\s*+(?:(?:[\w$-]++|\"[^\"\n]*+\"|'[^'\n]*+')\s?:|\.\.\.)")


def _altered(pair: AlignedPair, matched: Match, known: Vocabulary) -> Iterator[Change]:
    """Yield the tags that Liquid cannot read, or that say something else than the source's."""
    for index, tag in enumerate(matched.translation):
        partner = matched.partners.get(index, -1)
        expected = matched.source[partner] if partner >= 0 else None
        unique = index in matched.unique
        damage = tag.tag.damage
        if damage:
            in_source = expected is not None and expected.text == tag.text
            # What has no percent sign is text for Liquid, unless the source has a tag there; an end
            # without a beginning is text too, but nobody would write that on purpose.
            is_text = (damage == "stray" and in_source) or (
                damage == "bare" and (expected is None or expected.tag.damage == "bare")
            )
            if not is_text and not (in_source and _in_code(pair, tag)):
                yield Change(
                    "syntax", tag.tag.span, tag, expected, unique, damage, in_source=in_source
                )
        elif expected is not None and tag.key != expected.key and _is_liquid(expected):
            foreign = _foreign_words(pair, tag, expected, known)
            kind = "translated" if foreign else "changed"
            yield Change(kind, tag.tag.span, tag, expected, unique, ", ".join(foreign))


def _foreign_words(
    pair: AlignedPair, tag: Placed, expected: Placed, known: Vocabulary
) -> list[str]:
    """Return the words of a tag that come from the translation's language.

    Such are a name that no tag has, letters that the source's tag does without, and what stands in
    the prose around but nowhere in the source.
    """
    if tag.tag.kind != expected.tag.kind:
        return []
    name = tag.tag.name
    if name and name not in known.names and name.lower() not in known.names:
        return [name]
    new = [word for word in words(tag.key) if word not in words(expected.key) and word.isalpha()]
    if not new:
        return []
    ascii_only = expected.text.isascii()
    ours = pair.fact(_source_words)
    theirs = pair.fact(_translation_words)
    return [
        word
        for word in new
        if (ascii_only and not word.isascii()) or (word in theirs and word not in ours)
    ]


def _source_words(pair: AlignedPair) -> set[str]:
    return set(WORD.findall(pair.source.text.lower()))


def _translation_words(pair: AlignedPair) -> set[str]:
    return set(WORD.findall(pair.translation.prose.lower()))


def _in_code(pair: AlignedPair, tag: Placed) -> bool:
    """Tell whether a tag of the translation stands in a code block or a code span."""
    document = pair.translation
    if tag.block >= 0 and document.blocks[tag.block].kind == "code":
        return tag.tag.span.start < document.blocks[tag.block].span.end
    start = tag.tag.span.start
    at = bisect_right(document.codes, start, key=lambda code: code.span.start) - 1
    return at >= 0 and start < document.codes[at].span.end
