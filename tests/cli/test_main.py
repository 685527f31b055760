import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from doclint import __version__

Run = Callable[..., tuple[int, str, str]]


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"doclint {__version__}\n", "")


def test_help_names_every_command(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert re.findall(r"^  (\w+)  ", out, re.MULTILINE) == [
        "cache",
        "check",
        "completion",
        "explain",
        "export",
        "fix",
        "import",
        "init",
        "learn",
        "memory",
        "pairs",
        "report",
        "rules",
        "server",
        "stamp",
        "terms",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "No such command 'chek'"),
        (["check", "--selct", "x"], "No such option '--selct'"),
        (["check", "--format", "xml"], "Invalid value for '--format'"),
        (["check", "--jobs", "0"], "--jobs must be a number from 1"),
        (["check", "--select", "link/lots"], "`link/lots`: no such rule or group"),
        (["check", "--source", "a.md", "b.md"], "--source needs one translation and its language"),
        (["check", "--source", "a.md", "--lang", "klingon", "b.md"], "`klingon` is not a language"),
        (["explain", "project/orphn"], "no rule `project/orphn`; did you mean `project/orphan`?"),
    ],
)
def test_wrong_use_exits_2(run: Run, site: Path, arguments: list[str], message: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err


def test_internal_error_exits_2_without_a_traceback(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> int:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("doclint.cli.rules.list_rules", broken)
    code, out, err = run("rules")
    assert (code, out) == (2, "")
    assert err.startswith("error: doclint: internal error, please report it: ZeroDivisionError: oh")
    assert err.count("\n") == 1


def test_interrupt_exits_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("doclint.cli.rules.list_rules", interrupted)
    assert run("rules")[0] == 130


def loaded(*arguments: str) -> set[str]:
    """Return the modules that a command has loaded at its end."""
    code = (
        "import sys; from doclint.cli import main\n"
        f"main({list(arguments)!r}); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    return set(done.stderr.splitlines()[-1].split())


def test_help_loads_click_only() -> None:
    ours = {name for name in loaded("--help") if name.startswith("doclint")}
    names = {"doclint.show", "doclint.show.formats"}  # of the formats, not what renders them
    options = {f"doclint.cli.commands_{part}" for part in ("check", "project", "translate")}
    options |= {"doclint.cli", "doclint.cli.exit", "doclint.cli.options"}
    assert ours <= {"doclint", "doclint.errors", *options, *names}


def test_check_loads_nothing_that_it_does_not_use(site: Path) -> None:
    heavy = {"liquid", "msgspec", "pathspec", "polib", "regex", "concurrent.futures.process"}
    assert not heavy & loaded("check", str(site / "content"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full disk to try")
def test_a_full_disk_is_said_in_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "doclint", "rules"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "error: standard output cannot be written: No space left on device\n"
