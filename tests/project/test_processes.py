"""What kills a process that checks files costs its own pair and nothing else."""

import os
import signal
from pathlib import Path

import pytest

from doclint.config.pair_settings import PairSettings
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.files import Tree
from doclint.pair.finder import Pair
from doclint.project.run import map_pairs

PAIRS = [Pair(f"t/{number:03}.md", f"s/{number:03}.md", "pt-BR") for number in range(250)]
EVIL = ("t/000.md", "t/071.md", "t/072.md", "t/249.md")


def name(tree: Tree, pair: Pair, settings: Settings) -> str:
    return pair.translation


def dies_of_some(tree: Tree, pair: Pair, settings: Settings) -> str:
    if pair.translation in EVIL:
        os.kill(os.getpid(), signal.SIGKILL)
    return pair.translation


def dies_once(tree: Tree, pair: Pair, settings: Settings) -> str:
    marker = Path(tree.locate("died"))
    if pair.translation == "t/100.md" and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return pair.translation


def raises(tree: Tree, pair: Pair, settings: Settings) -> str:
    raise ValueError(pair.translation)


def lost(pair: Pair, error: str) -> str:
    assert error.startswith(f"{pair.translation}: ")
    return f"lost {pair.translation}"


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_culprits_are_named_and_the_rest_is_done(tmp_path: Path, jobs: int) -> None:
    done: list[int] = []
    given = Tree(str(tmp_path)), PAIRS, PairSettings(Settings()), jobs, done.append, lost
    found = list(map_pairs(dies_of_some, *given))
    names = [pair.translation for pair in PAIRS]
    assert found == [f"lost {each}" if each in EVIL else each for each in names]
    assert sum(done) == len(PAIRS)


def test_a_process_that_somebody_kills_costs_nothing(tmp_path: Path) -> None:
    given = Tree(str(tmp_path)), PAIRS, PairSettings(Settings()), 2, lambda done: None
    assert list(map_pairs(dies_once, *given)) == [pair.translation for pair in PAIRS]


def test_without_a_substitute_it_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    given = Tree(str(tmp_path)), PAIRS, PairSettings(Settings()), 2, lambda done: None
    with pytest.raises(InputError, match=r"t/000\.md: the process that worked on it was killed"):
        list(map_pairs(dies_of_some, *given))


def test_an_exception_ends_the_run(tmp_path: Path) -> None:
    given = Tree(str(tmp_path)), PAIRS, PairSettings(Settings()), 2, lambda done: None
    with pytest.raises(ValueError, match="t/000"):
        list(map_pairs(raises, *given))
