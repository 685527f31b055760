"""The one place that reads the disk: texts, folder listings, and the border of the project.

What is not on the disk but behind a URL is read in `doclint.remote`.
"""

import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from doclint.errors import InputError
from doclint.patterns import lazy_pattern
from doclint.show.lines import Lines

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_CHARSET = lazy_pattern(rb'^"Content-Type:[^"]*charset=([\w.:-]+)', re.ASCII | re.MULTILINE)
FILE, FOLDER, LINK = "file", "folder", "link"
_NOTHING: Mapping[str, str] = MappingProxyType({})
# Folders that hold other people's files; hidden ones are passed over too.
_FOREIGN = frozenset({"node_modules", "__pycache__"})
_KEPT_TEXTS = 256


def read_text(path: str, shown_as: str | None = None) -> str:
    """Return a file's text exactly as it stands on disk: BOM and CR are kept.

    `shown_as` is the path that messages name. Raises InputError where the file is not there, cannot
    be read or is not UTF-8 (with the line and column of the first wrong byte).
    """
    name = shown_as or path
    try:
        # A Path object for each file would cost more than reading it.
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            data = file.read()
    except OSError as error:
        raise InputError(f"{name}: {reason_of(error)}") from error
    return decoded(data, name)


def decoded(data: bytes, name: str) -> str:
    """Return the text of a file or stream; InputError calls it `name` where it is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if data.startswith(_UTF16):
            raise InputError(f"{name}:1:1: not UTF-8 but UTF-16") from error
        before = data[: error.start].decode("utf-8")
        line, column = Lines(before).position(len(before))
        wrong = f"0x{data[error.start]:02x}"
        said = _declared(data) if name.endswith((".po", ".pot")) else ""
        raise InputError(f"{name}:{line}:{column}: not UTF-8 (byte {wrong}){said}") from error


def _declared(data: bytes) -> str:
    """Return what to say of the charset that the header of a catalog declares."""
    found = _CHARSET.search(data)
    if found is None:
        return ""
    charset = found[1].decode()
    if charset.upper() in ("UTF-8", "UTF8"):
        return f", but its header declares `{charset}`"
    return f" but `{charset}`, as its header declares: `msgconv --to-code=UTF-8` converts it"


def shown_path(path: str) -> str:
    """Return a path as a message names it: relative to where the user is, where that is shorter."""
    absolute = os.path.abspath(path)  # noqa: PTH100 (`resolve` would follow links)
    try:
        return min(os.path.relpath(absolute), absolute, key=len)
    except ValueError:  # another drive of Windows
        return absolute


def repository_of(folder: str) -> str:
    """Return the root of the git repository that a folder is in, the folder itself if in none."""
    start = Path(folder).resolve()
    roots = (above for above in (start, *start.parents) if (above / ".git").exists())
    return str(next(roots, start))


def path_from(root: str, path: str) -> str:
    """Return a path relative to a folder above, with slashes; a path outside as an absolute one."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 (`resolve` would follow links)
    try:
        return absolute.relative_to(root).as_posix()
    except ValueError:
        return absolute.as_posix()


def reason_of(error: Exception) -> str:
    """Say in a few words why something cannot be read."""
    match error:
        case FileNotFoundError():
            return "no such file"
        case IsADirectoryError():
            return "is a folder, not a file"
        case PermissionError():
            return "cannot be read: permission denied"
        case OSError(strerror=str(reason)):
            return f"cannot be read: {reason}"
        case _:
            return f"cannot be read: {' '.join(str(error).split()) or type(error).__name__}"


