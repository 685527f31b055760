"""Stamps, which serve where there is no history."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from doclint.cli import main

Outdated = Callable[..., list[tuple[str, str, str]]]
Capture = pytest.CaptureFixture[str]
Write = Callable[..., Path]

SOURCE, TRANSLATION = "content/a.md", "translations/pt-BR/content/a.md"
STAMPS = "doclint-stamps.jsonl"
CHECK = ("check", "--select", "project/outdated")


@pytest.fixture
def site(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in no repository."""
    root = write(
        {
            "doclint.toml": 'layout = "github-docs"\n[rules]\n"project/outdated" = "warning"\n',
            SOURCE: "# Moor\n\nWait 30 minutes. Light the lamps.\n\nClick Save.\n\nClick Save.\n",
            TRANSLATION: "# Atracar\n\nEspere 30 minutos. Acenda as lâmpadas.\n\nClique em Salvar."
            "\n\nClique em Salvar.\n",
        }
    )
    monkeypatch.chdir(root)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    return root


def edit(path: str, old: str, new: str) -> None:
    text = Path(path).read_bytes().decode()
    assert old in text
    Path(path).write_bytes(text.replace(old, new).encode())


def texts(found: list[tuple[str, str, str]]) -> list[str]:
    return [text for _, text, _ in found]


def test_a_stamp_tells_what_fell_behind(site: Path, outdated: Outdated, capsys: Capture) -> None:
    assert main(["stamp"]) == 0
    assert capsys.readouterr().err == f"note: {STAMPS}: 1 translation stamped\n"
    assert outdated() == []
    edit(SOURCE, "# Moor", "# **Moor**")
    assert outdated() == []
    edit(SOURCE, "Wait 30 minutes.", "Wait 45 minutes.")
    ((_, text, message),) = outdated()
    assert text == "Espere 30 minutos."
    assert message == "the source changed after this was stamped; it says: `Wait 45 minutes.`"
    edit(TRANSLATION, "Espere 30", "Espere 45")
    assert outdated() == []


def test_stamping_brings_nothing_in_line(site: Path, outdated: Outdated, capsys: Capture) -> None:
    main(["stamp"])
    edit(SOURCE, "Wait 30 minutes.", "Wait 45 minutes.")
    capsys.readouterr()
    assert main(["stamp"]) == 0
    out, err = capsys.readouterr()
    assert out == f"{TRANSLATION}:3: still behind\n"
    assert "behind: 1 segment (--reviewed takes them for right)" in err
    assert texts(outdated()) == ["Espere 30 minutos."]
    assert main(["stamp", "--reviewed"]) == 0
    assert outdated() == []


def test_the_same_stamp_is_the_same_file(site: Path) -> None:
    main(["stamp"])
    first = Path(STAMPS).read_bytes()
    main(["stamp"])
    assert Path(STAMPS).read_bytes() == first
    (row,) = map(json.loads, first.splitlines())
    assert row["path"] == TRANSLATION
    assert len(row["segments"].split()) == 4  # two are the same


def test_git_goes_first_and_a_stamp_does_not_hide_what_it_says(
    repository: Any, outdated: Outdated, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write(SOURCE, "Wait 30 minutes.\n")
    repository.write(TRANSLATION, "Espere 30 minutos.\n")
    repository.commit("both")
    repository.edit("a real edit", {SOURCE: ("30", "45")})
    assert main(["stamp"]) == 0
    assert "still behind" in capsys.readouterr().out
    repository.commit("a stamp")
    ((_, _, message),) = outdated()
    assert "`Wait 30 minutes.` → `Wait 45 minutes.`" in message
    # A shallow clone has only the stamp, which says the same.
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.root}", "../shallow")
    monkeypatch.chdir(repository.root.parent / "shallow")
    ((_, text, message),) = outdated()
    assert (text, "stamped" in message) == ("Espere 30 minutos.", True)


def test_a_translation_without_a_stamp_is_counted(site: Path, capsys: Capture) -> None:
    main(["stamp"])
    for path in (SOURCE, TRANSLATION):
        Path(path.replace("a.md", "b.md")).write_text("# Moor\n", encoding="utf-8")
    capsys.readouterr()
    assert main([*CHECK, "--exit-zero"]) == 0
    err = capsys.readouterr().err
    assert err.startswith("warning: project/outdated: needs a git repository, and ")
    assert err.splitlines()[0].endswith("; 1 of the translations have no stamp either")


def test_the_stamps_of_what_is_gone_go_too(site: Path) -> None:
    main(["stamp"])
    Path(TRANSLATION).rename(TRANSLATION.replace("a.md", "b.md"))
    Path(SOURCE).rename(SOURCE.replace("a.md", "b.md"))
    main(["stamp"])
    (row,) = map(json.loads, Path(STAMPS).read_text(encoding="utf-8").splitlines())
    assert row["path"].endswith("b.md")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("<<<<<<< main", "a mark of a merge conflict"),
        ("{", "not JSON"),
        ("[]", "not a stamp"),
        ('{"path": "a.md"}', "not a stamp"),
        ('{"path": "a.md", "segments": "12:34 56"}', "`56` is no pair of fingerprints"),
    ],
)
def test_a_line_that_is_no_stamp_is_named(
    site: Path, capsys: Capture, line: str, reason: str
) -> None:
    Path(STAMPS).write_text(f"\n{line}\n", encoding="utf-8")
    assert main(list(CHECK)) == 2
    error = capsys.readouterr().err
    assert error == (
        f'error: {STAMPS}:2: {reason}; expected {{"path": "…", "segments": "…:… …:…"}}\n'
    )
