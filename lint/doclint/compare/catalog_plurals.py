"""Plural forms: how many a language has, and what the header of a catalog says of them."""

from collections.abc import Callable
from dataclasses import dataclass
from gettext import c2py

from doclint.model import Span
from doclint.parse.catalog import Catalog, Message
from doclint.patterns import lazy_pattern

# The numbers of forms that are in use for a language: gettext's (`plural-table.c`, and the chapter
# “Plural forms” of its manual), and CLDR's, which counts those of fractions and large numbers too
# (https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html). A language
# that is in no row may have any.
_ROWS = {
    (1,): "bo dz id ja jv km ko lo ms my su th vi yue zh",
    (1, 2): "az fa hu ka kk ky tr uz",
    (2,): "af bg bn da de el en eo et fi fo fy gl gu hi is kn ml mr nb ne nl nn no pa sq sv sw ta"
    " te ur",
    (2, 3): "ca es fr it pt",
    (3,): "bs hr lv ro sh sr",
    (3, 4): "be cs lt pl ru sk uk",
    (2, 3, 4): "he iw",
    (3, 4, 5): "ga gd",
    (4,): "dsb hsb sl",
    (4, 5): "mt",
    (4, 5, 6): "br cy kw",
    (6,): "ar",
}
_COUNTS = {language: counts for counts, row in _ROWS.items() for language in row.split()}
_DECLARED = lazy_pattern(r"nplurals\s*=\s*([0-9]{1,2})\s*;\s*plural\s*=\s*([^;]{1,500})")
_OFTEN = 5  # numbers that take a form, from which on gettext wants it to say them (`OFTEN`)
_TRIED = 1000  # numbers from 0 on: beyond them, no language's rule has news


@dataclass(frozen=True, slots=True)
class PluralForms:
    """What a header declares: the number of forms, and which of them a number takes.

    `problem` says what is wrong with the declaration. `span` is its place in the file's header.
    """

    count: int
    index: Callable[[int], int] | None
    problem: str
    span: Span

    def is_seldom(self, form: int) -> bool:
        """Tell whether a form is that of a number or two, which its text may spell out or omit."""
        index = self.index
        return index is not None and sum(index(n) == form for n in range(_TRIED)) < _OFTEN


def usual_counts(language: str) -> tuple[int, ...]:
    """Return the numbers of plural forms that a language may have; none where it is not known."""
    return _COUNTS.get(language.partition("-")[0].lower(), ())


def plural_forms(catalog: Catalog) -> PluralForms | None:
    """Return what the header of a catalog declares; None where it declares nothing."""
    field = catalog.fields.get("plural-forms")
    if field is None:
        return None
    declared = _DECLARED.match(field.value)
    if declared is None:
        return PluralForms(0, None, "is not `nplurals=…; plural=…;`", field.span)
    count = int(declared[1])
    try:
        # The standard library's own reader of these expressions: it lets nothing but numbers,
        # operators and `n` through.
        index = c2py(declared[2])
        highest = max(index(n) for n in range(_TRIED))
    except (ValueError, ArithmeticError):
        return PluralForms(count, None, f"holds no expression of C: `{declared[2]}`", field.span)
    if highest >= count:
        problem = (
            f"says that there are {count} forms, and that some numbers take the {highest + 1}th"
        )
        return PluralForms(count, None, problem, field.span)
    return PluralForms(count, index, "", field.span)


def with_plural(catalog: Catalog) -> list[Message]:
    """Return the messages with a plural that are in use."""
    return [
        message
        for message in catalog.messages
        if message.plural and message.whole and not message.obsolete
    ]