class Tree:
    """The files below a folder, listed once; paths are relative to it, with `/`, exact in case.

    Links that lead out of the folder are neither followed nor there. `problems` holds one line for
    each file or folder that was walked to and cannot be read. A text that is given takes the place
    of what the disk has.
    """

    is_remote = False
    bad_link = "a link that leads out of the project or nowhere"

    def __init__(self, root: str) -> None:
        self.root = os.path.realpath(root)
        self.problems: list[str] = []
        self._folders: dict[str, Mapping[str, str]] = {}
        self._unreadable: dict[str, str] = {}
        self._exists: dict[str, bool] = {}
        self._texts: dict[str, str | None] = {}
        self._given: dict[str, str] = {}

    def give(self, path: str, text: str) -> None:
        """Take a text for that of a file, whether or not the file is there."""
        self._given[path] = text
        self._texts.pop(path, None)
        self._exists.pop(path, None)

    def locate(self, path: str) -> str:
        """Return the path on disk of a path in the tree."""
        return f"{self.root}/{path}" if path else self.root

    @contextmanager
    def on_disk(self, path: str) -> Iterator[str]:
        """Yield where on this disk what a file holds can be read."""
        yield self.locate(path)

    def holds(self, path: str) -> bool:
        """Tell whether a path leads to somewhere in the tree, whatever is there."""
        # A link in the last place would be followed on writing.
        return Path(self.root, path).resolve().is_relative_to(self.root)

    def expect(self, paths: Iterable[str]) -> None:
        """Be told which files will be read next."""

    def exists(self, path: str) -> bool:
        """Tell whether a file or folder is there; False for one outside the tree."""
        there = self._exists.get(path)
        if there is None:
            there = self._exists[path] = self._is_there(posixpath.normpath(path))
        return there

    def _is_there(self, path: str) -> bool:
        if path == "." or path in self._given:
            return True
        parent, _, name = path.rpartition("/")
        kind = self.entries(parent).get(name)
        return kind is not None and (kind != LINK or self._link_is_good(path))

    def is_folder(self, path: str) -> bool:
        """Tell whether a path is a folder, a link to one included."""
        return self.exists(path) and Path(self.locate(path)).is_dir()

    def text(self, path: str) -> str:
        """Return the text of a file; InputError where there is none."""
        given = self._given.get(path)
        return read_text(self.locate(path), path) if given is None else given

    def read(self, path: str) -> str | None:
        """Return the text of a file; None where it is not there or not text."""
        path = posixpath.normpath(path)
        if path not in self._texts:
            if len(self._texts) >= _KEPT_TEXTS:
                self._texts.clear()
            try:
                text = self.text(path) if self.exists(path) else None
            except InputError:
                text = None
            self._texts[path] = text
        return self._texts[path]

    def folders(self, path: str) -> Iterator[str]:
        """Yield the names of the folders in a folder, sorted, hidden ones left out."""
        for name in sorted(self.entries(path)):
            if not name.startswith(".") and self.is_folder(f"{path}/{name}" if path else name):
                yield name

    def walk(self, folder: str, extensions: tuple[str, ...]) -> Iterator[str]:
        """Yield the files below a folder that end in one of `extensions`.

        Links to folders are not followed.
        """
        folders = [folder]
        while folders:
            folder = folders.pop()
            prefix = f"{folder}/" if folder else ""
            entries = self.entries(folder)
            if folder in self._unreadable:
                self.report(f"{folder or self.root}: {self._unreadable[folder]}")
            for name, kind in entries.items():
                if kind == FOLDER:
                    if not name.startswith(".") and name not in _FOREIGN:
                        folders.append(prefix + name)
                elif name.endswith(extensions):
                    path = prefix + name
                    if kind == FILE or self._link_is_good(path):
                        yield path
                    else:
                        self.report(f"{path}: {self.bad_link}")

    def report(self, problem: str) -> None:
        """Add a problem, once."""
        if problem not in self.problems:
            self.problems.append(problem)

    def entries(self, folder: str) -> Mapping[str, str]:
        """Return the names in a folder with what they are; nothing where it is no folder."""
        listed = self._folders.get(folder)
        if listed is None:
            listed = self._folders[folder] = self._list(folder)
        return listed

    def _list(self, folder: str) -> Mapping[str, str]:
        if folder:
            parent, _, name = folder.rpartition("/")
            kind = self.entries(parent).get(name, FILE)
            if kind == FILE or (kind == LINK and not self._link_is_good(folder)):
                return _NOTHING
        try:
            return self._scan(folder)
        except NotADirectoryError:
            return _NOTHING
        except OSError as error:
            self._unreadable[folder] = reason_of(error)
            return _NOTHING

    def _scan(self, folder: str) -> Mapping[str, str]:
        """Return the names in a folder with what they are; OSError where it cannot be read."""
        with os.scandir(self.locate(folder)) as entries:
            return {entry.name: _kind(entry) for entry in entries}

    def _link_is_good(self, path: str) -> bool:
        real = Path(os.path.realpath(self.locate(path)))
        return real.is_relative_to(self.root) and real.exists()


def _kind(entry: "os.DirEntry[str]") -> str:
    if entry.is_symlink():
        return LINK
    return FOLDER if entry.is_dir(follow_symlinks=False) else FILE
