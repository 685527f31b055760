import os
import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import doclint.project.check as checking
from doclint.check.pair import AlignedPair
from doclint.check.registry import all_rules
from doclint.config.pair_settings import PairSettings
from doclint.config.settings import Settings
from doclint.files import Tree
from doclint.model import Problem, Severity, Span
from doclint.pair.finder import Pair
from doclint.project.check import Checked, check_files
from doclint.project.run import MANY, check_all
from doclint.project.site import DiskSite
from doclint.rule import Rule

Write = Callable[[Mapping[str, str | bytes]], Path]


def every_word(pair: object) -> Iterator[Problem]:
    """A rule that finds the first letter of each translation and of its source."""
    yield Problem(Span(0, 1), "first letter", Span(0, 1))


def breaks(pair: object) -> Iterator[Problem]:
    raise ZeroDivisionError("oh\nno")
    yield


def dies_of_the_memory(pair: AlignedPair) -> Iterator[Problem]:
    assert pair.memory
    if pair.translation.text == "t/0007.md\n":
        os.kill(os.getpid(), signal.SIGKILL)
    yield Problem(Span(0, 1), "first letter", Span(0, 1))


class Empty:
    """A memory that knows nothing."""

    trusted = False

    def exact(self, piece: object, localised: object) -> tuple[()]:
        return ()

    def near(self, piece: object) -> None:
        return None


def use(monkeypatch: pytest.MonkeyPatch, check: Callable[[Any], Iterator[Problem]]) -> None:
    rules = {"text/first": Rule("text/first", Severity.ERROR, "", check)}
    monkeypatch.setattr("doclint.check.engine.all_rules", lambda: rules)


def pairs_on_disk(write: Write, number: int) -> tuple[Tree, list[Pair]]:
    pairs = [Pair(f"t/{n:04}.md", f"s/{n:04}.md", "pt-BR") for n in range(number)]
    files = {path: f"{path}\n" for pair in pairs for path in (pair.translation, pair.source)}
    return Tree(str(write(files))), pairs


def test_findings_are_located_on_both_sides(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, every_word)
    tree = Tree(str(write({"t.md": "\ufeffOlá", "s.md": "Hi"})))
    checked = check_files(tree, Pair("t.md", "s.md", "pt-BR"), Settings())
    assert checked.error == ""
    (located,) = checked.found
    assert located.place[:8] == ("t.md", 0, 1, 1, 1, 1, 2, "\ufeff")
    assert located.source is not None
    assert located.source[:8] == ("s.md", 0, 1, 1, 1, 1, 2, "H")
    assert located.language == "pt-BR"


@pytest.mark.parametrize(
    ("files", "error"),
    [
        ({"t.md": b"a\xff", "s.md": ""}, "t.md:1:2: not UTF-8 (byte 0xff)"),
        ({"t.md": ""}, "s.md: no such file"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    write: Write, files: Mapping[str, str | bytes], error: str
) -> None:
    tree = Tree(str(write(files)))
    assert check_files(tree, Pair("t.md", "s.md", "pt-BR"), Settings()) == Checked((), error)


def test_internal_error_is_one_line(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, breaks)
    tree, pairs = pairs_on_disk(write, 1)
    error = check_files(tree, pairs[0], Settings()).error
    assert error.startswith(
        "t/0000.md: internal error, please report it: ZeroDivisionError: oh no ("
    )
    assert "test_run.py" in error


def test_several_processes_give_the_same(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, every_word)
    tree, pairs = pairs_on_disk(write, MANY + 7)
    (Path(tree.root) / pairs[3].translation).write_bytes(b"\xff")
    done: list[int] = []
    alone = list(check_all(tree, pairs, PairSettings(Settings()), 1, done.append))
    together = list(check_all(tree, pairs, PairSettings(Settings()), 2, done.append))
    assert alone == together
    assert sum(done) == 2 * len(pairs)
    assert [bool(checked.error) for checked in alone].index(True) == 3


def test_what_kills_a_process_costs_its_own_pair_with_a_memory_too(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, dies_of_the_memory)
    tree, pairs = pairs_on_disk(write, MANY + 7)
    given = tree, pairs, PairSettings(Settings()), 2, lambda done: None
    found = list(check_all(*given, memories={"pt-BR": Empty()}))
    (lost,) = (checked.error for checked in found if checked.error)
    assert lost.startswith("t/0007.md: the process that worked on it was killed")
    assert [len(checked.found) for checked in found].count(1) == len(pairs) - 1


def test_site_reads_the_project(write: Write) -> None:
    tree = Tree(str(write({"a/b.md": "text"})))
    site = DiskSite(tree, Pair("t.md", "s.md", "ja"))
    assert (site.source_path, site.translation_path) == ("s.md", "t.md")
    assert site.exists("a")
    assert site.read("a/b.md") == "text"
    assert site.read("../x") is None


def test_rules_of_the_project_are_stamped(tmp_path: Path) -> None:
    from doclint.pair.finder import Pairing

    orphan = Pair("t/a.md", "s/a.md", "ja")
    tree, pairing = Tree(str(tmp_path)), Pairing(orphans=(orphan,))
    (located,) = checking.check_pairing(pairing, PairSettings(Settings()), tree)
    assert located.finding.rule == "project/orphan"
    assert located.finding.severity == all_rules()["project/orphan"].severity
    assert located.place[:7] == ("t/a.md", 0, 0, 1, 1, 1, 1)
    off = Settings(severities={"project": Severity.OFF})
    assert list(checking.check_pairing(pairing, PairSettings(off), tree)) == []
