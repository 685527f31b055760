"""The one place that writes files."""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

_STREAMS = ("/dev/stdout", "/dev/stderr", "/dev/fd/")


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write a file of lines in UTF-8: all of it or, where that fails, nothing.

    Links are followed, and the permissions of a file that was there are kept. What is no file but a
    pipe or another stream is written to as it is. Raises OSError.
    """
    data = "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")
    mode = path.stat().st_mode if path.exists() else None
    if str(path).startswith(_STREAMS) or (mode is not None and not stat.S_ISREG(mode)):
        with path.open("ab") as stream:
            stream.write(data)
        return
    target = path.resolve()
    _put(target, data, mode)


def replace_text(path: Path, before: str, after: str) -> None:
    """Put one text in the place of another in a file: all of it or, where that fails, nothing.

    The text is written as it is (BOM, newlines), the permissions are kept. Nothing is written to a
    file that no longer holds `before`, that must not be written, or whose last part is a link.
    Raises OSError, whose `strerror` says why.
    """
    mode = path.lstat().st_mode
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "not a file of its own but a link")
    if not mode & stat.S_IWUSR or not os.access(path, os.W_OK):
        raise OSError(errno.EACCES, "read-only")
    if path.read_bytes() != before.encode():
        raise OSError(errno.ESTALE, "changed since it was read")
    data = after.encode()
    _put(path, data, mode)
    if path.read_bytes() != data:
        raise OSError(errno.EIO, "holds something else than was written")


def _put(target: Path, data: bytes, mode: int | None) -> None:
    """Write a file beside the target, and rename it when all of it is on the disk."""
    temporary = target.with_name(f".doclint-{os.urandom(8).hex()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
