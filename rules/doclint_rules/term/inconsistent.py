"""A sentence or link title that the project translates otherwise in most places.

## What it does
Reports sentences, headings, cells and the texts of links whose source stands in other articles,
too, and is translated there in another way, more often than as it is here. Differences in case and
punctuation do not count, nor do single words, which may mean two things.

It is off by default, because it needs the translation memory, which is made of all articles of the
language. `--select term/inconsistent` runs it, and any severity in the configuration switches it
on. [Terms](../../terms.md) says more.

## Why it matters
Readers who meet a sentence twice take two wordings for two meanings, and do not recognise the title
of the page that a link leads to.

## How to mend it
Take the usual translation, or correct it in the other places if this one is better. `doclint fix
--unsafe` writes the usual one.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Certainty, Fix, Problem, Safety, Severity
from doclint.rule import Bad, Good, Scope

if TYPE_CHECKING:
    from doclint.terms.varying import Varying

SEVERITY = Severity.OFF
SCOPE = Scope.MEMORY

_MOST_SHOWN = 3  # ways
_USUAL = ("See the tide tables.\n", "Consulte as tábuas de marés.\n")

EXAMPLES = (
    Good(
        elsewhere=(_USUAL, _USUAL, _USUAL),
        source="See the tide tables.\n",
        translation="Consulte as tábuas de marés.\n",
    ),
    Good(
        elsewhere=(_USUAL, ("See the tide tables.\n", "Veja as tabelas da maré.\n")),
        source="See the tide tables.\n",
        translation="Veja as tabelas da maré.\n",
    ),
    Bad(
        elsewhere=(_USUAL, _USUAL, ("See the tide tables.\n", "Veja as tabelas da maré.\n")),
        source="See the tide tables.\n",
        translation="⟦Veja as tabelas da maré.⟧\n",
        message="`Consulte as tábuas de marés.` (2), `Veja as tabelas da maré.` (1)",
        fixed="Consulte as tábuas de marés.\n",
    ),
    Bad(
        elsewhere=(
            ("# About the tides\n", "# Sobre as marés\n"),
            ("# About the tides\n", "# Sobre as marés\n"),
        ),
        source="For more, read [About the tides](/tides).\n",
        translation="Para saber mais, leia [⟦Acerca da maré⟧](/tides).\n",
        message="`About the tides` is translated otherwise elsewhere: `Sobre as marés` (2)",
        fixed="Para saber mais, leia [Sobre as marés](/tides).\n",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield what is translated otherwise in more places."""
    # The rule is off unless somebody asks for it, and then nothing pays for the import.
    from doclint.terms.varying import varying

    for one in pair.fact(varying):
        yield Problem(one.span, _message(pair, one), one.source, Certainty.LIKELY, _fix(pair, one))


def _message(pair: AlignedPair, one: "Varying") -> str:
    source = excerpt(pair.source.text[slice(*one.source)])
    shown = ", ".join(f"{excerpt(text)} ({times})" for text, times in one.ways[:_MOST_SHOWN])
    more = len(one.ways) - _MOST_SHOWN
    others = f" and {more} more" if more > 0 else ""
    return f"{source} is translated otherwise elsewhere: {shown}{others}"


def _fix(pair: AlignedPair, one: "Varying") -> Fix | None:
    from doclint.memory.place import edit_at

    text = one.ways[0][0]
    edit = edit_at(pair.translation, one.span, text)
    if edit is None:
        return None
    return Fix(Safety.UNSAFE, f"write {excerpt(text)} as elsewhere in the project", (edit,))
