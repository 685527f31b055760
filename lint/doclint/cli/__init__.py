"""The command line: runs `doclint`, and ends it in order whatever happens.

Each sub-command imports what it does when it is called, so that `doclint --help` loads click only.
A sub-command returns its exit code.
"""

import atexit
import gc
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

import click

from doclint import __version__
from doclint.cli import commands_check, commands_project, commands_translate
from doclint.cli.exit import Exit
from doclint.errors import InputError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="doclint", message="%(prog)s %(version)s")
def doclint() -> None:
    """Find what translations of documentation lost, and what was never translated."""


for _module in (commands_check, commands_translate, commands_project):
    for _command in _module.COMMANDS:
        doclint.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code and never raises on what a user did.

    `arguments` are those of the process by default.
    """
    for stream in (sys.stdout, sys.stderr):
        # A letter that the terminal cannot show must not end the run.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    # Little of what a short run makes is garbage, and looking for it takes a tenth of its time. A
    # long run switches the collector on again.
    gc.disable()
    # Nor need the end of the process look through what goes anyway: 25 ms.
    atexit.register(gc.freeze)
    try:
        with _ending_in_order():
            return int(doclint.main(arguments, "doclint", standalone_mode=False) or Exit.CLEAN)
    except click.ClickException as error:
        error.show()
    except InputError as error:
        _complain(str(error))
    except (click.Abort, KeyboardInterrupt):
        return Exit.INTERRUPTED
    except Exception as error:  # an exit code of 1 would say that the files have findings
        from doclint.project.check import internal_error

        _complain(internal_error("doclint", error))
    finally:
        gc.enable()
    return Exit.ERROR


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Let SIGTERM end the run as an exception does: processes end, and files half written go."""

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    before = None
    with suppress(ValueError):  # only the main thread may say what a signal does
        before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        if before is not None:
            signal.signal(signal.SIGTERM, before)


def _complain(message: str) -> None:
    from doclint.cli.streams import complain

    complain(message)
