"""Does something with many pairs, in this process or in several: the same, in the same order."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from doclint.config.pair_settings import PairSettings
from doclint.config.settings import Settings
from doclint.files import Tree
from doclint.pair.finder import Pair
from doclint.project.check import Checked, check_files
from doclint.project.collector import collect_seldom

T = TypeVar("T")

MANY = 200  # pairs from which on further processes cost less time than they save


def check_all(
    tree: Tree,
    pairs: Sequence[Pair],
    settings: PairSettings,
    jobs: int,
    advance: Callable[[int], None],
) -> Iterator[Checked]:
    """Check pairs; see `map_pairs`."""
    return map_pairs(check_files, tree, pairs, settings, jobs, advance)


def map_pairs(
    function: Callable[[Tree, Pair, Settings], T],
    tree: Tree,
    pairs: Sequence[Pair],
    settings: PairSettings,
    jobs: int,
    advance: Callable[[int], None],
) -> Iterator[T]:
    """Call a function of a module for each pair, in up to `jobs` processes; yields in that order.

    What it returns is pickled. `advance` is told after every few pairs how many were done.
    """
    if len(pairs) >= MANY:
        collect_seldom()
    if jobs > 1 and len(pairs) >= MANY:
        # The import takes longer than a few pairs do.
        from doclint.project.processes import map_in_processes

        yield from map_in_processes(function, tree, pairs, settings, jobs, advance)
        return
    for pair in pairs:
        yield function(tree, pair, settings.of(pair))
        advance(1)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
