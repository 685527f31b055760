"""Finds the packages that installed distributions offer in a group of entry points.

The specification: https://packaging.python.org/en/latest/specifications/entry-points/
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_METADATA = (".dist-info", ".egg-info")


def modules_of(group: str) -> list[str]:
    """Return the modules that entry points of a group name, each once, in the order of `sys.path`.

    `importlib.metadata` takes 40 ms to say the same, more than a check of one pair does, and so
    serves only where nothing is found: in an archive, say.
    """
    found = dict.fromkeys(
        module for text in _declarations(sys.path) for module in _modules_in(text, group)
    )
    if not found:
        from importlib.metadata import entry_points

        found = dict.fromkeys(entry.module for entry in entry_points(group=group))
    return list(found)


def distributions() -> Iterator[str]:
    """Yield the names of the folders of metadata of what is installed: they hold the versions."""
    for folder in dict.fromkeys(sys.path):
        yield from (name for name in _names_in(folder) if name.endswith(_METADATA))


def _names_in(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder or os.curdir))  # noqa: PTH208 (whole Paths cost time)
    except OSError:
        return []


def _declarations(folders: Iterable[str]) -> Iterator[str]:
    """Yield the text of every `entry_points.txt` of the distributions in some folders."""
    for folder in dict.fromkeys(folders):
        for name in _names_in(folder):
            if name.endswith(_METADATA):
                try:
                    yield Path(folder, name, "entry_points.txt").read_text(encoding="utf-8")
                except (OSError, UnicodeDecodeError):
                    continue


def _modules_in(text: str, group: str) -> Iterator[str]:
    """Yield the modules of one group: `[group]`, then `name = module:attribute [extras]` lines."""
    inside = False
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            inside = line == f"[{group}]"
        elif inside and line and line[0] not in "#;":
            _, _, value = line.partition("=")
            yield value.partition(":")[0].partition("[")[0].strip()
