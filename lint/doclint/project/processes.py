"""Does something with many pairs in several processes.

A process that is killed (by the system when memory runs out, or by what it runs into) takes the
whole pool with it, and Python does not say which one it was. So the pairs that the processes may
have been at are done again one at a time, in a process of their own: one that is killed again is
the culprit. All others are done as if nothing had happened.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, NamedTuple, TypeVar

from doclint.config.pair_settings import PairSettings
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.files import Tree
from doclint.pair.finder import Pair
from doclint.project.collector import collect_seldom

T = TypeVar("T")
Lost = Callable[[Pair, str], T]

_PATIENCE = 5  # seconds, for a thread that has nothing left to do
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
    lost: Lost[T] | None = None,
) -> Iterator[T]:
    """Call a function of a module for each pair, in `jobs` processes; yields in that order.

    See `doclint.project.run.map_pairs` for `lost`, and for the InputError without it.
    """
    chunks = chunks_of(pairs, _CHUNK)
    work = _Work(function, tree, settings)
    done: dict[int, list[T]] = {}
    at = 0  # the first chunk that is not yielded yet
    while at < len(chunks):
        with _pool(min(jobs, len(chunks) - at), work) as pool:
            futures: dict[int, Future[list[T]]] = {}
            try:
                for number in range(at, len(chunks)):
                    if number not in done:
                        futures[number] = pool.submit(_apply, chunks[number])
                while at < len(chunks):
                    results = done.pop(at) if at in done else futures[at].result()
                    futures.pop(at, None)
                    yield from results
                    advance(len(results))
                    at += 1
            except BrokenProcessPool:
                done.update(_ended(futures))
            except BaseException:
                stop(pool)
                raise
        if at < len(chunks):
            # Chunks are begun in their order.
            begun = [n for n in range(at, len(chunks)) if n not in done][:jobs]
            done.update({number: _one_by_one(chunks[number], work, lost) for number in begun})


def chunks_of(pairs: Sequence[Pair], size: int) -> list[Sequence[Pair]]:
    """Part pairs into tasks."""
    return [pairs[start : start + size] for start in range(0, len(pairs), size)]


def lost_one(pair: Pair, lost: Lost[T] | None) -> T:
    """Return what is yielded for a pair that brings down its process; InputError without `lost`."""
    error = (
        f"{pair.translation}: the process that worked on it was killed;"
        " memory may have run out, or it is a fault of doclint, please report it"
    )
    if lost is None:
        raise InputError(error)
    return lost(pair, error)


def _ended(futures: "dict[int, Future[list[T]]]") -> dict[int, list[T]]:
    """Return what came to its end before the pool broke."""
    return {
        number: future.result()
        for number, future in futures.items()
        if future.done() and not future.cancelled() and future.exception() is None
    }


def _one_by_one(pairs: Sequence[Pair], work: _Work, lost: Lost[T] | None) -> list[T]:
    """Do some pairs, each on its own: those that kill their process are lost."""
    results: list[T] = []
    while len(results) < len(pairs):
        with _pool(1, work) as pool:
            try:
                for pair in pairs[len(results) :]:
                    results += pool.submit(_apply, [pair]).result()
            except BrokenProcessPool:
                results.append(lost_one(pairs[len(results)], lost))
            except BaseException:
                stop(pool)
                raise
    return results


def stop(pool: ProcessPoolExecutor) -> None:
    """End the processes of a pool at once, whatever they are at: they only read."""
    processes = list((pool._processes or {}).values())  # noqa: SLF001 (Python 3.14 has a method)
    manager, answers = vars(pool)["_executor_manager_thread"], pool._result_queue  # noqa: SLF001
    if answers:
        # The rest of an answer in the midst of which a process ends would be waited for, for ever,
        # while this process could write it.
        vars(answers)["_writer"].close()
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    if manager:
        manager.join(_PATIENCE)  # else the end of Python runs into what it closes


def _pool(jobs: int, work: _Work) -> ProcessPoolExecutor:
    # A fork has the rules loaded and the folders listed. It is safe on Linux only, and not where
    # fsspec has a thread: https://s3fs.readthedocs.io/en/latest/#multiprocessing
    is_safe = sys.platform == "linux" and not work.tree.is_remote
    context = get_context("fork" if is_safe else "spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_start, initargs=work)


def _start(
    function: Callable[[Tree, Pair, Settings], Any], tree: Tree, settings: PairSettings
) -> None:
    global _work  # noqa: PLW0603 (set once, when the process begins)
    _work = _Work(function, tree, settings)
    collect_seldom()  # a process that was not forked knows nothing of it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says when to stop
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    end_with_parent()


def end_with_parent() -> None:
    """Have this process end with its parent, which may be killed before it can say anything."""
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _apply(pairs: Sequence[Pair]) -> list[Any]:
    _work.tree.expect(path for pair in pairs for path in (pair.source, pair.translation))
    return [_work.function(_work.tree, pair, _work.settings.of(pair)) for pair in pairs]
