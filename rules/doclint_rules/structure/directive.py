"""A directive of the site was translated, damaged, lost or added.

## What it does
Compares what sites add to Markdown and programs read:

- admonitions and tabs: `!!! note "Title"`, `??? tip`, `=== "Tab"`, `/// note | Title`,
  `:::note[Title]`, and their ends
- alerts: `> [!NOTE]`
- includes: `{* file.py hl[1:2] *}`, `--8<-- "file.md"`
- imports and exports of MDX
- attribute lists: `{: .class #id}`, `{ .class }`, `{::options}`
- boxes of task lists

Titles are for people and may be translated, and a title may be given where the source leaves it to
the site. What the blocks hold is compared as any text.

## Why it matters
A keyword that the site does not know shows as text, its block loses its frame and its icon. An
import that was translated breaks the page.

## How to mend it
Write the keyword, the path and the marks as the source does. `doclint fix` does so where one
stands for the other.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.check.pair import AlignedPair
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

if TYPE_CHECKING:
    from doclint.compare.structure_constructs import ConstructChange

SEVERITY = Severity.ERROR

EXAMPLES = (
    Good(
        source='!!! note "Before you sail"\n    Mind the tide at the pier.\n',
        translation='!!! note "Antes de zarpar"\n    Cuidado com a maré no cais.\n',
        layout="mkdocs",
    ),
    Good(
        source="/// note\n\nMind the tide at the pier.\n\n///\n",
        translation="/// note | Nota\n\nCuidado com a maré no cais.\n\n///\n",
        layout="mkdocs",
    ),
    Bad(
        source='!!! note "Before you sail"\n    Mind the tide at the pier.\n',
        translation='⟦!!! nota "Antes de zarpar"⟧\n    Cuidado com a maré no cais.\n',
        layout="mkdocs",
        message="expected `!!! note`",
        fixed='!!! note "Antes de zarpar"\n    Cuidado com a maré no cais.\n',
    ),
    Bad(
        source=":::tip[Before you sail]\nMind the tide.\n:::\n",
        translation="⟦:::dica[Antes de zarpar]⟧\nCuidado com a maré.⟦⟧\n",
        layout="docusaurus",
        message="expected `:::tip`",
        fixed=":::tip[Antes de zarpar]\nCuidado com a maré.\n",
    ),
    Bad(
        source="> [!NOTE]\n> Mind the tide at the pier.\n",
        translation="> ⟦[!NOTA]⟧\n> Cuidado com a maré no cais.\n",
        message="expected `[!NOTE]`",
        fixed="> [!NOTE]\n> Cuidado com a maré no cais.\n",
    ),
    Bad(
        source="> [!NOTE]\n> Mind the tide at the pier.\n",
        translation="> ⟦[!NOTE] Cuidado com a maré no cais.⟧\n",
        message="line of its own",
        fixed="> [!NOTE]\n> Cuidado com a maré no cais.\n",
    ),
    Bad(
        source='import Chart from "@site/chart";\n\nMind the tide at the pier.\n',
        translation='⟦importar Chart de "@site/chart";⟧\n\nCuidado com a maré no cais.\n',
        layout="docusaurus",
        message='expected `import Chart from "@site/chart";`',
        fixed='import Chart from "@site/chart";\n\nCuidado com a maré no cais.\n',
    ),
    Bad(
        source='!!! tip "Tides"\n\n    Mind the tide at the pier.\n',
        translation='!!! tip "Marés"\n\n⟦Cuidado com a maré no cais.⟧\n',
        layout="mkdocs",
        message="this is not indented, so that it does not belong to `!!! tip`",
    ),
    Bad(
        source="Mind the tide.\n\n{* ../src/moor.py *}\n",
        translation="Cuidado com a maré.⟦⟧\n",
        layout="mkdocs",
        message="`{* ../src/moor.py *}` of the source is missing",
    ),
    Bad(
        source="{* ../src/moor.py hl[1:2] *}\n\nMind the tide.\n",
        translation="⟦{* ../src/atracar.py hl[1:2] *}⟧\n\nCuidado com a maré.\n",
        layout="mkdocs",
        message="../src/moor.py",
        fixed="{* ../src/moor.py hl[1:2] *}\n\nCuidado com a maré.\n",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield a problem for each directive that differs."""
    from doclint.compare.structure_constructs import construct_changes

    for change in pair.fact(construct_changes):
        source = change.source.span if change.source else None
        yield Problem(change.span, _message(change), source, fix=change.fix)


def _message(change: "ConstructChange") -> str:
    ours = f"`{_short(change.source.name)}`" if change.source else ""
    theirs = f"`{_short(change.translation.name)}`" if change.translation else "this line"
    messages = {
        "changed": f"{theirs} differs from the source, expected {ours}",
        "lost": f"{ours} of the source is missing",
        "added": f"the source has no {theirs} here",
        "untitled": f"{theirs} has lost its title",
        "ends": f"the title of {theirs} is not marked as in the source",
        "left": f"this is not indented, so that it does not belong to {theirs}",
        "joined": f"{theirs} must stand on a line of its own",
    }
    return messages[change.kind]


def _short(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
