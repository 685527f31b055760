"""A link without a text.

## What it does
Reports a link with nothing between its brackets whose source link has a text: `[](/guide)`, or
`<a href="/guide"></a>`.

## Why it matters
An empty link is invisible: nobody can click on it. The words usually stand just before it.

## How to mend it
Put the words that translate the source's link text between the brackets.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.ERROR
EXAMPLES = (
    Good(
        source="[![A map](/map.png)](/map)\n",
        translation="[![Um mapa](/map.png)](/map)\n",
    ),
    Good(
        source='Read <a href="/top"></a> and [](/log).\n',
        translation='Leia <a href="/top"></a> e [](/log).\n',
    ),
    Bad(
        source="Read [the guide](/guide) first.\n",
        translation="Leia o guia ⟦[](/guide)⟧ primeiro.\n",
        message="the link to `/guide` has no text",
    ),
    Bad(
        source='Read <a href="/guide">the guide</a> first.\n',
        translation='Leia o guia ⟦<a href="/guide"> </a>⟧ primeiro.\n',
        message="expected the translation of `the guide`",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the links whose text was lost."""
    from doclint.compare.links import link_changes

    changes, text = pair.fact(link_changes), pair.translation.text
    for source, mark, _, _ in changes.pairs:
        start, end = mark.text
        if mark.kind == "link" and (start == end or text[start:end].isspace()):
            words = " ".join(pair.source.text[slice(*source.text)].split())
            if words:
                yield Problem(
                    span=mark.span,
                    message=f"the link to {excerpt(mark.destination)} has no text,"
                    f" expected the translation of {excerpt(words)}",
                    source=source.span,
                )
    for mark in changes.added:
        if mark.kind == "link" and mark.form == "inline" and not text[slice(*mark.text)].strip():
            yield Problem(mark.span, f"the link to {excerpt(mark.destination)} has no text")
