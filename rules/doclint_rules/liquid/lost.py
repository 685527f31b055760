"""A Liquid tag of the source that the translation lacks.

## What it does
Reports, at the place where it should stand, a tag that a translated paragraph has lost. Neighbours
that are missing together are reported once. Tags that went with their whole paragraph are the
business of `structure/lost-block`, unless their other half is still there.

## Why it matters
A name, a link or a shared paragraph is missing; without its `{% endif %}` the page is not built.

## How to mend it
Put the tag back, or translate the paragraph anew if the source has changed. The fix puts back the
beginning, the end or a branch of a block that had a line of its own between two paragraphs, if the
blocks nest again with it.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.liquid_change import listed
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.ERROR

EXAMPLES = (
    Good(
        source="Moor in {% data harbor.name %} with {% data quay.name %}.\n",
        translation="Com {% data quay.name %}, atraque no {% data harbor.name %}.\n",
    ),
    Bad(
        source="Moor the ship in {% data variables.harbor.name %} before the storm.\n",
        translation="Atraque o navio antes da tempestade.⟦⟧\n",
        message="`{% data variables.harbor.name %}` of the source is missing",
    ),
    Bad(
        source="Note:\n\n{% note %}\n\nMoor the ship.\n\n{% endnote %}\n\nThen sail.\n",
        translation="Nota:\n\n{% note %}\n\nAtraque o navio.⟦⟧\n\nDepois navegue.\n",
        message="`{% endnote %}` of the source is missing",
        fixed="Nota:\n\n{% note %}\n\nAtraque o navio.\n\n{% endnote %}\n\nDepois navegue.\n",
    ),
    Bad(
        source="The ship is {% if moored %}moored{% else %}adrift{% endif %}.\n",
        translation="O navio está {% if moored %}atracado⟦⟧{% endif %}.\n",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the places where tags of the source are missing."""
    from doclint.compare.liquid import liquid_changes

    for change in pair.fact(liquid_changes).get("lost", ()):
        from doclint.compare.liquid_restore import restoring

        verb = "are" if change.more else "is"
        message = f"{listed(change.expected, change.more)} of the source {verb} missing"
        fix = restoring(pair, change)
        yield Problem(change.span, message, change.source, change.certainty, fix)
