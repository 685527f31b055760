"""Liquid tags that stood on lines of their own and now share one.

## What it does
Reports tags that the source has on lines of their own and the translation on one line, and a tag
that shares its line with a table row, a heading or a list item which must begin the line.

## Why it matters
What a tag on its own line inserts is often a paragraph or a list item: on one line they run
together, and a row, heading or item after a tag is no longer one.

## How to mend it
Give each tag its own line, as in the source. `doclint fix` does so, with the source's blank lines
and indentation.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.liquid_change import quoted
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING

EXAMPLES = (
    Good(
        source="{% data reusables.moor %}\n{% data reusables.sail %}\n",
        translation="{% data reusables.moor %}\n\n{% data reusables.sail %}\n",
    ),
    Good(
        source="{% if a %}{% data reusables.moor %}{% endif %}\n",
        translation="{% if a %}{% data reusables.moor %}{% endif %}\n",
    ),
    Bad(
        source="{% data reusables.moor %}\n{% data reusables.sail %}\n",
        translation="⟦{% data reusables.moor %}{% data reusables.sail %}⟧\n",
        message="`{% data reusables.moor %}` and `{% data reusables.sail %}` share a line; "
        "the source has them on lines of their own",
        fixed="{% data reusables.moor %}\n{% data reusables.sail %}\n",
    ),
    Bad(
        source="{% if a %}\nMoor.\n{% endif %}\n| Ship | Berth |\n",
        translation="{% if a %}\nAtraque.\n⟦{% endif %}⟧ | Navio | Berço |\n",
        message="shares its line with what must begin one",
        fixed="{% if a %}\nAtraque.\n{% endif %}\n| Navio | Berço |\n",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the tags that share a line, once a line."""
    from doclint.compare.liquid import liquid_changes

    for change in pair.fact(liquid_changes).get("joined", ()):
        from doclint.compare.liquid_repair import parting

        if change.more:
            message = (
                f"{quoted(change.tag)} and {quoted(change.more[-1])} share a line; "
                "the source has them on lines of their own"
            )
        else:
            message = f"{quoted(change.tag)} shares its line with what must begin one"
        fix = parting(pair, change)
        yield Problem(change.span, message, change.source, change.certainty, fix)
