"""A Liquid tag that stands in another paragraph than in the source.

## What it does
Reports a tag that one paragraph lost and another has too many, if these two differ in nothing else.
Order within a paragraph is free.

## Why it matters
Both paragraphs say something else than the source.

## How to mend it
Move the tag to the paragraph in which the source has it.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.liquid_change import quoted
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING

EXAMPLES = (
    Good(
        source="Open {% data harbor.name %} in the morning.\n",
        translation="De manhã, abra o {% data harbor.name %}.\n",
    ),
    Bad(
        source="# Mooring\n\nIn the morning, open {% data harbor.name %} with "
        "{% data harbor.key %}.\n\nClose the gate before you leave the harbor.\n\n"
        "The night watch begins at ten.\n",
        translation="# Atracação\n\nDe manhã, abra com {% data harbor.key %}.\n\n"
        "Feche o portão antes de sair do porto.\n\n"
        "A vigia noturna ⟦{% data harbor.name %}⟧ começa às dez.\n",
        message="`{% data harbor.name %}` stands in another paragraph than in the source",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the tags that changed their paragraph."""
    from doclint.compare.liquid import liquid_changes

    for change in pair.fact(liquid_changes).get("moved", ()):
        message = f"{quoted(change.tag)} stands in another paragraph than in the source"
        yield Problem(change.span, message, change.source, change.certainty)
