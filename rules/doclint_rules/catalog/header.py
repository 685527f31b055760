"""A header that is missing or wrong.

## What it does
Reads the header, the translation of the empty `msgid`: the `charset` in `Content-Type` must be the
one that the file is written in (UTF-8 is the only one that `doclint` reads), `Language` must be the
language that the file's name or folder says, and `Plural-Forms` must be there where messages have
plurals, in a form that gettext can read.

## Why it matters
Programs read the file as the header says: letters come out wrong, or the wrong form of the plural.

## How to mend it
Correct the field. `msginit` writes a header that is right for the language.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.model import Problem, Severity, Span
from doclint.rule import Bad, Good, Scope

if TYPE_CHECKING:
    from doclint.parse.catalog import Catalog

SEVERITY = Severity.WARNING
SCOPE = Scope.CATALOG

EXAMPLES = (
    Good(
        translation="""\
msgid ""
msgstr ""
"Language: pt_BR\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Moor the boat at the second berth."
msgstr "Atraque o barco no segundo cais – já."
"""
    ),
    Bad(
        translation="""\
msgid ""
msgstr ""
"Language: ⟦es⟧\\n"
"Content-Type: ⟦text/plain; charset=ISO-8859-1⟧\\n"

msgid "There are boats."
msgstr "Há barcos."
""",
        message="says that the language is `es`, the file's name that it is `pt-BR`",
    ),
    Bad(
        translation="""\
⟦⟧msgid "Moor the boat."
msgstr "Atraque o barco."
""",
        message="the header is missing",
    ),
    Bad(
        translation="""\
msgid ""
msgstr ""
"Language: pt_BR\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: ⟦nplurals=2; plural=n > ;⟧\\n"
""",
        message="`Plural-Forms` holds no expression of C",
    ),
)


def check(catalog: "Catalog") -> Iterator[Problem]:
    """Yield what is wrong with the header."""
    # Loaded where there is a catalog only: rules are imported for every article.
    from doclint.compare.catalog_header import charset_problem, language_problem, plural_problem
    from doclint.parse.catalog_text import Places

    header = catalog.header
    if header is None or not header.forms:
        yield Problem(Span(0, 0), "the header is missing: a message with an empty `msgid`")
        return
    places = Places(catalog.text, header.forms[0].text)
    for problem in (language_problem, charset_problem, plural_problem):
        if found := problem(catalog):
            span, message = found
            yield Problem(places.span(span) if span else header.forms[0].text.span, message)
