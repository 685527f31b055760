"""`--stdin-filename`: a text that an editor has not saved yet."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

PT = "translations/pt-BR/content/a.md"
JA = "translations/ja/content/a.md"
SOURCE = "content/a.md"

Type = Callable[[str | bytes], None]


@pytest.fixture
def type_in(monkeypatch: pytest.MonkeyPatch) -> Type:
    """A function that puts a text on standard input."""

    def put(text: str | bytes) -> None:
        data = text if isinstance(text, bytes) else text.encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return put


def test_translation(check, site: Path, type_in: Type) -> None:
    type_in((site / PT).read_text().replace("{% data ports.main %} ", ""))
    assert check("--stdin-filename", PT).found == [(f"{PT}:5", "liquid/lost")]
    assert check(PT).found == []


def test_source_against_all_translations(check, site: Path, type_in: Type) -> None:
    type_in((site / SOURCE).read_text() + "\nSee [more](/more).\n")
    found = check("--stdin-filename", SOURCE).found
    assert {path.rpartition(":")[0] for path, _ in found} == {PT, JA}


def test_file_that_is_not_there_yet(check, site: Path, type_in: Type) -> None:
    new = PT.replace("a.md", "new.md")
    (site / SOURCE.replace("a.md", "new.md")).write_text((site / SOURCE).read_text())
    type_in((site / PT).read_text().replace("{% data ports.main %} ", ""))
    assert check("--stdin-filename", new).found == [(f"{new}:5", "liquid/lost")]
    type_in((site / SOURCE).read_text())
    result = check("--stdin-filename", SOURCE.replace("a.md", "none.md"))
    assert result.code == 0
    assert "nothing to check" in result.err


def test_file_of_no_pair(check, site: Path, type_in: Type) -> None:
    for name in ("README.md", "content/a.txt"):
        type_in("# Read\n")
        result = check("--stdin-filename", name)
        assert (result.code, result.out) == (0, "")
        assert f"nothing to check: {name}: neither source nor translation" in result.err


def test_from_another_folder(check, site: Path, type_in: Type, monkeypatch) -> None:
    monkeypatch.chdir(site / "translations/pt-BR")
    type_in("# Atracar\n")
    (path, _), *_ = check("--stdin-filename", "content/a.md").found
    assert path.startswith("content/a.md:")


def test_with_the_baseline(check, site: Path, type_in: Type) -> None:
    text = (site / PT).read_text().replace("{% data ports.main %} ", "")
    (site / PT).write_text(text)
    check("--update-baseline")
    type_in(text)
    assert check("--stdin-filename", PT).code == 0


def test_one_pair_without_a_project(check, site: Path, type_in: Type) -> None:
    type_in((site / PT).read_text().replace("{% data ports.main %} ", ""))
    result = check("--source", SOURCE, "--lang", "pt-BR", "--stdin-filename", "not-there.md")
    assert result.found == [("not-there.md:5", "liquid/lost")]


def test_text_that_is_none(check, site: Path, type_in: Type) -> None:
    type_in(b"# A\n\xff")
    assert check("--stdin-filename", PT).err == f"error: {PT}:2:1: not UTF-8 (byte 0xff)\n"


@pytest.mark.parametrize(
    "arguments", [[PT], ["--changed-since", "main"], ["--update-baseline"], ["--prune-baseline"]]
)
def test_goes_alone(check, site: Path, type_in: Type, arguments: list[str]) -> None:
    type_in("")
    result = check("--stdin-filename", PT, *arguments)
    assert result.code == 2
    assert "--stdin-filename goes with no PATH" in result.err
