"""Annotations on a pull request: workflow commands that GitHub Actions takes from the log.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from collections.abc import Callable, Iterator

from doclint.model import Severity
from doclint.show.concise import where
from doclint.show.outcome import Located, Outcome
from doclint.show.summary import whole
from doclint.show.text import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_INVISIBLE = "\u2060"  # WORD JOINER: no white space, so that the runner does not trim it


def github(outcome: Outcome, rooted: Callable[[str], str]) -> Iterator[str]:
    """Yield a command for each error and finding, the gravest first, and one for the total.

    `rooted` makes a path of the project one from the root of the repository. Of each kind of
    command GitHub shows ten for a step; so the total comes before the findings that are notices,
    too.
    """
    for error in outcome.errors:
        yield f"::error title=doclint::{_data(error)}"
    found = sorted(outcome.found, key=lambda at: -at.finding.severity.weight)
    notices = [at for at in found if at.finding.severity is Severity.INFO]
    for located in found[: len(found) - len(notices)]:
        yield _command(located, rooted)
    if found:
        yield f"::notice title=doclint::{_data(whole(outcome))}"
    for located in notices:
        yield _command(located, rooted)


def inert(line: str) -> str:
    """Return a line of a log so that the runner takes it for no command.

    It looks for `::` at the beginning and, for commands of an older kind, for `##[` anywhere
    (`ActionCommand.cs` of https://github.com/actions/runner).
    """
    line = line.replace("##[", f"#{_INVISIBLE}#[")
    return _INVISIBLE + line if line.lstrip().startswith("::") else line


def _command(located: Located, rooted: Callable[[str], str]) -> str:
    finding, place = located.finding, located.place
    properties = {
        "file": _property(rooted(place.path)),
        "line": place.line,
        "endLine": place.end_line,
        "title": _property(f"doclint {finding.rule}"),
    }
    if place.line == place.end_line:  # GitHub refuses columns otherwise
        properties |= {"col": place.column, "endColumn": place.end_column}
    # The log shows the text only: it has to say where, too.
    lines = [f"{where(place, rooted)}: {finding.rule} {finding.message}"]
    if located.source:
        lines.append(f"source: {where(located.source, rooted)}")
    if finding.fix:
        lines.append(f"fix ({finding.fix.safety}): {finding.fix.description}")
    listed = ",".join(f"{name}={value}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{'%0A'.join(map(_data, lines))}"


def _data(text: str) -> str:
    """Escape the text of a command; `printable` leaves it on one line."""
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
