"""A message that is marked fuzzy.

## What it does
Names the messages with the flag `fuzzy`: a tool has guessed the translation, or the source changed
after it was made. Such messages are not compared.

## Why it matters
The flag keeps the translation off the site: readers see the source.

## How to mend it
Revise the translation and take the flag out.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.model import Problem, Severity
from doclint.rule import Bad, Good, Scope

if TYPE_CHECKING:
    from doclint.parse.catalog import Catalog

SEVERITY = Severity.INFO
SCOPE = Scope.CATALOG

EXAMPLES = (
    Good(
        translation="""\
#, fuzzy
msgid ""
msgstr "Language: pt_BR\\n"

#~ msgid "Row."
#~ msgstr "Reme."
"""
    ),
    Bad(
        translation="""\
#, ⟦fuzzy⟧
msgid "Moor the boat."
msgstr "Atraque o navio."
""",
        message="is fuzzy",
    ),
)


def check(catalog: "Catalog") -> Iterator[Problem]:
    """Yield the flags."""
    for message in catalog.messages:
        flag = message.flag("fuzzy")
        if flag and message.id.value and not message.obsolete:
            yield Problem(
                flag.span, "the translation is fuzzy, so that it is not used", message.id.span
            )
