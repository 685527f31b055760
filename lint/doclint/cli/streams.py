"""What goes to standard output and standard error, and how."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

import click

from doclint.show.outcome import Outcome
from doclint.show.text import printable

Shown = Callable[[str], str]


def complain(message: str) -> None:
    """Print an error on one line of standard error."""
    click.echo(f"error: {printable(message)}", err=True)


def note(message: str) -> None:
    """Print what a user should know, and need not mend, on one line of standard error."""
    click.echo(f"note: {printable(message)}", err=True)


def say(lines: Iterable[str], *, colour: bool = False) -> None:
    """Print lines on standard output."""
    for line in lines:
        click.echo(line, color=colour)


def print_outcome(outcome: Outcome, form: str | None, shown: Shown) -> None:
    """Print findings on standard output, errors and the summary on standard error.

    `form` is `full`, `concise` or `json` (which holds the summary itself); None takes what suits
    standard output. `shown` makes a path of the project one to show.
    """
    if form is None:
        form = "full" if sys.stdout.isatty() else "concise"
    if form == "json":
        from doclint.show.json_object import json_object

        say(json_object(outcome))
    elif form == "full":
        from doclint.show.full import full

        colour = wants_colour(sys.stdout)
        columns = shutil.get_terminal_size().columns
        say(full(outcome, shown, columns, colour=colour), colour=colour)
    else:
        from doclint.show.concise import concise

        say(concise(outcome, shown))
    for error in outcome.errors:
        complain(error)
    if form != "json":
        from doclint.show.summary import summary

        for line in summary(outcome):
            click.echo(line, err=True)


def wants_colour(stream: TextIO) -> bool:
    """Tell whether to colour: https://no-color.org, https://force-color.org, else at a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def progress(length: int, many: int) -> Iterator[Callable[[int], None]]:
    """Show a bar on standard error while `length` pairs are checked, if these are `many`.

    Yields the function that is told how many more were done; only a terminal gets a bar.
    """
    if length < many or not sys.stderr.isatty():
        yield lambda done: None
        return
    with click.progressbar(length=length, label="Checking", file=sys.stderr) as bar:
        yield bar.update
