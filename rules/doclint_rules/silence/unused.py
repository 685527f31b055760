"""A comment that silences nothing.

## What it does
Reports a comment such as `<!-- doclint-disable-line link/lost -->` in a translation, or a rule that
it names, if there is nothing that it would silence. It says so only of rules that ran. A comment in
a source article silences in all its translations, so it is reported only if all of them were
checked and none needs it.

## Why it matters
What was wrong has been mended, or the comment stands in the wrong place. Left where it is, it hides
the next mistake of that kind.

## How to mend it
Take the comment out, or move it: `doclint-disable-line` is about its own line,
`doclint-disable-next-line` about the next one that is not blank, `doclint-disable` about what
follows it.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from doclint.model import Edit, Fix, Problem, Safety, Severity, Span
from doclint.rule import Bad, Good, Scope

if TYPE_CHECKING:
    from doclint.filter.silence import Entry, Silences
    from doclint.parse.document import Directive

SEVERITY = Severity.WARNING
SCOPE = Scope.SILENCE

_REACH = {
    "disable-line": "on this line",
    "disable-next-line": "on the next line",
    "disable": "after it",
    "disable-file": "in this article",
}

EXAMPLES = (
    Good(
        source="Moor the boat at [berth 7](/berths/7).\n",
        translation="""\
<!-- doclint-disable-next-line link/lost -- the page is not for this country -->
Atraque o barco.
""",
    ),
    Bad(
        source="Moor the boat at [berth 7](/berths/7).\n",
        translation="""\
⟦<!-- doclint-disable-next-line link/lost -->⟧
Atraque o barco no [cais 7](/berths/7).
""",
        message="no `link/lost` on the next line",
        fixed="Atraque o barco no [cais 7](/berths/7).\n",
    ),
    Bad(
        source="Moor the boat at [berth 7](/berths/7).\n",
        translation="Atraque o barco. <!-- doclint-disable-line ⟦link/added⟧ link/lost -->\n",
        message="no `link/added` on this line",
        fixed="Atraque o barco. <!-- doclint-disable-line link/lost -->\n",
    ),
)


def check(silences: "Silences") -> Iterator[Problem]:
    """Yield the comments that silence nothing, and the names in others that do not."""
    text = silences.document.text
    for directive, group in groupby(silences.idle, key=lambda entry: entry.directive):
        entries = list(group)
        if len(entries) == len(directive.names):
            fix = _fix("take the comment out", _whole(directive, text))
            yield Problem(directive.span, _message(entries), fix=fix)
            continue
        for entry in entries:
            fix = _fix("take the name out", _name(entry))
            yield Problem(entry.name.span, _message([entry]), fix=fix)


def _message(entries: "list[Entry]") -> str:
    names = ", ".join(f"`{entry.name.text}`" for entry in entries)
    return f"nothing to silence: there is no {names} {_REACH[entries[0].directive.action]}"


def _fix(description: str, span: Span) -> Fix:
    return Fix(Safety.SAFE, description, (Edit(span, ""),))


def _whole(directive: "Directive", text: str) -> Span:
    """Return the span of a comment with the blanks before it, or with its line if it is alone."""
    start, end = directive.span
    line = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end) + 1 or len(text)
    if text[line:line_end].isspace():
        return Span(line, line_end)
    if text[end:line_end].isspace() or end == line_end:
        return Span(line + len(text[line:start].rstrip()), end)
    return directive.span


def _name(entry: "Entry") -> Span:
    """Return the span of a name with what parts it from the one before."""
    names = entry.directive.names
    index = names.index(entry.name)
    if index:
        return Span(names[index - 1].span.end, entry.name.span.end)
    return Span(entry.name.span.start, names[1].span.start)
