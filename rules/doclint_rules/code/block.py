"""Code that differs from the source's.

## What it does
Compares every block of code with the source's, line by line. Comments may be translated, and so may
what people read: prose in quotation marks, placeholders such as `YOUR-NAME` or `<name>`, sentences
that a program prints. Names, keys, commands, options, punctuation and the depth of YAML have to be
equal. A damaged fence, which takes the block apart, is reported once, where it stands.

## Why it matters
Readers copy code. A translated key or a curly quotation mark is an error that they cannot explain.

## How to mend it
Copy the line from the source. If it is right as it stands (an example that was adapted to the
language), put `<!-- doclint-disable-next-line code/block -->` before the block.

`doclint fix` writes lines that differ as the source has them, puts lost ones back, and gives fences
their own line. Comments and sentences in the code stay translated. With `--unsafe` it also takes
away code that only the translation has, and mends blocks that were made from another version.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Fix, Problem, Severity, Span
from doclint.rule import Bad, Good

if TYPE_CHECKING:
    from doclint.compare.code_fences import FenceFault
    from doclint.compare.code_lines import Change

SEVERITY = Severity.WARNING

_SOURCE = """Start the crew:

```yaml
# Who sails
crew:
  - name: First mate
    uses: harbor/crew@v2
```
"""
_TRANSLATION = """Inicie a tripulação:

```yaml
# Quem navega
crew:
  - name: Primeiro imediato
    uses: harbor/crew@v2
```
"""

EXAMPLES = (
    Good(source=_SOURCE, translation=_TRANSLATION),
    Good(
        source='```shell\n$ lantern say "Good morning" --to YOUR-NAME\n'
        "> No lantern was found.\n```\n",
        translation='```shell\n$ lantern say "Bom dia" --to SEU-NOME\n'
        "> Nenhuma lanterna foi encontrada.\n```\n",
    ),
    Bad(
        source=_SOURCE,
        translation="""Inicie a tripulação:

```yaml
# Quem navega
⟦tripulação:⟧
  ⟦- nome: Primeiro imediato⟧
    ⟦usa: harbor/crew@v2⟧
```
""",
        message="`tripulação:` should be `crew:`",
        fixed=_TRANSLATION,
    ),
    Bad(
        source="```shell\n$ quayside list\n$ quayside open 4\n```\n",
        translation="```shell\n$ quayside list⟦⟧\n```\n",
        message="`$ quayside open 4` is missing",
        fixed="```shell\n$ quayside list\n$ quayside open 4\n```\n",
    ),
    Bad(
        source="```shell\n$ quayside list\n$ quayside open 4\n```\n",
        translation="⟦```shell $ quayside list⟧\n$ quayside open 4\n```\n",
        message="the first line of code stands on the line of the fence",
        fixed="```shell\n$ quayside list\n$ quayside open 4\n```\n",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield damaged fences, and the lines of code that differ."""
    from doclint.compare.code_blocks import code_pairs
    from doclint.compare.code_fences import fence_faults

    for fault in pair.fact(fence_faults):
        from doclint.compare.code_fences_repair import fence_fix

        fix = fence_fix(pair, fault)
        yield Problem(fault.span, _fault_message(pair, fault), fault.source, fix=fix)
    if not pair.fact(code_pairs):
        return
    from doclint.compare.code_changes import code_changes
    from doclint.compare.code_repair import block_fix, holds_other_code, line_fixes

    for block in pair.fact(code_changes):
        if holds_other_code(block):
            first, last, count = block.changes[0], block.changes[-1], len(block.changes)
            span = Span(first.translation.start, last.translation.end)
            message = f"the code differs from the source in {count} places of {block.lines} lines"
            yield Problem(span, message, block.pair.source.content, fix=block_fix(pair, block))
        else:
            fixes = line_fixes(pair, block)
            for change, fix in zip(block.changes, fixes, strict=True):
                yield _changed(change, fix)


def _fault_message(pair: AlignedPair, fault: "FenceFault") -> str:
    text = pair.translation.text[fault.span.start : fault.span.end]
    if fault.kind == "code":
        return f"the first line of code stands on the line of the fence, {excerpt(text)}"
    if fault.kind == "text":
        return f"the fence {excerpt(text)} has to stand on a line of its own"
    if fault.kind == "unclosed":
        return "the block of code is not closed here as in the source, and swallows what follows"
    return f"the fence {excerpt(text)} opens a block of code that the source does not have"


def _changed(change: "Change", fix: Fix | None) -> Problem:
    expected = excerpt(change.expected, change.found)
    found = excerpt(change.found, change.expected)
    if not change.found:
        message = f"the code {expected} is missing"
    elif not change.expected:
        message = f"the source has no code {found} here"
    elif change.expected == change.found:
        message = f"the code {found} is not indented as in the source"
    else:
        message = f"the code {found} should be {expected}"
    return Problem(change.translation, message, change.source, fix=fix)
