"""A footnote lost its reference, or a reference its note.

## What it does
Reports a reference `[^label]` that no note of the page answers, and a note that nothing refers to,
where the source has both. A label that is changed in both places is right.

## Why it matters
The reference shows as text, and the note is not shown at all.

## How to mend it
Write the same label in both places. `doclint fix` does so where a single label was changed.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING

EXAMPLES = (
    Good(
        source="Mind the tide.[^tide]\n\n[^tide]: It turns at noon.\n",
        translation="Cuidado com a maré.[^maré]\n\n[^maré]: Ela vira ao meio-dia.\n",
    ),
    Bad(
        source="Mind the tide.[^tide]\n\n[^tide]: It turns at noon.\n",
        translation="Cuidado com a maré.⟦[^maré]⟧\n\n[^tide]: Ela vira ao meio-dia.\n",
        message="no footnote `maré`",
        fixed="Cuidado com a maré.[^tide]\n\n[^tide]: Ela vira ao meio-dia.\n",
    ),
    Bad(
        source="Mind the tide.[^tide]\n\n[^tide]: It turns at noon.\n",
        translation="Cuidado com a maré.\n\n⟦[^tide]⟧: Ela vira ao meio-dia.\n",
        message="nothing refers to",
    ),
    Bad(
        source="Mind the tide.[^tide]\n\n[^tide]: It turns at noon.\n",
        translation="Cuidado com a maré.[^tide]\n\n⟦[^tide] :⟧ Ela vira ao meio-dia.\n",
        message="expected `[^tide]:`",
        fixed="Cuidado com a maré.[^tide]\n\n[^tide]: Ela vira ao meio-dia.\n",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield a problem for each half of a footnote."""
    from doclint.compare.structure_footnotes import footnote_changes

    for kind, span, label, fix in footnote_changes(pair):
        message = f"nothing refers to the footnote `{label}`"
        if kind == "undefined":
            message = f"the page has no footnote `{label}`"
        elif kind == "broken":
            message = f"this begins no footnote, expected `[^{label}]:`"
        yield Problem(span, message, fix=fix)
