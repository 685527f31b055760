"""What a run found, counted: for the end of a run at a terminal or in a log."""

from collections import Counter
from collections.abc import Iterator

from doclint.show.outcome import Outcome


def summary(outcome: Outcome) -> Iterator[str]:
    """Yield a line for each rule, the most frequent first, then one for the whole."""
    rules = Counter((at.finding.rule, at.finding.severity) for at in outcome.found)
    widest = max((len(rule) for rule, _ in rules), default=0)
    digits = len(str(max(rules.values(), default=0)))
    for (rule, severity), count in sorted(rules.items(), key=lambda item: (-item[1], item[0])):
        yield f"{rule:<{widest}}  {count:>{digits}}  {severity}"
    if rules:
        yield ""
    yield whole(outcome)


def whole(outcome: Outcome) -> str:
    """Return a line that says how many findings there are, of what, and what was looked at."""
    pairs = counted(outcome.pairs, "pair")
    if outcome.found:
        kinds = ", ".join(
            counted(count, severity) if severity != "info" else f"{count} info"
            for severity, count in outcome.by_severity().items()
            if count
        )
        files = len({at.place.path for at in outcome.found})
        found = f"{counted(len(outcome.found), 'finding')} ({kinds}) in {counted(files, 'file')};"
    else:
        found = "Nothing found;"
    lacks = []
    if outcome.missing:
        lacks.append(counted(outcome.missing, "missing translation"))
    if outcome.orphans:
        lacks.append(counted(outcome.orphans, "orphan"))
    if outcome.known:
        lacks.append(f"{counted(outcome.known, 'finding')} in the baseline")
    if outcome.errors:
        lacks.append(counted(len(outcome.errors), "error"))
    return " ".join([found, pairs, "checked"]) + "".join(f", {lack}" for lack in lacks)


def counted(count: int, noun: str) -> str:
    """Return a number with its noun: `1 pair`, `2 pairs`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
