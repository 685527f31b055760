"""A heading is deeper or higher than the source's, or is broken.

## What it does
Compares the level of each heading with that of the source's. Headings that follow each other and
are off by the same amount are one finding, also where these are all headings of the article. It
also reports a marker whose text stands on the next line, or touches it (`##Text`), and a heading
that took in the paragraph after it.

## Why it matters
The outline, the table of contents and the steps of screen readers come from the levels. A marker
without its text leaves an empty heading, and shows the text as code.

## How to mend it
Give the heading as many `#` as the source's, one space, and the text on the same line.
`doclint fix` does so where the source's heading is known and the text has one line; it leaves
headings that are underlined, and cuts nothing off.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.check.pair import AlignedPair
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

if TYPE_CHECKING:
    from doclint.compare.structure_headings import LevelChange

SEVERITY = Severity.WARNING

_SOURCE = "# Moor a boat\n\n## Before you begin\n\n## At the pier\n\n### Knots\n"
_MENDED = "# Atracar um barco\n\n## Antes de começar\n\n## No cais\n\n### Nós\n"
_INTRO = (
    "Come in slowly, against the wind, and have the ropes ready before you need them.\n\n",
    "Aproxime-se devagar, contra o vento, e prepare os cabos antes de precisar deles.\n\n",
)
EXAMPLES = (
    Good(
        source=_SOURCE,
        translation="Atracar um barco\n===\n\n## Antes de começar\n\n## No cais\n\n### Nós\n",
    ),
    Good(
        source="Moor.\n\nIn a storm, wait outside.\n\n### At the pier\n\n    1 m\n\n"
        "### Fees\n\n    2 l\n\n### Rules\n\n    3 k\n",
        translation="Atraque.\n\n## Agradecimentos\n\nAgradecemos a todos os capitães, pilotos "
        "e faroleiros que leram este texto antes de nós.\n",
    ),
    Bad(
        source=_SOURCE,
        translation="# Atracar um barco\n\n⟦### Antes de começar⟧\n\n## No cais\n\n### Nós\n",
        message="level 3",
        fixed=_MENDED,
    ),
    Bad(
        source=_SOURCE,
        translation="# Atracar um barco\n\n## Antes de começar\n\n⟦### No cais⟧\n\n#### Nós\n",
        message="and so is the heading after it",
        fixed=_MENDED,
    ),
    Bad(
        source=_SOURCE,
        translation="⟦## Atracar um barco⟧\n\n### Antes de começar\n\n### No cais\n\n#### Nós\n",
        message="all 4 headings",
        fixed=_MENDED,
    ),
    Bad(
        source=_SOURCE,
        translation="# Atracar\n\n⟦##⟧\n        Antes de começar\n\n## No cais\n\n### Nós\n",
        message="next line",
        fixed="# Atracar\n\n## Antes de começar\n\n## No cais\n\n### Nós\n",
    ),
    Bad(
        source=_SOURCE,
        translation="# Atracar um barco\n\n## Antes de começar\n\n⟦##⟧No cais\n\n### Nós\n",
        message="space",
        fixed=_MENDED,
    ),
    Bad(
        source=f"{_INTRO[0]}## At the pier\nTie up the bow before you tie up the stern.\n",
        translation=f"{_INTRO[1]}## ⟦No cais Amarre a proa antes de amarrar a popa.⟧\n",
        message="took in",
    ),
)

_BROKEN = {
    "split": "the heading is empty: its text stands on the next line",
    "glued": "no space after the marker: this is no heading",
    "swollen": "the heading took in the paragraph after it",
}


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield a problem for each run of headings, and for each broken marker."""
    from doclint.compare.structure_headings import heading_changes

    headings = pair.fact(heading_changes)
    source, translation = pair.source.blocks, pair.translation.blocks
    for change in headings.levels:
        from doclint.compare.structure_headings_repair import level_fix

        block = translation[change.headings[0]]
        span = block.span._replace(end=max(block.content.end, block.span.start))
        origin, fix = source[change.origins[0]].span, level_fix(pair, change)
        yield Problem(span, _message(pair, change), origin, fix=fix)
    for broken in headings.broken:
        from doclint.compare.structure_headings_repair import broken_fix

        place = source[broken.origins[0]].span if broken.origins else None
        fix = broken_fix(pair, broken)
        yield Problem(broken.span, _BROKEN[broken.kind], place, fix=fix)


def _message(pair: AlignedPair, change: "LevelChange") -> str:
    found = pair.translation.blocks[change.headings[0]].level
    expected = pair.source.blocks[change.origins[0]].level
    count = len(change.headings)
    if change.whole:
        levels, plural = abs(change.shift), "" if abs(change.shift) == 1 else "s"
        way = "deeper" if change.shift > 0 else "higher"
        return f"all {count} headings are {levels} level{plural} {way} than in the source"
    message = f"the heading is of level {found}, in the source of level {expected}"
    if count == 1:
        return message
    after = "is the heading" if count == 2 else f"are the {count - 1} headings"
    return f"{message}, and so {after} after it"
