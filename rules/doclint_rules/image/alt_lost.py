"""An image lost its alt text.

## What it does
Reports an image without an alt text, or with its file's name instead of one, whose source has one.

## Why it matters
People who do not see the picture are told nothing of it.

## How to mend it
Translate the source's alt text.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING
EXAMPLES = (
    Good(
        source="![[Open] button](/open.png) ![](/line.png)\n",
        translation="![Botão [Abrir]](/open.png) ![](/line.png)\n",
    ),
    Good(
        source="![open.png](/open.png)\n",
        translation="![](/open.png)\n",
    ),
    Bad(
        source="![A map](/map.png)\n",
        translation="⟦![](/map.png)⟧\n",
        message="expected the translation of `A map`",
    ),
    Bad(
        source='<img src="/map.png" alt="A map">\n',
        translation='⟦<img src="/map.png">⟧\n',
        message="`/map.png` has no alt text",
    ),
    Bad(
        source="![A map](/images/map.png)\n",
        translation="⟦![map.png](/images/map.png)⟧\n",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the images whose alt text was lost."""
    from doclint.compare.links import link_changes

    for source, mark, _, _ in pair.fact(link_changes).pairs:
        if mark.kind != "image":
            continue
        if not _is_empty(pair.translation.text[slice(*mark.text)], mark.destination):
            continue
        words = " ".join(pair.source.text[slice(*source.text)].split())
        if not _is_empty(words, source.destination):
            yield Problem(
                span=mark.span,
                message=f"the image {excerpt(mark.destination)} has no alt text,"
                f" expected the translation of {excerpt(words)}",
                source=source.span,
            )


def _is_empty(text: str, destination: str) -> bool:
    from doclint.compare.targets import parse_target

    text = text.strip()
    return not text or text == parse_target(destination).path.rpartition("/")[2]
