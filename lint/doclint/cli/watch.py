"""`doclint check --watch`: checks again whenever a file is saved."""

import gc
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from doclint.cli.exit import Exit
from doclint.cli.streams import complain, note
from doclint.errors import InputError
from doclint.pair.layouts import BUILT_IN

# Articles, and what is said of their checks.
_SUFFIXES = {
    *(extension for layout in BUILT_IN.values() for extension in layout.all_extensions),
    *(".toml", ".jsonl"),
}


def watch(check: Callable[[], int], folder: Path, written: Iterable[Path]) -> int:
    """Run a check now and after every change below a folder, until a signal ends it.

    What the check itself has `written` is no change. Raises InputError where the package that
    watches is not installed. Returns the exit code of the last check.
    """
    return again(check, _changes(folder, {path.resolve() for path in written}))


def again(check: Callable[[], int], changes: Iterable[object]) -> int:
    """Run a check now and once for each of the changes."""
    gc.enable()  # this is no short run
    code = _once(check)
    for _ in changes:
        if sys.stdout.isatty():
            click.clear()
        code = _once(check)
    return code


def _once(check: Callable[[], int]) -> int:
    try:
        return check()
    except InputError as error:  # the configuration is being written, say
        complain(str(error))
        return Exit.ERROR
    finally:
        note("watching for changes; Ctrl-C ends it")


def concerns(path: Path, written: Iterable[Path]) -> bool:
    """Tell whether a check may give something else when a file has changed."""
    return path.suffix in _SUFFIXES and path not in written


def _changes(folder: Path, written: set[Path]) -> Iterator[object]:
    try:
        import watchfiles
    except ImportError as error:
        raise InputError("--watch needs `watchfiles`: pip install 'doclint[watch]'") from error
    ignored = watchfiles.DefaultFilter()  # .git, node_modules, what editors leave behind

    def wanted(change: watchfiles.Change, path: str) -> bool:
        return ignored(change, path) and concerns(Path(path), written)

    return watchfiles.watch(folder, watch_filter=wanted, debounce=200)
