"""A tree behind a URL that wants to lead out of itself."""

import zipfile
from pathlib import Path

import pytest

pytest.importorskip("fsspec")

from doclint.cli import main
from doclint.remote import RemoteTree


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A tree on the disk, beside a file that is not in it."""
    root = tmp_path / "site"
    (root / "content").mkdir(parents=True)
    (root / "content/a.md").write_text("# Moor\n", encoding="utf-8")
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    return root


@pytest.mark.parametrize(
    "path", ["../secret.md", "content/../../secret.md", "/secret.md", "%2E./secret.md"]
)
def test_no_path_leads_out(folder: Path, path: str) -> None:
    tree = RemoteTree(folder.as_uri())
    assert not tree.exists(path)
    assert tree.read(path) is None
    assert not tree.holds(path)


def test_links_are_not_followed(folder: Path) -> None:
    (folder / "content/out.md").symlink_to(folder.parent / "secret.md")
    (folder / "content/in.md").symlink_to("a.md")
    (folder / "content/up").symlink_to(folder.parent, target_is_directory=True)
    tree = RemoteTree(folder.as_uri())
    assert sorted(tree.walk("", (".md",))) == ["content/a.md"]
    problem = "a link, which is not followed behind a URL"
    assert sorted(tree.problems) == [f"content/in.md: {problem}", f"content/out.md: {problem}"]
    for path in ("content/out.md", "content/in.md", "content/up", "content/up/secret.md"):
        assert not tree.exists(path)
        assert tree.read(path) is None
        assert not tree.is_folder(path)


def test_names_in_an_archive_lead_nowhere_else(tmp_path: Path) -> None:
    archive = tmp_path / "evil.zip"
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    with zipfile.ZipFile(archive, "w") as file:
        for name in (
            "a.md",
            "../secret.md",
            "%2e%2e/secret.md",
            "x/../../secret.md",
            "/top.md",
            "x/./b.md",
        ):
            file.writestr(name, name)
    tree = RemoteTree(f"zip://::{archive.as_uri()}")
    found = list(tree.walk("", (".md",)))
    assert sorted(found) == ["a.md", "top.md"]  # no path is `x/./b.md`
    assert tree.read("../secret.md") is None


@pytest.mark.parametrize("path", ["../secret.csv", "/etc/secret.csv", "a/../../secret.csv"])
def test_a_configuration_names_nothing_outside(
    folder: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    (folder / "doclint.toml").write_text(f'glossary = ["{path}"]\n', encoding="utf-8")
    assert main(["check", "--root", folder.as_uri()]) == 2
    expected = f"error: doclint.toml: `glossary`: `{path}` lies outside the project\n"
    assert capsys.readouterr().err == expected


def test_a_configuration_leads_nowhere_else(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = folder / "doclint.toml"
    config.write_text('root = "memory://elsewhere"\n', encoding="utf-8")
    assert main(["check", "--root", folder.as_uri()]) == 2
    assert "unknown key `root`" in capsys.readouterr().err
    url = "http://127.0.0.1/a.csv"
    config.write_text(f'layout = "jekyll"\nglossary = ["{url}"]\n', encoding="utf-8")
    assert main(["check", "--root", folder.as_uri()]) == 2
    assert capsys.readouterr().err == f"error: {url}: no such file\n"
