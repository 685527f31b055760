"""A Liquid tag that says something else than the source's.

## What it does
Reports tags that stand where the source has another: other digits in a version, an operator that
is gone, letters in another case, a blank in a path, another keyword, the syntax of years ago. White
space, the style of the quotation marks, trim markers, arguments for people (`aria-label`, `title`,
settable) and the language's name in a path may differ.

## Why it matters
Such a tag mostly still runs, and shows the wrong text, or the right text to the wrong readers.

## How to mend it
Write the tag as the source has it. `doclint fix` does so where the tag is the source's, damaged;
where it is another, as of an older source, only with `--unsafe`.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.liquid_change import quoted, unreadable
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.ERROR

EXAMPLES = (
    Good(
        source="{% if product  ==  'quay' %}Moor.{% endif %} [More]({% link en/moor.md %}).\n",
        translation='{%- if product=="quay" %}Atraque.{% endif %} [Mais]({% link pt/moor.md %}).\n',
    ),
    Bad(
        source='{% if version ver_gt "quay@2.19" %}Moor.{% endif %}\n',
        translation='⟦{% if version ver_gt "quay@2. 9" %}⟧Atraque.{% endif %}\n',
        message='`{% if version ver_gt "quay@2. 9" %}` differs from the source\'s '
        '`{% if version ver_gt "quay@2.19" %}`',
        fixed='{% if version ver_gt "quay@2.19" %}Atraque.{% endif %}\n',
    ),
    Bad(
        source='{% if version != "quay" %}Moor.{% endif %}\n',
        translation='⟦{% if version ! "quay" %}⟧Atraque.{% endif %}\n',
        message="Liquid cannot read it: unknown operator '!'",
    ),
    Bad(
        source="Open {% data variables.harbor.name %}.\n",
        translation="Abra o ⟦{{ site.data.variables.harbor.name }}⟧.\n",
    ),
    Bad(
        source="Open {% data variables.harbor.name %}.\n",
        translation="Abra o ⟦{% Data variables.harbor.name %}⟧.\n",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the tags that stand where the source has another."""
    from doclint.compare.liquid import liquid_changes

    for change in pair.fact(liquid_changes).get("changed", ()):
        from doclint.compare.liquid_repair import rewriting

        message = (
            f"{quoted(change.tag, change.expected)} differs from the source's "
            f"{quoted(change.expected, change.tag)}{unreadable(change)}"
        )
        fix = rewriting(pair, change)
        yield Problem(change.span, message, change.source, change.certainty, fix)
