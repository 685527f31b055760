"""A sentence, heading, list item or table cell that is not translated.

## What it does
Reports sentences of a translated article that are still in the language of the source. A sentence
that the source has word for word counts if it is prose; one that it has not (the source moved on)
counts if its words say so. Names, code, accepted terms (`terms` and `labels` of the configuration)
and labels of the user interface, in bold or in quotation marks, are not prose.

## Why it matters
The reader does not understand the sentence, and takes the page for neglected.

## How to mend it
Translate the sentence. If it is a term or a label that stays as it is, add it to `terms` or
`labels` in the configuration.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING

EXAMPLES = (
    Good(
        source="Select **Keep me posted**.\n\n- Harbor Lantern\n- `quay open --all`\n",
        translation="Selecione **Keep me posted** (Manter-me informado).\n\n"
        "- Harbor Lantern\n- `quay open --all`\n",
    ),
    Good(
        source="Harbor pilots are listed in the {% data variables.quay.book %}.\n",
        translation="Harbor-Lotsen stehen im {% data variables.quay.book %}.\n",
        language="de-DE",
    ),
    Good(
        source="- Scanner (scan library)\n- moor --with-lantern [Feature 12](/12)\n- Tie up.\n",
        translation="- Scanner (scan library)\n- moor --with-lantern [Feature 12](/12)\n"
        "- Amarre.\n",
    ),
    Bad(
        source="Open the harbor. You can close it later.\n",
        translation="Abra o porto. ⟦You can close it later.⟧\n",
        message="not translated: `You can close it later.`",
    ),
    Bad(
        source="## Harbor fees\n\nThe fees are due on Monday.\n",
        translation="## Hafengebühren\n\n⟦Every captain has to pay these fees before Monday.⟧\n",
        language="de-DE",
    ),
    Bad(
        source="{% if quay %}You can moor at the quay.{% endif %}\n\n| Ship | Where it lies |\n"
        "| --- | --- |\n| Sloop | At the end of the pier |\n",
        translation="{% if quay %}岸壁に係留できます。{% endif %}\n\n| 船 | 場所 |\n"
        "| --- | --- |\n| スループ | ⟦At the end of the pier⟧ |\n",
        language="ja-JP",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the sentences that were left as they are."""
    from doclint.compare.untranslated import Kind, problems

    yield from problems(pair, Kind.SEGMENT, "not translated: {}")
