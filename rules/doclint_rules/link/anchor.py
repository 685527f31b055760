"""A link to a place that the page does not have.

## What it does
Reports a link whose `#fragment` no heading and no id of the page gives. Headings get their ids from
their text (as GitHub, Hugo, kramdown and Python-Markdown make them), so a heading's id changes when
it is translated, unless it is written out (`{#id}`); on sites that keep the source's ids
(`source-anchors` in the configuration, on in the layout `github-docs`) those count. Links within
the page are always checked, links to other pages of the project where the page can be found.
Headings that hold Liquid are given the benefit of the doubt.

## Why it matters
The page opens at its top, and the reader looks for what the link promised.

## How to mend it
Write the id of the translated heading, or the source's where the site keeps those.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING
EXAMPLES = (
    Good(
        source="See [below](#spring-tides).\n\n## Spring tides\n",
        translation="Veja [abaixo](#marés-de-sizígia).\n\n## Marés de sizígia\n",
        layout="jekyll",
    ),
    Good(
        source="See [below](#spring-tides).\n\n## Spring tides\n",
        translation="Veja [abaixo](#spring-tides).\n\n## Marés de sizígia\n",
    ),
    Good(
        source="See [below](#spring-tides).\n\n## Spring tides\n",
        translation='Veja [abaixo](#spring-tides).\n\n<a id="spring-tides"></a>\n## Marés vivas\n',
        layout="jekyll",
    ),
    Bad(
        source="See [below](#spring-tides).\n\n## Spring tides\n",
        translation="Veja [abaixo](⟦#spring-tides⟧).\n\n## Marés de sizígia\n",
        layout="jekyll",
        message="expected `#marés-de-sizígia`",
    ),
    Bad(
        source="See [below](#spring-tides).\n\n## Spring tides\n\n## Neap tides\n",
        translation="Veja [abaixo](⟦#spring-tide⟧).\n\n## Marés vivas\n\n## Marés mortas\n",
        message="expected `#spring-tides`",
    ),
    Bad(
        source="See [tides](tides.md#spring).\n",
        translation="Veja [marés](⟦tides.md#primavera⟧).\n",
        files={
            "content/tides.md": "# Tides\n\n## Spring\n",
            "translations/pt-BR/content/tides.md": "# Marés\n\n## Sizígia\n",
        },
        message="`translations/pt-BR/content/tides.md`",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the links whose fragment leads nowhere."""
    from doclint.compare.links_fragments import dangling_links

    for mark, source, expected, page in dangling_links(pair):
        where = f"`{page}`" if page else "this page"
        fragment = mark.destination.partition("#")[2]
        message = f"no heading or id of {where} gives `#{fragment}`"
        yield Problem(
            span=mark.target,
            message=f"{message}, expected `#{expected}`" if expected else message,
            source=source.target if source else None,
        )
