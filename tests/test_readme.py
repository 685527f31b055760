"""What README.md shows is what the commands print."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from doclint.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
# A block of a command and what it prints, as in a terminal.
SHOWN = re.findall(r"^```console\n\$ doclint (.*)\n([\s\S]*?)^```$", README, re.MULTILINE)
# The same, one command after another, in a repository of the sample site.
SESSIONS = re.findall(r"^```console session\n([\s\S]*?)^```$", README, re.MULTILINE)
CONFIGURATION = re.findall(r"^```toml\n([\s\S]*?)^```$", README, re.MULTILINE)


@pytest.mark.parametrize(("command", "printed"), SHOWN, ids=[command for command, _ in SHOWN])
def test_commands_print_what_is_shown(
    command: str,
    printed: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    main(shlex.split(command))
    captured = capsys.readouterr()
    assert captured.out + captured.err == printed


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample site, committed on `main`; the branch `topic` is checked out, and we are in it."""
    site = tmp_path / "site"
    shutil.copytree(ROOT / "fixtures/sample-site", site)
    monkeypatch.chdir(site)
    for command in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "--all"),
        ("-c", "user.name=crew", "-c", "user.email=a@b", "commit", "--quiet", "--message=Begin"),
        ("checkout", "--quiet", "-b", "topic"),
    ):
        subprocess.run(["git", *command], check=True)
    return site


@pytest.mark.parametrize("session", SESSIONS)
def test_sessions_print_what_is_shown(
    session: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", session, re.MULTILINE)
    assert "".join(f"$ {command}\n{printed}" for command, printed in steps) == session
    for command, printed in steps:
        if command.startswith("doclint "):
            main(shlex.split(command)[1:])
            captured = capsys.readouterr()
            assert captured.out + captured.err == printed
        else:
            done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
            assert done.stdout == printed


def test_something_is_shown() -> None:
    assert SHOWN
    assert SESSIONS
    assert CONFIGURATION


@pytest.mark.parametrize("text", CONFIGURATION)
def test_configuration_can_be_read(text: str, tmp_path: Path) -> None:
    from doclint.check.registry import all_rules
    from doclint.config.overrides import overrides_of
    from doclint.config.read import read_config
    from doclint.config.resolve import settings_of
    from doclint.pair.layouts import ANY

    file = tmp_path / "doclint.toml"
    file.write_text(text, encoding="utf-8")
    config = read_config(str(file), "doclint.toml")
    settings_of(config, ANY, all_rules(), None, "doclint.toml")
    overrides_of(config.overrides, all_rules(), "doclint.toml")


def test_set_up_commands_are_the_two_that_ci_runs() -> None:
    commands = re.findall(r"^python3 -m venv.*$", README, re.MULTILINE)
    assert len(commands) == 2
    assert commands[0].endswith("doclint check fixtures/sample-site")
    assert commands[1].endswith("pytest")
