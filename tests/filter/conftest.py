"""The command line, run in this process, and repositories of git."""

import json
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from doclint.cli import main

Write = Callable[[Mapping[str, str | bytes]], Path]


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def found(self) -> list[tuple[str, str]]:
        """Path, line and rule of the findings that were printed."""
        return re.findall(r"^(.*:\d+):\d+: \w+ (\S+) ", self.out, re.MULTILINE)


Check = Callable[..., Result]
GitCommand = Callable[..., str]


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    """A function that runs `doclint check` with some arguments."""

    def command(*arguments: object) -> Result:
        code = main(["check", *map(str, arguments)])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return command


@pytest.fixture
def findings(check: Check) -> Callable[..., list[dict[str, Any]]]:
    """A function that runs `doclint check --format json` and returns the findings."""

    def command(*arguments: object) -> list[dict[str, Any]]:
        result = check("--format", "json", *arguments)
        assert result.code in (0, 1), result.err
        found: list[dict[str, Any]] = json.loads(result.out)["findings"]
        return found

    return command


@pytest.fixture
def site(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two articles in two languages without findings; we are in it."""
    files: dict[str, str | bytes] = {"doclint.toml": 'layout = "github-docs"\n'}
    for name in "ab":
        files[f"content/{name}.md"] = SOURCE
        for language, (head, first, second) in TEXTS.items():
            text = f"# {head}\n\n{first.format('[', '](/harbor)')}\n\n{second}\n"
            files[f"translations/{language}/content/{name}.md"] = text
    root = write(files)
    monkeypatch.chdir(root)
    return root


SOURCE = "# Moor\n\nOpen [the harbor](/harbor).\n\nUse {% data ports.main %} now.\n"
TEXTS = {
    "pt-BR": ("Atracar", "Abra {}o porto{}.", "Use {% data ports.main %} agora."),
    "ja": ("係留", "{}港{}を開きます。", "{% data ports.main %} を使います。"),
}


@pytest.fixture
def git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> GitCommand:
    """A function that runs git in a folder, whatever the machine's configuration says."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path.parent / "none"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path.parent / "none"))
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "crew")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "crew@harbor.example")

    def command(folder: Path, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, text=True, check=False
        )
        assert not done.returncode, done.stderr
        return done.stdout

    return command


@pytest.fixture
def repository(site: Path, git: GitCommand) -> Path:
    """The site in a repository, committed on `main`; the branch `topic` is checked out."""
    git(site, "init", "--quiet", "--initial-branch=main")
    git(site, "add", "--all")
    git(site, "commit", "--quiet", "--message=Begin")
    git(site, "checkout", "--quiet", "-b", "topic")
    return site
