"""An info string that differs from the source's.

## What it does
Compares what stands after the opening fence of a block of code with the source: the name of the
language and the options after it. Titles in quotation marks may be translated. (The language in
`{% highlight %}` is for the rules on Liquid.)

## Why it matters
The name of the language turns on highlighting, buttons and checks; a translated one turns them off,
and an option that is gone changes how the block is shown.

## How to mend it
Copy the line of the fence from the source.

`doclint fix` does so. Where the source has none, an option has a value or the code is another, it
waits for `--unsafe`.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING

EXAMPLES = (
    Good(
        source='```yaml title="The crew"\ncrew: 4\n```\n',
        translation='``` YAML title="A tripulação"\ncrew: 4\n```\n',
    ),
    Bad(
        source="```shell\nquayside list\n```\n",
        translation="⟦```concha⟧\nquayside list\n```\n",
        message="`concha` should be `shell`",
        fixed="```shell\nquayside list\n```\n",
    ),
    Bad(
        source="```js copy\nquayside.open(4);\n```\n",
        translation="⟦```js⟧\nquayside.open(4);\n```\n",
        message="`js` should be `js copy`",
        fixed="```js copy\nquayside.open(4);\n```\n",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the blocks whose info string differs."""
    from doclint.compare.code_blocks import code_pairs

    for blocks in pair.fact(code_pairs):
        from doclint.compare.code_language import same_info

        ours, theirs = blocks
        if theirs.liquid or same_info(ours.info, theirs.info):
            continue
        if not ours.info:
            message = f"the source gives no language here, the translation `{theirs.info}`"
        elif not theirs.info:
            message = f"the language `{ours.info}` is missing"
        else:
            message = f"the info string `{theirs.info}` should be `{ours.info}`"
        from doclint.compare.code_repair import info_fix

        yield Problem(theirs.opening, message, ours.opening, fix=info_fix(pair, blocks))
