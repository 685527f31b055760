"""Reads a project that a URL leads to: in an object store, an archive, behind HTTP.

By fsspec: https://filesystem-spec.readthedocs.io/en/latest/api.html. Nothing is written. What is in
the tree is what its folders list, by plain names, so that no path leads out of it; links are not
followed.
"""

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from doclint.errors import InputError
from doclint.files import FILE, FOLDER, LINK, Tree, decoded, reason_of

_AT_ONCE = 16  # requests: a server that is asked for more may leave some without an answer
_KINDS = {"file": FILE, "directory": FOLDER}
# What follows a colon is a repository or its revision there: github://org:repo@sha/path.
_NO_PASSWORDS = frozenset({"git", "github"})


class _There(NamedTuple):
    """A file system, the path of the tree in it, and the process that opened it.

    With `is_web` its names are parts of URLs, percent-encoded; those in the tree are not.
    """

    system: Any
    path: str
    process: int
    is_web: bool

    def at(self, path: str) -> str:
        """Return the path in the file system of one in the tree."""
        if self.is_web:
            path = quote(path, errors="surrogateescape")
        if not path:
            return self.path
        return f"{self.path}{'' if self.path.endswith('/') else '/'}{path}" if self.path else path

    def inside(self, name: str) -> str:
        """Return the path in the tree of one in the file system; empty for one elsewhere."""
        top, name = self.path.strip("/"), name.strip("/")
        if top:
            name = name.removeprefix(f"{top}/") if name.startswith(f"{top}/") else ""
        return unquote(name, errors="surrogateescape") if self.is_web else name


class RemoteTree(Tree):
    """The files below a URL that fsspec understands.

    Raises InputError where it cannot be opened, and where nothing is there.
    """

    is_remote = True
    bad_link = "a link, which is not followed behind a URL"

    def __init__(self, url: str) -> None:
        super().__init__("")  # no folder of this machine
        self.root = url
        self._opened: _There | None = None
        self._known: list[str] = []  # folders of which all below is listed
        self._fetched: dict[str, bytes] = {}
        if not self.entries(""):
            reason = self._unreadable.get("", "no folder, or nothing in it")
            raise InputError(f"--root: {url}: {reason}")

    def __reduce__(self) -> tuple[type["RemoteTree"], tuple[str]]:
        return RemoteTree, (self.root,)

    @property
    def _there(self) -> _There:
        # A connection does not survive a fork.
        if self._opened is None or self._opened.process != os.getpid():
            self._opened = _open(self.root)
        return self._opened

    def locate(self, path: str) -> str:
        """Return the URL of a path in the tree."""
        return f"{self.root.rstrip('/')}/{path}" if path else self.root

    def holds(self, path: str) -> bool:
        """Tell whether a path leads to somewhere in the tree, whatever is there."""
        inside = posixpath.normpath(path)
        return inside == "." or _leads_downward(PurePosixPath(inside))

    def is_folder(self, path: str) -> bool:
        """Tell whether a path is a folder."""
        parent, _, name = path.rpartition("/")
        return not path or self.entries(parent).get(name) == FOLDER

    def text(self, path: str) -> str:
        """Return the text of a file; InputError where there is none."""
        return decoded(self._bytes(path), path)

    def _bytes(self, path: str) -> bytes:
        if path in self._fetched:
            return self._fetched.pop(path)
        try:
            data: bytes = self._there.system.cat_file(self._there.at(path))
        except Exception as error:  # each file system has errors of its own
            raise InputError(f"{path}: {reason_of(error)}") from error
        return data

    def expect(self, paths: Iterable[str]) -> None:
        """Fetch files that will be read next, all at once where the file system can."""
        wanted = list(dict.fromkeys(paths))
        whole: list[None] = [None] * len(wanted)
        there = self._there
        # What asks one by one takes no such option.
        at_once = {"batch_size": _AT_ONCE} if there.system.async_impl else {}
        try:
            got = there.system.cat_ranges(
                [there.at(path) for path in wanted], whole, whole, **at_once
            )
        except Exception:  # asked for one by one, each file says why
            got = []
        # The same holds for what comes back as an error.
        pairs = zip(wanted, got, strict=False)
        self._fetched = {path: data for path, data in pairs if isinstance(data, bytes)}

    @contextmanager
    def on_disk(self, path: str) -> Iterator[str]:
        """Yield the path of a copy of a file; InputError where there is none."""
        if not self.exists(path):  # a file system may follow a link, which is none of the tree
            raise InputError(f"{path}: no such file")
        data = self._bytes(posixpath.normpath(path))
        with TemporaryDirectory(prefix="doclint-") as folder:
            copy = Path(folder, PurePosixPath(path).name)
            copy.write_bytes(data)
            yield str(copy)

    def walk(self, folder: str, extensions: tuple[str, ...]) -> Iterator[str]:
        """Yield the files below a folder that end in one of `extensions`."""
        if self.is_folder(folder) and not any(_is_below(folder, each) for each in self._known):
            self._known.append(folder)
            self._list_below(folder)
        yield from super().walk(folder, extensions)

    def _list_below(self, folder: str) -> None:
        """List all folders below one: an object store tells of a thousand files at a time."""
        there = self._there
        try:
            found = there.system.find(there.at(folder), detail=True)
        except Exception:  # one folder at a time, it says which one cannot be read
            return
        listed: dict[str, dict[str, str]] = {folder: {}}
        for name, info in found.items():
            path = _plain(there.inside(name))
            if path is None:
                continue
            listed.setdefault(_parent(path), {})[path.name] = _kind(info)
            while (path := path.parent).parts and str(path) != folder:
                listed.setdefault(str(path), {})
                listed.setdefault(_parent(path), {})[path.name] = FOLDER
        self._folders.update(listed)

    def _scan(self, folder: str) -> Mapping[str, str]:
        there = self._there
        try:
            infos = there.system.ls(there.at(folder), detail=True)
        except OSError:
            raise
        except Exception as error:  # each file system has errors of its own
            raise OSError(str(error) or type(error).__name__) from error
        found: dict[str, str] = {}
        for info in infos:
            path = _plain(there.inside(info["name"]))
            if path and _parent(path) == folder:
                found[path.name] = _kind(info)
        return found

    def _link_is_good(self, path: str) -> bool:
        return False


