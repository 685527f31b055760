"""A field of the front matter that is not translated.

## What it does
Reports values in the front matter, or sentences and parts of them, that are still in the language
of the source. Only fields for people count: title, description and what else the layout or the
configuration (`front-matter`) says.

## Why it matters
Titles and summaries are what readers see first: in menus, in search results and in the browser.

## How to mend it
Translate the value. If nobody reads the field, name it under `machine` in the configuration.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING

EXAMPLES = (
    Good(
        source="---\ntitle: Harbor Lantern\ntype: how_to\n---\nLight it.\n",
        translation="---\ntitle: Harbor Lantern\ntype: how_to\n---\nAcenda-a.\n",
    ),
    Bad(
        source="---\ntitle: Light the lanterns\nintro: 'Lanterns guide us. Light them at dusk.'\n"
        "---\nBring a match.\n",
        translation="---\ntitle: ⟦Light the lanterns⟧\nintro: 'As lanternas nos guiam. "
        "⟦Light them at dusk.⟧'\n---\nTraga um fósforo.\n",
        message="not translated: `Light the lanterns`",
    ),
    Bad(
        source="---\ntitle: Lanterns\npermissions: 'Anyone who keeps a lantern can light it. Only "
        "captains may put it out.'\n---\nBring a match.\n",
        translation="---\ntitle: Ліхтарі\npermissions: '⟦Anyone who keeps a lantern can light it. "
        "Only captains may put it out.⟧'\n---\nВізьміть сірник.\n",
        language="uk",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the fields, or parts of them, that were left as they are."""
    from doclint.compare.untranslated import Kind, problems

    yield from problems(pair, Kind.FIELD, "not translated: {}")
