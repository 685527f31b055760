"""Emphasis markers that readers see, because they open or close nothing.

## What it does
Reports `**`, `__`, `*` and `_` that stand in the translation's text as they are, where the source
has none. CommonMark decides, not a pattern: `**保存（Save）**字` does not close, since a marker
between punctuation and a letter opens; `** x**` does not open, since a space follows. A single `*`
or `_` is reported where a pair of them took the place of emphasis that the source has.

## Why it matters
Readers see asterisks, and the emphasis is lost. It is `info` by default, since nothing else is lost
and older translations into Chinese and Japanese have it in every other article.

## How to mend it
Take the space from inside the markers. Beside letters, move the punctuation out of the emphasis,
put a space after it, or write `<strong>`.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.model import Certainty, Problem, Severity, Span
from doclint.rule import Bad, Good

SEVERITY = Severity.INFO

_SOURCE = "Click **Save** to keep the _whole_ log.\n"
EXAMPLES = (
    Good(source=_SOURCE, translation="Clique em **Salvar** para guardar o diário _inteiro_.\n"),
    Good(
        source="The names of boats (*) and `*.log` files; see `__init__` and snake_case.\n",
        translation="Nomes de barcos (*) e arquivos `*.log`; veja `__init__` e snake_case.\n",
    ),
    Bad(
        source=_SOURCE,
        translation="请单击⟦**保存（Save）**⟧按钮，以保留 _整个_ 日志。\n",
        language="zh-CN",
        message="`**`",
    ),
    Bad(
        source=_SOURCE,
        translation="Clique em ⟦** Salvar**⟧ para guardar o diário _inteiro_.\n",
    ),
    Bad(
        source=_SOURCE,
        translation="请单击 **保存** 以保留⟦_整个_⟧日志。\n",
        language="zh-CN",
        message="`_`",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield a problem for each pair of markers, and for each that stands alone."""
    from doclint.compare.structure_emphasis import open_markers

    text = pair.translation.text
    for _, opening, closing in pair.fact(open_markers):
        marker = text[slice(*opening)]
        sure = Certainty.CERTAIN if len(marker) > 1 else Certainty.LIKELY
        message = f"readers see `{marker}` here: it makes no emphasis"
        yield Problem(Span(opening.start, closing.end), message, None, sure)
