"""A placeholder that was changed or lost.

## What it does
Compares what a program fills in (`%s`, `%(name)s`, `{name}`, `${NAME}`, `$NAME`), short codes
(`:anchor:`) and mentions (`@name`) in sentences that belong together. A mention may be left out,
and an emoji may stand for a short code. Where a link's whole text is a keyword in capitals
that the site replaces by the title of the target, it has to be the same keyword.

In a PO catalog, the flags `c-format`, `python-format` and `python-brace-format` say what is a
placeholder, and `no-c-format` and its like what is none; one that only the translation has is
found, too.

## Why it matters
A program looks for the placeholder to the letter. A changed one stays on the page, or stops it.

## How to mend it
Write the placeholder as the source has it, without spaces around it that are not there.

`doclint fix` writes the source's placeholder for a changed one; where another of the sentence could
be meant, it waits for `--unsafe`. A lost one has to be put in its place by you.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Certainty, Problem, Safety, Severity, Span, replacing
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING

EXAMPLES = (
    Good(
        source="Hello {name}, %s ships are in. See [AUTOTITLE](/tides) :anchor:.\n",
        translation="Há %s navios, {name}. :anchor: Veja [AUTOTITLE](/tides).\n",
    ),
    Good(
        source="Thanks to @quay-pilot and @lock99 :tada:.\n",
        translation="Obrigado, @quay-pilot 🎉.\n",
    ),
    Bad(
        source="Thanks to @quay-pilot :tada:.\n",
        translation="Obrigado, ⟦@ quay-pilot⟧ ⟦:festa:⟧.\n",
        message="`@ quay-pilot` should be `@quay-pilot`",
        fixed="Obrigado, @quay-pilot :tada:.\n",
    ),
    Bad(
        source="Ready to sail :anchor:\n",
        translation="⟦Pronto para zarpar⟧\n",
        message="the placeholder `:anchor:` is missing",
    ),
    Bad(
        source="Hello {name}, %s ships are in.\n",
        translation="Olá ⟦{nome}⟧, há %s navios.\n",
        message="`{nome}` should be `{name}`",
        fixed="Olá {name}, há %s navios.\n",
    ),
    Bad(
        source="Wait for $TIDE_TIME minutes.\n",
        translation="⟦Espere alguns minutos.⟧\n",
        message="`$TIDE_TIME` is missing",
    ),
    Bad(
        source="For more, see [AUTOTITLE](/tides).\n",
        translation="Para saber mais, veja [⟦ AUTOTITLE⟧](/tides).\n",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the placeholders that differ, and the sentences that lost one."""
    from doclint.compare.text_placeholders import placeholder_changes

    for change in pair.fact(placeholder_changes):
        expected = pair.source.text[change.source.start : change.source.end]
        found = pair.translation.text[change.translation.start : change.translation.end]
        if change.lost:
            message = f"the placeholder `{expected}` is missing"
            yield Problem(change.translation, message, change.source, Certainty.LIKELY)
        else:
            message = f"the placeholder {excerpt(found)} should be `{expected}`"
            safety = Safety.SAFE if change.certain else Safety.UNSAFE
            fix = replacing(change.translation, expected, f"write `{expected}`", safety)
            yield Problem(change.translation, message, change.source, fix=fix)
    if pair.formats is None:
        return
    from doclint.compare.catalog_formats import format_changes

    for there, here in pair.fact(format_changes):
        expected = pair.source.text[slice(*there)] if there else ""
        if here is None:
            yield Problem(_whole(pair), f"the placeholder `{expected}` is missing", there)
        elif there is None:
            found = excerpt(pair.translation.text[slice(*here)])
            yield Problem(here, f"the source has no placeholder {found}")
        else:
            found = excerpt(pair.translation.text[slice(*here)])
            yield Problem(here, f"the placeholder {found} should be `{expected}`", there)


def _whole(pair: AlignedPair) -> Span:
    """Return the span of a translation that a program formats: it is a text of its own."""
    return Span(0, len(pair.translation.text))
