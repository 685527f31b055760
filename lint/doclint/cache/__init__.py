"""What checks found, remembered from one run to the next.

The truth is content: an outcome holds for the contents of both files, for the settings and the
program, and for what the check asked of the rest of the project. See `doclint.cache.checks`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from doclint.cache.store import Store


def store_for(root: str) -> "Store | None":
    """Return the cache of the project in a folder."""
    try:
        from doclint.cache.store import Store, folder_for
    except ImportError:  # Python can be built without SQLite
        return None
    return Store(folder_for(root))
