"""One line for each finding, as editors and scripts read it.

path:line:column: severity rule message
"""

from collections.abc import Callable, Iterator

from doclint.show.outcome import Outcome, Place
from doclint.show.text import printable


def concise(outcome: Outcome, shown: Callable[[str], str]) -> Iterator[str]:
    """Yield a line for each finding; `shown` makes a path of the project one to show."""
    for located in outcome.found:
        rule, severity, message = (
            located.finding.rule,
            located.finding.severity,
            located.finding.message,
        )
        yield f"{where(located.place, shown)}: {severity} {rule} {printable(message)}"


def where(place: Place, shown: Callable[[str], str]) -> str:
    """Return `path:line:column`."""
    return f"{printable(shown(place.path))}:{place.line}:{place.column}"
