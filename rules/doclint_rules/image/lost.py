"""An image of the source is not in the translation.

## What it does
Reports an image of the source that the translation has nowhere, by its path. An image that moved to
the end of the line before, as translators' tools like to have it, is not lost, and one with a path
for the language (`/pt/map.png`, `map-pt.png`) is the same. Where a whole block of text is missing,
`structure/lost-block` says so.

## Why it matters
The text describes a picture that the reader does not see.

## How to mend it
Copy the image from the source and translate its alt text. `doclint fix` does not: it knows no words
for the alt text. (An image that only lost its `!` is for `link/syntax`, which puts it back.)
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING
EXAMPLES = (
    Good(
        source="1. Open the berth.\n   ![Open](/open.png)\n2. Moor.\n",
        translation="1. Abra o berço. ![Abrir](/open.png)\n2. Atraque.\n",
    ),
    Good(
        source="![A map](/images/map.png)\n",
        translation="![Um mapa](/images/pt/map.png)\n",
    ),
    Bad(
        source="Open the berth. ![Open](/open.png)\n",
        translation="⟦Abra o berço.⟧\n",
        message="the image `/open.png` is missing",
    ),
    Bad(
        source='<img src="/map.png" alt="A map"> The harbor has two piers.\n',
        translation="⟦O porto tem dois cais.⟧\n",
        message="`/map.png`",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the images of the source that have no counterpart."""
    from doclint.compare.links import link_changes, place_of, stands_in_lost_block

    for mark in pair.fact(link_changes).lost:
        if mark.kind == "image" and not stands_in_lost_block(pair, mark):
            yield Problem(
                span=place_of(pair, mark),
                message=f"the image {excerpt(mark.destination)} is missing",
                source=mark.span,
            )
