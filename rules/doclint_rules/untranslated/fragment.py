"""A part of a sentence that is not translated.

## What it does
Reports a clause in the language of the source within a translated sentence: its end, its beginning,
one branch of a condition, the text of a link. Words in bold or in quotation marks, names, accepted
terms and what is glossed in parentheses are taken for labels and terms.

## Why it matters
Half a sentence in another language is worse than a whole one: the reader cannot even look it up.

## How to mend it
Translate the rest of the sentence. If it is a term that stays as it is, add it to `terms` in the
configuration.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING

EXAMPLES = (
    Good(
        source="Now with moorio, lantern, fiddle, shipfs, berth, lockctl, anchor, portmap.\n",
        translation="Agora com moorio, lantern, fiddle, shipfs, berth, lockctl, anchor, portmap.\n",
    ),
    Good(
        source="Under **Let ships in at night**, choose a pull request of your fleet.\n",
        translation="Em **Let ships in at night** (Deixar navios entrarem à noite), escolha um "
        "pull request da sua frota.\n",
    ),
    Bad(
        source="Quiet, comfortable, spacious boats, and ships, lie here.\n",
        translation="⟦Quiet, comfortable, spacious boats⟧, e também navios, ficam aqui.\n",
    ),
    Bad(
        source="The pilot waits at the gate until the tide turns in your favor.\n",
        translation="O piloto espera no portão ⟦until the tide turns in your favor⟧.\n",
        message="this part is not translated: `until the tide turns in your favor`",
    ),
    Bad(
        source="Once the boat is moored, you can pay the fees at the harbor office.\n",
        translation="ボートを係留したら、⟦you can pay the fees at the harbor office⟧。\n",
        language="ja-JP",
    ),
    Bad(
        source="The harbor opens {% if may %}as soon as the sun rises{% else %}at 8{% endif %}.\n",
        translation="Der Hafen öffnet {% if may %}⟦as soon as the sun rises⟧{% else %}um acht Uhr"
        "{% endif %}.\n",
        language="de-DE",
    ),
    Bad(
        source="Captains may [ask for help with the lines](/help) at any time of the day.\n",
        translation="Los capitanes pueden [⟦ask for help with the lines⟧](/help) a cualquier hora "
        "del día.\n",
        language="es-ES",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the parts of sentences that were left as they are."""
    from doclint.compare.untranslated import Kind, problems

    yield from problems(pair, Kind.FRAGMENT, "this part is not translated: {}")
