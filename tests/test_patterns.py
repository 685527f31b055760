"""Patterns are compiled when they are used, and only then."""

import ast
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import copy, deepcopy
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

import doclint
import doclint_rules
from doclint.patterns import Lazy, Uncompiled, lazy_pattern

MODULES = sorted(
    path
    for package in (doclint, doclint_rules)
    for path in Path(*package.__path__).rglob("*.py")
    if path.name != "patterns.py"
)
# Those that one plain article needs; each takes 0.1 to 1 ms.
NEEDED = 40
COUNTING = """
import gc, sys
import doclint.cli.check
from doclint.check.registry import all_rules
from doclint.cli import main
from doclint.patterns import Lazy, Uncompiled
def count(kind): return sum(type(each) is kind for each in gc.get_objects())
all_rules()
print(count(Lazy), count(Uncompiled))
main(["check", "-j1", *sys.argv[1:]])
print(count(Lazy), count(Uncompiled))
"""


def test_is_compiled_at_first_use() -> None:
    pattern = lazy_pattern(r"b(e)rth", re.IGNORECASE)
    assert type(pattern) is Uncompiled
    assert pattern.sub("pier", "Berth 4, berth 5") == "pier 4, pier 5"
    assert type(pattern) is Lazy
    found = pattern.search("a Berth")
    assert found
    assert (found.span(), found[1]) == ((2, 7), "e")
    assert [each.start() for each in pattern.finditer("berth berth")] == [0, 6]


def test_bytes() -> None:
    assert lazy_pattern(rb"[a-z]+").findall(b"fog 4 lamp") == [b"fog", b"lamp"]


def test_mistake_is_told_at_first_use() -> None:
    pattern = lazy_pattern("(")
    with pytest.raises(re.error, match="missing"):
        pattern.match("")


@pytest.mark.parametrize("name", ["berth", "pattern", "groups"])
def test_has_methods_only_before_and_after_its_use(name: str) -> None:
    pattern = lazy_pattern("a")
    assert not hasattr(pattern, name)
    assert type(pattern) is Uncompiled
    pattern.search("")
    assert not hasattr(pattern, name)


@pytest.mark.parametrize("is_used", [False, True])
@pytest.mark.parametrize("copied", [copy, deepcopy, lambda it: pickle.loads(pickle.dumps(it))])
def test_goes_to_another_process(copied: Callable[[Any], Any], is_used: bool) -> None:
    pattern = lazy_pattern("B(e)", re.IGNORECASE)
    if is_used:
        pattern.search("")
    assert copied(pattern).findall("berth") == ["e"]


def test_threads_use_one_at_once_the_first_time(monkeypatch: pytest.MonkeyPatch) -> None:
    both = Barrier(2, timeout=10)
    compiled = re.compile

    def compiled_together(text: str, flags: int) -> re.Pattern[str]:
        both.wait()  # each has found the pattern unused
        return compiled(text, flags)

    monkeypatch.setattr(re, "compile", compiled_together)
    pattern = lazy_pattern("e(r)")
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda method: getattr(pattern, method)("berth"), ["findall", "split"])
        assert list(found) == [["r"], ["b", "r", "th"]]
    assert type(pattern) is Lazy


def compiled_at_import(node: ast.AST) -> Iterator[int]:
    """Yield the lines of `re.compile` outside functions."""
    if isinstance(node, ast.FunctionDef):
        return
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
        yield node.lineno
    for each in ast.iter_child_nodes(node):
        yield from compiled_at_import(each)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_module_compiles_when_it_is_loaded(path: Path) -> None:
    assert list(compiled_at_import(ast.parse(path.read_text(encoding="utf-8")))) == []


def test_plain_article_compiles_few(tmp_path: Path) -> None:
    (tmp_path / "source.md").write_text("---\ntitle: Berths\n---\n\nOpen [a berth](/berth).\n")
    target = tmp_path / "translation.md"
    target.write_text("---\ntitle: Berços\n---\n\nAbra [um berço](/berth).\n")
    arguments = ["--source", str(tmp_path / "source.md"), "--lang", "pt-BR", str(target)]
    command = [sys.executable, "-c", COUNTING, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    (compiled, waiting), *_, (used, left) = (
        map(int, line.split()) for line in done.stdout.splitlines() if line[0].isdigit()
    )
    assert compiled == 0
    assert waiting > 5  # so it was counted
    assert 0 < used <= NEEDED < left
