"""A paragraph, heading, code block, table or section of the source is missing.

## What it does
Reports blocks of the source that have no counterpart in the translation: one finding for a run of
them, where they should stand. Of more than four runs in an article, only the longest is shown. A
block whose text went into the one beside it, that moved or that was rewritten is not missing. Where
both sides differ much, it is said with less certainty.

## Why it matters
Readers miss a step, a warning or a whole section, and nobody who reads the translation alone can
see it. Either it got lost, or the source has grown since it was translated.

## How to mend it
Translate what the finding shows of the source, and set it where the finding points.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.compare.structure_words import name
from doclint.model import Problem, Severity, Span
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING

_SOURCE = (
    "# Moor a boat\n\nCome in slowly, against the wind.\n\n"
    "Tie up the bow before you tie up the stern, however calm the water may look.\n\n"
    "## Pay the fee\n\nThe harbour master takes cash only.\n"
)
EXAMPLES = (
    Good(
        source=_SOURCE,
        translation=(
            "# Atracar um barco\n\nAproxime-se devagar, contra o vento. Amarre a proa antes da "
            "popa, por mais calma que a água pareça estar.\n\n"
            "## Pagar a taxa\n\nO capitão do porto só aceita dinheiro em espécie.\n"
        ),
    ),
    Bad(
        source=_SOURCE,
        translation=(
            "# Atracar um barco\n\nAproxime-se devagar, contra o vento.⟦⟧\n\n"
            "## Pagar a taxa\n\nO capitão do porto só aceita dinheiro em espécie.\n"
        ),
        message="this paragraph",
    ),
    Bad(
        source=_SOURCE,
        translation=(
            "# Atracar um barco\n\nAproxime-se devagar, contra o vento.\n\n"
            "Amarre a proa antes de amarrar a popa, por mais calma que a água pareça estar.⟦⟧\n"
        ),
        message="this section of 2 blocks",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield a problem for each run of blocks that the translation lacks."""
    from doclint.compare.structure_gaps import block_gaps, few

    source = pair.source
    gaps, more = few([gap for gap in pair.fact(block_gaps) if gap.lost])
    for gap in gaps:
        first, last = source.blocks[gap.lost[0]], source.blocks[gap.lost[-1]]
        beginning = excerpt(source.text[slice(*first.span)])
        what = name(source, gap.lost)
        message = f"this {what} of the source is missing here: {beginning}"
        if more:
            message += f"; so is text in {more} more places"
        span = Span(first.span.start, last.span.end)
        yield Problem(Span(gap.at, gap.at), message, span, gap.certainty)
