"""Finds the comment that silences one finding, and nothing else."""

from collections import Counter
from collections.abc import Iterator, Sequence

from doclint.fix.edits import applied
from doclint.model import Edit, Finding, Span
from doclint.parse.catalog import read
from doclint.server.workspace import Opened, Workspace
from doclint.show.outcome import Located


def silencing(
    workspace: Workspace, opened: Opened, finding: Finding, found: Sequence[Located]
) -> Edit | None:
    """Return the edit that puts a comment where it silences a finding.

    Every place is tried: what is found afterwards must be what was found before, less this. None
    where no comment does that.
    """
    before = Counter(located.finding.fingerprint for located in found)
    before[finding.fingerprint] -= 1
    for edit in _comments(workspace, opened, finding.rule, finding.span.start):
        text = applied(opened.translation, [edit])
        after = workspace.found_in(opened._replace(translation=text))
        if Counter(located.finding.fingerprint for located in after) == +before:
            return edit
    return None


def _comments(workspace: Workspace, opened: Opened, rule: str, at: int) -> Iterator[Edit]:
    """Yield comments for a place: at the end of its line, before its line, for the file."""
    text = opened.translation
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].partition("\n")[0]
    end = start + len(line.rstrip("\r"))
    newline = "\r\n" if line.endswith("\r") else "\n"
    indent = line[: len(line) - len(line.lstrip())]
    aligned = workspace.seen(opened).aligned
    if aligned is None:
        for message in read(text, opened.pair.language).messages:
            if message.span.start <= at < message.span.end:
                place = Span(message.span.start, message.span.start)
                yield Edit(place, f"# doclint-disable-next-line {rule}{newline}")
        return
    document = aligned.translation
    head = document.front_matter
    opener, closer = "<!-- ", " -->"
    if document.is_data:
        opener, closer = "# ", ""
    elif aligned.settings.dialect == "mdx":  # which takes `<!--` for a mistake
        opener, closer = "{/* ", " */}"
    if head and at < head.span.end:
        # Any other form would become a part of the value, for all others but doclint.
        yield Edit(Span(end, end), f" # doclint-disable-line {rule}")
        yield Edit(Span(start, start), f"{indent}# doclint-disable-next-line {rule}{newline}")
    else:
        before = f"{indent}{opener}doclint-disable-next-line {rule}{closer}{newline}"
        yield Edit(Span(end, end), f" {opener}doclint-disable-line {rule}{closer}")
        yield Edit(Span(start, start), before)
        yield Edit(Span(start, start), before + newline)
    last = len(text)
    gap = "" if text.endswith("\n") or not text else newline
    comment = f"{opener}doclint-disable-file {rule}{closer}"
    yield Edit(Span(last, last), f"{gap}{newline}{comment}{newline}")
