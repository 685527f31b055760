"""Which formats a check is shown in, and where: `--format`, `--output`, `--statistics`."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from doclint.errors import InputError
from doclint.show.formats import FORMATS
from doclint.write import write_lines

_STANDARD_OUTPUT = "-"


class FileOutput(NamedTuple):
    """A file that is written besides, and its format."""

    form: str
    file: Path


class Outputs(NamedTuple):
    """The format on standard output, and the files."""

    printed: str
    files: tuple[FileOutput, ...] = ()


def outputs_of(form: str | None, wanted: Sequence[str], *, statistics: bool) -> Outputs:
    """Read the options of a command; `wanted` are the values of `--output`.

    Raises click.UsageError where they contradict one another, InputError where a file cannot be
    written because of its folder: before the work, not after it.
    """
    pairs = [_split(value) for value in wanted]
    printed = [form for form, name in pairs if name == _STANDARD_OUTPUT]
    printed += [form] if form else []
    printed += ["statistics"] if statistics else []
    if len(printed) > 1:
        listed = " and ".join(f"`{form}`" for form in printed)
        raise click.UsageError(f"Standard output takes one format, not {listed}.")
    files = [FileOutput(form, Path(name)) for form, name in pairs if name != _STANDARD_OUTPUT]
    for index, (_, file) in enumerate(files):
        _check_folder(file)
        if file.resolve() in (other.resolve() for _, other in files[:index]):
            raise click.UsageError(f"Two --output are written to {file}.")
    return Outputs(printed[0] if printed else _default(), tuple(files))


def write_files(outputs: Outputs, render: Callable[[str], Iterable[str]]) -> None:
    """Write the files; `render` gives the lines in a format. InputError where one cannot be."""
    for form, file in outputs.files:
        try:
            write_lines(file, render(form))
        except OSError as error:
            raise InputError(f"--output {form}:{file}: {error.strerror or error}") from error


def in_github_actions() -> bool:
    """Tell whether what is printed goes to the log of a job of GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _default() -> str:
    if in_github_actions():
        return "github"
    return "full" if sys.stdout.isatty() else "concise"


def _split(value: str) -> tuple[str, str]:
    form, colon, name = value.partition(":")
    if not colon or not name:
        raise click.UsageError(f"--output must be FORMAT:FILE (or FORMAT:-), not `{value}`.")
    if form not in FORMATS:
        raise click.UsageError(f"--output: no format `{form}`; there are: {', '.join(FORMATS)}.")
    return form, name


def _check_folder(file: Path) -> None:
    if file.is_dir():
        raise InputError(f"--output: {file} is a folder")
    if not file.parent.is_dir():
        raise InputError(f"--output: {file} cannot be written: there is no folder {file.parent}")
