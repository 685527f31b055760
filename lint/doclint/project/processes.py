"""Does something with many pairs in several processes."""

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, NamedTuple, TypeVar

from doclint.config.pair_settings import PairSettings
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.files import Tree
from doclint.pair.finder import Pair
from doclint.project.collector import collect_seldom

T = TypeVar("T")

_CHUNK = 24  # pairs a task: some 50 ms of work, so that the processes end together


class _Work(NamedTuple):
    function: Callable[[Tree, Pair, Settings], Any]
    tree: Tree
    settings: PairSettings


_work: _Work


def map_in_processes(
    function: Callable[[Tree, Pair, Settings], T],
    tree: Tree,
    pairs: Sequence[Pair],
    settings: PairSettings,
    jobs: int,
    advance: Callable[[int], None],
) -> Iterator[T]:
    """Call a function of a module for each pair, in `jobs` processes; yields in that order.

    Raises InputError where a process is killed.
    """
    chunks = [pairs[start : start + _CHUNK] for start in range(0, len(pairs), _CHUNK)]
    # A fork has the rules loaded and the folders listed; elsewhere than on Linux it is not safe.
    context = get_context("fork" if sys.platform == "linux" else None)
    with ProcessPoolExecutor(
        min(jobs, len(chunks)), context, initializer=_start, initargs=(function, tree, settings)
    ) as pool:
        try:
            for results in pool.map(_apply, chunks):
                yield from results
                advance(len(results))
        except BrokenProcessPool as error:
            raise InputError(
                "a process that read files was killed; `--jobs 1` tells which file it was"
            ) from error
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _start(
    function: Callable[[Tree, Pair, Settings], Any], tree: Tree, settings: PairSettings
) -> None:
    global _work  # noqa: PLW0603 (set once, when the process begins)
    _work = _Work(function, tree, settings)
    collect_seldom()  # a process that was not forked knows nothing of it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says when to stop


def _apply(pairs: Sequence[Pair]) -> list[Any]:
    return [_work.function(_work.tree, pair, _work.settings.of(pair)) for pair in pairs]
