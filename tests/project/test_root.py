from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from doclint.project.root import Root, find_root

Write = Callable[[Mapping[str, str | bytes]], Path]

SITE = {"site/content/a.md": "", "site/translations/pt/content/a.md": ""}


def test_nearest_configuration(write: Write) -> None:
    root = write({"doclint.toml": "", "docs/doclint.toml": "", "docs/content/a.md": ""})
    assert find_root(root / "docs/content") == Root(root / "docs", root / "docs/doclint.toml")
    assert find_root(root / "docs/content/a.md").folder == root / "docs"


def test_pyproject_counts_only_with_its_table(write: Write) -> None:
    root = write({"pyproject.toml": "[tool.doclint]", "docs/pyproject.toml": "[project]"})
    assert find_root(root / "docs") == Root(root, root / "pyproject.toml")


def test_search_ends_at_the_root_of_the_repository(write: Write) -> None:
    root = write({"doclint.toml": "", "clone/.git/HEAD": "", "clone/docs/a.md": ""})
    assert find_root(root / "clone/docs") == Root(root / "clone", None, certain=False)


def test_recognised_layout_comes_before_the_root_of_the_repository(write: Write) -> None:
    root = write({".git/HEAD": "", **SITE})
    assert find_root(root / "site/translations/pt") == Root(root / "site", None)


def test_configuration_comes_before_a_recognised_layout(write: Write) -> None:
    root = write({"doclint.toml": "", **SITE})
    assert find_root(root / "site/content").folder == root


def test_given_configuration(write: Write) -> None:
    root = write({"doclint.toml": "", "site/other.toml": "", **SITE, "else/x.toml": ""})
    own, other = root / "site/other.toml", root / "else/x.toml"
    assert find_root(root / "site/content", own) == Root(root / "site", own)
    assert find_root(root / "site/content", other) == Root(root, other)


def test_nothing_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_root(Path()).config is None
