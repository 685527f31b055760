"""What becomes of branches, of files that moved, and of histories that cannot be used."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polib
import pytest

from doclint.cli import main

Outdated = Callable[..., list[tuple[str, str, str]]]
Capture = pytest.CaptureFixture[str]

SOURCE, TRANSLATION = "content/a.md", "translations/pt-BR/content/a.md"
CHECK = ("check", "--select", "project/outdated")


@pytest.fixture
def pair(repository: Any) -> Any:
    """An article and its translation, which is in line, each in a commit of its own."""
    repository.write(SOURCE, "# Moor\n\nWait 30 minutes. Light the lamps.\n")
    repository.commit("the source")
    repository.write(TRANSLATION, "# Atracar\n\nEspere 30 minutos. Acenda as lâmpadas.\n")
    repository.commit("the translation")
    return repository


def texts(found: list[tuple[str, str, str]]) -> list[str]:
    return [text for _, text, _ in found]


def test_a_branch_was_translated_from_what_it_had(pair: Any, outdated: Outdated) -> None:
    pair.git("checkout", "--quiet", "-b", "topic")
    pair.edit("translate anew", {TRANSLATION: ("Acenda as lâmpadas.", "Ilumine o cais.")})
    pair.git("checkout", "--quiet", "main")
    pair.edit("a real edit meanwhile", {SOURCE: ("Light the lamps.", "Light the fires.")})
    assert texts(outdated()) == ["Acenda as lâmpadas."]
    merge = ("-c", "user.name=crew", "-c", "user.email=c@h.example", "merge", "--quiet", "--no-ff")
    pair.git(*merge, "--message=Merge", "topic")
    # The merge comes after the edit; the translation was made before it.
    assert texts(outdated()) == ["Ilumine o cais."]


def test_a_branch_that_had_the_edit_is_in_line(pair: Any, outdated: Outdated) -> None:
    pair.edit("a real edit", {SOURCE: ("Light the lamps.", "Light the fires.")})
    pair.git("checkout", "--quiet", "-b", "topic")
    pair.edit("catch up", {TRANSLATION: ("as lâmpadas", "os fogos")})
    pair.git("checkout", "--quiet", "main")
    pair.edit("another edit", {TRANSLATION: ("# Atracar", "# Como atracar")})
    merge = ("-c", "user.name=crew", "-c", "user.email=c@h.example", "merge", "--quiet", "--no-ff")
    pair.git(*merge, "--message=Merge", "topic")
    assert outdated() == []


def test_a_project_may_be_a_part_of_the_repository(
    repository: Any, outdated: Outdated, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository.root / "docs").mkdir()
    repository.git("mv", "--force", "-k", "doclint.toml", "docs/doclint.toml")
    (repository.root / "doclint.toml").rename(repository.root / "docs/doclint.toml")
    repository.write(f"docs/{SOURCE}", "Wait 30 minutes.\n")
    repository.write(f"docs/{TRANSLATION}", "Espere 30 minutos.\n")
    repository.commit("both")
    repository.edit("a real edit", {f"docs/{SOURCE}": ("30", "45")})
    monkeypatch.chdir(repository.root / "docs")
    assert texts(outdated()) == ["Espere 30 minutos."]


def test_files_of_data_and_front_matter_are_followed_too(
    repository: Any, outdated: Outdated
) -> None:
    source, translation = "data/ui.yml", "translations/pt-BR/data/ui.yml"
    repository.write(SOURCE, "---\ntitle: Moor a boat\n---\nWait.\n")
    repository.write(TRANSLATION, "---\ntitle: Atracar um barco\n---\nEspere.\n")
    repository.write(source, "search: Search the whole site\nmenu: Open the menu\n")
    repository.write(translation, "search: Buscar em todo o site\nmenu: Abrir o menu\n")
    repository.commit("all")
    repository.edit("a title", {SOURCE: ("Moor a boat", "Sell a boat")})
    repository.edit("a message", {source: ("Open the menu", "Close this window")})
    assert texts(outdated()) == ["Atracar um barco", "Abrir o menu"]


def test_what_stays_in_the_source_language_is_not_behind(pair: Any, outdated: Outdated) -> None:
    pair.edit("leave one", {TRANSLATION: ("Acenda as lâmpadas.", "Light the lamps.")})
    pair.edit("a real edit", {SOURCE: ("Light the lamps.", "Light the fires.")})
    assert outdated() == []


def test_one_of_several_equal_sentences_is_found(repository: Any, outdated: Outdated) -> None:
    repository.write(SOURCE, "# A\n\nClick Save.\n\n# B\n\nClick Save.\n")
    repository.write(TRANSLATION, "# Á\n\nClique em Salvar.\n\n# Bê\n\nClique em Salvar.\n")
    repository.commit("all")
    repository.write(SOURCE, "# A\n\nClick Save.\n\n# B\n\nClick Cancel.\n")
    repository.commit("a real edit")
    assert texts(outdated()) == ["Clique em Salvar."]
    assert main([*CHECK, "--format", "concise"]) == 1


def test_a_sentence_that_moved_is_in_line(pair: Any, outdated: Outdated) -> None:
    pair.write(SOURCE, "# Moor\n\nLight the lamps. Wait 30 minutes.\n")
    pair.commit("turn around")
    assert outdated() == []


def test_added_and_dropped_sentences_of_one_that_is_translated_as_one(
    repository: Any, outdated: Outdated
) -> None:
    repository.write(SOURCE, "Wait for the tide. Then leave the harbor at once.\n")
    repository.write(TRANSLATION, "Espere pela maré e então deixe o porto imediatamente.\n")
    repository.commit("all")
    repository.write(SOURCE, "Wait for the tide.\n")
    repository.commit("drop one")
    ((_, _, message),) = outdated()
    assert message.endswith("no longer says, as when this was translated (2024-01-01): "
                            "`Then leave the harbor at once.`")  # fmt: skip


def test_ignored_revisions_of_either_side(pair: Any, outdated: Outdated) -> None:
    pair.edit("a real edit", {SOURCE: ("Wait 30 minutes.", "Wait 45 minutes.")})
    bulk = {TRANSLATION: ("Espere 30 minutos.", "Aguarde 30 minutos corridos.")}
    name = pair.edit("another word everywhere", bulk)
    assert outdated() == []
    pair.write("revisions.txt", name)
    pair.write("doclint.toml", 'layout = "github-docs"\nignore-revisions = "revisions.txt"\n')
    assert texts(outdated()) == ["Aguarde 30 minutos corridos."]


def test_a_commit_that_is_not_there_is_named(pair: Any, capsys: Capture) -> None:
    pair.write(".git-blame-ignore-revs", f"# none\n{'ab' * 20}\n")
    assert main(list(CHECK)) == 0
    (line, *_) = capsys.readouterr().err.splitlines()
    assert line == (
        "warning: .git-blame-ignore-revs:2: HEAD has no commit `abababababab` in its history"
        " (was that rewritten?), so nothing is ignored for it"
    )


def test_a_line_that_names_no_commit_is_an_error(pair: Any, capsys: Capture) -> None:
    pair.write(".git-blame-ignore-revs", "main\n")
    assert main(list(CHECK)) == 2
    error = capsys.readouterr().err
    assert error == ("error: .git-blame-ignore-revs:1: `main` is not the full name of a commit\n")


def test_a_file_of_revisions_outside_the_project_is_refused(pair: Any, capsys: Capture) -> None:
    pair.write("doclint.toml", 'layout = "github-docs"\nignore-revisions = "../revisions"\n')
    assert main(list(CHECK)) == 2
    assert "`../revisions` lies outside the project" in capsys.readouterr().err


def test_a_rewritten_history_is_read_anew(pair: Any, outdated: Outdated) -> None:
    pair.edit("a real edit", {SOURCE: ("Light the lamps.", "Light the fires.")})
    assert texts(outdated()) == ["Acenda as lâmpadas."]
    # All becomes one commit: then both sides are as new as each other.
    pair.git("checkout", "--quiet", "--orphan", "squashed")
    pair.commit("everything")
    pair.git("branch", "--quiet", "-D", "main")
    assert outdated() == []


def test_a_shallow_clone_says_what_is_needed(
    pair: Any, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair.git("clone", "--quiet", "--depth=1", f"file://{pair.root}", "../shallow")
    monkeypatch.chdir(pair.root.parent / "shallow")
    assert main(list(CHECK)) == 2
    error = capsys.readouterr().err
    assert error == (
        "error: project/outdated: needs the whole history, and this clone is shallow: git fetch"
        " --unshallow (with actions/checkout: fetch-depth: 0); `doclint stamp` makes"
        " doclint-stamps.jsonl, which serves where there is no history\n"
    )
    monkeypatch.chdir(pair.root)


def test_no_repository_is_one_line(
    pair: Any, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(pair.root.parent))
    (pair.root / ".git").rename(pair.root.parent / "elsewhere")
    assert main(list(CHECK)) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: project/outdated: needs a git repository, and ")
    assert error.count("\n") == 1


def test_no_commit_and_no_git_are_one_line_each(
    repository: Any, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write(SOURCE, "Wait.\n")
    repository.write(TRANSLATION, "Espere.\n")
    assert main(list(CHECK)) == 2
    assert capsys.readouterr().err.count("\n") == 1
    monkeypatch.setenv("PATH", "")
    assert main(list(CHECK)) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: project/outdated: needs git, which is not installed")
    assert error.count("\n") == 1


def test_a_lost_object_is_one_line(pair: Any, capsys: Capture) -> None:
    blob = pair.git("rev-parse", f"HEAD:{SOURCE}")
    pair.edit("a real edit", {SOURCE: ("Light the lamps.", "Light the fires.")})
    file = pair.root / ".git/objects" / blob[:2] / blob[2:]
    file.chmod(0o600)
    file.unlink()
    assert main(list(CHECK)) == 2
    error = capsys.readouterr().err
    assert error == f"error: project/outdated: git lacks the object {blob}: `git fsck` says more\n"


def test_git_runs_only_where_the_rule_is_on(
    pair: Any, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("git was asked")

    pair.write("doclint.toml", 'layout = "github-docs"\n')
    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert main(["check"]) == 0
    assert main(["check", "--select", "project"]) == 0


def test_one_process_for_the_log_and_one_for_the_blobs(
    pair: Any, outdated: Outdated, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        pair.write(f"content/{number}.md", "Wait 30 minutes.\n")
        pair.write(f"translations/pt-BR/content/{number}.md", "Espere 30 minutos.\n")
    pair.commit("more")
    for number in range(4):
        pair.write(f"content/{number}.md", "Wait 45 minutes.\n")
    pair.commit("a real edit")
    commands: list[str] = []
    real = subprocess.Popen.__init__

    def counting(self: Any, command: list[str], **rest: Any) -> None:
        commands.append(next(word for word in command[1:] if re.fullmatch(r"[a-z][a-z-]+", word)))
        real(self, command, **rest)

    monkeypatch.setattr(subprocess.Popen, "__init__", counting)
    assert len(outdated()) == 4
    assert sorted(commands) == ["cat-file", "log", "rev-parse"]


def test_comments_and_the_baseline_silence_it(pair: Any, outdated: Outdated) -> None:
    pair.edit("a real edit", {SOURCE: ("Light the lamps.", "Light the fires.")})
    assert len(outdated()) == 1
    assert main([*CHECK, "--update-baseline"]) == 0
    assert outdated() == []
    Path("doclint-baseline.jsonl").unlink()
    silence = "<!-- doclint-disable-next-line project/outdated -- still right -->\nEspere 30"
    pair.edit("a comment", {TRANSLATION: ("Espere 30", silence)})
    assert outdated() == []


def test_the_baseline_holds_while_the_rule_is_off(pair: Any, capsys: Capture) -> None:
    pair.write("doclint.toml", 'layout = "github-docs"\n')
    pair.edit("a real edit", {SOURCE: ("Light the lamps.", "Light the fires.")})
    assert main([*CHECK, "--update-baseline"]) == 0
    capsys.readouterr()
    assert main(["check"]) == 0
    assert "stale" not in capsys.readouterr().err
    pair.edit("catch up", {TRANSLATION: ("as lâmpadas", "os fogos")})
    assert main(list(CHECK)) == 0
    assert "stale" in capsys.readouterr().err


def test_a_change_is_to_blame_for_what_it_makes_outdated(pair: Any, outdated: Outdated) -> None:
    pair.edit("a real edit", {SOURCE: ("# Moor", "# Sell")})
    pair.git("checkout", "--quiet", "-b", "topic")
    pair.edit("another one", {SOURCE: ("Light the lamps.", "Light the fires.")})
    assert len(outdated()) == 2
    assert texts(outdated("--changed-since", "main")) == ["Acenda as lâmpadas."]


def test_a_page_with_many_versions(repository: Any, outdated: Outdated) -> None:
    repository.write(SOURCE, "# Moor\n\nWait 0 minutes.\n")
    repository.write(TRANSLATION, "# Atracar\n\nEspere 0 minutos.\n")
    repository.commit("both")
    repository.edit("a real edit", {SOURCE: ("# Moor", "# Sell")})
    for number in range(40):
        repository.day = 0
        edit = (f"Espere {number} ", f"Espere {number + 1} ")
        repository.edit("catch up", {TRANSLATION: edit})
    assert texts(outdated()) == ["Atracar"]


def test_its_group_does_not_switch_it_on(pair: Any, capsys: Capture) -> None:
    pair.edit("a real edit", {SOURCE: ("Light the lamps.", "Light the fires.")})
    pair.write("doclint.toml", 'layout = "github-docs"\nrules = { project = "error" }\n')
    assert main(["check"]) == 0


def test_an_override_switches_it_on_for_a_language(pair: Any, capsys: Capture) -> None:
    pair.edit("a real edit", {SOURCE: ("Light the lamps.", "Light the fires.")})
    table = '[[overrides]]\nlanguages = ["pt-BR"]\nrules = { "project/outdated" = "error" }\n'
    pair.write("doclint.toml", f'layout = "github-docs"\n{table}')
    assert main(["check", "--format", "concise"]) == 1
    assert "error project/outdated" in capsys.readouterr().out


def test_export_and_report_know_of_it(pair: Any, capsys: Capture) -> None:
    pair.edit("a real edit", {SOURCE: ("Light the lamps.", "Light the fires.")})
    assert main(["export", "--lang", "pt-BR", "-o", "work.po"]) == 0
    (entry,) = polib.pofile("work.po")
    assert entry.msgid == "Light the fires."
    assert entry.previous_msgid == "Light the lamps."
    assert (entry.msgstr, entry.flags) == ("Acenda as lâmpadas.", ["fuzzy"])
    assert "project/outdated: " in entry.comment
    capsys.readouterr()
    assert main(["report", "--format", "json"]) == 0
    assert "project/outdated" in capsys.readouterr().out


def test_a_pair_that_breaks_is_named_and_the_others_are_judged(
    pair: Any, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = {"content/b.md": "Wait 30 minutes.\n", TRANSLATION.replace("a.md", "b.md"): "Espere.\n"}
    for path, text in other.items():
        pair.write(path, text)
    pair.commit("more")
    pair.edit("real edits", {SOURCE: ("30", "45"), "content/b.md": ("30", "45")})
    from doclint.history import collect

    real = collect.trace

    def breaking(*given: Any) -> Any:
        if given[0].translation.text == "Espere.\n":
            raise ValueError("broken")
        return real(*given)

    monkeypatch.setattr(collect, "trace", breaking)
    assert main([*CHECK, "--format", "concise"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith(f"{TRANSLATION}:3:1: ")
    assert "warning: translations/pt-BR/content/b.md: internal error, please report it" in err
