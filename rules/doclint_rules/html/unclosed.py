"""An HTML element that is not closed, or closed twice.

## What it does
Follows the HTML tags of the translation and reports those whose other half is missing: an element
that was opened and never closed, a closing tag without an opening one, elements that overlap, and
what is left of a tag that is none any more (`< / p>`). So it does with a comment that readers see
(`<! -- tide -->`), or that hides what follows because it does not end. A fault that stands in the
source as well is not the translation's.

## Why it matters
The browser guesses where the element ends, and it guesses wrong: the rest of the page is bold, in a
box or gone.

## How to mend it
Put the missing tag where the source has it, or remove the one too many.

`doclint fix` writes damaged tags as the source has them, and a backtick for the half of `<code>`
that a tool made of one. `doclint fix --unsafe` also writes tags with attributes, and closes an
element whose end is known: its content is the source's, another closing tag stands right beside
its own, or the line ends there.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

if TYPE_CHECKING:
    from doclint.compare.html_tags import TagFault

SEVERITY = Severity.ERROR

EXAMPLES = (
    Good(
        source="<ul><li>Bow<li>Stern</ul>\n\nThe *quay* is `long`.<br>\n",
        translation="<ul><li>Proa<li>Popa</ul>\n\nO <em>cais</em> é <code>longo</code>.<br/>\n",
    ),
    Bad(
        source="Moor.\n\n<!-- tide -->\n\nWait.\n",
        translation="Atraque.\n\n⟦<! -- maré -->⟧\n\nEspere.\n",
        message="readers see this comment",
    ),
    Bad(
        source="Moor.\n\n<!-- tide -->\n\nWait.\n\n<!-- end -->\n",
        translation="Atraque.\n\n⟦<!-- maré --⟧\n\nEspere.\n\n<!-- fim -->\n",
        message="this comment hides what follows",
    ),
    Good(
        source="Moor.\n\n<!-- tide -->\n\nWrite `<! --` here.\n",
        translation="Atraque.\n\n<!-- maré -->\n\nEscreva `<! --` aqui.\n",
    ),
    Bad(
        source="<aside>\n<p>Mind the tide.</p>\n</aside>\n\nSail on.\n",
        translation="<aside>\n<p>Cuidado com a maré.</p>⟦⟧\n\nContinue.\n",
        message="`</aside>` is missing",
        fixed="<aside>\n<p>Cuidado com a maré.</p>\n</aside>\n\nContinue.\n",
    ),
    Bad(
        source="The option `-K` keeps the key.\n",
        translation="A opção ⟦</code>⟧-K` guarda a chave.\n",
        message="`</code>` closes nothing",
        fixed="A opção `-K` guarda a chave.\n",
    ),
    Bad(
        source="<p>Cast off.</p>\n",
        translation="<p>Zarpe.⟦< / p>⟧\n",
        message="should be `</p>`",
        fixed="<p>Zarpe.</p>\n",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the tags that break their element."""
    from doclint.compare.html_comments import comment_faults
    from doclint.compare.html_tags import tag_faults

    for fault in pair.fact(tag_faults):
        from doclint.compare.html_repair import tag_fix

        source = fault.source and fault.source.span
        yield Problem(fault.span, _message(pair, fault), source, fix=tag_fix(pair, fault))
    for span, is_seen in comment_faults(pair):
        effect = "readers see this comment" if is_seen else "this comment hides what follows"
        yield Problem(span, f"{effect}: it must begin with `<!--` and end with `-->`", None)


def _message(pair: AlignedPair, fault: "TagFault") -> str:
    found = pair.translation.text[fault.span.start : fault.span.end]
    expected = ""
    if fault.source:
        expected = pair.source.text[fault.source.span.start : fault.source.span.end]
    if fault.kind == "missing":
        return f"the tag {excerpt(expected)} is missing"
    if fault.kind == "broken":
        return f"the tag {excerpt(found)} should be {excerpt(expected)}"
    if fault.kind == "crossed":
        return f"the tag {excerpt(found)} stands in another order than in the source"
    if found.startswith("</"):
        return f"the tag {excerpt(found)} closes nothing"
    return f"the element {excerpt(found)} is never closed"
