"""A message that is there twice.

## What it does
Reports messages with the `msgctxt` and `msgid` of an earlier one.

## Why it matters
`msgfmt` refuses the file; other readers take one of the two, and nobody knows which.

## How to mend it
Keep the better one. If the texts mean two things, tell them apart by `msgctxt` in the source.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.model import Problem, Severity
from doclint.rule import Bad, Good, Scope

if TYPE_CHECKING:
    from doclint.parse.catalog import Catalog, Message

SEVERITY = Severity.ERROR
SCOPE = Scope.CATALOG

EXAMPLES = (
    Good(
        translation="""\
msgctxt "of a ship"
msgid "Bow"
msgstr "Proa"

msgctxt "of a musician"
msgid "Bow"
msgstr "Arco"
"""
    ),
    Bad(
        translation="""\
msgid "Sail"
msgstr "Vela"

msgid "⟦Sail⟧"
msgstr "Navegue"
""",
        message="a message with this `msgid` is there already",
    ),
)


def check(catalog: "Catalog") -> Iterator[Problem]:
    """Yield the ids of messages that are not the first of theirs; `source` is the first."""
    known: dict[tuple[str | None, str], Message] = {}
    for message in catalog.messages:
        if message.obsolete:
            continue
        key = (message.context.value if message.context else None, message.id.value)
        first = known.setdefault(key, message)
        if first is not message:
            named = "`msgctxt` and `msgid`" if message.context else "`msgid`"
            problem = f"a message with this {named} is there already"
            yield Problem(message.id.span, problem, first.id.span)
