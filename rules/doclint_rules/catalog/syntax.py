r"""A PO file that cannot be read, or not in full.

## What it does
Reports what is no PO: a text that is not closed, a `"` that is not escaped, a keyword that does not
exist or stands in the wrong place, a `msgid` without a `msgstr`, an escape that gettext does not
know. The message that it is in is left out; all others are checked.

## Why it matters
`msgfmt` refuses the whole file, so that nothing in it is translated on the site.

## How to mend it
Mend the line. A `"` within a text is written `\"`, a line break `\n`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.model import Problem, Severity
from doclint.rule import Bad, Good, Scope

if TYPE_CHECKING:
    from doclint.parse.catalog import Catalog

SEVERITY = Severity.ERROR
SCOPE = Scope.CATALOG

_HEADER = """\
msgid ""
msgstr ""
"Language: pt_BR\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

"""

EXAMPLES = (
    Good(
        translation=_HEADER
        + """\
msgid "Moor the \\"Lantern\\"."
msgstr ""
"Atraque o "
"\\"Lantern\\"."
"""
    ),
    Bad(
        translation=_HEADER
        + """\
msgid "Moor the boat."
msgstr ⟦"Atraque o barco.⟧

msgid "Sail."
msgstr "Navegue."
""",
        message="the text is not closed",
    ),
    Bad(
        translation=_HEADER + 'msgid "Moor the boat."\n⟦msgst "Atraque o barco."⟧\n',
        message="neither a keyword",
    ),
)


def check(catalog: "Catalog") -> Iterator[Problem]:
    """Yield the syntax errors."""
    for fault in catalog.faults:
        yield Problem(fault.span, fault.message)
