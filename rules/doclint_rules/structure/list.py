"""A list lost an item's marker, its nesting or its numbers.

## What it does
Compares the lists of the translation with the source's: items that were merged, an item that became
a paragraph, a marker that stands alone while its text follows on the next line as code, another
depth, another kind of list, numbers that begin anew. Another bullet, and `1. 1. 1.` for `1. 2. 3.`,
make no difference.

## Why it matters
Two steps in one are easily overlooked, steps that count 1, 2, 1 confuse, and a text that is
indented too far shows up as code.

## How to mend it
Set each item on a line of its own, with its marker and its text on that line, as deep as in the
source. What belongs to an item, such as an image, is indented to the item's text.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.check.pair import AlignedPair
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

if TYPE_CHECKING:
    from doclint.compare.structure_lists import ListChange

SEVERITY = Severity.WARNING

_SOURCE = "1. Slow down.\n2. Tie up the bow with a long rope.\n3. Tie up the stern.\n"
EXAMPLES = (
    Good(
        source=_SOURCE,
        translation="1. Reduza.\n1. Amarre a proa com um cabo longo.\n1. Amarre a popa.\n",
    ),
    Good(source="* Bow\n* Stern\n", translation="- Proa\n- Popa\n"),
    Good(
        source="- [Changed rules of the upper lock](https://quay.example/en/rules/)\n\n"
        "And many more repairs are in it.\nSee [the list](/list) and [the book](/book).\n",
        translation="- [Mudança nas regras da eclusa de cima](https://quay.example/pt/rules/)\n\n"
        "Também há muitos outros reparos.\n\n"
        "Para saber mais de cada reparo, veja [a lista](/list) e [o livro](/book).\n",
    ),
    Bad(
        source=_SOURCE,
        translation="1. Reduza.\n2. ⟦Amarre a proa com um cabo longo. 3. Amarre a popa.⟧\n",
        message="2 items",
    ),
    Bad(
        source="- Slow down.\n- Tie up the bow.\n",
        translation="- Reduza a velocidade.\n⟦-⟧\n              Amarre a proa.\n",
        message="alone",
    ),
    Bad(
        source="1. In {{ harbor }}, slow down before you come in.\n",
        translation="1. ⟦Em\n\n{{ harbor }}, reduza a velocidade antes de entrar.⟧\n",
        message="breaks off",
    ),
    Bad(
        source="- Tie up\n  - the bow\n  - the stern\n",
        translation="- Amarre\n- ⟦a proa⟧\n- a popa\n",
        message="depth",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield a problem for each difference between the lists."""
    from doclint.compare.structure_lists import list_changes

    for change in pair.fact(list_changes).changes:
        yield Problem(change.span, _message(change), change.source)


def _message(change: "ListChange") -> str:
    match change.kind:
        case "merged":
            return f"{change.expected} items of the source's list were merged here"
        case "split":
            return "the marker stands alone on its line and begins no item"
        case "lost":
            return "this is an item of a list in the source, but not here"
        case "cut":
            return "the item breaks off: its text goes on as a paragraph of its own"
        case "nested":
            return f"the item stands at depth {change.found}, in the source at {change.expected}"
        case "bullets":
            kinds = ("bulleted", "numbered")
            found, expected = kinds[change.found >= 0], kinds[change.expected >= 0]
            return f"the list is {found}, but {expected} in the source"
    return f"the numbers of the list begin anew: {change.found} instead of {change.expected}"
