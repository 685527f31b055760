"""Markdown for people: a step summary, or a comment on a pull request."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby

from doclint.patterns import lazy_pattern
from doclint.show.concise import where
from doclint.show.outcome import Located, Outcome
from doclint.show.summary import counted, whole
from doclint.show.text import printable

# Characters; a comment on GitHub holds 65,536, a step summary a mebibyte.
_MOST = 60_000
_CODE = lazy_pattern(r"(?<!`)`([^`]+)`(?!`)")
# Words and what cannot be markup, a mention, an emoji, a reference or a link.
_PLAIN = lazy_pattern(r"(?:[^\W_]|[ ,;'’()…—-]|[.:?!](?=\s|$))*")


def markdown(outcome: Outcome, rooted: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines: the counts, then the findings of each file, as many as a comment can hold.

    `rooted` makes a path of the project one from the root of the repository.
    """
    yield f"### doclint: {whole(outcome)}"
    rules = Counter((at.finding.rule, at.finding.severity) for at in outcome.found)
    if rules:
        yield from ("", "| rule | findings | severity |", "| --- | ---: | --- |")
    for (rule, severity), count in sorted(rules.items(), key=lambda item: (-item[1], item[0])):
        yield f"| {code(rule)} | {count} | {severity} |"
    room = _MOST
    left = len(outcome.found) + len(outcome.errors)
    for item in _items(outcome, rooted):
        room -= sum(len(line) + 1 for line in item)
        if room < 0:
            yield from ("", f"{counted(left, 'more finding')} not shown.")
            break
        yield from item
        left -= 1


def _items(outcome: Outcome, rooted: Callable[[str], str]) -> Iterator[list[str]]:
    """Yield the lines of each error and finding, the first of a file with a heading."""
    for index, error in enumerate(outcome.errors):
        yield [*([] if index else [""]), f"- **error** {code(error)}"]
    for path, found in groupby(outcome.found, lambda at: at.place.path):
        heading = ["", f"#### {code(rooted(path))}", ""]
        for located in found:
            yield [*heading, _item(located, rooted)]
            heading = []


def _item(located: Located, rooted: Callable[[str], str]) -> str:
    finding, place = located.finding, located.place
    position = f"{place.line}:{place.column}"
    item = f"- {position} **{finding.severity}** {code(finding.rule)} {inline(finding.message)}"
    if located.source:
        item += f" (source {code(where(located.source, rooted))})"
    if finding.fix:
        item += f"; fix ({finding.fix.safety}): {inline(finding.fix.description)}"
    return item


def inline(message: str) -> str:
    """Return a message as Markdown that looks like it: what it quotes in backticks is code.

    All of it is code where the words between could mean anything in Markdown or on GitHub.
    """
    parts = _CODE.split(printable(message))
    if all(_PLAIN.fullmatch(words) for words in parts[::2]):
        quoted = (code(text) if index % 2 else text for index, text in enumerate(parts))
        return "".join(quoted)
    return code(message)


def code(text: str) -> str:
    """Return a text as a code span (CommonMark 0.31, 6.1), in which nothing means anything."""
    text = printable(text) or " "
    runs = map(len, re.findall("`+", text))
    fence = "`" * (max(runs, default=0) + 1)
    # A space on both sides is taken away again, unless there is nothing else.
    pad = " " if text.strip(" ") and (text[0] in " `" or text[-1] in " `") else ""
    return f"{fence}{pad}{text}{pad}{fence}"
