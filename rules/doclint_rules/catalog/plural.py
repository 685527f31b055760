"""Plural forms that are missing or too many.

## What it does
Compares the plural forms of each message (`msgstr[0]`, `msgstr[1]`, …) with the number that the
header declares (`Plural-Forms`), and that with what the language has. A form that is left empty
while others are not is missing, too.

## Why it matters
A program picks the form by the number. Where it is not there, nothing is shown, or the source.

## How to mend it
Write all forms of the language, and declare them in the header.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.model import Problem, Severity, Span
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
_TWO = _HEADER + '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
_MESSAGE = """
msgid "a boat"
msgid_plural "%d boats"
msgstr[0] "um barco"
"""

EXAMPLES = (
    Good(translation=f'{_TWO}{_MESSAGE}msgstr[1] "%d barcos"\n'),
    Bad(
        translation=_TWO + _MESSAGE.replace('"um barco"', '"⟦um barco⟧"'),
        message="`msgstr[1]` is missing",
    ),
    Bad(
        translation=f'{_TWO}{_MESSAGE}msgstr[1] "%d barcos"\nmsgstr[2] "⟦%d barcos⟧"\n',
        message="the header declares 2 plural forms",
    ),
    Bad(
        translation=_HEADER + '"Plural-Forms: ⟦nplurals=1; plural=0;⟧\\n"\n' + _MESSAGE,
        message="`pt-BR` has 2 or 3 plural forms, the header declares 1",
    ),
)


def check(catalog: "Catalog") -> Iterator[Problem]:
    """Yield the forms that are missing or too many, and a number that no language has."""
    # Loaded where there is a catalog only: rules are imported for every article.
    from doclint.compare.catalog_plurals import plural_forms, usual_counts, with_plural
    from doclint.parse.catalog_text import Places

    declared = plural_forms(catalog)
    messages = with_plural(catalog)
    if declared is None or declared.problem or not messages:
        return
    usual = usual_counts(catalog.language)
    if usual and declared.count not in usual and catalog.header:
        numbers = " or ".join(map(str, usual))
        span = Places(catalog.text, catalog.header.forms[0].text).span(declared.span)
        yield Problem(
            span,
            f"`{catalog.language}` has {numbers} plural forms, the header declares"
            f" {declared.count}",
        )
    for message in messages:
        written = {form.number: form.text for form in message.forms if form.text.value}
        if not written:
            continue
        for index in range(declared.count):
            if index not in written:
                span = next(iter(written.values())).span
                yield Problem(span, f"`msgstr[{index}]` is missing", message.id.span)
        for index, text in written.items():
            if index >= declared.count:
                yield Problem(
                    Span(*text.span),
                    f"the header declares {declared.count} plural form"
                    f"{'s' * (declared.count != 1)}: there is no `msgstr[{index}]`",
                    message.id.span,
                )
