"""The file of the cache: an SQLite database that several processes may use at once.

All that goes wrong with it costs time and nothing else: a file that is damaged or not ours is
thrown away, one that cannot be written or is in use for long is done without.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")

FOLDER = ".doclint_cache"
VARIABLE = "DOCLINT_CACHE_DIR"

_FILE = "checks.sqlite3"
_BESIDE = ("", "-wal", "-shm", "-journal")  # https://sqlite.org/tempfiles.html
_APPLICATION = 0x646C6E74  # "dlnt", https://sqlite.org/pragma.html#pragma_application_id
_FORM = 1  # of the tables
_PATIENCE = 5.0  # seconds that one process waits for another
_MOST_BYTES = 1 << 30
_CONTEXTS = 32
_AT_ONCE = 500  # SQLite's limit of placeholders was 999 once

_COUNT_CHECKS = "SELECT count(*) FROM checks WHERE context = ?"
_TABLES = """
CREATE TABLE contexts (id INTEGER PRIMARY KEY, digest BLOB UNIQUE NOT NULL, used TEXT NOT NULL);
CREATE TABLE files (path TEXT PRIMARY KEY, stamp BLOB NOT NULL, digest BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE checks (
    context INTEGER NOT NULL, path TEXT NOT NULL, key BLOB NOT NULL, asked BLOB NOT NULL,
    outcome BLOB NOT NULL, PRIMARY KEY (context, path)
);
"""


class Known(NamedTuple):
    """What a file held when it looked as `stamp` says: `digest` of its bytes."""

    stamp: bytes
    digest: bytes


class Check(NamedTuple):
    """The outcome of a check, and what it holds for."""

    context: int
    path: str
    key: bytes
    asked: bytes
    outcome: bytes


def folder_for(root: str) -> Path:
    """Return the folder of the cache of a project: in it, unless the environment names another."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else Path(root, FOLDER)


class Store:
    """The database in a folder. It is opened for each use, so that no process inherits it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / _FILE

    def size(self) -> int:
        """Return how many bytes it takes on the disk, 0 if it is not there."""
        return sum(file.stat().st_size for file in self._files())

    def clear(self) -> None:
        """Remove it; OSError where that cannot be done."""
        for file in self._files():
            file.unlink(missing_ok=True)

    def count(self) -> int:
        """Return how many outcomes it holds."""
        if not self.file.is_file():
            return 0
        query = "SELECT count(*) FROM checks"
        return self._do(lambda database: int(database.execute(query).fetchone()[0]), 0)

    def contexts(self, digests: Sequence[bytes]) -> list[int]:
        """Return the numbers of some contexts, new ones for those not seen before.

        An empty list if they cannot be had: there is no cache then.
        """

        def work(database: sqlite3.Connection) -> list[int]:
            if self.size() > _MOST_BYTES:
                database.executescript("DELETE FROM checks; DELETE FROM files; VACUUM;")
            today = date.today().isoformat()
            rows = set(database.execute("SELECT digest, used FROM contexts"))
            if not rows.issuperset((digest, today) for digest in digests):
                with database:
                    database.executemany(
                        "INSERT INTO contexts (digest, used) VALUES (?, ?)"
                        " ON CONFLICT (digest) DO UPDATE SET used = excluded.used",
                        [(digest, today) for digest in digests],
                    )
                    _forget(database, max(_CONTEXTS, len(digests)))
            found = dict(database.execute("SELECT digest, id FROM contexts"))
            return [found[digest] for digest in digests]

        return self._do(work, [])

    def files(self, paths: Iterable[str]) -> dict[str, Known]:
        """Return what is known of some files, and maybe of others."""

        def work(database: sqlite3.Connection) -> dict[str, Known]:
            count = "SELECT count(*) FROM files"
            query = "SELECT path, stamp, digest FROM files WHERE true"
            rows = _select(database, count, query, [], paths)
            return {path: Known(stamp, digest) for path, stamp, digest in rows}

        return self._do(work, {})

    def keys(self, context: int, paths: Iterable[str]) -> dict[str, tuple[bytes, bytes]]:
        """Return keys of outcomes and what was asked, for some paths and maybe for others."""

        def work(database: sqlite3.Connection) -> dict[str, tuple[bytes, bytes]]:
            query = "SELECT path, key, asked FROM checks WHERE context = ?"
            rows = _select(database, _COUNT_CHECKS, query, [context], paths)
            return {path: (key, asked) for path, key, asked in rows}

        return self._do(work, {})

    def outcomes(self, context: int, paths: Iterable[str]) -> dict[str, bytes]:
        """Return the outcomes for some paths, and maybe for others."""
        query = "SELECT path, outcome FROM checks WHERE context = ?"
        return self._do(
            lambda database: dict(_select(database, _COUNT_CHECKS, query, [context], paths)), {}
        )

    def put(self, checks: Iterable[Check], files: Mapping[str, Known]) -> None:
        """Keep outcomes, and what is known of files."""

        def work(database: sqlite3.Connection) -> None:
            rows = ((path, *known) for path, known in files.items())
            with database:
                database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", rows)
                database.executemany("INSERT OR REPLACE INTO checks VALUES (?, ?, ?, ?, ?)", checks)

        self._do(work, None)

    def _files(self) -> Iterator[Path]:
        for suffix in _BESIDE:
            file = self.file.with_name(_FILE + suffix)
            if file.is_file() or file.is_symlink():
                yield file

    def _do(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Do something with the database; whatever it says, the run goes on."""
        try:
            with closing(self._open()) as database:
                return work(database)
        except (sqlite3.OperationalError, OSError):
            pass  # locked, full, read-only, on a file system without locks: no fault of the file's
        except (sqlite3.DatabaseError, LookupError, TypeError, ValueError):
            with suppress(OSError):
                self.clear()
        return otherwise

    def _open(self) -> sqlite3.Connection:
        """Open the database, made anew where it is not ours."""
        self._make_folder()
        database = self._connect()
        try:
            if not _may_be_ours(database):
                database.close()
                self.clear()
                database = self._connect()
            if not _is_ours(database):
                _make(database)
        except BaseException:
            database.close()
            raise
        return database

    def _make_folder(self) -> None:
        """Make the folder; OSError where it is a link, which could lead anywhere."""
        try:
            self.folder.mkdir(parents=True)
        except FileExistsError:
            pass
        else:
            (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")
        if any(path.is_symlink() for path in (self.folder, *self._files())):
            raise OSError(f"{self.folder}: is a link, or holds one")

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.file, timeout=_PATIENCE)
        # A stranger's file must not run anything: https://sqlite.org/security.html
        database.execute("PRAGMA trusted_schema = OFF")
        database.execute("PRAGMA synchronous = NORMAL")
        return database


def is_text(path: str) -> bool:
    """Tell whether a path can be written: names of files need not be."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_ours(database: sqlite3.Connection) -> bool:
    application = database.execute("PRAGMA application_id").fetchone()[0]
    form = database.execute("PRAGMA user_version").fetchone()[0]
    return (application, form) == (_APPLICATION, _FORM)


def _may_be_ours(database: sqlite3.Connection) -> bool:
    """Tell whether a database is ours, or one that nothing was put into yet."""
    # In one transaction: another process may be making it.
    database.execute("BEGIN")
    tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    is_ours = _is_ours(database)
    database.rollback()
    return is_ours or not tables


def _make(database: sqlite3.Connection) -> None:
    with suppress(sqlite3.OperationalError):  # another process is at it, and SQLite does not wait
        database.execute("PRAGMA journal_mode = WAL")
    database.execute("BEGIN IMMEDIATE")
    if not _is_ours(database):  # another process was not faster
        for statement in _TABLES.split(";")[:-1]:
            database.execute(statement)
        database.execute(f"PRAGMA application_id = {_APPLICATION}")
        database.execute(f"PRAGMA user_version = {_FORM}")
    database.commit()


def _forget(database: sqlite3.Connection, kept: int) -> None:
    """Drop the contexts that were not used for longest, with their outcomes."""
    database.execute(
        "DELETE FROM contexts WHERE id NOT IN"
        " (SELECT id FROM contexts ORDER BY used DESC, id DESC LIMIT ?)",
        [kept],
    )
    database.execute("DELETE FROM checks WHERE context NOT IN (SELECT id FROM contexts)")


def _select(
    database: sqlite3.Connection,
    count: str,
    query: str,
    values: Sequence[object],
    paths: Iterable[str],
) -> Iterable[tuple[Any, ...]]:
    """Return the rows of a query for some paths, all its rows where most of them are asked for.

    `count` tells how many those are.
    """
    wanted = list(paths)
    # To go through all rows takes a third of the time of looking for each.
    if len(wanted) > database.execute(count, values).fetchone()[0] / 2:
        return database.execute(query, values)
    return _some(database, f"{query} AND path IN", values, wanted)


def _some(
    database: sqlite3.Connection, query: str, values: Sequence[object], wanted: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query that ends in `IN`, for some paths after another."""
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        yield from database.execute(f"{query} ({','.join('?' * len(some))})", [*values, *some])
