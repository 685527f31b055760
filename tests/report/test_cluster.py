"""A report made on a real cluster of Dask: the same, byte for byte."""

import os
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

distributed = pytest.importorskip("distributed")

from doclint.project.project import open_project  # noqa: E402
from doclint.project.run import Cluster  # noqa: E402
from doclint.report.build import Work, build  # noqa: E402
from doclint.report.json_form import json_form  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore")  # Dask's own


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize("form", ["text", "markdown", "json", "csv", "badge"])
def test_the_same_report(run: Any, root: Path, cluster: Any, form: str) -> None:
    here = run("--format", form)
    there = run("--format", form, "--executor", f"dask:{cluster.scheduler_address}")
    assert there == here
    assert here.out


def test_the_same_pages(run: Any, root: Path, cluster: Any, tmp_path: Path) -> None:
    (root / "translations/ar/content/moor.md").write_bytes(b"\xff")
    here, there = tmp_path / "here", tmp_path / "there"
    expected = run("--output", here, "--memory")
    found = run("--output", there, "--memory", "--executor", f"dask:{cluster.scheduler_address}")
    assert files_in(there) == files_in(here)
    assert any(name.startswith("pt-BR/") for name in files_in(here))
    assert (expected.code, found.code) == (2, 2)
    assert "not UTF-8" in found.err
    assert found.err == expected.err.replace("/here", "/there")


def test_what_is_no_address_is_a_usage_error(run: Any, root: Path) -> None:
    assert run("--executor", "harbor").code == 2


def test_a_worker_that_is_killed_loses_nothing(
    write: Callable[[Mapping[str, str]], Path], cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doclint.project.cluster._CHUNK", 5)
    root = write(
        {f"content/{number:03}.md": f"# Moor\n\nOpen gate {number}.\n" for number in range(200)}
        | {
            f"translations/pt-BR/content/{number:03}.md": "# Atracar\n\nOpen gate.\n"
            for number in range(0, 200, 2)
        }
    )
    project = open_project(root)
    pairing, settings = project.finder.all(), project.settings
    here = build(Work(project.tree, pairing, settings, 1), None, lambda done: None)
    victims = [worker.pid for worker in cluster.workers.values()][:1]

    def kill(_: int) -> None:
        if victims:
            os.kill(victims.pop(), signal.SIGKILL)

    where = Cluster(cluster.scheduler_address)
    there = build(Work(project.tree, pairing, settings, where), None, kill)
    assert not victims
    assert list(json_form(there)) == list(json_form(here))
    assert here.languages[0].articles
