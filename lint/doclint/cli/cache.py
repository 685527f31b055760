"""`doclint cache`."""

from pathlib import Path

from doclint.cache.store import Store, folder_for
from doclint.cli.exit import Exit
from doclint.cli.streams import say
from doclint.errors import InputError
from doclint.files import shown_path
from doclint.project.root import find_root


def show_cache(config: Path | None) -> int:
    """Print where the cache is and what is in it."""
    store = _store(config)
    pairs = f"{store.count():,} outcomes of checks"
    say([f"{shown_path(str(store.file))}: {_readable(store.size())}, {pairs}"])
    return Exit.CLEAN


def clear_cache(config: Path | None) -> int:
    """Remove the cache; InputError where that cannot be done."""
    store = _store(config)
    size = store.size()
    try:
        store.clear()
    except OSError as error:
        shown = shown_path(str(store.file))
        raise InputError(f"{shown}: cannot be removed: {error.strerror or error}") from error
    say([f"{shown_path(str(store.folder))}: {_readable(size)} removed"])
    return Exit.CLEAN


def _store(config: Path | None) -> Store:
    return Store(folder_for(str(find_root(Path(), config).folder)))


def _readable(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
