import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[Mapping[str, str | bytes]], Path]

THINGS = {
    "boat": "barco",
    "mast": "mastro",
    "sail": "vela",
    "rope": "corda",
    "anchor": "âncora",
}


@pytest.fixture
def root(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in whose articles one label and one term stay English."""
    files: dict[str, str | bytes] = {}
    for thing, coisa in THINGS.items():
        path = f"content/{thing}.md"
        files[path] = (
            f"# The {thing}\n\nOpen the page of the {thing} and click **Save changes**.\n\n"
            f"Every {thing} of the marina has its own checkout, which you can change at any time.\n"
        )
        files[f"translations/pt-BR/{path}"] = (
            f"# A {coisa}\n\nAbra a página e clique em **Save changes**.\n\n"
            f"Cada {coisa} da marina tem o seu próprio checkout, que pode mudar quando quiser.\n"
        )
    root = write(files)
    monkeypatch.chdir(root)
    return root


def learned(root: Path, name: str = "doclint-terms.toml") -> dict[str, dict[str, int]]:
    return tomllib.loads((root / name).read_text(encoding="utf-8"))


def test_what_stays_everywhere_is_learned(run: Run, root: Path) -> None:
    code, out, err = run("learn")
    assert (code, err) == (0, "")
    assert out == "doclint-terms.toml: 1 term and 1 label, new are 1 term and 1 label\n"
    assert learned(root) == {"terms": {"checkout": 5}, "labels": {"Save changes": 5}}


def test_what_was_there_stays(run: Run, root: Path) -> None:
    (root / "doclint-terms.toml").write_text('[terms]\n"checkout" = 1\n"berth" = 9\n')
    _, out, _ = run("learn")
    assert out == "doclint-terms.toml: 2 terms and 1 label, new are 0 terms and 1 label\n"
    assert learned(root)["terms"] == {"berth": 9, "checkout": 5}


def test_configured_file(run: Run, root: Path) -> None:
    (root / "doclint.toml").write_text('terms-file = "terms/all.toml"\n')
    (root / "terms").mkdir()
    (root / "terms/all.toml").write_text("")
    assert run("learn")[0] == 0
    assert learned(root, "terms/all.toml")["labels"] == {"Save changes": 5}


def test_configured_file_that_is_new(run: Run, root: Path) -> None:
    (root / "doclint.toml").write_text('terms-file = "all.toml"\n')
    code, _, err = run("check")
    assert (code, err) == (2, "error: doclint.toml: all.toml: no such file\n")
    assert run("learn")[0] == 0
    assert learned(root, "all.toml")["labels"] == {"Save changes": 5}


def test_file_that_cannot_be_read_is_named(run: Run, root: Path) -> None:
    (root / "content/boat.md").write_bytes(b"\xff")
    code, _, err = run("learn")
    assert (code, err) == (2, "error: content/boat.md:1:1: not UTF-8 (byte 0xff)\n")
    assert learned(root)["labels"] == {"Save changes": 4}


def test_file_that_cannot_be_written_is_named(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, lines: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("doclint.cli.learn.write_lines", refused)
    code, out, err = run("learn")
    assert (code, out) == (2, "")
    assert err == "error: doclint-terms.toml: cannot be written: Permission denied\n"


def test_the_keys_of_data_files_are_no_terms(run: Run, root: Path, write: Write) -> None:
    for thing, coisa in THINGS.items():
        text = "quay:\n  title: Open the {} of the marina\n"
        write(
            {
                f"data/{thing}.yml": text.format(thing),
                f"translations/pt-BR/data/{thing}.yml": f"quay:\n  title: Abra {coisa} da marina\n",
            }
        )
    assert run("learn")[0] == 0
    assert learned(root)["terms"] == {"checkout": 5}


def test_catalogs_are_read_message_by_message(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    entries = "".join(
        f'msgid "Every {thing} of the marina has its own checkout, to change at any time."\n'
        f'msgstr "Cada {coisa} da marina tem o seu próprio checkout, que pode mudar."\n\n'
        for thing, coisa in THINGS.items()
    )
    files = {"po/site.pot": head, "po/pt_BR.po": head + entries}
    root = write({"doclint.toml": 'layout = "po"\n', **files})
    monkeypatch.chdir(root)
    assert run("learn")[0] == 0
    assert learned(root) == {"terms": {"checkout": 5}, "labels": {}}
