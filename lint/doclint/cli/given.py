"""What commands are given: paths, names of rules, a number of processes."""

import os
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import click

from doclint.errors import InputError
from doclint.files import Tree, path_from, repository_of, shown_path
from doclint.project.project import Project, open_project, open_project_at
from doclint.project.root import find_root
from doclint.project.run import Cluster, processors
from doclint.show.formats import Paths


def shown_paths(tree: Tree) -> Paths:
    """Return how the paths of a project are shown: where the user is, and in the repository."""
    if tree.is_remote:
        return Paths(str, str)
    root = repository_of(tree.root)
    above = shown_path(tree.root)
    is_below = not above.startswith("..") and not Path(above).is_absolute()
    prefix = "" if above == "." else f"{above}/"

    @cache
    def shown(path: str) -> str:
        # The same, without a look at each path, where the project is below the user.
        return f"{prefix}{path}" if is_below and os.sep == "/" else shown_path(tree.locate(path))

    @cache
    def rooted(path: str) -> str:
        return path_from(root, tree.locate(path))

    return Paths(shown, rooted)


def start_of(paths: Sequence[Path]) -> Path:
    """Return the first path that is in a project: a hook passes files that are in none, too."""
    if len(paths) == 1:
        return paths[0]
    in_projects = (path for path in paths if path.exists() and find_root(path).certain)
    return next(in_projects, paths[0] if paths else Path())


def project_of(
    paths: Sequence[Path], config: Path | None, languages: Sequence[str], root: str | None
) -> Project:
    """Open the project at a URL, or else the one that paths are in."""
    if root is None:
        return open_project(start_of(paths), config, languages)
    if "://" not in root:
        raise click.UsageError(f"--root must be a URL, like s3://bucket/docs, not `{root}`.")
    return open_project_at(root, config, languages)


def located(project: Project, paths: Sequence[Path]) -> tuple[list[str], list[str]]:
    """Make paths relative to the project; what is not there or in another comes back as errors."""
    inside_paths, errors = [], []
    for path in paths:
        try:
            inside = project.relative(path)
        except InputError as error:
            errors.append(str(error))
            continue
        if inside is not None:
            inside_paths.append(inside)
        elif find_root(path).certain:
            errors.append(f"{path}: belongs to another project than {project.tree.root}")
    return inside_paths if paths else [""], errors


def names(values: Iterable[str]) -> list[str]:
    """Split what was given with commas: `--select link,image`."""
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def jobs_of(text: str) -> int:
    """Return how many processes `--jobs` asks for; UsageError where it is no number."""
    if text == "auto":
        return processors()
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise click.UsageError(f"--jobs must be a number from 1 or `auto`, not `{text}`.")
    return int(text)


def cluster_of(text: str) -> Cluster:
    """Return the cluster that `--executor` names; UsageError where it can be none."""
    scheme, _, address = text.partition(":")
    if scheme != "dask" or "://" not in address:
        raise click.UsageError(f"--executor must be like `dask:tcp://host:8786`, not `{text}`.")
    return Cluster(address)
