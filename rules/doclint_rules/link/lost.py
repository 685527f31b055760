"""A link of the source is not in the translation.

## What it does
Reports a link of the source that the translation has nowhere, by its target. Links are compared in
the whole article first, so that one which only moved is not lost, and one that leads to a version
of the page in the reader's language is the same. Where a whole block of the source is missing,
`structure/lost-block` says so once; its links are not counted up.

## Why it matters
The reader is told to look at something and has nothing to click on.

## How to mend it
Make a link of the words that translate the source's link text, with the source's target.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING
EXAMPLES = (
    Good(
        source="Read [the guide](/quayside/guide) before you open a berth.\n",
        translation="Antes de abrir um berço, leia [o guia](/quayside/guide).\n",
    ),
    Good(
        source="See [Harbor](https://en.wikipedia.org/wiki/Harbor).\n",
        translation="Consulte [Porto](https://pt.wikipedia.org/wiki/Porto).\n",
    ),
    Good(
        source="# Berths\n\nOpen a berth.\n\nSee also [Mooring a boat](/quayside/moor) and more.\n",
        translation="# Berços\n\nAbra um berço.\n",
    ),
    Bad(
        source="Open a berth. Then read [the guide](/quayside/guide) about mooring.\n",
        translation="Abra um berço. ⟦Depois leia o guia sobre atracação.⟧\n",
        message="`/quayside/guide`",
    ),
    Bad(
        source="Ask at the [Lantern Forum](https://forum.lantern.example/) for help.\n",
        translation="Peça ajuda no ⟦Lantern Forum⟧.\n",
        message="the link to `https://forum.lantern.example/` is missing",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the links of the source that have no counterpart."""
    from doclint.compare.links import link_changes, place_of, stands_in_lost_block

    for mark in pair.fact(link_changes).lost:
        if mark.kind == "link" and not stands_in_lost_block(pair, mark):
            yield Problem(
                span=place_of(pair, mark),
                message=f"the link to {excerpt(mark.destination)} is missing",
                source=mark.span,
            )
