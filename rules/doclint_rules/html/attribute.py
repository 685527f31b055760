"""An HTML attribute that was changed or damaged.

## What it does
Compares the attributes of each HTML tag with the source's. Attributes for machines (`id`, `class`,
`type`, `data-…`, `style`) have to be equal; those for people (`alt`, `title`, `aria-label`,
`placeholder`) and those of the language (`lang`, `dir`) may differ, and addresses are for the rules
on links and images. Damaged attributes are reported whatever they say: typographic quotation marks,
a lost equals sign, spaces around it that a tool put there.

## Why it matters
A class that is not there styles nothing, an `id` that was translated breaks every link to it, and
`href=“…”` leads nowhere.

## How to mend it
Copy the attribute from the source.

`doclint fix` writes the source's attribute; a value for people keeps its words and gets straight
quotation marks. An attribute that is gone waits for `--unsafe`, and so does a changed one where
several tags of the name differ.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

if TYPE_CHECKING:
    from doclint.compare.html_attributes import AttributeFault

SEVERITY = Severity.WARNING

EXAMPLES = (
    Good(
        source='<p class="tide" title="High tide">The tide</p>\n',
        translation="<p title='Maré alta' lang=\"pt-BR\" class=tide>A maré</p>\n",
    ),
    Bad(
        source='<p class="tide">The tide</p>\n',
        translation='<p ⟦class="maré"⟧>A maré</p>\n',
        message='`class="maré"` should be `class="tide"`',
        fixed='<p class="tide">A maré</p>\n',
    ),
    Bad(
        source='See <a href="/tides" class="more">the tides</a>.\n',
        translation='Veja <a ⟦href=“/tides”⟧ ⟦class = "more"⟧>as marés</a>.\n',
        message="straight quotation marks",
        fixed='Veja <a href="/tides" class="more">as marés</a>.\n',
    ),
    Bad(
        source='<p class="tide" id="high">The tide</p>\n',
        translation='⟦<p ⟦class⟧ "tide">⟧A maré</p>\n',
        message='`id="high"` is missing',
    ),
)

_MESSAGES = {
    "quotes": "the attribute {found} needs straight quotation marks: {expected}",
    "spaces": "the attribute {found} has spaces around `=`; the source has {expected}",
    "value": "the attribute {found} has lost its value; the source has {expected}",
    "changed": "the attribute {found} should be {expected}",
    "missing": "the attribute {expected} is missing",
}


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the attributes that differ, and for those that are gone the tag."""
    from doclint.compare.html_attributes import attribute_faults

    for fault in pair.fact(attribute_faults):
        from doclint.compare.html_repair import attribute_fix

        fix = attribute_fix(pair, fault)
        yield Problem(fault.span, _message(pair, fault), fault.source.span, fix=fix)


def _message(pair: AlignedPair, fault: "AttributeFault") -> str:
    found = pair.translation.text[fault.span.start : fault.span.end]
    expected = pair.source.text[fault.source.span.start : fault.source.span.end]
    return _MESSAGES[fault.kind].format(found=excerpt(found), expected=excerpt(expected))
