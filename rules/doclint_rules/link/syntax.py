"""A link or image that is written so that it is none.

## What it does
Reports what was a link or an image in the source and is text in the translation: a space or a
full-width bracket between text and target (`[a] (b)`, `[a]（b）`), a bracket too many or too few
(`[a]](b)`), a space or quotation marks in the address, an image without its `!`, a reference whose
label was translated, an address that lost the words in front of it. A space just inside the
parentheses (`[a]( b)`) is reported, too: not every renderer forgives it. Quotation marks in HTML
are for `html/attribute`.

## Why it matters
Readers see brackets and addresses in the middle of a sentence and have nothing to click on.

## How to mend it
Write `[text](target)` with ASCII brackets, nothing in between, and the source's target. The label
of a reference stays as the source has it.

`doclint fix` does so where it is certain where the words of the link begin; it puts back a lost `!`
and the label of a reference. Where the link may be another one of the source, it waits for
`--unsafe`.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.model import Certainty, Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.ERROR
EXAMPLES = (
    Good(
        source="Read [the log] (today's) or [the guide](/guide).\n",
        translation="Leia [o diário] (de hoje) ou [o guia](/guide).\n",
    ),
    Good(
        source="![[Open] button](/open.png)\n",
        translation="![Botão [Abrir]](/open.png)\n",
    ),
    Good(
        source="Write `[text](target)`.\n",
        translation="Escreva `[texto] (destino)`.\n",
    ),
    Bad(
        source="Read [the guide](https://harbor.example/guide) first.\n",
        translation="Primeiro, leia ⟦[o guia] (https://harbor.example/guide)⟧.\n",
        message="no link: there is a space between text and target",
        fixed="Primeiro, leia [o guia](https://harbor.example/guide).\n",
    ),
    Bad(
        source="Read [the guide](/guide), [the log](/log) and [the rules](/rules).\n",
        translation="阅读⟦【指南】(/guide)⟧、⟦[日志](/log）⟧和⟦[规则]](/rules)⟧。\n",
        language="zh-CN",
        message="full-width",
        fixed="阅读[指南](/guide)、[日志](/log)和[规则](/rules)。\n",
    ),
    Bad(
        source="![A harbor](/images/harbor.png) See [the map](/map).\n",
        translation="⟦[Um porto](/images/harbor.png)⟧ Veja o mapa ⟦(/map)⟧.\n",
        message="`!`",
    ),
    Bad(
        source="Read [the guide][guide].\n\n[guide]: /guide\n",
        translation="Leia ⟦[o guia][guia]⟧.\n\n[guide]: /guide\n",
        message="label",
        fixed="Leia [o guia][guide].\n\n[guide]: /guide\n",
    ),
    Bad(
        source="Read [the guide](/guide).\n",
        translation="Leia ⟦[o guia](“/guide”)⟧.\n",
        message="quotation marks",
        fixed="Leia [o guia](/guide).\n",
    ),
)

_WHY = {
    "space": "there is a space between text and target",
    "width": "full-width brackets",
    "bracket": "a bracket is missing, or there is one too many",
    "open": "the parenthesis is not closed",
    "address": "there is white space in the address",
    "nested": "CommonMark does not read it as one",
    "bare": "the address stands by itself, the words for it are no link",
    "label": "this reference's label is not defined",
    "quotes": "typographic quotation marks around the address",
}


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield what should be a link or an image and is none."""
    from doclint.compare.links import link_changes

    for broken in pair.fact(link_changes).broken:
        from doclint.compare.links_syntax_repair import syntax_fix

        span, kind, why, source, _, certain = broken
        if why == "mark":
            what = "the image lost its `!`" if kind == "image" else "a link became an image: a `!`"
        elif why == "stray":
            what = f"a bracket beside the {kind} belongs to nothing"
        elif why == "blank":
            what = (
                f"a space inside the parentheses of the {kind}, which not every renderer forgives"
            )
        else:
            what = f"this is no {kind}: {_WHY[why]}"
        yield Problem(
            span=span,
            message=what,
            source=source.span if source else None,
            certainty=Certainty.CERTAIN if certain else Certainty.LIKELY,
            fix=syntax_fix(pair, broken),
        )
