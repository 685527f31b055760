"""An alternative text of an image that is not translated.

## What it does
Reports `alt` texts that are still in the language of the source, in Markdown images and in `<img>`.
An `alt` text that quotes a label of the user interface in a translated description is right.

## Why it matters
Whoever does not see the image has nothing but this text, read aloud in the wrong language.

## How to mend it
Translate the text. Leave labels as the image shows them.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING

EXAMPLES = (
    Good(
        source="Press **Open lock**.\n![The Open lock button](/assets/lock.png)\n",
        translation="Pressione **Open lock** (Abrir eclusa).\n"
        "![Botão Open lock (Abrir eclusa)](/assets/lock.png)\n",
    ),
    Good(
        source="See it.\n![Quayfinder diagram](/assets/quay.png)\n",
        translation="Veja.\n![Quayfinder diagram](/assets/quay.png)\n",
    ),
    Bad(
        source="Press the button.\n![The button that opens the lock](/assets/lock.png)\n",
        translation="Pressione o botão.\n![⟦The button that opens the lock⟧](/assets/lock.png)\n",
        message="not translated: `The button that opens the lock`",
    ),
    Bad(
        source='Press it. <img src="/assets/lock.png" alt="The lock before it opens">\n',
        translation='按下按钮。 <img src="/assets/lock.png" alt="⟦The lock before it opens⟧">\n',
        language="zh-CN",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the `alt` texts that were left as they are."""
    from doclint.compare.untranslated import Kind, problems

    yield from problems(pair, Kind.ALT, "not translated: {}")
