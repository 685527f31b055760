"""A translation without a source.

## What it does
Reports a translated file whose source is not there: it was renamed, moved or deleted.

## Why it matters
Nobody can tell any more whether the page is right. Readers reach an article that the source's
readers no longer have, and translators go on mending it.

## How to mend it
Move the translation to where its source is now, or delete it. Files that exist in one language only
belong to `exclude` in the configuration.
"""

from collections.abc import Iterator

from doclint.model import FileProblem, Severity
from doclint.pair.finder import Pairing
from doclint.rule import Bad, Good, Scope

SEVERITY = Severity.WARNING
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
            "content/berths/moor.md": "# Moor a boat\n",
            "translations/pt-BR/content/moor.md": "⟦⟧# Atracar um barco\n",
        },
        message="`content/moor.md`",
    ),
)


def check(pairing: Pairing) -> Iterator[FileProblem]:
    """Yield the translations without a source."""
    for orphan in pairing.orphans:
        message = f"there is no source `{orphan.source}` to this translation"
        yield FileProblem(orphan.translation, orphan.language, message)
