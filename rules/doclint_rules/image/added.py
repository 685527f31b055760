"""An image that the source does not have.

## What it does
Reports an image of the translation whose path the source does not have, in a block that the source
has, too.

## Why it matters
It may show what an older version of the source described, or belong to another place.

## How to mend it
Delete it if the source gave it up. Leave it if it helps the reader.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Certainty, Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.INFO
EXAMPLES = (
    Good(
        source="![A map](/map.png)\n",
        translation="![Um mapa](/map.png)\n",
    ),
    Bad(
        source="Open the berth.\n",
        translation="Abra o berço. ⟦![Abrir](/open.png)⟧\n",
        message="the source has no image `/open.png`",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the images of the translation that have no counterpart."""
    from doclint.compare.links import link_changes, stands_in_added_block

    for mark in pair.fact(link_changes).added:
        if mark.kind == "image" and not stands_in_added_block(pair, mark):
            yield Problem(
                span=mark.span,
                message=f"the source has no image {excerpt(mark.destination)} here",
                certainty=Certainty.LIKELY,
            )
