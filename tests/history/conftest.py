"""A repository whose history a test writes, commit by commit."""

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from doclint.cli import main

SOURCE, TRANSLATION = "content/a.md", "translations/pt-BR/content/a.md"


class Repository:
    """A repository of git in a folder; each commit is a day later than the one before."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.day = 0
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, capture_output=True, text=True, check=False
        )
        assert not done.returncode, done.stderr
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def read(self, path: str) -> str:
        return (self.root / path).read_bytes().decode()

    def replace(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def commit(self, message: str) -> str:
        self.day += 1
        date = f"2024-01-{self.day:02}T12:00:00+00:00"
        self.git("add", "--all")
        environment = ["-c", "user.name=crew", "-c", "user.email=crew@harbor.example"]
        done = subprocess.run(
            ["git", *environment, "commit", "--quiet", f"--date={date}", f"--message={message}"],
            cwd=self.root,
            env={**_environment(), "GIT_COMMITTER_DATE": date},
            capture_output=True,
            text=True,
            check=False,
        )
        assert not done.returncode, done.stderr
        return self.git("rev-parse", "HEAD")

    def edit(self, message: str, edits: Mapping[str, tuple[str, str]]) -> str:
        for path, (old, new) in edits.items():
            self.replace(path, old, new)
        return self.commit(message)


def _environment() -> dict[str, str]:
    return dict(os.environ)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """An empty repository with a project's configuration, in which we are."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path / "none"))
    root = tmp_path / "site"
    root.mkdir()
    monkeypatch.chdir(root)
    made = Repository(root)
    made.write("doclint.toml", 'layout = "github-docs"\n[rules]\n"project/outdated" = "warning"\n')
    return made


@pytest.fixture
def outdated(capsys: pytest.CaptureFixture[str]) -> Callable[..., list[tuple[str, str, str]]]:
    """A function that runs the check; returns path, text and message of what is outdated."""

    def command(*arguments: str) -> list[tuple[str, str, str]]:
        code = main(["check", "--select", "project/outdated", "--format", "json", *arguments])
        captured = capsys.readouterr()
        assert code in (0, 1), captured.err
        found = json.loads(captured.out)["findings"]
        texts = {it["path"]: Path(it["path"]).read_bytes().decode() for it in found}
        return [
            (it["path"], texts[it["path"]][it["start"] : it["end"]], it["message"]) for it in found
        ]

    return command
