"""A term that is not translated as the glossary says.

## What it does
Reports sentences whose source holds a term of the glossary, and whose translation holds none of the
forms that the glossary allows. A form counts when it is inflected, too: what tells is the beginning
of its words, or a `*` in the glossary. In languages without spaces the form is looked for letter by
letter. Of several terms in one place the longest counts. Nothing is said of one in a label of the
user interface that stays as it is, nor of one that was translated well a sentence before: a pronoun
may stand for it.

It says nothing without a `glossary` in the configuration. [Terms](../../terms.md) says how one is
written, and how `doclint terms` makes a first one.

## Why it matters
Readers take two words for two things.

## How to mend it
Use the term. If the other word is right, too, add it to the glossary: `ramo | ramificação`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Certainty, Fix, Problem, Safety, Severity, replacing
from doclint.rule import Bad, Good

if TYPE_CHECKING:
    from doclint.terms.broken import Broken

SEVERITY = Severity.WARNING

_MOST_SHOWN = 3  # forms

EXAMPLES = (
    Good(
        glossary='[pt-BR]\n"mooring line" = "cabo de amarração"\n"berth" = ["vaga", "berço"]\n',
        source="Check the mooring lines of all berths.\n",
        translation="Verifique os cabos de amarração de todas as vagas.\n",
    ),
    Good(
        glossary='[ja]\n"harbor" = "港"\n"harbor master" = "港長"\n',
        source="Ask the harbor master.\n",
        translation="港長に聞いてください。\n",
        language="ja",
    ),
    Bad(
        glossary='[pt-BR]\n"berth" = ["vaga", "berço"]\n',
        source="Each berth has a number.\n\nBoats stay at their berth.\n",
        translation="Cada vaga tem um número.\n\n⟦Os barcos ficam no seu atracadouro.⟧\n",
        message="`berth` should be `vaga` or `berço` here",
    ),
    Bad(
        glossary='[pt-BR]\n"berth" = "vaga"\n',
        source="Each berth has a number.\n",
        translation="Cada ⟦berth⟧ tem um número.\n",
        message="`berth` should be `vaga` here",
        fixed="Cada vaga tem um número.\n",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the terms whose translation has none of the allowed forms."""
    if not pair.settings.glossary.entries:
        return
    # Most projects have no glossary, and then nothing pays for the import.
    from doclint.terms.broken import broken_terms

    for broken in pair.fact(broken_terms):
        entry = broken.entry
        if entry.is_kept:
            continue
        *others, last = [excerpt(form) for form in entry.forms[:_MOST_SHOWN]]
        forms = f"{', '.join(others)} or {last}" if others else last
        message = f"{excerpt(entry.term)} should be {forms} here, as the glossary says"
        yield Problem(broken.span, message, broken.source, Certainty.LIKELY, _fix(pair, broken))


def _fix(pair: AlignedPair, broken: "Broken") -> Fix | None:
    """Offer the only form in the place of a term that was left; the words around may not fit it."""
    form = broken.entry.forms[0]
    if not broken.stays or len(broken.entry.forms) > 1 or "*" in form:
        return None
    if pair.translation.text[slice(*broken.span)] != broken.entry.term:
        return None
    return replacing(broken.span, form, f"write {excerpt(form)}", Safety.UNSAFE)
