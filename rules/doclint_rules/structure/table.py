"""A table lost columns, rows or cells, or is no table any more.

## What it does
Compares the tables of the translation with the source's: one whose lines were joined, so that
it became a paragraph; another number of columns or rows; a row with too few cells, as when a line
break got into one; a Liquid tag between two rows that the source has at the end of a row; a pipe
alone on a line. Padding, pipes at the ends of rows and the alignment of columns may differ.

## Why it matters
Readers see pipes and hyphens instead of a table, or values below the wrong head. A tag on a line of
its own leaves an empty line when the page is built, and that ends the table.

## How to mend it
Put each row on one line, with as many cells as the source's row and with its tags where the source
has them.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

if TYPE_CHECKING:
    from doclint.compare.structure_tables import TableChange

SEVERITY = Severity.WARNING

_SOURCE = "| Flag | Meaning |\n|---|---|\n| `-a` | All boats |\n| `-q` | Quiet |\n"
EXAMPLES = (
    Good(
        source=_SOURCE,
        translation=(
            "Opção | Significado\n:----- | :----------\n`-a` | Todos os barcos\n`-q` | Sem avisos\n"
        ),
    ),
    Bad(
        source=_SOURCE,
        translation=(
            "⟦| Opção | Significado | |---|---| | `-a` | Todos os barcos | | `-q` | Sem avisos |⟧\n"
        ),
        message="one paragraph",
    ),
    Bad(
        source=_SOURCE,
        translation=("| Opção | Significado |\n|---|---|\n⟦| `-a` |⟧\n| `-q` | Sem avisos |\n"),
        message="1 cell instead of 2",
    ),
    Bad(
        source=_SOURCE,
        translation="⟦| Opção |⟧\n|---|\n| `-a` |\n| `-q` |\n",
        message="1 column instead of 2",
    ),
    Bad(
        source=_SOURCE,
        translation="| Opção | Significado |\n|---|---|\n| `-a` | Todos os barcos |⟦⟧\n",
        message="2 rows instead of 3",
    ),
    Bad(
        source=(
            "| Flag | Meaning |\n|---|---|\n| `-a` | All boats |{% if harbor %}\n"
            "| `-q` | Quiet |{% endif %}\n| `-v` | Loud |\n"
        ),
        translation=(
            "| Opção | Significado |\n|---|---|\n| `-a` | Todos os barcos |{% if harbor %}\n"
            "| `-q` | Sem avisos |\n⟦{% endif %}⟧\n| `-v` | Com avisos |\n"
        ),
        message="`{% endif %}`",
    ),
    Bad(source="| a | b |\n", translation="⟦|⟧\n     a | b |\n", message="alone"),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield a problem for each difference between the tables."""
    from doclint.compare.structure_tables import table_changes

    for change in pair.fact(table_changes).changes:
        text = pair.translation.text[slice(*change.span)]
        yield Problem(change.span, _message(change, text), change.source)


def _message(change: "TableChange", text: str) -> str:
    match change.kind:
        case "collapsed":
            return "the rows of the table were joined: it is one paragraph now"
        case "tag":
            found = excerpt(text)
            return f"{found} stands between two rows and ends the table; the source has it in a row"
        case "pipe":
            return "the pipe that begins a row stands alone on its line"
    noun = {"columns": "column", "rows": "row", "short": "cell"}[change.kind]
    owner = "the row" if change.kind == "short" else "the table"
    plural = "" if change.found == 1 else "s"
    return f"{owner} has {change.found} {noun}{plural} instead of {change.expected}"
