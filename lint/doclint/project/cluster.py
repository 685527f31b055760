"""Does something with many pairs on a cluster of Dask, by its `concurrent.futures.Executor`.

https://distributed.dask.org/en/stable/api.html#distributed.Client.get_executor

The workers have doclint installed, and find the project under the same path or URL as this process.
A worker that is killed loses nothing: its tasks go to others. A task that has killed several
workers (three, by Dask's default) is done again pair by pair, which tells the culprit.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar
from uuid import uuid4

from doclint import __version__
from doclint.config.pair_settings import PairSettings
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.files import Tree
from doclint.pair.finder import Pair
from doclint.project.collector import collect_seldom
from doclint.project.processes import Lost, chunks_of, lost_one

T = TypeVar("T")

_CHUNK = 96  # pairs a task: Dask itself takes about 1 ms for each task
_PATIENCE = 30  # seconds for the scheduler to answer


class _Work(NamedTuple):
    function: Callable[[Tree, Pair, Settings], Any]
    root: str
    run: str  # files may change from one run to the next
    settings: PairSettings


def map_on_cluster(
    function: Callable[[Tree, Pair, Settings], T],
    tree: Tree,
    pairs: Sequence[Pair],
    settings: PairSettings,
    address: str,
    advance: Callable[[int], None],
    lost: Lost[T] | None = None,
) -> Iterator[T]:
    """Call a function of a module for each pair on the cluster at an address; yields in that order.

    See `doclint.project.run.map_pairs` for `lost`. Raises InputError where there is no cluster, or
    one whose workers have not what the work needs.
    """
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise InputError("--executor needs `distributed`: pip install 'doclint[dask]'") from error
    try:
        client = Client(address, timeout=_PATIENCE)
    except (OSError, ValueError) as error:
        raise InputError(f"--executor: no scheduler answers at `{address}`: {error}") from error
    work = _Work(function, tree.root, uuid4().hex, settings)
    chunks = chunks_of(pairs, _CHUNK)
    with client, client.get_executor(pure=False) as executor:
        _try(client, work)
        # Given to each worker once, as what a task made: then it is made again if all are lost.
        there = client.submit(_made, work, pure=False)
        futures = [executor.submit(_apply, there, chunk) for chunk in chunks]
        for number, chunk in enumerate(chunks):
            try:
                results = futures[number].result()
            except KilledWorker:
                results = list(_one_by_one(executor, there, chunk, lost, KilledWorker))
            yield from results
            advance(len(results))


def _try(client: Any, work: _Work) -> None:
    """Give the work to each worker once: Dask waits for ever for one that cannot load its task."""
    try:
        versions = set(client.run(_version, work).values())
    except Exception as error:  # Dask raises here what the worker met there, which may be any
        raise InputError(
            f"--executor: a worker cannot load the work: {error};"
            " it needs doclint and the packages of rules that are installed here"
        ) from error
    if others := versions - {__version__}:
        theirs = ", ".join(sorted(others))
        raise InputError(f"--executor: the workers have doclint {theirs}, here is {__version__}")


def _version(_: _Work) -> str:
    return __version__


def _made(work: _Work) -> _Work:
    return work


def _one_by_one(
    executor: Executor,
    there: Any,
    pairs: Sequence[Pair],
    lost: Lost[T] | None,
    killed: type[Exception],
) -> Iterator[T]:
    for pair in pairs:
        # Not all at once: Dask blames whatever waits on a worker that dies, too.
        try:
            yield from executor.submit(_apply, there, [pair]).result()
        except killed:
            yield lost_one(pair, lost)


def _apply(work: _Work, pairs: Sequence[Pair]) -> list[Any]:
    tree = _tree(work.root, work.run)
    tree.expect(path for pair in pairs for path in (pair.source, pair.translation))
    return [work.function(tree, pair, work.settings.of(pair)) for pair in pairs]


@lru_cache(maxsize=1)
def _tree(root: str, run: str) -> Tree:
    """Return the project as this worker sees it during a run."""
    collect_seldom()
    if "://" in root:
        from doclint.remote import RemoteTree

        return RemoteTree(root)
    return Tree(root)
