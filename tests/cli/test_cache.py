from pathlib import Path

import pytest


@pytest.fixture
def many(site: Path) -> Path:
    for number in range(30):
        (site / f"content/p{number}.md").write_text("# Sail\n\nMoor at the quay.\n")
        translated = site / f"translations/pt-BR/content/p{number}.md"
        translated.write_text("# Navegar\n\nMoor at the quay.\n")
    return site


def test_a_second_check_says_the_same(run, many: Path) -> None:  # type: ignore[no-untyped-def]
    first = run("check")
    assert (many / ".doclint_cache" / ".gitignore").read_text() == "*\n"
    assert run("check") == first == run("check", "--no-cache")
    assert "32 outcomes of checks" in run("cache", "show").out
    assert run("cache", "clear").out.endswith("MB removed\n")
    assert not (many / ".doclint_cache" / "checks.sqlite3").exists()
    assert run("check") == first


def test_nothing_is_written_for_a_few_files_or_without_cache(run, many: Path) -> None:  # type: ignore[no-untyped-def]
    run("check", "translations/pt-BR/content/p1.md")
    run("check", "--no-cache")
    assert not (many / ".doclint_cache").exists()


def test_the_environment_says_where(  # type: ignore[no-untyped-def]
    run, many: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("DOCLINT_CACHE_DIR", str(folder))
    run("check")
    assert (folder / "checks.sqlite3").is_file()
    assert not (many / ".doclint_cache").exists()


@pytest.mark.parametrize("executor", ["tcp://host:1", "dask:host", "ray://x"])
def test_an_executor_that_is_none(run, many: Path, executor: str) -> None:  # type: ignore[no-untyped-def]
    result = run("check", "--executor", executor)
    assert result.code == 2
    assert "--executor must be like" in result.err
