"""The real tools, each as a process of its own: git, pre-commit, bash and the installed doclint."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
INSTALLED = ("README.md", "LICENSE", "pyproject.toml", "action.yml", ".pre-commit-hooks.yaml")


class Done(NamedTuple):
    """What a process left behind."""

    code: int
    out: str
    err: str

    def lines(self) -> list[str]:
        return self.out.splitlines()


Shell = Callable[..., Done]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The environment of every process: doclint is on the PATH, nobody's configuration of git."""
    folder = tmp_path_factory.mktemp("environment")
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "GITHUB_", "RUNNER_", "PRE_COMMIT", "_DOCLINT"))
        and name not in ("COLUMNS", "FORCE_COLOR", "SKIP")
    }
    return {
        **kept,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PRE_COMMIT_HOME": str(folder / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{
            f"GIT_{role}_{what}": value
            for role in ("AUTHOR", "COMMITTER")
            for what, value in (("NAME", "Crew"), ("EMAIL", "crew@harbor.example"))
        },
    }


@pytest.fixture(scope="session")
def shell(environment: Mapping[str, str]) -> Shell:
    """A function that runs a command in a folder; `expected` is its exit code, None for any."""

    def run(
        folder: Path,
        *command: str | Path,
        expected: int | None = 0,
        more: Mapping[str, str] | None = None,
    ) -> Done:
        done = subprocess.run(
            list(map(str, command)),
            cwd=folder,
            env={**environment, **(more or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
        )
        assert expected in (None, done.returncode), f"{command}\n{done.stdout}\n{done.stderr}"
        return Done(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture(scope="session")
def hooks(
    tmp_path_factory: pytest.TempPathFactory, shell: Shell, commit: Callable[[Path], None]
) -> Path:
    """A repository of doclint as it is in the working tree, for pre-commit to take hooks from."""
    repository = tmp_path_factory.mktemp("hooks") / "doclint"
    repository.mkdir()
    for name in INSTALLED:
        shutil.copy(ROOT / name, repository)
    for name in ("lint", "rules"):
        ignored = shutil.ignore_patterns("__pycache__", "*.pyc")
        shutil.copytree(ROOT / name, repository / name, ignore=ignored)
    shell(repository, "git", "init", "--quiet", "--initial-branch=main")
    commit(repository)
    return repository


@pytest.fixture(scope="session")
def configured(hooks: Path, shell: Shell) -> str:
    """The text of a `.pre-commit-config.yaml` with the hook."""
    revision = shell(hooks, "git", "rev-parse", "HEAD").out.strip()
    return f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks:\n  - id: doclint\n"


@pytest.fixture
def repository(tmp_path: Path, shell: Shell) -> Path:
    """An empty repository on the branch `main`, in the folder that `write` writes to."""
    shell(tmp_path, "git", "init", "--quiet", "--initial-branch=main")
    return tmp_path


@pytest.fixture(scope="session")
def commit(shell: Shell) -> Callable[[Path], None]:
    """A function that commits all there is in a repository, without asking any hook."""

    def run(repository: Path) -> None:
        shell(repository, "git", "add", "--all")
        shell(repository, "git", "commit", "--quiet", "--no-verify", "--message=Change")

    return run
