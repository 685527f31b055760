"""A link to a file that is not there.

## What it does
Follows links to pages of the project (`../guides/moor.md`), counted from the file, from its page's
address or from a root, in the translation's folders and, where a page was not translated, in the
source's. Case counts. Addresses without a file name are left to the site's own checker, since they
may be made or redirected by it.

## Why it matters
The reader gets an error page.

## How to mend it
Correct the path. If the source's link is broken, too, mend it there first.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Certainty, Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING
EXAMPLES = (
    Good(
        source="Read [how to moor](guides/moor.md).\n",
        translation="Leia [como atracar](guides/moor.md).\n",
        files={"content/guides/moor.md": "# Moor\n"},
    ),
    Good(
        source="Read [how to moor](/harbor/mooring).\n",
        translation="Leia [como atracar](/harbor/mooring).\n",
    ),
    Bad(
        source="Read [how to moor](guides/moor.md).\n",
        translation="Leia [como atracar](⟦guides/moor.pt.md⟧).\n",
        files={"content/guides/moor.md": "# Moor\n"},
        message="there is no file for `guides/moor.pt.md`",
    ),
    Bad(
        source="Read [how to moor](Moor.md).\n",
        translation="Leia [como atracar](⟦Moor.md⟧).\n",
        files={"content/moor.md": "# Moor\n"},
        message="the source's link is broken, too",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the links that lead to no file."""
    from doclint.compare.links_site import missing_files

    for mark, source, in_source in pair.fact(missing_files):
        if mark.kind == "link":
            message = f"there is no file for {excerpt(mark.destination)}"
            if source and in_source:
                message += "; the source's link is broken, too, mend it there"
            yield Problem(
                span=mark.target,
                message=message,
                source=source.target if source else None,
                certainty=Certainty.LIKELY if in_source else Certainty.CERTAIN,
            )
