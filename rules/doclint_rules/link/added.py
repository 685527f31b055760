"""A link that the source does not have.

## What it does
Reports a link of the translation whose target the source does not have, in a block that the source
has, too.

## Why it matters
Often a translator adds a link on purpose, to a page in the reader's language. It may also come from
an older version of the source, or from another place in the article.

## How to mend it
Delete the link if the source gave it up. Leave it if it helps the reader.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Certainty, Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.INFO
EXAMPLES = (
    Good(
        source="Read [the guide](/quayside/guide).\n",
        translation="Leia [o guia](/quayside/guide).\n",
    ),
    Good(
        source="Open a berth.\n",
        translation="Abra um berço.\n\nVeja também o nosso [fórum](https://forum.example/).\n",
    ),
    Bad(
        source="Read the guide.\n",
        translation="Leia ⟦[o guia](/quayside/guide)⟧.\n",
        message="the source has no link to `/quayside/guide`",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the links of the translation that have no counterpart."""
    from doclint.compare.links import link_changes, stands_in_added_block

    for mark in pair.fact(link_changes).added:
        if mark.kind == "link" and not stands_in_added_block(pair, mark):
            yield Problem(
                span=mark.span,
                message=f"the source has no link to {excerpt(mark.destination)} here",
                certainty=Certainty.LIKELY,
            )
