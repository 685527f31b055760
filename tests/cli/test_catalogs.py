import shutil
import subprocess
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import polib
import pytest


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]
Write = Callable[[Mapping[str, str | bytes]], Path]

HEADER = (
    'msgid ""\nmsgstr ""\n"Language: pt_BR\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
)
PO = HEADER + 'msgid "See [it](/it)."\nmsgstr "Veja."\n'
TEMPLATE = PO.replace("Veja.", "")


@pytest.fixture
def project(write: Write, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """A function that writes a project and makes it the working directory."""

    def made(files: Mapping[str, str | bytes]) -> Path:
        root = write(files)
        monkeypatch.chdir(root)
        return root

    return made


Project = Callable[[Mapping[str, str | bytes]], Path]


@pytest.mark.parametrize("path", ["po/pt_BR.po", "locale/pt_BR/LC_MESSAGES/my.po", "po/site.po"])
def test_a_folder_of_catalogs_needs_no_configuration(project: Project, run: Run, path: str) -> None:
    project({path: PO, "po/site.pot": TEMPLATE})
    for arguments in ((), (path,), (path.rpartition("/")[0],)):
        result = run("check", "--format", "concise", *arguments)
        assert (result.code, result.out.count("link/lost")) == (1, 1), result
        assert f"{path}:7:9: warning link/lost" in result.out


def test_the_layout_can_be_named(project: Project, run: Run) -> None:
    root = project({"po/pt_BR.po": PO})
    assert "layout po, translations in pt-BR" in run("init").out
    written = (root / "doclint.toml").read_text(encoding="utf-8")
    assert tomllib.loads(written)["layout"] == "po"
    assert run("check").code == 1
    assert "layout: po (configured)" in run("pairs").out


def test_pairs_show_the_template_of_a_catalog(project: Project, run: Run) -> None:
    project({"po/pt_BR.po": PO, "po/site.pot": TEMPLATE})
    assert "pt-BR  po/site.pot -> po/pt_BR.po" in run("pairs").out


def test_a_template_alone(project: Project, run: Run) -> None:
    project({"po/site.pot": TEMPLATE})
    result = run("check")
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert "po/site.pot is a template of catalogs, but there are none (*.po)" in result.err


def test_a_language_that_nobody_names(project: Project, run: Run) -> None:
    project({"po/site.po": 'msgid "a"\nmsgstr "b"\n', "po/pt.po": PO})
    result = run("check", "--format", "concise")
    assert result.code == 2
    assert "po/site.po: neither its name" in result.err
    assert "po/pt.po:7:9" in result.out


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ("UTF-8", "not UTF-8 (byte 0xe9), but its header declares `UTF-8`"),
        ("ISO-8859-1", "not UTF-8 (byte 0xe9) but `ISO-8859-1`, as its header declares"),
    ],
)
def test_another_encoding(project: Project, run: Run, declared: str, said: str) -> None:
    latin = PO.replace("UTF-8", declared).encode() + b'\nmsgid "x"\nmsgstr "\xe9"\n'
    project({"po/pt.po": latin, "po/pt_BR.po": PO})
    result = run("check", "--format", "concise")
    assert result.code == 2
    assert f"po/pt.po:10:9: {said}" in result.err
    assert "po/pt_BR.po:7:9" in result.out


def test_an_encoding_that_is_declared_only(project: Project, run: Run) -> None:
    project({"po/pt_BR.po": PO.replace("UTF-8", "ISO-8859-1").replace("Veja", "Vê")})
    out = run("check", "--format", "concise").out
    assert "po/pt_BR.po:4:16: warning catalog/header the charset is UTF-8, not `ISO-8859-1`" in out


def test_an_empty_file(project: Project, run: Run) -> None:
    project({"po/pt.po": ""})
    assert "po/pt.po:1:1: warning catalog/header" in run("check", "--format", "concise").out


def test_the_baseline_follows_a_message(project: Project, run: Run) -> None:
    root = project({"po/pt_BR.po": PO})
    run("check", "--update-baseline")
    other = '\nmsgid "See [that](/that)."\nmsgstr "Olhe."\n'
    text = PO.replace(HEADER, HEADER + 'msgid "Sail."\nmsgstr "Navegue."\n\n') + other
    (root / "po/pt_BR.po").write_text(text, encoding="utf-8")
    result = run("check", "--format", "concise")
    assert (result.code, result.out.count("\n")) == (1, 1)
    assert "po/pt_BR.po:13:9: warning link/lost" in result.out


def test_only_what_changed_since(project: Project, run: Run) -> None:
    root = project({"po/pt_BR.po": PO})
    identity = ("-c", "user.name=I", "-c", "user.email=i@quayside.example")
    for command in (("init", "-q"), ("add", "."), (*identity, "commit", "-qm", "Begin")):
        subprocess.run(["git", *command], cwd=root, check=True)
    assert run("check", "--changed-since", "HEAD").code == 0
    with (root / "po/pt_BR.po").open("a", encoding="utf-8") as file:
        file.write('\nmsgid "See [that](/that)."\nmsgstr "Olhe."\n')
    result = run("check", "--changed-since", "HEAD", "--format", "concise")
    assert result.out.startswith("po/pt_BR.po:10:9: warning link/lost")
    assert result.out.count("\n") == 1


DAMAGED = (
    HEADER
    + r"""#: moor.md:3
msgid ""
"See [the \"north\" berths](https://quayside.example/north) and run `quay open --wait`.\n"
msgstr ""
"Veja [os cais do \"norte\"] (https://quayside.example/"
"norte) e execute `quay open —"
"wait`.\n"
"""
)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_fixes_keep_the_syntax(project: Project, run: Run, end: str) -> None:
    root = project({"po/pt_BR.po": DAMAGED.replace("\n", end)})
    file = root / "po/pt_BR.po"
    assert run("check").code == 1
    assert run("fix", "--unsafe").code == 0
    mended = file.read_bytes()
    (message,) = polib.pofile(str(file))
    assert message.msgstr == (
        'Veja [os cais do "norte"](https://quayside.example/north) e execute `quay open --wait`.\n'
    )
    assert mended.count(b"\n") == mended.count(end.encode())
    assert mended.startswith(DAMAGED.partition("Veja")[0].replace("\n", end).encode())
    if shutil.which("msgfmt"):
        subprocess.run(["msgfmt", "--check-format", "-o", "/dev/null", file], check=True)
    assert run("check").code == 0
    assert run("fix", "--unsafe").code == 0
    assert file.read_bytes() == mended


def test_translators_work_in_catalogs_themselves(project: Project, run: Run) -> None:
    project({"po/pt_BR.po": PO})
    refused = run("export", "--lang", "pt-BR", "-o", "for-translators.po")
    assert (refused.code, refused.err) == (
        2,
        "error: po/pt_BR.po: is PO already; translators work in it\n",
    )
    refused = run("import", "po/pt_BR.po")
    assert refused.code == 2
    assert "po/pt_BR.po: not made by `doclint export`" in refused.err
