"""A Liquid tag of which a word was translated.

## What it does
Reports tags whose keyword, operator, path or argument was put into the language of the translation,
beside the source's tag. Arguments for people (`aria-label`, `title`, … settable) may be translated.

## Why it matters
Liquid does not know the word: the page is not built, or the tag shows nothing.

## How to mend it
Write the tag as the source has it. `doclint fix` does so where only one tag of the source fits;
arguments for people, trim markers and the language's name in a path stay as they are.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.liquid_change import quoted, unreadable
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.ERROR

EXAMPLES = (
    Good(
        source='Choose {% octicon "anchor" aria-label="The anchor" %} now.\n',
        translation='Escolha {% octicon "anchor" aria-label="A âncora" %} agora.\n',
    ),
    Bad(
        source="Open {% data variables.harbor.name %} now.\n",
        translation="Abra o ⟦{% dados variables.harbor.name %}⟧ agora.\n",
        message="`{% dados variables.harbor.name %}` was translated (`dados`); "
        "the source has `{% data variables.harbor.name %}`",
        fixed="Abra o {% data variables.harbor.name %} agora.\n",
    ),
    Bad(
        source="Open {% data variables.harbor.name %} now.\n",
        translation="今すぐ ⟦{% data 変数.harbor.name %}⟧ を開きます。\n",
        language="ja-JP",
    ),
    Bad(
        source="{% if moored or anchored %}The ship is safe.{% endif %}\n",
        translation="⟦{% if moored ou anchored %}⟧O navio ou a carga está a salvo.{% endif %}\n",
        message="Liquid cannot read it: expected end of expression, found word `ou`",
    ),
    Bad(
        source="{% if moored %}Moored.{% else %}Adrift.{% endif %}\n",
        translation="{% if moored %}Festgemacht.⟦{% sonst %}⟧Treibend.{% endif %}\n",
        language="de-DE",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the tags of which a word was translated."""
    from doclint.compare.liquid import liquid_changes

    for change in pair.fact(liquid_changes).get("translated", ()):
        from doclint.compare.liquid_repair import rewriting

        message = (
            f"{quoted(change.tag, change.expected)} was translated (`{change.cause}`); "
            f"the source has {quoted(change.expected, change.tag)}{unreadable(change)}"
        )
        fix = rewriting(pair, change)
        yield Problem(change.span, message, change.source, change.certainty, fix)
