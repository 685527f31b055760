"""For people at a terminal: each finding with the lines of both sides."""

from collections.abc import Callable, Iterator

import click

from doclint.model import Certainty, Severity
from doclint.show.concise import where
from doclint.show.frame import frame
from doclint.show.outcome import Located, Outcome, Place
from doclint.show.text import printable

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def full(
    outcome: Outcome, shown: Callable[[str], str], columns: int, *, colour: bool
) -> Iterator[str]:
    """Yield the lines to print; `shown` makes a path of the project one to show."""

    def style(text: str, hue: str | None = None, *, bold: bool = False) -> str:
        return click.style(text, fg=hue, bold=bold or None) if colour else text

    for located in outcome.found:
        finding = located.finding
        hue = COLOURS[finding.severity]
        severity = style(finding.severity, hue, bold=True)
        doubt = "" if finding.certainty is Certainty.CERTAIN else f" ({finding.certainty})"
        message = style(printable(finding.message), bold=True)
        place = style(where(located.place, shown), bold=True)
        yield f"{place}: {severity} {finding.rule}{doubt} {message}"
        gutter = _gutter(located)
        if _has_text(located.place):
            line, marks = frame(located.place, columns, "^", gutter)
            yield line
            yield style(marks, hue)
        if located.source:
            yield style(f" {'':>{gutter}} = source {where(located.source, shown)}", "cyan")
            line, marks = frame(located.source, columns, "-", gutter)
            yield line
            yield style(marks, "cyan")
        if finding.fix:
            description = printable(finding.fix.description)
            yield style(f" {'':>{gutter}} = fix ({finding.fix.safety}) {description}", "green")
        yield ""


def _has_text(place: Place) -> bool:
    return bool(place.before or place.text or place.after)


def _gutter(located: Located) -> int:
    places = (located.place, located.source) if located.source else (located.place,)
    return max(len(str(place.line)) for place in places)
