"""Checks many pairs, in this process or in several: the same findings in the same order."""

import os
from collections.abc import Callable, Iterator, Sequence

from doclint.config.pair_settings import PairSettings
from doclint.files import Tree
from doclint.pair.finder import Pair
from doclint.project.check import Checked, check_files
from doclint.project.collector import collect_seldom

MANY = 200  # pairs from which on further processes cost less time than they save


def check_all(
    tree: Tree,
    pairs: Sequence[Pair],
    settings: PairSettings,
    jobs: int,
    advance: Callable[[int], None],
) -> Iterator[Checked]:
    """Check pairs with up to `jobs` processes; yields in the order of `pairs`.

    `advance` is told after every few pairs how many were done.
    """
    if len(pairs) >= MANY:
        collect_seldom()
    if jobs > 1 and len(pairs) >= MANY:
        # The import takes longer than a few pairs do.
        from doclint.project.processes import check_in_processes

        yield from check_in_processes(tree, pairs, settings, jobs, advance)
        return
    for pair in pairs:
        yield check_files(tree, pair, settings.of(pair))
        advance(1)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
