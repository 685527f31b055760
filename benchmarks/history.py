"""Measure how long `project/outdated` takes on a long history, first and with its cache.

    python benchmarks/history.py [--pairs 3000] [--commits 5000] [--keep FOLDER]

Writes a repository of articles made of random words (`git fast-import`) in which every commit edits
a sentence in a few sources or translations, and every 400th in 200 of them. Prints the wall time of
`doclint check --select project/outdated` as a command: with no cache of any kind, and again.
"""

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

WORDS = {
    "content": "harbor quay lantern boat tide sail rope anchor pilot berth lamp wick gate key chart"
    " wind north south crew moor cast lower hoist wait open close near under over every small",
    "translations/pt-BR/content": "porto cais lanterna barco vela corda prumo piloto vaga pavio"
    " vidro chave carta vento norte sul leste oeste luz soltar baixar esperar abrir perto sob",
}
SECONDS = 3600  # between two commits


class History:
    """Writes commits of articles, as a stream of `git fast-import`."""

    def __init__(self, stream: IO[bytes], seed: int) -> None:
        self._stream = stream
        self._random = random.Random(seed)
        self._articles: dict[str, list[str]] = {}
        self._time = 1_500_000_000

    def write(self, pairs: int, commits: int) -> None:
        """Write the sources, the translations, and edits of both."""
        shapes = [self._shape() for _ in range(pairs)]
        sides: list[list[str]] = []
        for folder in WORDS:
            names = [f"{folder}/{number % 60:02}/{number}.md" for number in range(pairs)]
            for name, shape in zip(names, shapes, strict=True):
                self._articles[name] = list(self._article(folder, shape))
            self._commit(names)
            sides.append(names)
        for number in range(commits - len(sides)):
            count = 200 if number % 400 == 399 else self._random.choice([1, 1, 1, 2, 3, 4, 8])
            names = self._random.sample(self._random.choice(sides), min(count, pairs))
            for name in names:
                self._edit(name)
            self._commit(names)

    def _shape(self) -> list[int]:
        """Return the number of sentences in each paragraph of an article."""
        return [self._random.randint(1, 4) for _ in range(self._random.randint(12, 30))]

    def _article(self, folder: str, shape: Iterable[int]) -> Iterator[str]:
        yield f"---\ntitle: {self._sentence(folder)}\n---"
        for number, sentences in enumerate(shape):
            if number % 4 == 0:
                yield f"## {self._sentence(folder)}"
            yield " ".join(self._sentence(folder) for _ in range(sentences))

    def _sentence(self, folder: str) -> str:
        count = self._random.randint(6, 14)
        return " ".join(self._random.choices(WORDS[folder].split(), k=count)).capitalize() + "."

    def _edit(self, name: str) -> None:
        article = self._articles[name]
        place = self._random.randrange(1, len(article))
        sentences = article[place].split(". ")
        new = self._sentence(name.rsplit("/", 2)[0])
        sentences[self._random.randrange(len(sentences))] = new.removesuffix(".")
        article[place] = ". ".join(sentences).removesuffix(".") + "."

    def _commit(self, names: Iterable[str]) -> None:
        self._time += SECONDS
        put = self._stream.write
        put(b"commit refs/heads/main\ncommitter crew <crew@harbor.example> ")
        put(b"%d +0000\ndata 4\nedit\n" % self._time)
        for name in names:
            data = "\n\n".join(self._articles[name]).encode() + b"\n"
            put(f"M 100644 inline {name}\ndata {len(data)}\n".encode() + data + b"\n")


def make(folder: Path, pairs: int, commits: int) -> None:
    """Make a repository in a folder and check it out."""
    folder.mkdir(parents=True, exist_ok=True)
    git = ["git", "-C", str(folder)]
    _run(*git, "init", "--quiet", "--initial-branch=main")
    with tempfile.TemporaryFile() as stream:
        History(stream, 5).write(pairs, commits)
        stream.seek(0)
        _run(*git, "fast-import", "--quiet", given=stream)
    _run(*git, "checkout", "--quiet", "--force", "main")
    (folder / "doclint.toml").write_text('layout = "github-docs"\n', encoding="utf-8")


def measure(folder: Path) -> float:
    """Return the seconds that the command takes."""
    command = [sys.executable, "-m", "doclint", "check", "--select", "project/outdated"]
    begin = time.perf_counter()
    summary = _run(*command, "--statistics", folder=folder)
    seconds = time.perf_counter() - begin
    print(f"{seconds:6.2f} s  {summary.strip()}")
    return seconds


def _run(*command: str, given: IO[bytes] | None = None, folder: Path | None = None) -> str:
    """Run a command; returns what it says on standard error."""
    done = subprocess.run(command, stdin=given, cwd=folder, check=True, capture_output=True)
    return done.stderr.decode()


def main(pairs: int, commits: int, keep: Path | None) -> None:
    """Make the repository and measure."""
    folder = keep or Path(tempfile.mkdtemp())
    try:
        make(folder, pairs, commits)
        for _ in range(3):
            measure(folder)
    finally:
        if not keep:
            shutil.rmtree(folder)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pairs", type=int, default=3000)
    parser.add_argument("--commits", type=int, default=5000)
    parser.add_argument("--keep", type=Path, help="Write the repository here, and leave it.")
    given = parser.parse_args()
    main(given.pairs, given.commits, given.keep)
