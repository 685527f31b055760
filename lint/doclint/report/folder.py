"""The folder of a report: made beside the old one, which it takes the place of at the end."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from doclint.errors import InputError

MARKER = ".doclint-report"  # names the files of the folder that doclint wrote, one a line


@contextmanager
def replacing_folder(target: Path) -> Iterator[Path]:
    """Yield an empty folder that becomes `target` if all goes well, and is gone if not.

    Raises InputError where `target` is something that doclint did not write: nobody's file is lost.
    """
    target = target.resolve()
    _check(target)
    beside = target.with_name(f".doclint-{os.urandom(8).hex()}.tmp")
    try:
        beside.mkdir()
        try:
            yield beside
            names = sorted(_files(beside))
            (beside / MARKER).write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
            _swap(beside, target)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise InputError(f"{target}: cannot be written: {error.strerror or error}") from error


def _swap(new: Path, target: Path) -> None:
    if not target.exists():
        new.rename(target)
        return
    old = new.with_suffix(".old")
    target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _check(target: Path) -> None:
    """Raise InputError unless a folder is not there, empty, or a report and nothing else."""
    if not target.parent.is_dir():
        raise InputError(f"{target} cannot be written: there is no folder {target.parent}")
    if not target.exists():
        return
    if not target.is_dir():
        raise InputError(f"{target} is not a folder")
    there = sorted(_files(target))
    if not there:
        return
    try:
        ours = set((target / MARKER).read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        raise InputError(
            f"{target} is not empty and no report of doclint (it has `{there[0]}`):"
            " name another folder"
        ) from None
    for name in there:
        if name != MARKER and name not in ours:
            raise InputError(
                f"{target}: `{name}` is no file of the report, and would be lost:"
                " move it, or name another folder"
            )


def _files(folder: Path) -> Iterator[str]:
    for path, folders, names in os.walk(folder):
        below = Path(path)
        links = [name for name in folders if (below / name).is_symlink()]
        for name in (*names, *links):
            yield (below / name).relative_to(folder).as_posix()
