"""A paragraph, heading, code block, table or section that the source does not have.

## What it does
Reports blocks of the translation that have no counterpart in the source: one finding for a run of
them; of more than four runs in an article, only the longest is shown. For a copy of another block
it says so. The source's own text beside its translation, as in a bilingual quotation, is not an
addition, nor is one half of a paragraph that was split.

## Why it matters
A paragraph that stands there twice is an accident of the tools. Anything else is usually what the
source has dropped since, and tells readers what is not so any more.

## How to mend it
Remove the copy. For anything else, look whether the source has dropped it, and remove it, too. An
addition meant for readers of this language is kept with `doclint-disable-next-line`.
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
    "Tie up the bow before you tie up the stern, however calm the water may look.\n"
)
_HEAD = "# Atracar um barco\n\nAproxime-se devagar, contra o vento.\n\n"
_BOW = "Amarre a proa antes de amarrar a popa, por mais calma que a água pareça estar."
EXAMPLES = (
    Good(source=_SOURCE, translation=f"{_HEAD}{_BOW}\n"),
    Good(
        source="> The sea does not wait for anybody, says the proverb.\n",
        translation=(
            "> The sea does not wait for anybody, says the proverb.\n>\n"
            "> O mar não espera por ninguém, diz o provérbio.\n"
        ),
    ),
    Bad(source=_SOURCE, translation=f"{_HEAD}{_BOW}\n\n⟦{_BOW}⟧\n", message="a copy of"),
    Bad(
        source=_SOURCE,
        translation=(
            f"{_HEAD}{_BOW}\n\n⟦## Pagar a taxa\n\nSó em dinheiro, nunca antes das oito horas.⟧\n"
        ),
        message="section of 2 blocks",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield a problem for each copy, and for each run of blocks that the source lacks."""
    from doclint.compare.structure_gaps import block_gaps, few

    document = pair.translation
    added = [gap for gap in pair.fact(block_gaps) if gap.added]
    gaps, more = few([gap for gap in added if gap.copy_of is None])
    for gap in (*gaps, *(gap for gap in added if gap.copy_of is not None)):
        first, last = document.blocks[gap.added[0]], document.blocks[gap.added[-1]]
        text = document.text[first.span.start : last.span.end].rstrip()
        what = name(document, gap.added)
        message = f"the source has nothing like this {what}"
        if gap.copy_of is not None:
            message = f"this {what} is a copy of another one: {excerpt(text)}"
        elif more:
            message += f"; nor like text in {more} more places"
        span = Span(first.span.start, first.span.start + len(text))
        yield Problem(span, message, None, gap.certainty)
