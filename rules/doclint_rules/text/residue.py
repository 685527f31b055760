"""Something that a tool left behind.

## What it does
Looks for what no author writes: merge-conflict markers, tokens of language models
(`<|endoftext|>`), numbered tags and attributes of translation engines (`</0>`, `x-id="1"`),
elements without content, characters that were read in the wrong encoding, and characters that
nobody sees, inside words of languages that have no use for them. (Joiners are spelling in Persian
or Hindi, and zero-width spaces break lines in Thai.) What the source has as well is not reported.

## Why it matters
Readers see it, and it says that nobody looked at the page.

## How to mend it
Remove it. Look at the sentence, too: where a mark was left, often a tag or a link is gone.
`doclint fix` removes tokens that end or pad a text for a model, and invisible characters; one that
parts two words only with `--unsafe`. It leaves everything else.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING

EXAMPLES = (
    Good(
        source="Mind the tide.\n",
        translation="مراقب جزر و مد باشید، می\u200cآید.\n",
        language="fa",
    ),
    Bad(
        source="Cast off. Sail on.\n",
        translation="Zarpe.⟦<|endoftext|>⟧Continue.\n",
        message="`<|endoftext|>`",
        fixed="Zarpe.Continue.\n",
    ),
    Bad(
        source="Mind the tide.\n",
        translation="Cuidado com a ma⟦\u200b⟧ré. ⟦<|endoftext|>⟧\n",
        fixed="Cuidado com a maré.\n",
    ),
    Bad(
        source="Press **Save** now.\n",
        translation='Pressione <strong ⟦x-id="1"⟧>Salvar</strong> agora⟦</0>⟧.\n',
    ),
    Bad(
        source="The harbor is open.\n",
        translation="⟦<<<<<<< HEAD⟧\nO porto está aberto.\n⟦=======⟧\nO porto abriu.\n"
        "⟦>>>>>>> main⟧\n",
    ),
    Bad(
        source="Mind the tide.\n",
        translation="Cuidado com a mar⟦\ufffd⟧ e os bar⟦\u200b⟧cos. ⟦<b></b>⟧\n",
        message="U+FFFD",
    ),
)

_MESSAGES = {
    "conflict": "a marker of a merge conflict, {}",
    "model": "a token of a language model, {}",
    "engine": "a mark of a translation engine, {}",
    "empty": "an element without content, {}",
    "broken": "text in the wrong encoding, {}",
    "control": "a character without a shape, {}",
    "invisible": "an invisible character, {}",
}
_BY_NUMBER = frozenset(("broken", "control", "invisible"))


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield what was left behind."""
    from doclint.compare.text_residue import removal, residues

    for residue in pair.fact(residues):
        found = pair.translation.text[residue.span.start : residue.span.end]
        if residue.kind in _BY_NUMBER:
            shown = " ".join(f"U+{ord(character):04X}" for character in found[:4])
        else:
            shown = excerpt(found)
        message = _MESSAGES[residue.kind].format(shown)
        yield Problem(residue.span, message, fix=removal(pair, residue))
