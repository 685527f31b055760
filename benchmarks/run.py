"""Measure doclint on a corpus, side by side with the tools that people would otherwise run.

    python benchmarks/run.py --corpus DIR --lang LANG [--json FILE] [--repeat 3] [--jobs N]

DIR is a project; it is copied to a temporary folder, so that nothing is written into it. Measured
are, each in processes of its own, the best of several runs: `doclint check` cold and with a warm
cache, of one changed file in a warm project, and of one pair alone; and on the same articles, where
they are installed: `rumdl` (pip install rumdl) cold and warm, `markdownlint-cli2` (npm install
markdownlint-cli2; NODE_PATH/.bin or PATH) and `pofilter` (pip install translate-toolkit), which
gets the aligned segments of the same pairs as PO.

Prints a table, and with `--json` writes the same. The ratios to doclint's cold run are the result:
the seconds belong to the machine. Peak memory is that of the largest process, by `wait4`.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

DOCLINT = [sys.executable, "-m", "doclint"]


class Run(NamedTuple):
    """One measurement: how many files were looked at in how many seconds, and the peak in MB.

    `processor` counts the seconds of all processors together.
    """

    name: str
    files: int
    seconds: float
    processor: float
    peak: float

    @property
    def rate(self) -> float:
        """Files a second."""
        return self.files / self.seconds


def measured(
    name: str,
    files: int,
    command: Sequence[str],
    folder: Path,
    repeat: int,
    before: Callable[[], object] = lambda: None,
) -> Run:
    """Run a command several times, each after `before`; returns the quickest."""
    best, least, peak = float("inf"), float("inf"), 0.0
    # Whether Python writes compiled modules must not decide.
    environment = {key: value for key, value in os.environ.items() if key != _DONT_COMPILE}
    for _ in range(repeat):
        before()
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):  # 1: something was found
            raise SystemExit(f"{name}: exit code {process.returncode}: {' '.join(command)}")
        # Linux counts in kilobytes, macOS in bytes.
        unit = 1e6 if sys.platform == "darwin" else 1e3
        best, peak = min(best, seconds), max(peak, usage.ru_maxrss / unit)
        least = min(least, usage.ru_utime + usage.ru_stime)
    return Run(name, files, best, least, peak)


_DONT_COMPILE = "PYTHONDONTWRITEBYTECODE"


def pairs_of(corpus: Path, language: str) -> list[dict[str, str]]:
    """Return the pairs of a project, as `doclint pairs` lists them."""
    command = [*DOCLINT, "pairs", "--lang", language, "--format", "json"]
    said = subprocess.run(command, cwd=corpus, check=True, capture_output=True, text=True)
    listed = json.loads(said.stdout)
    return [dict(pair) for pair in listed["pairs"]]


_ONE_PAIR, _CLICK = "doclint, one pair", "python -c 'import click'"


def doclint_runs(
    corpus: Path, language: str, pairs: Sequence[dict[str, str]], jobs: str, repeat: int
) -> list[Run]:
    """Measure doclint."""
    check = [*DOCLINT, "check", "--lang", language, "--format", "concise", "--jobs", jobs]
    cache = corpus / ".doclint_cache"
    files = 2 * len(pairs)
    one = corpus / pairs[len(pairs) // 2]["translation"]

    def forget() -> None:
        shutil.rmtree(cache, ignore_errors=True)

    def change() -> None:
        with one.open("a", encoding="utf-8") as file:
            file.write("\nx\n")

    runs = [
        measured("doclint, cold", files, [*check, "--no-cache"], corpus, repeat),
        measured("doclint, filling the cache", files, check, corpus, 1, forget),
    ]
    time.sleep(2.5)  # until what was just copied is old enough for `stat` to be believed
    measured("", files, check, corpus, 1)
    runs += [
        measured("doclint, warm cache", files, check, corpus, repeat),
        measured("doclint, warm, one file changed", files, check, corpus, repeat, change),
        measured(_ONE_PAIR, 2, [*check, str(one)], corpus, repeat),
        measured(_CLICK, 1, [sys.executable, "-c", "import click"], corpus, repeat),
    ]
    return runs


def peer_runs(
    corpus: Path, pairs: Sequence[dict[str, str]], language: str, repeat: int
) -> list[Run]:
    """Measure the peers that are installed, on the same files."""
    runs: list[Run] = []
    paths = sorted({pair[side] for pair in pairs for side in ("source", "translation")})
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder, "articles")
        for path in paths:
            target = articles / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(corpus / path, target)
        if rumdl := shutil.which("rumdl"):
            cold = [rumdl, "check", "--no-cache", "."]
            runs.append(measured("rumdl, cold", len(paths), cold, articles, repeat))
            warm = [rumdl, "check", "--cache-dir", f"{folder}/cache", "."]
            measured("", len(paths), warm, articles, 1)
            runs.append(measured("rumdl, warm cache", len(paths), warm, articles, repeat))
        if markdownlint := shutil.which("markdownlint-cli2"):
            command = [markdownlint, "**/*.md"]
            runs.append(measured("markdownlint-cli2", len(paths), command, articles, 1))
        if pofilter := shutil.which("pofilter"):
            catalogs = Path(folder, "po")
            as_catalogs(corpus, pairs, language, catalogs)
            command = [
                pofilter,
                "--progress=none",
                "--language",
                language,
                str(catalogs),
                f"{folder}/out",
            ]
            runs.append(measured("pofilter", len(pairs) * 2, command, articles, 1))
    return runs


def as_catalogs(corpus: Path, pairs: Sequence[dict[str, str]], language: str, folder: Path) -> None:
    """Write the aligned segments of pairs as PO, which is what string checkers read."""
    import polib

    from doclint.check.engine import align_pair
    from doclint.config.settings import Settings

    settings = Settings()
    folder.mkdir()
    for number, pair in enumerate(pairs):
        source, translation = (
            (corpus / pair[side]).read_text(encoding="utf-8") for side in ("source", "translation")
        )
        aligned = align_pair(source, translation, language, settings)
        catalog = polib.POFile()
        catalog.metadata = {"Language": language, "Content-Type": "text/plain; charset=UTF-8"}
        sides = (aligned.source, aligned.translation)
        for bead in aligned.alignment.segments:
            if bead.source and bead.translation:
                said, translated = (
                    " ".join(side.text[slice(*side.segments[number].span)] for number in numbers)
                    for side, numbers in zip(sides, bead[:2], strict=True)
                )
                catalog.append(polib.POEntry(msgid=said, msgstr=translated))
        catalog.save(str(folder / f"{number}.po"))


def table(runs: Sequence[Run]) -> str:
    """Return the measurements as text; `ratio` is files a second, doclint's cold run being 1."""
    base = runs[0].rate
    heads = "files", "seconds", "CPU s", "files/s", "ratio", "peak MB"
    lines = [" " * 34 + "{:>7} {:>8} {:>7} {:>9} {:>7} {:>8}".format(*heads)]
    lines += [
        f"{run.name:34}{run.files:7} {run.seconds:8.2f} {run.processor:7.2f}"
        f" {run.rate:9.0f} {run.rate / base:7.2f} {run.peak:8.0f}"
        for run in runs
    ]
    return "\n".join(lines)


def start(runs: Sequence[Run]) -> str:
    """Return how one pair compares with the import of click, in processor time."""
    spent = {run.name: run.processor for run in runs}
    return f"{_ONE_PAIR}: {spent[_ONE_PAIR] / spent[_CLICK]:.2f} times {_CLICK}"


def main() -> None:
    """Measure, print, and write what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--lang", required=True)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--jobs", default="auto")
    parser.add_argument("--no-peers", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        shutil.copytree(
            given.corpus,
            corpus,
            symlinks=True,
            ignore=shutil.ignore_patterns(".git", ".doclint_cache"),
        )
        pairs = pairs_of(corpus, given.lang)
        if not pairs:
            raise SystemExit(f"{given.corpus}: no pairs in `{given.lang}`")
        runs = doclint_runs(corpus, given.lang, pairs, given.jobs, given.repeat)
        if not given.no_peers:
            runs += peer_runs(corpus, pairs, given.lang, given.repeat)
    print(table(runs))
    print(start(runs))
    if given.json:
        base = runs[0].rate
        rows = [run._asdict() | {"rate": run.rate, "ratio": run.rate / base} for run in runs]
        given.json.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
