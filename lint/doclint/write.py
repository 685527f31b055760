"""The one place that writes files."""

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
    temporary = target.with_name(f".doclint-{os.urandom(8).hex()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
