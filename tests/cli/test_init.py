import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[Mapping[str, str | bytes]], Path]

SITE = {
    "content/a.md": "",
    "translations/pt-BR/content/a.md": "",
    "translations/ja/content/a.md": "",
}


def test_what_is_written_is_what_was_recognised(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(SITE)
    monkeypatch.chdir(root / "content")
    code, out, err = run("init")
    assert (code, err) == (0, "")
    assert out == f"{root / 'doclint.toml'}: layout github-docs, translations in ja, pt-BR\n"
    written = tomllib.loads((root / "doclint.toml").read_text())
    assert written["layout"] == "github-docs"
    assert written["languages"] == ["ja", "pt-BR"]
    assert run("check")[0] == 0


def test_nothing_is_overwritten(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write({**SITE, "doclint.toml": "# mine\n"})
    monkeypatch.chdir(root)
    code, out, err = run("init")
    assert (code, out) == (2, "")
    assert "there is a configuration already" in err
    assert (root / "doclint.toml").read_text() == "# mine\n"


def test_nothing_recognised(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write({"README.md": ""}))
    code, out, err = run("init")
    assert (code, out) == (2, "")
    assert "no layout recognised; looked for" in err


@pytest.mark.parametrize(
    ("folder", "source"), [("", "en"), ("guide/", "en-us"), ("a/b/c/", "en_GB")]
)
def test_folders_that_are_named_as_languages(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, folder: str, source: str
) -> None:
    site = {f"{folder}{tag}/moor/a.md": "" for tag in (source, "pt-br", "ja")}
    root = write({**site, f"{folder}it/notes.md": "", "src/app.ts": ""})
    monkeypatch.chdir(root)
    assert f'source = "{folder}{source}/{{path}}"' in run("check")[2]
    code, _, err = run("init")
    assert (code, err) == (0, "")
    written = tomllib.loads((root / "doclint.toml").read_text())
    assert (written["source"], written["translation"]) == (
        f"{folder}{source}/{{path}}",
        f"{folder}{{lang}}/{{path}}",
    )
    assert "layout" not in written
    assert "2 pairs checked" in run("check")[2]


@pytest.mark.parametrize(
    "files",
    [
        ("en/a.md", "fr/b.md"),
        ("one/en/a.md", "one/fr/a.md", "two/en/a.md", "two/fr/a.md"),
        ("en-us/a.md", "en-gb/a.md", "fr/a.md"),
        (".hidden/en/a.md", ".hidden/fr/a.md"),
        ("en/a.txt", "fr/a.txt"),
        ('x"y/en/a.md', 'x"y/fr/a.md'),
        ("x{y/en/a.md", "x{y/fr/a.md"),
    ],
)
def test_folders_that_may_be_anything(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch, files: tuple[str, ...]
) -> None:
    monkeypatch.chdir(write(dict.fromkeys(files, "")))
    code, _, err = run("init")
    assert code == 2
    assert "no layout recognised; looked for" in err


def test_two_layouts_are_not_passed_over(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "_config.yml": "",
        "en/a.md": "",
        "fr/a.md": "",
        "guide/en/b.md": "",
        "guide/fr/b.md": "",
    }
    monkeypatch.chdir(write({**SITE, **files}))
    code, _, err = run("init")
    assert code == 2
    assert "may be github-docs and jekyll" in err


def test_configuration_that_cannot_be_written(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write({**SITE, "doclint.toml/keep": ""})
    monkeypatch.chdir(root)
    code, out, err = run("init")
    assert (code, out) == (2, "")
    assert err == f"error: {root / 'doclint.toml'}: cannot be written: Is a directory\n"
