"""What was found out about the past is kept: the answers are those that git gives anew."""

import random
import re
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from doclint.cli import main
from doclint.filter.git import Git

Outdated = Callable[..., list[tuple[str, str, str]]]
Capture = pytest.CaptureFixture[str]

SOURCE, TRANSLATION = "content/a.md", "translations/pt-BR/content/a.md"
LAMPS, FIRES = "Light the lamps.", "Light the fires."
AS = ("-c", "user.name=crew", "-c", "user.email=crew@harbor.example")


@pytest.fixture
def pair(repository: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Two articles with translations; one sentence of one of them is behind."""
    # Whoever works on doclint while its tests run changes the program.
    monkeypatch.setattr("doclint.cache.context.program_files", lambda: [__file__])
    repository.write(".gitignore", ".doclint_cache\n")
    repository.write(SOURCE, f"# Moor\n\nWait 30 minutes. {LAMPS}\n")
    repository.write("content/b.md", "# Sail\n\nWait 30 minutes.\n")
    repository.commit("the sources")
    repository.write(TRANSLATION, "# Atracar\n\nEspere 30 minutos. Acenda as lâmpadas.\n")
    repository.write(TRANSLATION.replace("a.md", "b.md"), "# Velejar\n\nEspere 30 minutos.\n")
    repository.commit("the translations")
    repository.edit("a real edit", {SOURCE: (LAMPS, FIRES)})
    return repository


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What git was asked, command by command."""
    commands: list[str] = []
    real = subprocess.Popen.__init__

    def noting(self: Any, command: list[str], **rest: Any) -> None:
        commands.append(next(word for word in command[1:] if re.fullmatch(r"[a-z][a-z-]+", word)))
        real(self, command, **rest)

    monkeypatch.setattr(subprocess.Popen, "__init__", noting)
    return commands


def texts(found: list[tuple[str, str, str]]) -> list[str]:
    return [text for _, text, _ in found]


def test_the_log_is_read_once(pair: Any, outdated: Outdated, asked: list[str]) -> None:
    first = outdated()
    assert asked == ["rev-parse", "log", "cat-file"]
    asked.clear()
    assert outdated() == first
    assert asked == ["rev-parse"]
    assert texts(first) == ["Acenda as lâmpadas."]


def commit(pair: Any) -> None:
    pair.edit("another edit", {SOURCE: ("# Moor", "# Sell")})


def amend(pair: Any) -> None:
    pair.replace(SOURCE, FIRES, LAMPS)
    pair.git(*AS, "commit", "--all", "--quiet", "--amend", "--allow-empty", "--message=another")


def rebase(pair: Any) -> None:
    pair.git("checkout", "--quiet", "-b", "topic", "HEAD~1")
    pair.edit("catch up before", {TRANSLATION: ("as lâmpadas", "os fogos")})
    pair.git("checkout", "--quiet", "main")
    pair.git(*AS, "rebase", "--quiet", "topic")


def go_back(pair: Any) -> None:
    pair.git("reset", "--quiet", "--hard", "HEAD~1")


def switch(pair: Any) -> None:
    pair.git("checkout", "--quiet", "-b", "topic", "HEAD~1")
    pair.edit("something else", {"content/b.md": ("# Sail", "# Row")})


def ignore(pair: Any) -> None:
    pair.write(".git-blame-ignore-revs", pair.git("rev-parse", "HEAD"))


def replace(pair: Any) -> None:
    # As if the translation had been made after the edit.
    tree = pair.git("rev-parse", "HEAD^{tree}")
    made = pair.git(*AS, "commit-tree", tree, "-p", "HEAD~2", "-m", "the translations")
    pair.git("replace", "HEAD~1", made)


def edit_source(pair: Any) -> None:
    pair.replace("content/b.md", "Wait 30", "Wait 45")


def edit_translation(pair: Any) -> None:
    pair.replace(TRANSLATION, "as lâmpadas", "os fogos")


def rename(pair: Any) -> None:
    for path in (SOURCE, TRANSLATION):
        pair.git("mv", path, path.replace("a.md", "c.md"))
    pair.commit("rename")


def parse_otherwise(pair: Any) -> None:
    table = '[liquid]\ninline = ["data"]\n'
    pair.write("doclint.toml", pair.read("doclint.toml") + table)


def come_back(pair: Any) -> None:
    """A file of the name that the article had before it was renamed is none of its past."""
    rename(pair)
    assert main(["check", "--select", "project/outdated", "--exit-zero"]) == 0
    pair.write(SOURCE, "# Another\n")
    pair.commit("another article")
    pair.write(SOURCE, "# Quite another\n")
    pair.commit("edit it")


def there_and_back(pair: Any) -> None:
    """The files are as they were; somebody has looked at the sentence."""
    pair.edit("there", {TRANSLATION: ("Acenda as lâmpadas.", "Apague as lâmpadas.")})
    pair.edit("and back", {TRANSLATION: ("Apague as lâmpadas.", "Acenda as lâmpadas.")})


def never_mind(pair: Any) -> None:
    """What there_and_back did is no longer how the files came to be what they are."""
    there_and_back(pair)
    assert main(["check", "--select", "project/outdated"]) == 0
    pair.git("checkout", "--quiet", "-b", "topic", "HEAD~2")
    pair.write("content/new.md", "# New\n")
    pair.commit("aside")
    pair.git(*AS, "merge", "--quiet", "--strategy=ours", "--message=ours alone", "main")


def squash(pair: Any) -> None:
    pair.git("reset", "--quiet", "--soft", "HEAD~2")
    pair.commit("the translations, and a real edit")


def merge_theirs_away(pair: Any) -> None:
    pair.git("checkout", "--quiet", "-b", "topic", "HEAD~1")
    pair.edit("something else", {"content/b.md": ("# Sail", "# Row")})
    pair.git(*AS, "merge", "--quiet", "--strategy=ours", "--message=ours alone", "main")


CHANGES = [
    (commit, ["Atracar", "Acenda as lâmpadas."]),
    (amend, []),
    (rebase, ["Acenda os fogos."]),
    (go_back, []),
    (switch, ["Velejar"]),
    (ignore, []),
    (replace, []),
    (edit_source, ["Acenda as lâmpadas.", "Espere 30 minutos."]),
    (edit_translation, []),
    (rename, ["Acenda as lâmpadas."]),
    (come_back, ["Acenda as lâmpadas."]),
    (merge_theirs_away, ["Velejar"]),
    (there_and_back, []),
    (never_mind, ["Acenda as lâmpadas."]),
    (squash, []),
    (parse_otherwise, ["Acenda as lâmpadas."]),
]


@pytest.mark.parametrize(
    ("change", "expected"), CHANGES, ids=lambda it: getattr(it, "__name__", "")
)
def test_changes_are_seen(
    pair: Any,
    outdated: Outdated,
    capsys: Capture,
    change: Callable[[Any], None],
    expected: list[str],
) -> None:
    outdated()
    change(pair)
    capsys.readouterr()
    found = outdated()
    assert texts(found) == expected
    assert outdated("--no-cache") == found
    assert outdated() == found


def test_after_another_commit_only_what_is_new_is_read(
    pair: Any, outdated: Outdated, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = outdated()
    for number in range(2):
        pair.write(f"content/new/{number}.md", "# New\n")
        pair.commit("a new article")
    ranges: list[str] = []
    real = Git.history

    def noting(self: Git, form: str, patterns: list[str], since: str = "") -> bytes:
        ranges.append(since)
        return real(self, form, patterns, since)

    monkeypatch.setattr(Git, "history", noting)
    asked.clear()
    assert outdated() == first
    assert asked == ["rev-parse", "log"]
    assert ranges == [pair.git("rev-parse", "HEAD~2")]
    ranges.clear()
    assert outdated() == first
    assert ranges == []


def test_a_former_name_that_is_used_again_is_looked_at(
    pair: Any, outdated: Outdated, asked: list[str]
) -> None:
    rename(pair)
    first = outdated()
    for path, logs in (("content/new.md", 1), (SOURCE, 2)):
        pair.write(path, "# New\n")
        pair.commit("a new article")
        asked.clear()
        assert outdated() == first
        assert asked == ["rev-parse", *["log"] * logs]


def step_of(pair: Any, choose: random.Random, step: int) -> None:
    """Change something, as people do, and commit it."""
    there = [Path("content"), Path("translations/pt-BR/content")]
    every = [f"{letter}.md" for letter in "abcd"]
    names = [it for it in every if all((folder / it).exists() for folder in there)]
    free = [it for it in every if not any((folder / it).exists() for folder in there)]
    source, translation = (folder / choose.choice(names) for folder in there)
    match choose.choice(
        ["source", "translation", "both", "back", "rename", "add", "remove", "merge"]
    ):
        case "source":
            source.write_text(f"{source.read_text()}\nWait {step} days.\n")
        case "translation":
            translation.write_text(f"{translation.read_text()}\nEspere {step} dias.\n")
        case "both":
            for file in (source, translation):
                file.write_text(file.read_text().replace("# ", f"# {step} "))
        case "back":
            text = translation.read_text()
            translation.write_text(text.replace("Espere", "Aguarde"))
            pair.git(*AS, "commit", "--quiet", "--all", "--allow-empty", "--message=there")
            translation.write_text(text)
        case "rename" if free:
            old, new = choose.choice(names), choose.choice(free)
            for folder in there:
                pair.git("mv", str(folder / old), str(folder / new))
        case "add" if free:
            new = choose.choice(free)
            (there[0] / new).write_text(f"# Number {step}\n\nWait.\n")
            (there[1] / new).write_text(f"# Número {step}\n\nEspere.\n")
        case "remove" if len(names) > 2:
            for folder in there:
                (folder / names[0]).unlink()
        case "merge":
            pair.git("checkout", "--quiet", "-B", "topic", "HEAD~1")
            pair.write(f"content/new/{step}.md", "# New\n")
            pair.commit("aside")
            first, second = choose.choice([("main", "topic"), ("topic", "main")])
            pair.git("checkout", "--quiet", first)
            strategy = f"--strategy={choose.choice(['ours', 'ort'])}"
            pair.git(*AS, "merge", "--quiet", "--no-ff", strategy, "--message=merge", second)
            pair.git("checkout", "--quiet", "-B", "main")
    pair.git("add", "--all")
    pair.git(*AS, "commit", "--quiet", "--allow-empty", "--message=step")


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_it_says_what_git_says(pair: Any, outdated: Outdated, seed: int) -> None:
    choose = random.Random(seed)
    outdated()
    for step in range(12):
        step_of(pair, choose, step)
        assert outdated() == outdated("--no-cache"), step


def test_an_edit_that_is_taken_back(pair: Any, outdated: Outdated) -> None:
    first = outdated()
    before = pair.read(TRANSLATION)
    edit_translation(pair)
    assert outdated() == []
    pair.write(TRANSLATION, before)
    assert outdated() == first


def test_an_edit_is_looked_at_once(pair: Any, outdated: Outdated, asked: list[str]) -> None:
    outdated()
    edit_translation(pair)
    outdated()
    asked.clear()
    assert outdated() == []
    assert asked == ["rev-parse"]


def test_a_commit_that_is_not_there_is_named_each_time(pair: Any, capsys: Capture) -> None:
    pair.write(".git-blame-ignore-revs", "ab" * 20)
    for _ in range(2):
        main(["check", "--select", "project/outdated"])
        assert "HEAD has no commit `abababababab`" in capsys.readouterr().err


def test_what_is_not_in_git_is_remembered_too(
    pair: Any, outdated: Outdated, asked: list[str], capsys: Capture
) -> None:
    pair.write("content/c.md", "Wait 30 minutes.\n")
    pair.write(TRANSLATION.replace("a.md", "c.md"), "Espere 30 minutos.\n")
    assert main(["stamp"]) == 0
    capsys.readouterr()
    pair.write("content/c.md", "Wait 45 minutes.\n")
    expected = ["Acenda as lâmpadas.", "Espere 30 minutos."]
    assert texts(outdated()) == expected
    asked.clear()
    assert texts(outdated()) == expected
    assert asked == ["rev-parse"]


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x93\x01\x02\x03", b"\xa1a"])
def test_entries_that_cannot_be_read_are_made_anew(
    pair: Any, outdated: Outdated, damage: bytes
) -> None:
    first = outdated()
    with closing(sqlite3.connect(Path(".doclint_cache/checks.sqlite3"))) as database, database:
        changed = database.execute("UPDATE checks SET outcome = ?", [damage])
        assert changed.rowcount
    assert outdated() == first


def test_the_configuration_of_git_changes_nothing(pair: Any, outdated: Outdated) -> None:
    first = outdated("--no-cache")
    Path("order").write_text("translations/*\ncontent/*\n")
    for key, value in {
        "log.showRoot": "false",
        "log.follow": "true",
        "diff.orderFile": "order",
        "diff.renames": "false",
    }.items():
        pair.git("config", key, value)
    assert outdated("--no-cache") == first
