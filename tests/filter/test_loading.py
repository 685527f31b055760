"""What few need is loaded by those who need it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

RARE = (
    "difflib",
    "doclint.cli.known",
    "doclint.compare.code_changes",
    "doclint.compare.code_repair",
    "doclint.compare.code_spans_pairing",
    "doclint.compare.code_spans_repair",
    "doclint.compare.front_matter_repair",
    "doclint.compare.html_repair",
    "doclint.compare.links_repair",
    "doclint.compare.links_syntax_repair",
    "doclint.compare.liquid_differences",
    "doclint.compare.liquid_repair",
    "doclint.compare.structure_headings_repair",
    "doclint.compare.untranslated_titles",
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
    "html",
    "pathspec",
    "shutil",
    "sqlite3",
    "subprocess",
)
SCRIPT = """
import sys
from doclint.cli import main
main(["check", "--jobs", "1", *sys.argv[1:]])
print(*sorted(name for name in sys.modules))
"""


def loaded(*arguments: str) -> set[str]:
    command = [sys.executable, "-c", SCRIPT, *arguments]
    # How wide the terminal is need not be found out where there is none.
    environment = {key: value for key, value in os.environ.items() if key != "COLUMNS"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return set(done.stdout.splitlines()[-1].split())


def test_ordinary_check_loads_none_of_it(site: Path) -> None:
    assert loaded() & set(RARE) == set()


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
