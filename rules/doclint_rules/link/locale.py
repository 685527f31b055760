"""A link within the site that names a language and should not, or the other way round.

## What it does
Looks at the links within the site (`/tides`, `../tides`) and at the language in their targets.
Where the configuration names the path prefixes of both languages (`[locales]`), a link to the
source's pages (`/en/tides`) is reported. Otherwise the article's other links say what is right: one
`/pt/tides` among many targets without a language is reported, since the site adds the language by
itself; so is a link to the source's pages where the others lead to the translated ones and the
translated page is there. A target in a third language is always reported.

## Why it matters
The reader ends up in another language, or on a page that does not exist.

## How to mend it
Write the target as the message says. If the site's links do carry a language, say so:

    [locales]
    en = ["/en/"]
    pt-BR = ["/pt/"]

`doclint fix` writes the expected target. It waits for `--unsafe` where the link may be another one,
and where it calls a page of the site by its full address as no link of the article does.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Certainty, Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING
EXAMPLES = (
    Good(
        source="Read [tides](/tides), [log](/log), [map](/map).\n",
        translation="Leia [marés](/pt/tides), [diário](/pt/log), [mapa](/pt/map).\n",
    ),
    Good(
        source="See [tides](/en/tides) and [log](/en/log).\n",
        translation="Veja [marés](/pt-br/tides) e [diário](/en/log).\n",
    ),
    Good(
        source="See [tides](/tides) and [Lantern](https://lantern.example/docs).\n",
        translation="Veja [marés](/tides) e [Lantern](https://lantern.example/pt/docs).\n",
    ),
    Bad(
        source="Read [tides](/tides), [log](/log), [map](/map).\n",
        translation="Leia [marés](/tides), [diário](⟦/pt/log⟧), [mapa](/map).\n",
        message="expected `/log`",
        fixed="Leia [marés](/tides), [diário](/log), [mapa](/map).\n",
    ),
    Bad(
        source="Read [tides](/tides).\n",
        translation="Leia [marés](⟦https://docs.harbor.example/pt/tides⟧).\n",
        message="expected `/tides`",
    ),
    Bad(
        source="Read [tides](/en/tides) and [log](/en/log), then [map](/en/map).\n",
        translation="Leia [marés](/pt/tides) e [diário](/pt/log), depois [mapa](⟦/en/map⟧).\n",
        files={"en/map.md": "# Map\n", "pt/map.md": "# Mapa\n"},
        message="expected `/pt/map`",
    ),
    Bad(
        source="Read [tides](/en/tides).\n",
        translation="Leia [marés](⟦/fr/tides⟧).\n",
        message="another language",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the links whose language is not what it should be."""
    from doclint.compare.links_locale import misplaced_languages

    for misplaced in misplaced_languages(pair):
        from doclint.compare.links_repair import language_fix

        (source, mark, _, _), what, expected = misplaced
        target = excerpt(mark.destination)
        if what == "other":
            message = f"{target} leads to another language"
        elif what == "surplus":
            message = f"{target} names the language, which the site adds by itself"
        else:
            message = f"{target} does not lead to the translated page"
        yield Problem(
            span=mark.target,
            message=f"{message}, expected {excerpt(expected)}" if expected else message,
            source=source.target,
            certainty=Certainty.LIKELY,
            fix=language_fix(pair, misplaced),
        )
