"""The front matter cannot be read.

## What it does
Reports a head that YAML refuses, one that is never closed, a damaged fence (`- - -`, `***`), and a
head that is missing altogether where the source has one; and a data file that is not what its name
says, YAML, TOML or JSON.

## Why it matters
The site builds such a page without title and settings, shows the raw head as text, or does not
build at all. Translation tools cause it when they take quotation marks, indentation or the fence
for prose.

## How to mend it
Compare the head with the source's. A value that holds `: `, ` #`, or begins with a quotation mark,
`*`, `&`, `{`, `[`, `%` or `@` needs quotes around it; a quotation mark within quotes of the same
kind is doubled (`'l''article'`). The fences are three hyphens alone on a line, the first one on the
file's first line.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.check.pair import AlignedPair
from doclint.model import Problem, Severity, Span
from doclint.patterns import lazy_pattern
from doclint.rule import Bad, Good

if TYPE_CHECKING:
    from doclint.parse.document import Document

SEVERITY = Severity.ERROR

_SOURCE = "---\ntitle: Moor a boat\norder: 3\n---\n\nTie it up.\n"
EXAMPLES = (
    Good(source=_SOURCE, translation="---\ntitle: Atracar um barco\norder: 3\n---\n\nAmarre-o.\n"),
    Good(
        source="---\ntitle: The keeper's log\n---\n",
        translation="---\ntitle: 'L''agenda du gardien'\n---\n",
        language="fr",
    ),
    Bad(
        source="---\ntitle: The keeper's log\n---\n",
        translation="---\ntitle: 'L'⟦agenda⟧ du gardien'\n---\n",
        language="fr",
        message="cannot be read",
    ),
    Bad(
        source=_SOURCE,
        translation="⟦- - -⟧\ntitle: Atracar um barco\norder: 3\n- - -\n\nAmarre-o.\n",
        message="`---`",
    ),
    Bad(
        source=_SOURCE,
        translation="⟦---⟧\ntitle: Atracar um barco\norder: 3\n\nAmarre-o.\n",
        message="never closed",
    ),
    Bad(source=_SOURCE, translation="⟦⟧Amarre-o.\n", message="missing"),
)

_FIRST_LINE = lazy_pattern(r"\ufeff?\s*([^\r\n]*)")
_WORD = lazy_pattern(r"\w+|[^\r\n]")


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the place where the head stops being one."""
    head, expected = pair.translation.front_matter, pair.source.front_matter
    if head is not None:
        if head.error:
            mend = "; the source has the same fault" if expected and expected.error else ""
            what = "data file" if pair.translation.is_data else "front matter"
            message = f"the {what} cannot be read: {head.error}{mend}"
            source = expected.span if expected else None
            yield Problem(_word_at(pair.translation.text, head.error_at), message, source)
    elif expected is not None and expected.fields:
        names = {field.path[0] for field in expected.fields}
        yield Problem(*_what_is_left(pair.translation, names), expected.span)


def _word_at(text: str, offset: int) -> Span:
    found = _WORD.match(text, offset)
    return Span(offset, found.end()) if found else Span(offset, offset)


def _what_is_left(document: "Document", names: set[str | int]) -> tuple[Span, str]:
    """Return the place and the name of the damage where no head was recognised."""
    from doclint.compare.front_matter_remains import FENCE_LIKE

    text = document.text
    first = _FIRST_LINE.match(text)
    line, start = (first[1].rstrip(), first.start(1)) if first else ("", 0)
    span = Span(start, start + len(line))
    if line.startswith("---") and not line.strip("- \t"):
        if start > text.startswith("\ufeff"):
            return span, "the front matter must begin in the first line"
        return span, "the front matter is never closed: a line `---` is missing after it"
    if line and FENCE_LIKE.fullmatch(line):
        return span, "the front matter must begin with a line `---`"
    if line.partition(":")[0] in names:
        return Span(start, start), "the line `---` that begins the front matter is missing"
    begin = int(text.startswith("\ufeff"))
    return Span(begin, begin), "the front matter of the source is missing"
