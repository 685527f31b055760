import json
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


def test_table(run: Run, site: Path) -> None:
    code, out, err = run("pairs")
    assert (code, err) == (0, "")
    assert "layout: github-docs (recognised by its folders)\n" in out
    assert "  pt-BR     1      1        1\n" in out
    assert "  ja  content/a.md -> translations/ja/content/a.md\n" in out


def test_json_of_one_language(run: Run, site: Path) -> None:
    listed = json.loads(run("pairs", "--lang", "pt-BR", "--format", "json").out)
    assert listed["languages"] == {"pt-BR": {"pairs": 1, "orphans": 1, "missing": 1}}
    assert listed["missing"][0]["source"] == "content/b.md"
    assert listed["recognised"] is True


def test_one_path(run: Run, site: Path) -> None:
    listed = json.loads(run("pairs", "content/b.md", "--format", "json").out)
    assert (listed["pairs"], len(listed["missing"])) == ([], 2)


def test_own_templates_with_a_dialect(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = 'source = "guide/{path}"\ntranslation = "locales/{lang}/{path}"\ndialect = "mdx"\n'
    for path, text in {
        "doclint.toml": config,
        "guide/a.mdx": "<Card>\n\nHello {props.name}, moor now.\n\n</Card>\n",
        "locales/pt/a.mdx": "<Card>\n\nOlá {props.nome}, atraque agora.\n\n</Card>\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "text/placeholder the placeholder `{props.nome}`" in run("check", "--no-cache").out
    (tmp_path / "doclint.toml").write_text(config.replace("mdx", "mdxx"), encoding="utf-8")
    expected = "error: doclint.toml: `dialect`: no dialect `mdxx`; did you mean `mdx`?\n"
    assert run("check", "--no-cache") == (2, "", expected)


def test_nothing_recognised(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mkdocs.yml").touch()
    monkeypatch.chdir(tmp_path)
    code, out, err = run("pairs")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "mkdocs.yml is that of a mkdocs site, but there are no translations" in err
