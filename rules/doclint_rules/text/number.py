"""A number that differs from the source's.

## What it does
Compares the numbers of sentences that belong together. Reported is a sentence in which exactly one
number of the source is missing and exactly one other stands in the translation. Grouping and
decimal signs (`1,000` and `1.000`), digits of other scripts, the order of a date, hours counted to
12 or to 24, and numbers written as words are no differences.

## Why it matters
Limits, versions, dates and steps are what readers come for, and nobody notices a wrong one.

## How to mend it
Write the source's number. If the translation is the newer one, the source needs mending.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.model import Certainty, Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING

EXAMPLES = (
    Good(
        source="Up to 40,000 ships moor here in 3 harbors. It opens at 5:00 PM.\n",
        translation="Até 40.000 navios atracam aqui em três portos. Abre às 17:00.\n",
    ),
    Good(
        source="More than 10,000 ships came on April 2.\n",
        translation="4月2日には1万隻以上の船が来ました。\n",
        language="ja",
    ),
    Bad(
        source="A berth holds up to 40 ships. Wait 24 hours.\n",
        translation="Um cais comporta até ⟦04⟧ navios. Aguarde 24 horas.\n",
        message="`04` should be `40`",
    ),
    Bad(
        source="### Step 3: Cast off\n",
        translation="### Passo ⟦5⟧: Zarpe\n",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the numbers that differ."""
    from doclint.compare.text_numbers import number_changes

    for ours, theirs in pair.fact(number_changes):
        expected = pair.source.text[ours.span.start : ours.span.end]
        found = pair.translation.text[theirs.span.start : theirs.span.end]
        message = f"the number `{found}` should be `{expected}`"
        yield Problem(theirs.span, message, ours.span, Certainty.LIKELY)
