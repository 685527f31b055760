"""Show how the cost of a check grows: with pairs, with the length of an article, with workers.

    python benchmarks/scale.py --corpus DIR --lang LANG [--workers 1,2] [--dask]

DIR is a project; nothing is written. Printed are the processor time for 500, 1,000, 2,000 and 3,000
of its pairs (taken at random) in one process, that for an article of 10 to 10,000 paragraphs, of
which a hundredth is not translated, and the time for the first 1,000 pairs with some numbers of
local processes and, with `--dask` (pip install 'doclint[dask]'), of Dask workers on this machine,
whose outcomes must be the same. The last one means something on an idle machine only.
"""

import argparse
import random
import time
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from doclint.check.engine import check_pair
from doclint.pair.finder import Pair
from doclint.project.check import check_files
from doclint.project.collector import collect_seldom
from doclint.project.project import Project, open_project
from doclint.project.run import Cluster, Jobs, check_all

PAIRS = (500, 1000, 2000, 3000)
PARAGRAPHS = (10, 100, 1000, 10_000)
SOURCE = (
    "Open gate {0} of [harbor {1}](/harbor/{1}) and wait for `tide-{2}`. Then sail to the quay."
)
TRANSLATION = (
    "Abra o portão {0} do [porto {1}](/harbor/{1}) e espere por `tide-{2}`. Depois vá até o cais."
)


def by_pairs(project: Project, pairs: Sequence[Pair]) -> None:
    """Print the cost of some numbers of pairs."""
    for pair in pairs[:100]:  # tables are read, words looked up
        check_files(project.tree, pair, project.settings.of(pair))
    start = time.process_time()
    for number, pair in enumerate(pairs[: PAIRS[-1]], 1):
        check_files(project.tree, pair, project.settings.of(pair))
        if number in PAIRS:
            spent = time.process_time() - start
            say(f"{number:6} pairs {spent:8.2f} s {spent / number * 1e3:8.2f} ms/pair")


def by_paragraphs() -> None:
    """Print the cost of articles of some lengths."""
    for count in PARAGRAPHS:
        numbers = [(n, n % 7, n % 11) for n in range(count)]
        source = "\n\n".join(["# Moor", *(SOURCE.format(*each) for each in numbers)])
        kept = [each for each in numbers if each[0] % 100 != 5]
        translation = "\n\n".join(["# Atracar", *(TRANSLATION.format(*each) for each in kept)])
        start = time.process_time()
        for _ in check_pair(source, translation, "pt-BR"):
            pass
        spent = time.process_time() - start
        say(f"{count:6} paragraphs {spent:8.3f} s {spent / count * 1e6:8.0f} us/paragraph")


def by_workers(
    project: Project, pairs: Sequence[Pair], workers: Sequence[int], *, dask: bool
) -> None:
    """Print the time that some numbers of workers take; AssertionError where outcomes differ."""
    expected = None
    for kind in ("processes", "dask")[: 1 + dask]:
        for count in workers:
            with nullcontext() if kind == "processes" else _cluster(count) as cluster:
                jobs: Jobs = Cluster(cluster.scheduler_address) if cluster else count

                def run(jobs: Jobs = jobs) -> list[object]:
                    tree, settings = project.tree, project.settings
                    return list(check_all(tree, pairs, settings, jobs, lambda done: None))

                if cluster:
                    run()  # the workers import doclint
                start = time.perf_counter()
                found = run()
                spent = time.perf_counter() - start
            expected = expected or found
            if found != expected:
                raise AssertionError(f"{count} {kind} give something else")
            say(f"{count:6} {kind:10} {spent:8.2f} s {len(pairs) / spent:8.0f} pairs/s")


def _cluster(count: int) -> Any:
    from distributed import LocalCluster

    return LocalCluster(
        n_workers=count, threads_per_worker=1, processes=True, dashboard_address=None
    )


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--lang", required=True)
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--dask", action="store_true")
    given = parser.parse_args()
    project = open_project(given.corpus, None, (given.lang,))
    pairs = list(project.finder.all().pairs)
    random.Random(0).shuffle(pairs)  # the same sample each time
    collect_seldom()
    workers = [int(count) for count in given.workers.split(",")]
    by_workers(project, pairs[:1000], workers, dask=given.dask)
    by_pairs(project, pairs)
    by_paragraphs()


if __name__ == "__main__":
    main()
