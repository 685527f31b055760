"""A sentence whose source says something else since it was translated.

## What it does
Reports the sentences, headings, cells and fields whose source changed in meaning since the
translation was last brought in line with it. That is found in the history of git, for each of them
apart: when did it become what it is, and what did the source say then? A typo that is mended on
either side, another format, another link target or tag do not count. Nor do commits that a file
names (`ignore-revisions` in the configuration, or `.git-blame-ignore-revs`).

It is off by default, because it needs the whole history; `--select project/outdated` runs it, and a
severity in the configuration switches it on, if it is that of the rule and not of its group. Where
there is no history, the stamps that `doclint stamp` writes serve.
[Outdated translations](../../outdated.md) says more.

## Why it matters
Readers follow steps that are no longer right. The date of a file does not tell: a mended comma
makes an old page look new, a reformatted source makes a good one look old.

## How to mend it
Translate what changed, and commit it: that brings the sentence in line. If the translation is right
as it is, say so with a comment, or put the finding into the baseline: the next change of the source
will be reported again.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Certainty, Problem, Severity, Span
from doclint.rule import Bad, Good, Scope

if TYPE_CHECKING:
    from doclint.history.model import Behind

SEVERITY = Severity.OFF
SCOPE = Scope.HISTORY

EXAMPLES = (
    Good(
        before=(
            ("Wait 30 minutes for the tide.\n", "Espere a maré por 30 minutos.\n"),
            ("Wait 45 minutes for the tide.\n", "Espere a maré por 30 minutos.\n"),
        ),
        source="Wait 45 minutes for the tide.\n",
        translation="Espere a maré por 45 minutos.\n",
    ),
    Good(
        before=(("Lihgt the [lamps](/lamps) at dusk.\n", "Acenda as lâmpadas ao anoitecer.\n"),),
        source="Light the **[lamps](/quay/lamps)** at dusk.\n",
        translation="Acenda as lâmpadas ao anoitecer.\n",
    ),
    Bad(
        before=(
            ("Light the lamps. Wait 30 minutes.\n", "Acenda as lâmpada. Espere 30 minutos.\n"),
            ("Light the lamps. Wait 45 minutes.\n", "Acenda as lâmpada. Espere 30 minutos.\n"),
        ),
        source="Light the lamps. Wait 45 minutes.\n",
        translation="Acenda as lâmpadas. ⟦Espere 30 minutos.⟧\n",
        message="`Wait 30 minutes.` → `Wait 45 minutes.`",
    ),
    Bad(
        before=(("Moor at the north quay.\n", "Atraque no cais norte.\n"),),
        source="Moor at the south quay. Tell the harbor master.\n",
        translation="⟦Atraque no cais norte.⟧\n",
        message="the source changed after this was translated: `Moor at the north quay.` → ",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the segments that the source has moved away from."""
    for behind in pair.history or ():
        span = pair.translation.segments[behind.segment].span
        yield Problem(span, _message(behind), _source(pair, behind.segment), Certainty.LIKELY)


def _message(behind: "Behind") -> str:
    was, now = behind.was, behind.now
    after = f" ({behind.day})" if behind.day else ""
    if was is None:
        return f"the source changed after this was stamped; it says: {excerpt(now)}"
    if not was:
        return f"the source says more since this was translated{after}: {excerpt(now)}"
    if not now:
        return f"the source no longer says, as when this was translated{after}: {excerpt(was)}"
    change = f"{excerpt(was, now)} → {excerpt(now, was)}"
    return f"the source changed after this was translated{after}: {change}"


def _source(pair: AlignedPair, segment: int) -> Span:
    """Return the stretch of the source that a segment stands for."""
    bead = pair.alignment.segments[pair.alignment.segment_bead_of_translation[segment]]
    first, last = bead.source[0], bead.source[-1]
    return Span(pair.source.segments[first].span.start, pair.source.segments[last].span.end)
