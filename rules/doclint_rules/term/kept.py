"""A term that stays as it is, and was translated.

## What it does
Reports sentences whose source holds a term that the glossary keeps (its only translation is the
term itself), and whose translation does not: it was translated, or written in other letters. An
ending of the language may follow the term, and code counts, too.

It says nothing without a `glossary` in the configuration. [Terms](../../terms.md) says how one is
written, and how `doclint terms` makes a first one.

## Why it matters
Readers cannot find a product, a button or a file under a name that it does not have.

## How to mend it
Write the term as in the source. If it may be translated as well, say so in the glossary.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Certainty, Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING

_GLOSSARY = '["*"]\n"Harbor Master" = "Harbor Master"\n"Quayside" = "Quayside"\n'

EXAMPLES = (
    Good(
        glossary=_GLOSSARY,
        source="Open Harbor Master.\n",
        translation="Abra o **Harbor Master**.\n",
    ),
    Good(
        glossary=_GLOSSARY,
        source="Ask the harbor master.\n",
        translation="Pergunte ao capitão do porto.\n",
    ),
    Bad(
        glossary=_GLOSSARY,
        source="Open Harbor Master.\n",
        translation="⟦Abra o Capitão do Porto.⟧\n",
        message="`Harbor Master` stays as it is",
    ),
    Bad(
        glossary=_GLOSSARY,
        source="Sign in to Quayside.\n",
        translation="⟦Войдите в Куайсайд.⟧\n",
        language="ru",
        message="`Quayside` stays as it is",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the terms that must stay as they are, and are not in the translation."""
    if not pair.settings.glossary.entries:
        return
    # Most projects have no glossary, and then nothing pays for the import.
    from doclint.terms.broken import broken_terms

    for broken in pair.fact(broken_terms):
        if broken.entry.is_kept:
            term = excerpt(broken.entry.term)
            message = f"{term} stays as it is, as the glossary says, and is not here"
            yield Problem(broken.span, message, broken.source, Certainty.LIKELY)
