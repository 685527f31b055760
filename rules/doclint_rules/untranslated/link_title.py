"""A link that cites a page by its title in the language of the source.

## What it does
Reports link texts in a translated sentence, or alone in a list of links, that are a title in the
language of the source. It is certain where the linked page has a translation with a title of its
own. Elsewhere the page may well be called so, which is why this is only an information.

## Why it matters
Readers look for the page under the title that they read, and it has another one.

## How to mend it
Cite the page by the title of its translation. Titles of pages that have none stay as they are.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Certainty, Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.INFO

EXAMPLES = (
    Good(
        source='For more, see "[About the harbor lights](/quay/lanterns)."\n',
        translation='Para saber mais, consulte "[Sobre as luzes do porto](/quay/lanterns)."\n',
    ),
    Bad(
        source='For more, see "[About the harbor lights](/quay/lanterns)."\n',
        translation='Para saber mais, consulte "[⟦About the harbor lights⟧](/quay/lanterns)."\n',
        message="this title is in the source's language: `About the harbor lights`",
    ),
    Bad(
        source='For more, see "[About the harbor lights](/quay/lanterns)."\n',
        translation='Para saber mais, consulte "[⟦About the harbor lights⟧](/quay/lanterns)."\n',
        files={
            "content/quay/lanterns.md": "---\ntitle: About the harbor lights\n---\n",
            "translations/pt-BR/content/quay/lanterns.md": "---\ntitle: Sobre as lanternas\n---\n",
        },
        message="the translated page is called `Sobre as lanternas`",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the links whose text is a title in the source's language."""
    from doclint.compare.untranslated import Kind, leftovers

    titles = {it.span: it for it in pair.fact(leftovers) if it.kind is Kind.TITLE}
    for link in pair.translation.links if titles else ():
        if link.text in titles:
            text = excerpt(pair.translation.text[link.text.start : link.text.end])
            message = f"this title is in the source's language: {text}"
            certainty = Certainty.GUESS
            from doclint.compare.untranslated_titles import translated_title

            if title := translated_title(pair, link):
                message += f"; the translated page is called `{title}`"
                certainty = Certainty.CERTAIN
            yield Problem(link.text, message, titles[link.text].source, certainty)
