"""An article of which next to nothing is translated.

## What it does
Reports an article nearly all of whose sentences are in the language of the source, once, from the
first of them to the last. The sentences themselves are then not reported one by one.

## Why it matters
Readers open a page in their language and find none of it. Such a file also hides from every list of
missing translations, since it is there.

## How to mend it
Translate the article, or delete the file, so that the site shows the source's page and the article
counts as missing.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING

EXAMPLES = (
    Good(
        source="# Moor a boat\n\nTie the bow line first. Then tie the stern line.\n\n"
        "Check both lines after an hour. The tide moves the boat. Never leave it in a storm.\n",
        translation="# Atracar um barco\n\nTie the bow line first. Then tie the stern line.\n\n"
        "Verifique os dois cabos depois de uma hora. A maré move o barco. "
        "Nunca o deixe em uma tempestade.\n",
    ),
    Bad(
        source="# Moor a boat\n\nTie the bow line first. Then tie the stern line.\n\n"
        "Check both lines after an hour. The tide moves the boat.\n",
        translation="# ⟦Moor a boat\n\nTie the bow line first. Then tie the stern line.\n\n"
        "Check both lines after an hour. The tide moves the boat.⟧\n",
        message="next to nothing of this article is translated",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield one problem if the article was left as it is."""
    from doclint.compare.untranslated import Kind, problems

    yield from problems(pair, Kind.DOCUMENT, "next to nothing of this article is translated: {}")
