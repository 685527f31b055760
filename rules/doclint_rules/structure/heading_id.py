"""The id of a heading is not the source's.

## What it does
Compares the ids that are written out for headings (`## Title {#id}`, `{ #id }`, `{: #id}`,
`{/* #id */}`): a translated heading must have that of the source's. One that the source leaves to
the site may be written out in the translation, and one that the translation writes in HTML counts.

## Why it matters
Links from other pages and other sites lead to the id, in every language.

## How to mend it
Write the id of the source. `doclint fix` does.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.ERROR

EXAMPLES = (
    Good(source="## Moor a boat {#moor}\n", translation="## Atracar um barco {#moor}\n"),
    Good(source="## Moor a boat\n", translation="## Atracar um barco {#moor-a-boat}\n"),
    Bad(
        source="## Moor a boat {#moor}\n",
        translation="## Atracar um barco {#⟦atracar⟧}\n",
        message="expected `moor`",
        fixed="## Atracar um barco {#moor}\n",
    ),
    Bad(
        source="## Moor a boat { #moor }\n",
        translation="## Atracar um barco⟦⟧\n",
        message="`moor` of the source is missing",
        fixed="## Atracar um barco { #moor }\n",
    ),
    Bad(
        source="## Moor a boat {#moor}\n",
        translation="## Atracar um barco ⟦{＃moor｝⟧\n",
        message="cannot be read",
        fixed="## Atracar um barco {#moor}\n",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield a problem for each heading whose id differs."""
    from doclint.compare.structure_heading_ids import heading_id_changes

    for span, source, expected, found, fix in heading_id_changes(pair):
        if found:
            message = f"the id of the heading is `{found}`, expected `{expected}`"
        elif span.start < span.end:
            message = f"the id of the heading cannot be read, expected `{expected}`"
        else:
            message = f"the id `{expected}` of the source is missing"
        yield Problem(span, message, source, fix=fix)
