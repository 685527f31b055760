"""Inline code that differs from the source's.

## What it does
Compares the code spans of each paragraph (backticks or `<code>`) with the source's. One that stands
for another and was translated or damaged is reported. Placeholders (`<name>`, `YOUR-NAME`) and
prose in code (`# First heading`) may differ; a span that was dropped, added or moved is the
translator's choice. Not so one that lost a backtick, which readers then see, or both backticks
around a tag of HTML, which readers then do not see; nor a backtick that stands alone, or two with
nothing between them, where the source has code.

## Why it matters
A command, option or name exists in one spelling only. Readers type what they see.

## How to mend it
Write the code as the source has it, and explain it in words if it needs to be.

`doclint fix` writes the source's code, and the backtick that was lost; where another span could be
meant, it waits for `--unsafe`. A span that may hold prose, since a backtick went missing, is left
to you.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Certainty, Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING

EXAMPLES = (
    Good(
        source="Run `quayside moor <ship>` as `USER-NAME`, then `quayside list`.\n",
        translation="Execute `quayside list` depois de `quayside moor <navio>` como `NOME`.\n",
    ),
    Good(
        source="Type `# A great ship` to add a heading with `harbor`.\n",
        translation="Digite `# Um grande navio` para adicionar um título com o harbor.\n",
    ),
    Good(
        source="Call `Harbor.open(lock)`, then `Harbor.close(lock)`. Its `+` adds a lock.\n",
        translation="Chame `Harbor.open(eclusa)` e depois `Harbor.close(eclusa)`. `Harbor#+` "
        "acrescenta uma eclusa.\n",
    ),
    Good(
        source='Write `"$bow is a $stern"` or `"#{bow} is a #{stern}"`.\n',
        translation='Escreva `"$bow é uma $stern"` ou `"#{bow} é uma #{stern}"`.\n',
    ),
    Bad(
        source="Run `quayside moor --anchor` and wait.\n",
        translation="Execute ⟦`quayside atracar --anchor`⟧ e espere.\n",
        message="`quayside atracar --anchor` should be `quayside moor --anchor`",
        fixed="Execute `quayside moor --anchor` e espere.\n",
    ),
    Bad(
        source="| Key | Type |\n| --- | --- |\n| `berth` | `true` |\n",
        translation="| Chave | Tipo |\n| --- | --- |\n| `berth` | ⟦`verdadeiro`⟧ |\n",
    ),
    Bad(
        source="Run `quayside list` first.\n",
        translation="Execute ⟦`quayside list⟧ primeiro.\n",
        message="the code `quayside list` lost a backtick",
        fixed="Execute `quayside list` primeiro.\n",
    ),
    Bad(
        source="Use Quayside to list the ships.\n",
        translation="Use o ⟦`⟧Quayside para listar os navios.\n",
        message="readers see this backtick",
    ),
    Bad(
        source="Write the name of your ship for `<ship>`.\n",
        translation="Escreva o nome do seu navio em vez de ⟦<ship>⟧.\n",
        message="the code `<ship>` lost its backticks: browsers take it for a tag",
        fixed="Escreva o nome do seu navio em vez de `<ship>`.\n",
    ),
    Bad(
        source="The number of tugs, `0` by default.\n",
        translation="O número de rebocadores, por padrão ⟦``⟧.\n",
        message="there is no code between these backticks",
        fixed="O número de rebocadores, por padrão `0`.\n",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the code spans that differ from the source's, and code that is no span any more."""
    from doclint.compare.code_spans import bare_codes, emptied_codes, lone_ticks, span_changes

    for change in pair.fact(span_changes):
        from doclint.compare.code_spans_repair import span_fix

        ours, theirs = change.source, change.translation
        expected = pair.source.text[ours.content.start : ours.content.end]
        found = pair.translation.text[theirs.content.start : theirs.content.end]
        message = f"the code {excerpt(found, expected)} should be {excerpt(expected, found)}"
        fix = span_fix(pair, change)
        yield Problem(theirs.span, message, ours.span, Certainty.LIKELY, fix)
    for bare in pair.fact(bare_codes):
        from doclint.compare.code_spans_repair import backtick_fix

        code = excerpt(pair.source.text[slice(*bare.source.content)])
        left = pair.translation.text[bare.translation.start : bare.translation.end]
        message = (
            f"the code {code} lost a backtick"
            if "`" in left
            else f"the code {code} lost its backticks: browsers take it for a tag"
        )
        yield Problem(bare.translation, message, bare.source.span, fix=backtick_fix(pair, bare))
    for bare in pair.fact(emptied_codes):
        from doclint.compare.code_spans_repair import emptied_fix

        code = excerpt(pair.source.text[slice(*bare.source.content)])
        message = f"there is no code between these backticks, in the source {code}"
        yield Problem(bare.translation, message, bare.source.span, fix=emptied_fix(pair, bare))
    for tick in pair.fact(lone_ticks):
        message = "readers see this backtick: it begins or ends no code"
        yield Problem(tick, message, None, Certainty.LIKELY)
