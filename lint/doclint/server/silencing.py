"""Finds the comment that silences one finding, and nothing else."""

from collections import Counter
from collections.abc import Iterator, Sequence

from doclint.fix.edits import applied
from doclint.model import Edit, Finding, Span
from doclint.pair.catalogs import is_catalog
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
    for edit in _comments(opened, finding):
        text = applied(opened.translation, [edit])
        after = workspace.findings(opened._replace(translation=text))
        if Counter(located.finding.fingerprint for located in after) == +before:
            return edit
    return None


def _comments(opened: Opened, finding: Finding) -> Iterator[Edit]:
    """Yield comments for a finding: at the end of its line, before its line, for the file."""
    text, at = opened.translation, finding.span.start
    start = text.rfind("\n", 0, at) + 1
    line = text[start:].partition("\n")[0]
    end = start + len(line.rstrip("\r"))
    newline = "\r\n" if line.endswith("\r") else "\n"
    indent = line[: len(line) - len(line.lstrip())]
    name = finding.rule
    if is_catalog(opened.pair.translation):
        entry = text.rfind("\nmsg", 0, at)
        while (above := text.rfind("\n", 0, max(entry, 0))) >= 0 and text[
            above + 1 : entry
        ].strip():
            entry = above
        yield Edit(Span(entry + 1, entry + 1), f"# doclint-disable-next-line {name}{newline}")
        return
    yield Edit(Span(end, end), f" <!-- doclint-disable-line {name} -->")
    for comment in (
        f"<!-- doclint-disable-next-line {name} -->",
        f"# doclint-disable-next-line {name}",
    ):
        yield Edit(Span(start, start), f"{indent}{comment}{newline}")
        yield Edit(Span(start, start), f"{indent}{comment}{newline}{newline}")
    last = len(text)
    gap = "" if text.endswith("\n") or not text else newline
    yield Edit(Span(last, last), f"{gap}{newline}<!-- doclint-disable-file {name} -->{newline}")
