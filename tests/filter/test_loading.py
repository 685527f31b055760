"""What few need is loaded by those who need it."""

import subprocess
import sys
from pathlib import Path

import pytest

RARE = (
    "doclint.cli.known",
    "doclint.config.overrides",
    "doclint.filter",
    "doclint.history",
    "doclint.memory",
    "doclint.parse.directives",
    "doclint.parse.front_matter_json",
    "doclint.parse.front_matter_toml",
    "doclint.project.since",
    "doclint.project.sources",
    "doclint.terms.broken",
    "pathspec",
    "sqlite3",
    "subprocess",
)
SCRIPT = """
import sys
from doclint.cli import main
main(["check", "-j1", *sys.argv[1:]])
print(*sorted(name for name in sys.modules))
"""


def loaded(*arguments: str) -> set[str]:
    command = [sys.executable, "-c", SCRIPT, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_ordinary_check_loads_none_of_it(site: Path) -> None:
    assert loaded().isdisjoint(RARE)


@pytest.mark.parametrize(
    ("arguments", "module"),
    [
        (["--update-baseline"], "doclint.cli.known"),
        (["--changed-since", "main"], "doclint.project.since"),
    ],
)
def test_what_is_asked_for_is_loaded(repository: Path, arguments: list[str], module: str) -> None:
    assert module in loaded(*arguments)


def test_comment_is_looked_at(site: Path) -> None:
    with (site / "content/a.md").open("a") as file:
        file.write("\n<!-- doclint-disable-file link/lost -->\n")
    assert {"doclint.parse.directives", "doclint.project.sources"} <= loaded()
