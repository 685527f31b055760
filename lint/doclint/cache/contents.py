"""What files hold, as digests: looked up by what `stat` says of them, as git's index does.

Reading is needed only for a file whose size, times or inode changed. A file that was changed just
before it was looked at may change again within the same tick of the clock, so that nothing would
show it; of such a file `stat` is not believed (git calls it racy:
https://git-scm.com/docs/racy-git).
"""

import os
import time
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from struct import pack

from doclint.cache.store import Known

_TICK = 2_000_000_000  # nanoseconds: the coarsest clock of a file system, FAT's

NONE = b""  # the digest of a file that is not there


def digest_of(data: bytes) -> bytes:
    """Return 16 bytes that stand for some others."""
    return blake2b(data, digest_size=16).digest()


def digest_of_text(text: str) -> bytes:
    """Return the digest of the file that holds a text."""
    return digest_of(text.encode("utf-8", "surrogatepass"))


def stamp_of(path: str) -> bytes:
    """Return what tells that a file was not changed: nothing if it may be, unnoticed; OSError."""
    found = os.stat(path)  # noqa: PTH116 (a Path for each file costs more than this)
    # The time of the last change of the inode cannot be set, as that of the content can.
    latest = max(found.st_mtime_ns, found.st_ctime_ns)
    if latest > time.time_ns() - _TICK:
        return b""
    # Inodes of Windows and times of the far future have more than 63 bits.
    mask = (1 << 64) - 1
    numbers = found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
    return pack("<4Q", *(number & mask for number in numbers))


class Contents:
    """Digests of files by their paths; `locate` says where a path is on the disk.

    `learned` is what was found out anew.
    """

    def __init__(self, locate: Callable[[str], str], known: Mapping[str, Known]) -> None:
        self._locate = locate
        self._known = known
        self._digests: dict[str, bytes] = {}
        self.learned: dict[str, Known] = {}

    def of(self, path: str) -> bytes:
        """Return the digest of a file, NONE if it cannot be read."""
        digest = self._digests.get(path)
        if digest is None:
            digest = self._digests[path] = self._of(path)
        return digest

    def of_all(self, paths: Iterable[str]) -> bytes:
        """Return one digest of some files and their names."""
        together = blake2b(digest_size=16)
        for path in paths:
            together.update(path.encode("utf-8", "surrogateescape") + b"\0" + self.of(path))
        return together.digest()

    def _of(self, path: str) -> bytes:
        file = self._locate(path)
        try:
            stamp = stamp_of(file)
            known = self._known.get(path)
            if known and known.stamp == stamp:
                return known.digest
            with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 (as in `doclint.files`)
                digest = digest_of(stream.read())
        except OSError:
            return NONE
        if stamp:
            self.learned[path] = Known(stamp, digest)
        return digest
