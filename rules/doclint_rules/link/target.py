"""A link leads to another target than the source's.

## What it does
Reports a link whose target is not the source's, be it another page, a slip of the keyboard
(`https:/example.org`, `/guides/instal`), a shortened path or none at all. Not reported is what a
translation may do: name the language (`/docs/a` becomes `/pt/docs/a`), lead to the reader's edition
of a site, count the path from elsewhere (`/a/` becomes `../a/`), and name the translated heading
after `#` (see `link/anchor`). `http` for `https` and a slash at the end make no difference, nor
does a former address of the same page (`redirect_from` in its front matter).

## Why it matters
The reader gets to another page than the text says, or to an error.

## How to mend it
Write the source's target. If the translation leads to a better page for its readers on purpose,
disable the rule on this line.

`doclint fix` writes the source's target, with the prefix for the language that the article's other
links have. A target of another site is left to you (`--unsafe`).
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Certainty, Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING
EXAMPLES = (
    Good(
        source="See [tides](/docs/tides/) and [Tide](https://en.wikipedia.org/wiki/Tide).\n",
        translation="Veja [marés](../tides/) e [Maré](https://pt.wikipedia.org/wiki/Mar%C3%A9).\n",
    ),
    Good(
        source="See [tides](/tides#spring-tides) at [Harbor](https://harbor.example/en/).\n",
        translation="Veja [marés](/tides#marés-vivas) no [Harbor](http://harbor.example/pt-br).\n",
    ),
    Good(
        source="See [tides](/harbor/tides).\n",
        translation="Veja [marés](/tides).\n",
        files={"content/harbor/tides.md": "---\nredirect_from:\n  - /tides\n---\n"},
    ),
    Good(
        source="Visit [{{ site.name }}]({{ site.url }}/tides).\n",
        translation="Visite [{{ site.name }}]({{site.url}}/tides).\n",
    ),
    Bad(
        source="Read [about tides](/harbor/about-tides).\n",
        translation="Leia [sobre marés](⟦/harbor/about-tide⟧).\n",
        message="expected `/harbor/about-tides`",
        fixed="Leia [sobre marés](/harbor/about-tides).\n",
    ),
    Bad(
        source="Read [the log](https://log.harbor.example) and [the rules](/rules).\n",
        translation="Leia [o diário](⟦https:/log.harbor.example⟧) e [as regras](⟦/registry⟧).\n",
    ),
    Bad(
        source="See [ebb](#ebb) and [flow](#flow).\n\n## Ebb\n\n## Flow\n",
        translation="Veja [vazante](⟦#flow⟧) e [enchente](#flow).\n\n## Vazante\n\n## Enchente\n",
    ),
    Bad(
        source="Read [the log][log].\n\n[log]: https://log.harbor.example/today\n",
        translation="Leia [o diário][⟦log⟧].\n\n[log]: https://log.harbor.example\n",
        message="`https://log.harbor.example`",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the links whose target is neither the source's nor a localised one."""
    from doclint.compare.links import link_changes
    from doclint.compare.links_site import is_former_address
    from doclint.compare.targets import Kind, is_other_place, parse_target

    definitions: set[tuple[str, str]] = set()
    known = {parse_target(link.destination) for link in pair.source.links}
    for paired in pair.fact(link_changes).pairs:
        source, mark, relation, certain = paired
        ours, theirs = mark.destination, source.destination
        if mark.kind != "link" or relation.kind not in (Kind.OTHER, Kind.FRAGMENT):
            continue
        # A place that another link of the source names is no translated heading.
        other_place = is_other_place(theirs, ours) or parse_target(ours) in known
        if relation.kind is Kind.FRAGMENT and not other_place:
            continue
        if is_former_address(pair, source, mark):
            continue
        if mark.form == "reference":
            # One definition serves many links: once is enough.
            if (theirs, ours) in definitions:
                continue
            definitions.add((theirs, ours))
        leads = f"the link leads to {excerpt(ours, theirs)}" if ours else "the link leads nowhere"
        from doclint.compare.links_repair import target_fix

        yield Problem(
            span=mark.target,
            message=f"{leads}, expected {excerpt(theirs, ours)}",
            source=source.target,
            certainty=Certainty.CERTAIN if certain else Certainty.LIKELY,
            fix=target_fix(pair, paired),
        )
