"""What goes to standard output and standard error, and how."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TextIO

import click

from doclint.cli.outputs import Outputs, in_github_actions, write_files
from doclint.errors import InputError
from doclint.show.formats import Paths, rendered
from doclint.show.outcome import Outcome
from doclint.show.text import printable

_AT_ONCE = 500  # lines
_COLUMNS = 80  # where nothing says otherwise


def complain(message: str) -> None:
    """Print an error on one line of standard error."""
    click.echo(_inert(f"error: {printable(message)}"), err=True)


def warn(message: str) -> None:
    """Print what a user should mend, though the run goes on, on one line of standard error."""
    click.echo(_inert(f"warning: {printable(message)}"), err=True)


def note(message: str) -> None:
    """Print what a user should know, and need not mend, on one line of standard error."""
    click.echo(_inert(f"note: {printable(message)}"), err=True)


def say(lines: Iterable[str], *, colour: bool = False) -> None:
    """Print lines on standard output; InputError where it takes none (a full disk)."""
    left = iter(lines)
    # One at a time, each would be written on its own.
    while some := list(islice(left, _AT_ONCE)):
        try:
            click.echo("\n".join(some), color=colour)
        except BrokenPipeError:
            raise  # the reader has seen enough: click ends the run
        except OSError as error:
            raise InputError(f"standard output cannot be written: {error.strerror}") from error


def fit_for(stream: TextIO) -> Callable[[str], str]:
    """Return what makes a line fit for a stream: a program gets it as it is, a terminal inert."""
    return printable if stream.isatty() else str


def _columns() -> int:
    """Return how wide the terminal is; 80 where there is none, or `COLUMNS`."""
    if not (sys.stdout.isatty() or "COLUMNS" in os.environ):
        return _COLUMNS
    from shutil import get_terminal_size

    return get_terminal_size((_COLUMNS, 1)).columns


def print_outcome(outcome: Outcome, outputs: Outputs, paths: Paths) -> None:
    """Print findings on standard output and to files, errors and the summary on standard error.

    There is no summary with `json`, which holds it. Raises InputError where a file cannot be
    written.
    """
    columns = _columns()
    colour = wants_colour(sys.stdout)
    form = outputs.printed
    lines = rendered(form, outcome, paths, columns, colour=colour)
    is_log = in_github_actions() and form != "github"  # asked once, not for each line
    say(map(_inert, lines) if is_log else lines, colour=colour)
    for error in outcome.errors:
        complain(error)
    if form != "json":
        from doclint.show.summary import summary, whole

        for line in [whole(outcome)] if form == "statistics" else summary(outcome):
            click.echo(line, err=True)
    write_files(outputs, lambda form: rendered(form, outcome, paths, columns, colour=False))


def _inert(line: str) -> str:
    """Return a line that is no command where it is printed, whatever an article says."""
    if not in_github_actions():
        return line
    from doclint.show.github import inert

    return inert(line)


def wants_colour(stream: TextIO) -> bool:
    """Tell whether to colour: https://no-color.org, https://force-color.org, else at a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def progress(length: int, many: int, label: str = "Checking") -> Iterator[Callable[[int], None]]:
    """Show a bar on standard error while `length` pairs are checked, if these are `many`.

    Yields the function that is told how many more were done; only a terminal gets a bar.
    """
    if length < many or not sys.stderr.isatty():
        yield lambda done: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield bar.update
