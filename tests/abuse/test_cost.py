"""What an article costs grows with its length and no faster, however it is made."""

import json
import runpy
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from doclint.check.engine import check_pair
from doclint.model import Finding

HEAVY = Path(__file__).with_name("heavy.py")
_HEAVY = runpy.run_path(str(HEAVY))
HOSTILE: Mapping[str, Callable[[int], str]] = _HEAVY["HOSTILE"]
DAMAGED: Mapping[str, Callable[[int], tuple[str, str]]] = _HEAVY["DAMAGED"]
PLAIN: str = _HEAVY["PLAIN"]

SIZE = 200
TIMES = 6
# Linear is 6, quadratic 36. A short time is mostly what every article costs.
GROWTH = 18
FLOOR = 0.01  # seconds
TRIES = 4  # something else may disturb one
LARGE = 10_000
SECONDS_OF_LARGE = 20
MEGABYTES = 600
NESTED = {
    "YAML lists": "nested too deeply",
    "TOML arrays": "nested too deeply",
    "TOML keys": "nested too deeply",
    "JSON arrays": "nested too deeply",
}


def pairs_of(make: Callable[[int], str], size: int) -> Iterator[tuple[str, str]]:
    """Yield an article as both sides, as either, and against the half of itself."""
    text = make(size)
    yield text, text
    yield PLAIN, text
    yield text, PLAIN
    yield text, "x\n\n" + text[: len(text) // 2]


def seconds_of(source: str, translation: str) -> float:
    began = time.process_time()
    for _ in check_pair(source, translation, "pt-BR"):
        pass
    return time.process_time() - began


@pytest.mark.parametrize("name", HOSTILE)
def test_cost_is_linear(name: str) -> None:
    make = HOSTILE[name]
    small, large = (list(pairs_of(make, size)) for size in (SIZE, SIZE * TIMES))
    for less, more in zip(small, large, strict=True):
        assert_linear(name, less, more)


@pytest.mark.parametrize("name", DAMAGED)
def test_cost_of_damage_is_linear(name: str) -> None:
    less, more = (DAMAGED[name](size) for size in (SIZE, SIZE * TIMES))
    assert next(check_pair(*less, "pt-BR"), None)
    assert_linear(name, less, more)


def assert_linear(name: str, less: tuple[str, str], more: tuple[str, str]) -> None:
    seconds_of(*less)
    for _ in range(TRIES):
        growth = seconds_of(*more) / max(FLOOR, seconds_of(*less))
        if growth < GROWTH:
            return
    pytest.fail(f"{name}: {TIMES} times the size cost {growth:.0f} times the time")


@pytest.mark.parametrize("name", NESTED)
def test_a_limit_is_a_finding(name: str) -> None:
    found = list(check_pair(PLAIN, HOSTILE[name](LARGE), "pt-BR"))
    heads = [finding for finding in found if finding.rule == "front-matter/yaml"]
    assert len(heads) == 1
    assert NESTED[name] in heads[0].message


def test_aliases_are_not_expanded() -> None:
    text = HOSTILE["aliases"](LARGE)
    findings: list[Finding] = list(check_pair(text, text, "pt-BR"))
    assert len(findings) < 10


def test_ten_thousand_of_anything_are_bounded(is_long: bool) -> None:
    """Run in a process of its own: a fault of the C libraries would end it, and memory counts."""
    size = LARGE * 10 if is_long else LARGE
    names = list(HOSTILE) if is_long else list(HOSTILE)[:21]  # the nested ones
    done = subprocess.run(
        [sys.executable, str(HEAVY), str(size), *names], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for line in done.stdout.splitlines():
        name, seconds, megabytes = json.loads(line)
        assert seconds < SECONDS_OF_LARGE * (10 if is_long else 1), name
        assert megabytes < MEGABYTES * (10 if is_long else 1), name
    assert len(done.stdout.splitlines()) == len(names)