def _open(url: str) -> _There:
    for part in url.split("::"):
        if _has_password(part):
            raise InputError(
                "--root: a password in a URL is seen by others; give it to fsspec by its"
                " configuration or by the environment"
            )
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise InputError("--root needs `fsspec`: pip install 'doclint[fsspec]'") from error
    try:
        # An instance that others use may remember what was there before.
        system, path = url_to_fs(url, skip_instance_cache=True)
    except Exception as error:  # each file system has errors of its own
        raise InputError(f"--root: {url}: {reason_of(error)}") from error
    protocols = (system.protocol,) if isinstance(system.protocol, str) else system.protocol
    return _There(system, str(path), os.getpid(), "http" in protocols)


def _has_password(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.password is not None and parts.scheme not in _NO_PASSWORDS
    except ValueError:  # no URL at all, which fsspec says
        return False


def _plain(name: str) -> PurePosixPath | None:
    """Return the path of a name in the tree; None for `a//b`, which no path leads to, and `..`."""
    path = PurePosixPath(name)
    return path if str(path) == name and _leads_downward(path) else None


def _leads_downward(path: PurePosixPath) -> bool:
    """Tell whether a path stays in the tree: an object store and an archive may have any names."""
    return bool(path.parts) and not any(unquote(part) in ("/", "..") for part in path.parts)


def _parent(path: PurePosixPath) -> str:
    return "" if len(path.parts) == 1 else str(path.parent)


def _is_below(folder: str, above: str) -> bool:
    return not above or folder == above or folder.startswith(f"{above}/")


def _kind(info: Mapping[str, Any]) -> str:
    return LINK if info.get("islink") else _KINDS.get(info.get("type", ""), LINK)
