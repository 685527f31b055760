"""Does something with many pairs, in this process or in several: the same, in the same order."""

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias, TypeVar

from doclint.config.pair_settings import PairSettings
from doclint.config.settings import Settings
from doclint.files import Tree
from doclint.pair.finder import Pair
from doclint.project.check import (
    NO_HISTORIES,
    NO_MEMORIES,
    Checked,
    Histories,
    Memories,
    check_files,
)
from doclint.project.collector import collect_seldom

T = TypeVar("T")

FEW = 20  # pairs up to which a check takes less time than a look into the cache
_AHEAD = 24  # pairs that are read before they are worked on, from where that is faster
MANY = 200  # pairs from which on further processes cost less time than they save


class Cluster(NamedTuple):
    """The workers of a Dask cluster, by the address of its scheduler: `tcp://host:8786`."""

    address: str


Jobs: TypeAlias = int | Cluster  # processes on this machine, or elsewhere


def check_all(
    tree: Tree,
    pairs: Sequence[Pair],
    settings: PairSettings,
    jobs: Jobs,
    advance: Callable[[int], None],
    histories: Histories = NO_HISTORIES,
    memories: Memories = NO_MEMORIES,
) -> Iterator[Checked]:
    """Check pairs; see `map_pairs`."""
    # Other processes are given copies: the empty ones above cannot be pickled.
    function = partial(check_files, histories=dict(histories), memories=dict(memories))
    return map_pairs(function, tree, pairs, settings, jobs, advance, _lost)


def _lost(pair: Pair, error: str) -> Checked:
    return Checked((), error)


def map_pairs(
    function: Callable[[Tree, Pair, Settings], T],
    tree: Tree,
    pairs: Sequence[Pair],
    settings: PairSettings,
    jobs: Jobs,
    advance: Callable[[int], None],
    lost: Callable[[Pair, str], T] | None = None,
) -> Generator[T, None, None]:
    """Call a function of a module for each pair, in up to `jobs` processes; yields in that order.

    What it returns is pickled. `advance` is told after every few pairs how many were done. Where a
    pair brings down the process that works on it, the others are still done: `lost` makes what is
    yielded for it, of the pair and one line that says so; without it, that is an InputError.
    """
    if len(pairs) >= MANY:
        collect_seldom()
    if isinstance(jobs, Cluster):
        if pairs:
            from doclint.project.cluster import map_on_cluster

            address = jobs.address
            yield from map_on_cluster(function, tree, pairs, settings, address, advance, lost)
        return
    if jobs > 1 and len(pairs) >= MANY:
        # The import takes longer than a few pairs do.
        from doclint.project.processes import map_in_processes

        yield from map_in_processes(function, tree, pairs, settings, jobs, advance, lost)
        return
    for number, pair in enumerate(pairs):
        if number % _AHEAD == 0:
            next_ones = pairs[number : number + _AHEAD]
            tree.expect(path for pair in next_ones for path in (pair.source, pair.translation))
        yield function(tree, pair, settings.of(pair))
        advance(1)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
