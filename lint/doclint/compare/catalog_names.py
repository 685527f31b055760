"""What a catalog leaves in the source's language with good reason: names, and pieces of code."""

import re
from bisect import bisect_right
from itertools import accumulate

from doclint.check.pair import AlignedPair
from doclint.compare.code_language import Family
from doclint.compare.code_text import Reader, is_prose
from doclint.language import contrast
from doclint.model import Span
from doclint.parse.catalog import Catalog, comparable
from doclint.parse.catalog_code import is_literal, is_statement

_LONGEST = 8  # words of a name


def names_in_use(catalog: Catalog, texts: frozenset[str]) -> frozenset[str]:
    """Return those of some texts that translations have within a sentence of theirs.

    `Sail by Example` is a name if `See [Sail by Example](…)` became `Veja [Sail by Example](…)`,
    capitals and all: what the translator keeps there is right where it stands alone.
    """
    names = {text for text in texts if text[:1].isupper() and text.count(" ") < _LONGEST}
    if not names:
        return frozenset()
    sides = [
        (message.id.value, translation.value)
        for message in comparable(catalog)
        for _, translation in message.forms
        if translation.value != message.id.value
    ]
    whole = "\n".join([translation for _, translation in sides])
    starts = [0, *accumulate(len(translation) + 1 for _, translation in sides)]
    used = set()
    for name in names:
        if name not in whole:
            continue
        exact = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.ASCII)
        places = (bisect_right(starts, found.start()) - 1 for found in exact.finditer(whole))
        if any(exact.search(sides[place][0]) for place in places):
            used.add(name)
    return frozenset(used)


def is_code(pair: AlignedPair, span: Span) -> bool:
    """Tell whether a stretch of a message's translation is code that no mark says so of."""
    document = pair.translation
    if is_literal(document.text):
        return True
    reader = Reader(
        Family.PROGRAM, contrast(pair.settings.source_language, pair.language).is_common
    )
    start = document.prose.rfind("\n", 0, span.start) + 1
    end = document.prose.find("\n", span.end)
    lines = document.prose[start : end if end >= 0 else len(document.prose)]
    return is_statement(lines, lambda line: is_prose(line, reader))
