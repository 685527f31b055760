"""A Liquid block that is not closed, closed twice, or nested wrongly.

## What it does
Reports openers without an end (`{% if … %}`, `{% note %}`), ends without a beginning, an
`{% else %}` outside its block, blocks that overlap, and tags that are all there but in an order
that does not nest. A block is what the source uses as one (a tag `x` with an `endx`), what Liquid,
Jekyll and github-docs know as one, and what the configuration adds. Where a tag of the source is
missing, `liquid/lost` says so instead.

## Why it matters
Liquid refuses the page, or text for one reader shows for another.

## How to mend it
Put the tags in the order of the source. If the source does not nest, mend the source first.
`doclint fix` takes out an end that closes nothing where the paragraph's source has none.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.liquid_change import Change, quoted
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.ERROR

EXAMPLES = (
    Good(
        source="{% note %}\n\n{% if moored %}Moored{% else %}Adrift{% endif %}.\n\n{% endnote %}\n",
        translation="{% note %}\n\n{% if moored %}Atracado{% else %}À deriva{% endif %}.\n\n"
        "{% endnote %}\n",
    ),
    Good(
        source="{% berth %}A{% endberth %} and {% if b %}B{% endif %}.\n",
        translation="{% if b %}B{% endif %} e {% berth %}A{% endberth %}.\n",
    ),
    Bad(
        source="The ship is {% if moored %}moored{% endif %} here.\n",
        translation="船はここで⟦{% endif %}⟧係留{% if moored %}されています。\n",
        language="ja-JP",
        message="stands before the `{% if moored %}` that it closes",
    ),
    Bad(
        source="The ship is moored.\n",
        translation="Le navire est amarré.⟦{% endif %}⟧\n",
        language="fr-FR",
        message="`{% endif %}` closes nothing",
        fixed="Le navire est amarré.\n",
    ),
    Bad(
        source="The ship is moored.\n\nIt is safe.\n",
        translation="O navio está atracado.\n\n⟦{% if safe %}⟧Está seguro.\n",
        message="`{% if safe %}` is never closed",
    ),
    Bad(
        source="Moor the ship.{% endif %}\n",
        translation="Atraque o navio.⟦{% endif %}⟧\n",
        message="the source has the same fault and needs mending",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the tags that do not nest."""
    from doclint.compare.liquid import liquid_changes

    for change in pair.fact(liquid_changes).get("unbalanced", ()):
        from doclint.compare.liquid_repair import removing

        message = _message(change)
        if change.in_source:
            message += "; the source has the same fault and needs mending"
        fix = removing(pair, change)
        yield Problem(change.span, message, change.source, change.certainty, fix)


def _message(change: Change) -> str:
    tag = quoted(change.tag)
    other = quoted(change.other) if change.other else ""
    if change.cause == "unclosed":
        return f"{tag} is never closed"
    if change.cause == "orphan":
        return f"{tag} closes nothing"
    if change.cause == "branch":
        return f"{tag} stands outside its block" + (f", in {other}" if other else "")
    if change.cause == "crossing":
        return f"{tag} closes its block while {other} inside it is still open"
    if other:
        return f"{tag} stands before the {other} that it closes"
    return f"{tag} and the tags around it stand in an order that does not nest"
