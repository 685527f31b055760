"""A Liquid tag that cannot be read.

## What it does
Reports tags and outputs whose delimiters are broken (`{ % data x %}`, `{% data x }`,
`{{% endif %}}`, full-width `｛％ … ％｝`), that have no end or no beginning, that are empty, or in
which a quotation mark is left open or typographic. The source's tag is named where there is one. A
tag that cannot be read is reported even if the source has it too, for it breaks this page as well.

## Why it matters
Liquid stops at such a tag, and the whole page is not built; or it takes the tag for text, and
readers see it.

## How to mend it
Write the tag as the source has it. If the source is broken, mend the source first.
`doclint fix` writes the source's tag where only one fits, keeps what people read in it and the
prose around it, and takes out a delimiter that belongs to no tag.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.liquid_change import quoted
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.ERROR

EXAMPLES = (
    Good(
        source="Open {% data variables.harbor.name %} and choose {% octicon 'gear' %}.\n",
        translation='Abra o {% data variables.harbor.name %} e escolha {%- octicon "gear" -%}.\n',
    ),
    Good(
        source="Use `{% raw %}${{ secrets.TOKEN }}{% endraw %}` or `%}`.\n",
        translation="Use `{% raw %}${{ secrets.TOKEN }}{% endraw %}` ou `%}`.\n",
    ),
    Bad(
        source="Open {% data variables.harbor.name %} now.\n",
        translation="Abra o ⟦{ % data variables.harbor.name % }⟧ agora.\n",
        message="`{ % data variables.harbor.name % }` cannot be read: its beginning is broken; "
        "the source has `{% data variables.harbor.name %}`",
        fixed="Abra o {% data variables.harbor.name %} agora.\n",
    ),
    Bad(
        source="{% if moored %}Moored.{% endif %} Done.\n",
        translation="{% if moored %}係留中。⟦{{% endif %}}⟧ 完了。\n",
        language="ja-JP",
        message="the braces are doubled",
    ),
    Bad(
        source='Choose {% octicon "anchor" %} to moor.\n',
        translation="Choisissez ⟦{% octicon «anchor» %}⟧ pour amarrer.\n",
        language="fr-FR",
        message="typographic quotation marks",
        fixed='Choisissez {% octicon "anchor" %} pour amarrer.\n',
    ),
    Bad(
        source="Open {% data variables.harbor.name % } now.\n",
        translation="Abra o ⟦{% data variables.harbor.name % }⟧ agora.\n",
        message="the source is broken in the same way and needs mending",
    ),
)

_REASONS = {
    "opener": "its beginning is broken",
    "closer": "its end is broken",
    "braces": "the braces are doubled",
    "percent": "its opening percent sign is missing",
    "bare": "its percent signs are missing",
    "width": "its delimiters are full-width",
    "dash": "a typographic dash stands where `-` must",
    "empty": "there is nothing in it",
    "name": "it does not begin with a name",
    "unclosed": "its end is missing",
    "stray": "it is an end without a beginning",
    "quote": "a quotation mark is left open",
    "quotes": "it holds typographic quotation marks",
}


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the tags of the translation that Liquid cannot read."""
    from doclint.compare.liquid import liquid_changes

    for change in pair.fact(liquid_changes).get("syntax", ()):
        from doclint.compare.liquid_repair import rewriting

        message = f"{quoted(change.tag, change.expected)} cannot be read: {_REASONS[change.cause]}"
        if change.in_source:
            message += "; the source is broken in the same way and needs mending"
        elif change.expected:
            message += f"; the source has {quoted(change.expected, change.tag)}"
        fix = rewriting(pair, change)
        yield Problem(change.span, message, change.source, change.certainty, fix)
