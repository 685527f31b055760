"""What the cache gives is what a check gives, whatever changed in between."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import doclint.cache.contents as contents
from doclint.cache.checks import check_with_cache
from doclint.cache.context import settings_digest
from doclint.cache.store import Store
from doclint.config.pair_settings import PairSettings
from doclint.config.settings import Settings
from doclint.files import Tree
from doclint.pair.finder import Pair
from doclint.project.run import FEW, MANY

A = "translations/pt-BR/content/a.md"
TIDES = "translations/pt-BR/content/tides.md"


def edit(path: str, before: str, after: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / path).read_text()
        assert before in text
        (root / path).write_text(text.replace(before, after))

    return change


def remove(path: str) -> Callable[[Path], None]:
    return lambda root: (root / path).unlink()


def rename(before: str, after: str) -> Callable[[Path], None]:
    return lambda root: (root / before).rename(root / after) and None


def test_nothing_is_checked_twice(checker: Any) -> None:
    first = checker.with_cache()
    assert checker.anew == [A, TIDES]
    assert checker.with_cache() == first == checker.without()
    assert checker.anew == []
    assert any(checked.found for checked in first)


@pytest.mark.parametrize(
    ("change", "anew", "differs"),
    [
        (edit(A, "wait. Veja", "wait! Veja"), [A], True),
        (edit("content/a.md", "gate and wait", "gate and sail"), [A], True),
        (edit("content/tides.md", "Wait for it", "Wait for it now"), None, False),
        (edit("content/tides.md", "## Low tide", "## Ebb"), None, True),
        (edit(TIDES, "## Maré baixa", "## Vazante"), [A, TIDES], False),
        (remove("assets/gate.png"), [A], True),
        (rename("assets/gate.png", "assets/Gate.png"), [A], True),
        (edit("terms.toml", "harbor pilot", "Open the harbor gate and wait"), [A, TIDES], True),
        (edit("doclint.toml", "terms-f", 'rules.untranslated = "off"\nterms-f'), [A, TIDES], True),
    ],
)
def test_changes_are_seen(
    checker: Any, change: Callable[[Path], None], anew: list[str] | None, differs: bool
) -> None:
    before = checker.with_cache()
    change(checker.root)
    after = checker.with_cache()
    assert after == checker.without()
    if anew is not None:
        assert checker.anew == anew
    assert (after != before) is differs
    assert checker.with_cache() == after
    assert checker.anew == []


def test_a_page_that_a_link_leads_to_may_go(checker: Any) -> None:
    checker.with_cache()
    (checker.root / TIDES).unlink()
    assert checker.with_cache() == checker.without()
    assert checker.anew == [A]


def test_a_change_in_the_same_tick_is_seen(checker: Any) -> None:
    """Same size, and times that were set back: only the content differs."""
    before = checker.with_cache()
    file = checker.root / A
    times = file.stat().st_atime_ns, file.stat().st_mtime_ns
    file.write_text(file.read_text().replace("harbor", "HARBOR"))
    os.utime(file, ns=times)
    assert checker.with_cache() == checker.without() != before


def test_files_that_were_not_touched_are_not_read(
    checker: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "_TICK", -(10**12))  # nothing is too new to be believed
    first = checker.with_cache()
    assert len(checker.store.files([A, TIDES])) == 2
    monkeypatch.setattr(contents, "digest_of", lambda data: pytest.fail("read"))
    assert checker.with_cache() == first
    assert checker.anew == []


def test_touched_files_are_not_checked_anew(checker: Any) -> None:
    first = checker.with_cache()
    for path in (A, "content/a.md"):
        os.utime(checker.root / path, (1, 1))
    assert checker.with_cache() == first
    assert checker.anew == []


def test_outcomes_under_several_settings_stand_side_by_side(checker: Any) -> None:
    everything = checker.with_cache()
    links = checker.with_cache(("link",))
    assert checker.anew == [A, TIDES]
    assert links == checker.without(("link",)) != everything
    assert checker.with_cache() == everything
    assert checker.anew == []


def test_errors_are_not_remembered(checker: Any) -> None:
    (checker.root / A).write_bytes(b"\xff")
    for _ in range(2):
        assert checker.with_cache() == checker.without()
        assert checker.anew == [A] or A in checker.anew


def test_another_program_finds_nothing_kept(checker: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    checker.with_cache()
    monkeypatch.setattr("doclint.cache.context.distributions", lambda: ["other-2.0.dist-info"])
    checker.with_cache()
    assert checker.anew == [A, TIDES]


def test_a_name_that_is_no_text(checker: Any) -> None:
    name = b"translations/pt-BR/content/\xff.md"
    for path in (name, b"content/\xff.md"):
        Path(os.fsdecode(bytes(os.fsencode(checker.root)) + b"/" + path)).write_text("# Sail\n")
    first = checker.with_cache()
    assert checker.with_cache() == first == checker.without()
    assert checker.anew == [os.fsdecode(name)]


@pytest.mark.parametrize("damage", ["garbage", "cut", "foreign", "values", "folder"])
def test_a_damaged_cache_is_made_anew(checker: Any, damage: str) -> None:
    first = checker.with_cache()
    file = checker.store.file
    if damage == "garbage":
        file.write_bytes(b"no database" * 1000)
    elif damage == "cut":
        file.write_bytes(file.read_bytes()[:9000])
    elif damage == "foreign":
        file.unlink()
        with sqlite3.connect(file) as database:
            database.execute("CREATE TABLE checks (a)")
        database.close()
    elif damage == "values":
        with sqlite3.connect(file) as database:
            database.execute("UPDATE checks SET outcome = x'c1', asked = 7")
        database.close()
    else:
        file.unlink()
        file.mkdir()
    assert checker.with_cache() == first
    assert checker.with_cache() == first
    if damage != "folder":
        checker.with_cache()
        assert checker.anew == []


def test_a_folder_that_is_a_link_is_not_written_to(
    checker: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (checker.root / ".doclint_cache").symlink_to(elsewhere)
    assert checker.with_cache() == checker.without()
    assert list(elsewhere.iterdir()) == []


def test_a_cache_in_use_is_done_without(checker: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first = checker.with_cache()
    monkeypatch.setattr("doclint.cache.store._PATIENCE", 0.01)
    database = sqlite3.connect(checker.store.file, isolation_level=None)
    database.execute("BEGIN EXCLUSIVE")
    (checker.root / A).write_text("# Atracar\n")
    assert checker.with_cache() == checker.without() != first
    database.close()
    assert checker.store.file.is_file()


def test_settings_have_the_same_digest_in_every_process() -> None:
    code = (
        "from doclint.cache.context import settings_digest as d\n"
        "from doclint.config.settings import Settings\n"
        "print(d(Settings(terms=frozenset('abcdefgh'), severities={'b': 1, 'a': 2})).hex())"
    )
    run = [sys.executable, "-c", code]
    digests = {
        subprocess.run(
            run, check=True, capture_output=True, env=os.environ | {"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
    assert settings_digest(Settings()) != settings_digest(Settings(source_anchors=True))


def test_several_processes_write_at_once(site: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from doclint.cache.store import Check, Known, Store\n"
        "store = Store(Path(sys.argv[1]))\n"
        "(context,) = store.contexts([b'x' * 16])\n"
        "for n in range(20):\n"
        "    rows = [Check(context, f'{sys.argv[2]}-{n}-{m}', b'', b'', b'') for m in range(20)]\n"
        "    store.put(rows, {f'{sys.argv[2]}-{n}': Known(b'', b'')})\n"
    )
    folder = site / ".doclint_cache"
    runs = [subprocess.Popen([sys.executable, "-c", code, folder, str(n)]) for n in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
    assert Store(folder).count() == 3 * 20 * 20


def test_old_contexts_go(site: Path) -> None:
    store = Store(site / ".doclint_cache")
    for number in range(40):
        assert len(store.contexts([number.to_bytes(16, "big")])) == 1
    with sqlite3.connect(store.file) as database:
        assert database.execute("SELECT count(*) FROM contexts").fetchone()[0] == 32
    database.close()


def test_a_strangers_cache_does_not_count(
    checker: Any, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    checker.with_cache()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("victim")))
    assert checker.with_cache() == checker.without()
    assert checker.anew == [A, TIDES]


def test_without_a_place_for_the_secret_nothing_is_kept(
    checker: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert checker.with_cache() == checker.without()
    assert checker.store.count() == 0


def test_the_processes_of_a_whole_run_end_in_order(
    write: Callable[[Mapping[str, str | bytes]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = [Pair(f"pt/{n}.md", f"en/{n}.md", "pt-BR") for n in range(MANY + 7)]
    root = write({path: "# Moor\n" for pair in pairs for path in pair[:2]})
    stopped: list[object] = []
    monkeypatch.setattr("doclint.project.processes.stop", stopped.append)
    done: list[int] = []
    given = Tree(str(root)), pairs, PairSettings(Settings()), 2, done.append
    assert len(list(check_with_cache(Store(root / "cache"), *given))) == len(pairs)
    assert sum(done) == len(pairs)
    assert not stopped


def test_what_parses_and_compares_is_not_loaded_for_what_is_remembered(
    write: Callable[[Mapping[str, str | bytes]], Path],
) -> None:
    article = "# Moor\n\nOpen the harbor gate and wait.\n"
    folders = ("content", "translations/pt-BR/content")
    pages = [f"{folder}/{n}.md" for folder in folders for n in range(FEW)]
    root = write({"doclint.toml": 'layout = "github-docs"\n', **dict.fromkeys(pages, article)})
    code = (
        "import sys; from doclint.cli import main\n"
        "try: main(['check', '--exit-zero', '-j1'])\n"
        "finally: print(*sys.modules, file=sys.stderr)\n"
    )
    parts = ("doclint.align.alignment", "doclint.parse.markdown", "doclint.compare.untranslated")
    for is_loaded in (True, False):
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
        assert "untranslated/" in done.stdout
        modules = done.stderr.split()
        assert [part in modules for part in parts] == [is_loaded] * len(parts)
