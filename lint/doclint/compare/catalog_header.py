"""What is wrong with the fields of a catalog's header; places are spans in the header's text."""

import codecs
import re
from typing import TypeAlias

from doclint.compare.catalog_plurals import plural_forms, with_plural
from doclint.model import Span
from doclint.pair.languages import tag_of_locale
from doclint.parse.catalog import Catalog
from doclint.patterns import lazy_pattern

# Where (None: nowhere in particular) and what.
Wrong: TypeAlias = tuple[Span | None, str]

_CHARSET = lazy_pattern(r"charset=\s*([^\s;]+)", re.IGNORECASE)
# Codes for one language that are in use beside one another: ISO 639 withdrew some, and `no`
# takes in the two that Norwegian is written in.
_SAME = {"iw": "he", "in": "id", "ji": "yi", "nb": "no", "nn": "no", "fil": "tl", "sh": "sr"}


def charset_problem(catalog: Catalog) -> Wrong | None:
    """Return what is wrong with the encoding that is declared; the text was read as UTF-8."""
    field = catalog.fields.get("content-type")
    named = _CHARSET.search(field.value) if field else None
    if field is None or named is None:
        return field and field.span, "the header names no `charset` (`Content-Type`)"
    try:
        name = codecs.lookup(named[1]).name
    except (LookupError, ValueError):  # no name, and no text
        return field.span, f"there is no charset `{named[1]}`"
    if name == "utf-8" or catalog.text.isascii():
        return None
    return field.span, f"the charset is UTF-8, not `{named[1]}`"


def language_problem(catalog: Catalog) -> Wrong | None:
    """Return what is wrong with the language that is declared."""
    field = catalog.fields.get("language")
    if field is None or not field.value:
        return None
    declared, named = tag_of_locale(field.value), catalog.language
    if _agree(declared, named):
        return None
    return field.span, (
        f"`Language` says that the language is `{field.value}`,"
        f" the file's name that it is `{named}`"
    )


def plural_problem(catalog: Catalog) -> Wrong | None:
    """Return what is wrong with the declaration of plural forms."""
    declared = plural_forms(catalog)
    if declared is None:
        if with_plural(catalog):
            return None, "there are plurals, but no `Plural-Forms` in the header"
        return None
    return (declared.span, f"`Plural-Forms` {declared.problem}") if declared.problem else None


def _agree(one: str, other: str) -> bool:
    """Tell whether two tags may be the same language: what only one says is no difference."""
    (first, *rest), (second, *others) = one.lower().split("-"), other.lower().split("-")
    if _SAME.get(first, first) != _SAME.get(second, second):
        return False
    regions = [{part for part in parts if len(part) == 2} for parts in (rest, others)]
    return not all(regions) or regions[0] == regions[1]
