"""Finds the project that a path belongs to."""

from pathlib import Path
from typing import NamedTuple

from doclint.config.config import Config
from doclint.files import Tree
from doclint.pair.forms import recognise


class Root(NamedTuple):
    """The folder of a project and its configuration file, where it has one.

    `certain` says that it is one: it has a configuration, or a layout was recognised.
    """

    folder: Path
    config: Path | None
    certain: bool = True


def find_root(start: Path, config: Path | None = None) -> Root:
    """Find the project that a file or folder is in.

    It is the nearest folder upward with `doclint.toml` or a `pyproject.toml` that has a
    `[tool.doclint]`, as far as the root of the repository; else the nearest one in which a built-in
    layout is recognised; else the root of the repository, or the folder itself. The folder of
    `config`, where one is given, comes before all of these if `start` is in it.
    """
    here = start.resolve()
    upward = [here, *here.parents] if here.is_dir() else here.parents
    if config and config.resolve().parent in upward:
        return Root(config.resolve().parent, config)
    recognised = None
    for folder in upward:
        if file := _config_in(folder):
            return Root(folder, config or file)
        if not recognised and recognise(Tree(str(folder)), Config().source_language):
            recognised = folder
        if (folder / ".git").exists():
            return Root(recognised or folder, config, certain=recognised is not None)
    return Root(recognised or upward[0], config, certain=recognised is not None)


def _config_in(folder: Path) -> Path | None:
    own, shared = folder / "doclint.toml", folder / "pyproject.toml"
    if own.is_file():
        return own
    if shared.is_file():
        from doclint.config.read import has_table

        if has_table(str(shared)):
            return shared
    return None
