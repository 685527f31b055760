"""`--root URL`: the same answers as from the disk, and nothing that needs one."""

import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

fsspec = pytest.importorskip("fsspec")

SITE = Path(__file__).parents[2] / "fixtures" / "sample-site"

Write = Callable[[Mapping[str, str | bytes]], Path]


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, with lists of what is in its folders."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the library's name)
        pass


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample site, in which we are."""
    root = tmp_path / "site"
    shutil.copytree(SITE, root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture(params=["file", "memory", "zip", "http"])
def url(request: Any, folder: Path) -> Iterator[str]:
    """Where the same files are."""
    match request.param:
        case "file":
            yield folder.as_uri()
        case "memory":
            name = folder.parent.name
            fsspec.filesystem("memory").put(str(folder), f"/{name}", recursive=True)
            yield f"memory://{name}"
        case "zip":
            archive = folder.parent / "site.zip"
            with zipfile.ZipFile(archive, "w") as file:
                for path in folder.rglob("*"):
                    file.write(path, path.relative_to(folder))
            yield f"zip://::{archive.as_uri()}"
        case _:
            pytest.importorskip("aiohttp")
            handler = partial(Quiet, directory=str(folder))
            with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
                threading.Thread(target=server.serve_forever, daemon=True).start()
                yield f"http://127.0.0.1:{server.server_address[1]}"
                server.shutdown()


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--format", "json"),
        ("check", "--format", "sarif", "translations/pt-BR/content/start"),
        ("check", "content/start/installing-harbor.md", "--lang", "ja-JP"),
        ("report", "--format", "json"),
        ("report", "--format", "csv", "--lang", "pt-BR"),
    ],
)
def test_the_same_from_anywhere(run: Any, url: str, arguments: tuple[str, ...]) -> None:
    here = run(*arguments)
    assert run(*arguments, "--root", url) == here
    assert here.out


def test_pages(run: Any, folder: Path, url: str) -> None:
    here, there = folder.parent / "here", folder.parent / "there"
    assert run("report", "--memory", "-o", here).code == 0
    assert run("report", "--memory", "-o", there, "--root", url).code == 0
    assert files_in(there) == files_in(here)


def test_nothing_is_written(run: Any, folder: Path) -> None:
    before = files_in(folder)
    assert run("check", "--root", folder.as_uri()).code == 1
    assert run("report", "--root", folder.as_uri()).code == 0
    assert files_in(folder) == before


def many(number: int) -> dict[str, str]:
    return {
        path: text
        for n in range(number)
        for path, text in (
            (f"content/{n}.md", f"# Moor\n\nOpen `gate {n}` and [wait](/content/{n}).\n"),
            (f"translations/pt-BR/content/{n}.md", "# Atracar\n\nOpen `gate` and wait.\n"),
        )
    }


@pytest.mark.parametrize("protocol", ["file", "http"])
def test_several_processes(
    run: Any, write: Write, monkeypatch: pytest.MonkeyPatch, protocol: str
) -> None:
    root = write(many(220))
    monkeypatch.chdir(root)
    expected = run("check", "--format", "json", "--no-cache", "-j1")
    if protocol == "file":
        found = run("check", "--format", "json", "-j2", "--root", root.as_uri())
    else:
        pytest.importorskip("aiohttp")
        handler = partial(Quiet, directory=str(root))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            url = f"http://127.0.0.1:{server.server_address[1]}"
            found = run("check", "--format", "json", "-j2", "--root", url)
            server.shutdown()
    assert expected.code == 1
    assert found == expected


def test_names_of_the_web_are_decoded(
    run: Any, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("aiohttp")
    links = "[a](our%20pier.md) [b](caís.md) [c](100%25.md) [d](none.md)"
    text = "Wait for the whole crew before you leave the pier.\n"
    texts = dict.fromkeys(("our pier.md", "100%.md", "caís.md"), text) | {"a.md": links}
    root = write(
        {
            "doclint.toml": 'source = "en/{path}"\ntranslation = "{lang}/{path}"\n',
            **{f"en/{name}": text for name, text in texts.items()},
            **{f"pt-BR/{name}": text for name, text in texts.items()},
        }
    )
    monkeypatch.chdir(root)
    handler = partial(Quiet, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_address[1]}"
        for arguments in ((), ("pt-BR/our pier.md",), ("en/caís.md",)):
            here = run("check", "--format", "json", *arguments)
            assert here.code == 1
            assert run("check", "--format", "json", *arguments, "--root", url) == here
        server.shutdown()


def test_a_path_is_the_same_by_any_way(run: Any, folder: Path) -> None:
    here = run("check", "--format", "json", "content/start/../start")
    assert here.code == 1
    there = run("check", "--format", "json", "content/../content/start", "--root", folder.as_uri())
    assert there == here


class TestConfiguration:
    """What the tree says of itself counts as it does on the disk."""

    @pytest.fixture
    def site(self, write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
        root = write(
            {
                "doclint.toml": 'source = "en/{path}"\ntranslation = "{lang}/{path}"\n'
                'languages = ["pt-BR"]\nglossary = ["terms/glossary.csv"]\n'
                'terms-file = "terms/kept.toml"\n',
                "terms/glossary.csv": "term,pt-BR\nharbor,porto\n",
                "terms/kept.toml": '[terms]\n"Open Berth" = 3\n\n[labels]\n',
                "en/a.md": "# Moor\n\nOpen Berth\n\nThe harbor is full.\n\nWait for the crew.\n",
                "pt-BR/a.md": "# Atracar\n\nOpen Berth\n\nO cais está cheio.\n\n"
                "Wait for the crew.\n",
            }
        )
        monkeypatch.chdir(root)
        return root

    def test_terms_and_glossary(self, run: Any, site: Path) -> None:
        here = run("check", "--format", "json")
        assert "term/glossary" in here.out
        assert "Open Berth" not in here.out
        assert run("check", "--format", "json", "--root", site.as_uri()) == here

    def test_baseline(self, run: Any, site: Path) -> None:
        assert run("check", "--update-baseline").code == 0
        here = run("check", "--format", "json")
        assert here.code == 0
        assert run("check", "--format", "json", "--root", site.as_uri()) == here
        (site / "pt-BR/a.md").write_text("# Atracar\n\nOpen Berth\n", encoding="utf-8")
        stale = run("check", "--root", site.as_uri()).err
        assert "doclint-baseline.jsonl: stale: 2 entries" in stale
        assert "/doclint-" not in stale  # no name of a copy
        assert run("check", "--root", site.as_uri(), "--no-baseline").code == 1

    def test_pyproject(self, run: Any, site: Path) -> None:
        text = (site / "doclint.toml").read_text(encoding="utf-8")
        (site / "doclint.toml").unlink()
        (site / "pyproject.toml").write_text(f"[tool.doclint]\n{text}", encoding="utf-8")
        here = run("check", "--format", "json")
        assert here.code == 1
        assert run("check", "--format", "json", "--root", site.as_uri()) == here

    def test_one_of_this_machine(self, run: Any, site: Path, tmp_path: Path) -> None:
        config = tmp_path / "own.toml"
        text = (site / "doclint.toml").read_text(encoding="utf-8")
        config.write_text(f'{text}[rules]\nterm = "off"\n', encoding="utf-8")
        out = run("check", "--config", config, "--root", site.as_uri(), "--format", "json").out
        assert "untranslated/segment" in out
        assert "term/glossary" not in out

    def test_what_is_broken_is_named_by_its_place(self, run: Any, site: Path) -> None:
        (site / "doclint.toml").write_text("layout = \n", encoding="utf-8")
        error = run("check", "--root", site.as_uri()).err
        assert error.startswith("error: doclint.toml:1:10: not TOML")

    def test_the_past_needs_a_repository_or_stamps(self, run: Any, site: Path) -> None:
        url = site.as_uri()
        past = ("check", "--select", "project/outdated", "--root", url)
        error = run(*past).err
        assert error.startswith(
            f"error: project/outdated: needs a git repository, and {url} is none"
        )
        assert run("stamp").code == 0
        assert run(*past).code == 0
        text = (site / "en/a.md").read_text(encoding="utf-8")
        (site / "en/a.md").write_text(text.replace("is full", "is empty"), encoding="utf-8")
        assert "project/outdated" in run(*past, "--format", "concise").out


class TestRefusals:
    @pytest.mark.parametrize(
        "arguments",
        [
            ("--source", "a.md"),
            ("--stdin-filename", "a.md"),
            ("--changed-since", "main"),
            ("--watch",),
            ("--update-baseline",),
            ("--prune-baseline",),
        ],
    )
    def test_what_needs_a_disk(self, run: Any, arguments: tuple[str, ...]) -> None:
        result = run("check", "--root", "memory://site", *arguments)
        assert result.code == 2
        assert f"Error: --root goes with no {arguments[0]}." in result.err

    @pytest.mark.parametrize("command", ["check", "report"])
    def test_a_path(self, run: Any, command: str) -> None:
        result = run(command, "--root", "docs")
        assert result.code == 2
        assert "--root must be a URL, like s3://bucket/docs, not `docs`." in result.err

    @pytest.mark.parametrize("command", ["check", "report"])
    def test_what_is_not_there(self, run: Any, folder: Path, command: str) -> None:
        assert run(command, "--root", "memory://nothing").err == (
            "error: --root: memory://nothing: no such file\n"
        )
        paths = ("content/nothing.md", "../site")
        result = run(command, "--root", folder.as_uri(), "content", *paths)
        assert result.code == 2
        for path in paths:
            assert f"error: {path}: no such file or folder in {folder.as_uri()}" in result.err

    def test_other_commands_have_no_root(self, run: Any) -> None:
        for command in ("fix", "learn", "stamp", "export", "import"):
            assert "No such option" in run(command, "--root", "memory://site").err
