"""A source without a translation.

## What it does
Reports each source file that a language of the project has no translation of. Off by default, since
most projects translate a part of their pages; the summary of a check counts them all the same.

## Why it matters
Readers of that language meet a page in the source language, or none.

## How to mend it
Translate the page. Pages that are not meant to be translated belong to `exclude` in the
configuration.
"""

from collections.abc import Iterator

from doclint.model import FileProblem, Severity
from doclint.pair.finder import Pairing
from doclint.rule import Bad, Good, Scope

SEVERITY = Severity.OFF
SCOPE = Scope.PROJECT

EXAMPLES = (
    Good(
        files={
            "content/moor.md": "# Moor a boat\n",
            "translations/pt-BR/content/moor.md": "# Atracar um barco\n",
        },
    ),
    Bad(
        files={
            "content/moor.md": "# Moor a boat\n",
            "content/sail.md": "⟦⟧# Set the sails\n",
            "translations/pt-BR/content/moor.md": "# Atracar um barco\n",
        },
        message="`translations/pt-BR/content/sail.md`",
    ),
)


def check(pairing: Pairing) -> Iterator[FileProblem]:
    """Yield the sources without a translation, once for each language that lacks it."""
    for lone in pairing.missing:
        message = f"no {lone.language} translation: `{lone.translation}` is not there"
        yield FileProblem(lone.source, lone.language, message)
