"""An HTML element of the source that is gone.

## What it does
Reports elements that stand in the source's paragraph and have no counterpart in the translation:
boxes, spans with a class, keys, superscripts, videos, line breaks in a table cell. Links and images
are for the rules `link/lost` and `image/lost`. What Markdown has marks for (`<em>`, `<strong>`,
`<code>`, lists, tables) may be replaced.

## Why it matters
What the element did to its text (a box, a key, a footnote sign) does not happen for readers of the
translation.

## How to mend it
Put the element around the words that it belongs to.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Certainty, Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING

EXAMPLES = (
    Good(
        source="Press <kbd>F5</kbd> and <strong>wait</strong>.\n",
        translation="Pressione <kbd>F5</kbd> e **espere**.\n",
    ),
    Bad(
        source='Mind the <span class="tide">tide</span>. Press <kbd>F5</kbd>.\n',
        translation="⟦Cuidado com a maré.⟧ Pressione <kbd>F5</kbd>.\n",
        message='`<span class="tide">`',
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the elements that are gone, at the sentence where they should be."""
    from doclint.align.locate import in_translation
    from doclint.compare.html_tags import lost_elements

    said = set()
    for tag in pair.fact(lost_elements):
        start = tag.span.start
        span = in_translation(pair.alignment, pair.source, pair.translation, start)
        text = pair.source.text[start : tag.span.end]
        if (span, text) not in said:
            said.add((span, text))
            message = f"the element {excerpt(text)} of the source is missing"
            yield Problem(span, message, tag.span, Certainty.LIKELY)
