"""A pull request from a stranger: nothing of it is run, and nothing outside it is written."""

import ast
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import doclint
import doclint_rules
from doclint.cli import main

SOURCE = "---\ntitle: Open\n---\n\n# Open\n\nOpen {% data ports.main %} and wait for the boat.\n"
TEXT = "---\ntitle: Abrir\n---\n\n# Abrir\n\nAbra {% dados ports.main %} e espere.\n"
SITE = {
    "content/a.md": SOURCE,
    "content/b.md": SOURCE,
    "translations/pt-BR/content/a.md": TEXT,
    "translations/pt-BR/content/b.md": SOURCE,
}
RUN = "from pathlib import Path\nPath({!r}).touch()\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A project in a folder `tree` that has something beside it."""
    for name, text in SITE.items():
        file = tmp_path / "tree" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    (tmp_path / "outside.md").write_text(SOURCE)
    return tmp_path / "tree"


def snapshot(folder: Path, *, but: Path) -> dict[str, bytes]:
    """Return all files below a folder, those below another one left out."""
    return {
        str(file): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.is_relative_to(but)
    }


COMMANDS = [
    ["check"],
    ["check", "--update-baseline"],
    ["check", "--output", "json:found.json"],
    ["fix", "--unsafe", "--memory"],
    ["report", "--output", "report"],
    ["learn"],
    ["init"],
    ["export", "--lang", "pt-BR", "--output", "work.po"],
    ["memory", "export", "--lang", "pt-BR", "--output", "memory.po"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_is_written_outside(
    command: list[str], tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tree)
    # Each of them leads out: an article, a folder of articles, and what the commands write.
    (tree / "translations/pt-BR/content/out.md").symlink_to(tree.parent / "outside.md")
    (tree / "content/out.md").write_text(SOURCE)
    (tree / "translations/ja").symlink_to(tree.parent)
    before = snapshot(tree.parent, but=tree)
    assert main(command) in (0, 1, 2)
    assert snapshot(tree.parent, but=tree) == before


@pytest.mark.parametrize(
    "path", ["../outside.md", "translations/pt-BR/content/out.md", "/etc/x.md"]
)
def test_import_stays_inside(path: str, tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that comes back from translators may name any article."""
    monkeypatch.chdir(tree)
    assert main(["export", "--lang", "pt-BR", "--output", "work.po"]) == 0
    (tree / "translations/pt-BR/content/out.md").symlink_to(tree.parent / "outside.md")
    work = tree / "work.po"
    text = work.read_text()
    ours = "translations/pt-BR/content/b.md"
    assert ours in text
    work.write_text(text.replace(ours, path).replace('msgstr ""', 'msgstr "Escrito aqui."'))
    before = snapshot(tree.parent, but=tree)
    assert main(["import", "work.po"]) in (1, 2)
    assert snapshot(tree.parent, but=tree) == before


@pytest.mark.parametrize(
    "config",
    [
        'source = "../{path}"\ntranslation = "translations/{lang}/{path}"\n',
        'source = "content/{path}"\ntranslation = "/tmp/{lang}/{path}"\n',
        'source = "content/{path}"\ntranslation = "a/../../{lang}/{path}"\n',
        'baseline = "../baseline.jsonl"\n',
        'terms-file = "/etc/passwd"\n',
        'memory = ["../outside.po"]\n',
        'source-language = "../en"\n',
        'languages = ["../../x"]\n',
    ],
)
def test_a_configuration_stays_inside(
    config: str, tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tree)
    (tree / "doclint.toml").write_text(config)
    for command in (["check"], ["fix"], ["learn"], ["check", "--update-baseline"]):
        before = snapshot(tree.parent, but=tree)
        assert main(command) == 2
        error = capsys.readouterr().err
        assert error.count("\n") == 1, error
        assert "doclint.toml" in error
        assert snapshot(tree.parent, but=tree) == before


@pytest.mark.parametrize("through_a_module", [False, True])
def test_no_code_of_the_tree_is_run(tree: Path, *, through_a_module: bool) -> None:
    ran = tree.parent / "ran"
    code = RUN.format(str(ran))
    modules = ["doclint_rules", "evil_rules", "click", "yaml", "regex"]
    for name in modules:
        (tree / name).mkdir()
        (tree / name / "__init__.py").write_text(code)
    (tree / "sitecustomize.py").write_text(code)
    (tree / "usercustomize.py").write_text(code)
    (tree / "conftest.py").write_text(code)
    metadata = tree / "evil-1.0.dist-info"
    metadata.mkdir()
    (metadata / "entry_points.txt").write_text("[doclint.rules]\nevil = evil_rules\n")
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n")
    script = "import sys; sys.argv[0] = 'doclint'; from doclint.cli import main; sys.exit(main())"
    start = ["-m", "doclint"] if through_a_module else ["-P", "-c", script]
    done = subprocess.run(
        [sys.executable, *start, "check"], cwd=tree, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    assert "liquid/translated" in done.stdout
    assert not ran.exists()


@pytest.mark.parametrize("command", COMMANDS[:6], ids=" ".join)
def test_no_network(command: list[str], tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.chdir(tree)
    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    assert main(command) in (0, 1)


def modules_of_ours() -> Iterator[Path]:
    for package in (doclint, doclint_rules):
        yield from Path(package.__path__[0]).rglob("*.py")


def test_no_shell_and_nothing_that_runs_what_it_reads() -> None:
    for file in modules_of_ours():
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in {"eval", "exec", "os.system", "os.popen", "__import__"}, file
                assert not called.startswith(("pickle.", "marshal.", "shelve.")), file
                assert called not in {"yaml.load", "yaml.unsafe_load", "yaml.full_load"}, file
                shell = [key.value for key in node.keywords if key.arg == "shell"]
                assert all(ast.unparse(value) == "False" for value in shell), file


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@b.c")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_git_runs_no_program_of_the_repository(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tree)
    git(tree, "init", "-q")
    git(tree, "add", ".")
    git(tree, "commit", "-qm", "one")
    programs = tree.parent / "programs"
    programs.mkdir()
    keys = [
        *("core.fsmonitor", "core.pager", "pager.diff", "pager.log", "diff.external"),
        *("diff.x.command", "diff.x.textconv", "filter.x.clean", "filter.x.smudge"),
        *("filter.x.process", "filter.y.clean", "core.sshCommand", "core.editor", "gpg.program"),
        *("core.askPass", "interactive.diffFilter", "uploadpack.packObjectsHook"),
    ]
    for key in keys:
        program = programs / key
        program.write_text(f"#!/bin/sh\ntouch '{programs}/{key}.ran'\ncat\n")
        program.chmod(0o755)
        git(tree, "config", key, str(program))
    hooks = programs / "hooks"
    hooks.mkdir()
    for hook in ("post-index-change", "reference-transaction", "pre-auto-gc"):
        (hooks / hook).write_text(f"#!/bin/sh\ntouch '{programs}/{hook}.ran'\n")
        (hooks / hook).chmod(0o755)
    git(tree, "config", "core.hooksPath", str(hooks))
    git(tree, "config", "alias.diff", f"!{programs}/core.pager")
    git(tree, "config", "log.showSignature", "true")
    git(tree, "config", "filter.x.required", "true")
    attributes = "a.md filter=x diff=x\nb.md filter=y diff=x\n"
    (tree / ".git/info/attributes").write_text(attributes)
    (tree / ".gitattributes").write_text(attributes)
    for name in ("a", "b"):
        file = tree / f"translations/pt-BR/content/{name}.md"
        file.write_text(file.read_text() + "\nOpen the file and wait for the boat.\n")
    assert main(["check", "--changed-since", "HEAD"]) == 1
    assert "a.md" in capsys.readouterr().out
    assert main(["check"]) == 1
    assert sorted(path.name for path in programs.rglob("*.ran")) == []


def test_a_repository_within_the_tree_is_not_asked(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bare repositories can be committed as files, with a configuration of their own."""
    git(tree, "init", "-q", "--bare", ".")
    monkeypatch.chdir(tree)
    assert main(["check", "--changed-since", "HEAD"]) == 2
    assert "needs a git repository" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["--output=../x", "-c", "--upload-pack=touch ran", "", "a\nb", "a..b", "HEAD:content"]
)
def test_a_name_of_a_commit_is_no_option(
    name: str, tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tree)
    git(tree, "init", "-q")
    git(tree, "add", ".")
    git(tree, "commit", "-qm", "one")
    before = snapshot(tree.parent, but=tree / ".git")
    assert main(["check", f"--changed-since={name}"]) == 2
    assert "there is no commit" in " ".join(capsys.readouterr().err.split())
    assert snapshot(tree.parent, but=tree / ".git") == before
    assert not os.path.lexists(tree / "ran")
