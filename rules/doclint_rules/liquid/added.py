"""A Liquid tag that the source does not have.

## What it does
Reports tags that a translated paragraph has and its source has not. Lines of such tags are
reported once. A tag repeated in parentheses to gloss a term, `X (translated X)`, is right; those of
a paragraph that is not in the source at all are the business of `structure/added-block`.

## Why it matters
Readers see a name twice or a text that the source gave up; an unknown tag stops the page.

## How to mend it
Take the tag out, or translate the paragraph anew if the source has changed. `doclint fix` takes
out an end (`{% endx %}`) of a block that neither side has.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.liquid_change import listed
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING

EXAMPLES = (
    Good(
        source="Choose **{% data variables.quay.tab %} list**.\n",
        translation="Escolha **{% data variables.quay.tab %} list** (lista de "
        "{% data variables.quay.tab %}).\n",
    ),
    Bad(
        source="Moor in {% data harbor.name %}.\n",
        translation="Atraque no {% data harbor.name %} ⟦{% data harbor.name %}⟧.\n",
        message="`{% data harbor.name %}` is not in the source",
    ),
    Bad(
        source="Moor the ship.\n",
        translation="Amarrez le navire. ⟦{% référentiel %}⟧\n",
        language="fr-FR",
    ),
    Bad(
        source="Moor the ship.\n",
        translation="Amarrez le navire.⟦{% endberth %}⟧\n",
        language="fr-FR",
        fixed="Amarrez le navire.\n",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the tags that only the translation has."""
    from doclint.compare.liquid import liquid_changes

    for change in pair.fact(liquid_changes).get("added", ()):
        from doclint.compare.liquid_repair import removing

        verb = "are" if change.more else "is"
        message = f"{listed(change.tag, change.more)} {verb} not in the source"
        yield Problem(change.span, message, None, change.certainty, removing(pair, change))
