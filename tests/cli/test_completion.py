"""The completion scripts, bash's as bash itself runs it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from doclint.check.registry import all_rules

Run = Callable[..., tuple[int, str, str]]

# What bash does at the Tab key, the words so far being the arguments.
TAB = """
eval "$(doclint completion bash)"
complete -p doclint
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_doclint_completion doclint
printf '%s\\n' "${COMPREPLY[@]}"
"""


def completed(*words: str) -> list[str]:
    bash = shutil.which("bash")
    assert bash, "the tests need bash"
    folder = Path(sys.executable).parent
    assert (folder / "doclint").exists(), "doclint is not installed beside this Python"
    done = subprocess.run(
        [bash, "--noprofile", "--norc", "-c", TAB, "bash", *words],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"},
    )
    assert done.stderr == ""
    registered, *replies = done.stdout.splitlines()
    assert registered.startswith("complete ")
    assert registered.endswith("-F _doclint_completion doclint")
    return replies


@pytest.mark.parametrize(
    ("words", "replies"),
    [
        (["doclint", "expl"], ["explain"]),
        (["doclint", "check", "--change"], ["--changed-since"]),
        (["doclint", "check", "--fail-on", "w"], ["warning"]),
        (["doclint", "explain", "project/or"], ["project/orphan"]),
        (["doclint", "check", "--select", "image/alt"], ["image/alt-lost"]),
        (["doclint", "check", "--ignore", "link,project/m"], ["link,project/missing"]),
        (["doclint", "explain", "nothing/like-it"], [""]),
    ],
)
def test_bash_completes(words: list[str], replies: list[str]) -> None:
    assert completed(*words) == replies


def test_groups_stand_before_their_rules() -> None:
    rules = [name for name in all_rules() if name.startswith("liquid/")]
    assert completed("doclint", "explain", "liq") == ["liquid", *rules]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_get_a_script_of_theirs(run: Run, shell: str) -> None:
    code, out, err = run("completion", shell)
    assert (code, err) == (0, "")
    assert f"_DOCLINT_COMPLETE={shell}_complete" in out


def test_unknown_shell_is_named(run: Run) -> None:
    code, out, err = run("completion", "ksh")
    assert (code, out) == (2, "")
    assert "'ksh' is not one of 'bash', 'fish', 'zsh'" in err
