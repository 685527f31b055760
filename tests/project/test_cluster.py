"""A real cluster of Dask on this machine: worker processes, a scheduler, TCP between them."""

import os
import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

distributed = pytest.importorskip("distributed")

from doclint.config.pair_settings import PairSettings  # noqa: E402
from doclint.config.settings import Settings  # noqa: E402
from doclint.errors import InputError  # noqa: E402
from doclint.files import Tree  # noqa: E402
from doclint.pair.finder import Pair  # noqa: E402
from doclint.project.cluster import _one_by_one  # noqa: E402
from doclint.project.run import Cluster, check_all, map_pairs  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")  # Dask's own

PAIRS = [Pair(f"pt/{number:03}.md", f"en/{number:03}.md", "pt-BR") for number in range(300)]
EVIL = "pt/150.md"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with (
        pytest.MonkeyPatch.context() as patch,
        distributed.LocalCluster(
            n_workers=0, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
    ):
        # The workers load the functions of this module; what is on the path here is on theirs.
        patch.syspath_prepend(Path(__file__).parents[2])
        cluster.scale(2)
        cluster.wait_for_workers(2)
        yield cluster


@pytest.fixture
def tree(write: Callable[[Mapping[str, str | bytes]], Path]) -> Tree:
    files: dict[str, str | bytes] = {}
    for number, pair in enumerate(PAIRS):
        files[pair.source] = f"# Moor\n\nOpen `gate {number}` and wait.\n"
        files[pair.translation] = "# Atracar\n\nOpen `gate` and wait.\n"
    files[PAIRS[7].translation] = b"\xff"
    return Tree(str(write(files)))


def dies_once(tree: Tree, pair: Pair, settings: Settings) -> str:
    marker = Path(tree.locate("died"))
    if pair.translation == EVIL and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return pair.translation


def dies(tree: Tree, pair: Pair, settings: Settings) -> str:
    if pair.translation == EVIL:
        os.kill(os.getpid(), signal.SIGKILL)
    return pair.translation


def run(function: Any, tree: Tree, cluster: Any, lost: Any = None) -> list[Any]:
    settings, where = PairSettings(Settings()), Cluster(cluster.scheduler_address)
    return list(map_pairs(function, tree, PAIRS, settings, where, lambda done: None, lost))


def test_the_same_findings_in_the_same_order(tree: Tree, cluster: Any) -> None:
    settings, done = PairSettings(Settings()), list[int]()
    here = list(check_all(tree, PAIRS, settings, 1, lambda done: None))
    where = Cluster(cluster.scheduler_address)
    there = list(check_all(tree, PAIRS, settings, where, done.append))
    assert here == there
    assert sum(done) == len(PAIRS)
    assert any(checked.found for checked in here)
    assert here[7].error


def test_workers_read_from_a_url(tree: Tree, cluster: Any) -> None:
    pytest.importorskip("fsspec")
    from doclint.remote import RemoteTree

    settings, where = PairSettings(Settings()), Cluster(cluster.scheduler_address)
    here = list(check_all(tree, PAIRS, settings, 1, lambda done: None))
    remote = RemoteTree(Path(tree.root).as_uri())
    assert list(check_all(remote, PAIRS, settings, where, lambda done: None)) == here


def test_a_killed_worker_loses_nothing(tree: Tree, cluster: Any) -> None:
    assert run(dies_once, tree, cluster) == [pair.translation for pair in PAIRS]


def test_a_pair_that_kills_workers_is_named(tree: Tree, cluster: Any) -> None:
    found = run(dies, tree, cluster, lambda pair, error: error)
    (at,) = (n for n, each in enumerate(found) if each != PAIRS[n].translation)
    assert found[at].startswith(f"{EVIL}: the process that worked on it was killed")


def test_suspects_are_alone(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    waiting: list[Pair] = []

    class Executor(ThreadPoolExecutor):
        def submit(self, function: Any, /, *arguments: Any, **_: Any) -> Future[Any]:
            assert not waiting  # with the worker that one kills, others would die
            waiting.extend(arguments[-1])
            future = super().submit(function, *arguments)
            future.add_done_callback(lambda done: waiting.clear())
            return future

    monkeypatch.setattr("doclint.project.cluster._apply", lambda there, pairs: [*pairs])
    with Executor() as executor:
        assert list(_one_by_one(executor, None, PAIRS, None, KeyError)) == PAIRS


class Counted:
    """A function that counts how often it is sent, with what it carries."""

    sent = 0

    def __call__(self, tree: Tree, pair: Pair, settings: Settings) -> str:
        return pair.translation

    def __reduce__(self) -> tuple[Any, ...]:
        Counted.sent += 1
        return (Counted, ())


def test_what_the_work_needs_is_sent_once(
    tree: Tree, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doclint.project.cluster._CHUNK", 5)
    assert run(Counted(), tree, cluster) == [pair.translation for pair in PAIRS]
    assert Counted.sent < 5  # Dask may try more than one way to write it


class Elsewhere:
    """A function that the workers do not have."""

    def __call__(self, tree: Tree, pair: Pair, settings: Settings) -> str:
        raise AssertionError

    def __reduce__(self) -> tuple[Any, ...]:
        return (__import__, ("harbor",))


def test_a_worker_that_cannot_load_the_work_is_one_line(tree: Tree, cluster: Any) -> None:
    with pytest.raises(InputError, match=r"a worker cannot load the work: .*'harbor'"):
        run(Elsewhere(), tree, cluster)


def test_a_worker_of_another_version_is_one_line(
    tree: Tree, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doclint.project.cluster.__version__", "7")
    with pytest.raises(InputError, match=r"the workers have doclint .*, here is 7"):
        run(dies, tree, cluster)


def test_no_cluster_is_one_line(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doclint.project.cluster._PATIENCE", 0.2)
    settings, where = PairSettings(Settings()), Cluster("tcp://127.0.0.1:9")
    with pytest.raises(InputError, match="no scheduler answers at"):
        list(check_all(tree, PAIRS, settings, where, lambda done: None))
