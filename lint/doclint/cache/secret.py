"""A number that only this user's doclint knows, without which nothing in a cache counts.

The cache lies in the project, and a project may come from a stranger: a cache that was committed
with it could say that nothing is wrong with what is. So the number lies elsewhere, with the user,
or in the folder that the environment names for the cache: that is taken to be the user's own.
"""

import os
import sys
from pathlib import Path

from doclint.cache.store import VARIABLE

_BYTES = 32


def secret() -> bytes | None:
    """Return the number, a new one at the first time; None where it cannot be kept."""
    try:
        file = _folder() / "key"
        if not file.is_file() or file.stat().st_size != _BYTES:
            file.parent.mkdir(parents=True, exist_ok=True)
            new = file.with_name(f"key-{os.urandom(8).hex()}.tmp")
            # Nobody else may read it; whoever comes last wins where two come at once.
            with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:  # noqa: PTH123
                stream.write(os.urandom(_BYTES))
            new.replace(file)
        return file.read_bytes()
    except (OSError, RuntimeError):  # RuntimeError: there is no home
        return None


def _folder() -> Path:
    if named := os.environ.get(VARIABLE):
        return Path(named)
    if named := os.environ.get("XDG_CACHE_HOME"):
        return Path(named, "doclint")
    if sys.platform == "win32" and (named := os.environ.get("LOCALAPPDATA")):
        return Path(named, "doclint", "Cache")
    return Path.home() / ".cache" / "doclint"
