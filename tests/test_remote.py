"""A tree behind a URL: what is in it, and that nothing leads out of it."""

import pickle
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

fsspec = pytest.importorskip("fsspec")

from doclint.errors import InputError  # noqa: E402
from doclint.files import Tree  # noqa: E402
from doclint.remote import RemoteTree  # noqa: E402

FILES = {
    "content/a.md": "# Moor\r\n",
    "content/deep/er/b.md": "# Sail\n",
    "content/deep/[slug] *.md": "# Row\n",
    "content/.hidden/c.md": "# No\n",
    "node_modules/d.md": "# No\n",
    "logo.svg": "<svg/>",
}
OF_ARTICLES = ["content/a.md", "content/deep/[slug] *.md", "content/deep/er/b.md"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files on the disk."""
    root = tmp_path / "site"
    for name, text in FILES.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    return root


@pytest.fixture(params=["file", "memory", "zip"])
def tree(request: Any, folder: Path) -> RemoteTree:
    """The files behind a URL."""
    if request.param == "file":
        return RemoteTree(folder.as_uri())
    if request.param == "memory":
        memory = fsspec.filesystem("memory")
        for name, text in FILES.items():
            memory.pipe_file(f"/{folder.parent.name}/site/{name}", text.encode())
        return RemoteTree(f"memory://{folder.parent.name}/site/")
    archive = folder.parent / "site.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for name, text in FILES.items():
            file.writestr(name, text)
    return RemoteTree(f"zip://::{archive.as_uri()}")


def test_it_has_the_files_that_a_folder_has(tree: RemoteTree, folder: Path) -> None:
    here = Tree(str(folder))
    assert sorted(tree.walk("", (".md",))) == sorted(here.walk("", (".md",))) == OF_ARTICLES
    assert list(tree.walk("content/deep/er", (".md",))) == ["content/deep/er/b.md"]
    assert list(tree.folders("content")) == list(here.folders("content")) == ["deep"]
    for path in (
        *FILES,
        "content/deep",
        "content/../logo.svg",
        "nothing.md",
        "content/a.md/x",
        ".",
    ):
        assert tree.exists(path) == here.exists(path), path
        assert tree.read(path) == here.read(path), path
    for path in ("", "content", "content/deep/er", "content/a.md", "nothing"):
        assert tree.is_folder(path) == here.is_folder(path), path
    assert tree.text("content/a.md") == "# Moor\r\n"
    assert not tree.problems


def test_walking_lists_all_at_once(tree: RemoteTree, monkeypatch: pytest.MonkeyPatch) -> None:
    list(tree.walk("", (".md",)))

    def refuse(*_: object) -> None:
        raise AssertionError("listed again")

    monkeypatch.setattr(RemoteTree, "_scan", refuse)
    assert sorted(tree.walk("content", (".md",))) == OF_ARTICLES
    assert tree.exists("content/deep/er/b.md")
    assert not tree.exists("content/deep/er/c.md")


ODD = [
    "content/../../up.md",
    "content/%2e%2e/up.md",
    "content//etc/none.md",
    "content/./here.md",
    "../up.md",
    "/etc/top.md",
]


@pytest.mark.parametrize("protocol", ["memory", "zip"])
def test_names_that_lead_elsewhere_are_not_there(folder: Path, protocol: str) -> None:
    if protocol == "memory":
        memory = fsspec.filesystem("memory")
        for name in ("content/a.md", *ODD):
            memory.pipe_file(f"/{folder.parent.name}/odd/{name}", b"# Moor\n")
        url = f"memory://{folder.parent.name}/odd"
    else:
        archive = folder.parent / "odd.zip"
        with zipfile.ZipFile(archive, "w") as file:
            for name in ("docs/content/a.md", *(f"docs/{name}" for name in ODD), *ODD):
                file.writestr(name, "# Moor\n")
        url = f"zip://docs::{archive.as_uri()}"
    tree = RemoteTree(url)
    assert list(tree.walk("", (".md",))) == ["content/a.md"]
    assert list(RemoteTree(url).entries("content")) == ["a.md"]  # without the list of all
    for path in (*ODD, "..", "../odd/content/a.md", "/etc/top.md"):
        assert tree.read(path) is None, path
    for path in ("content/../../up.md", "../up.md", "/etc/top.md", "%2e%2e/up.md"):
        assert not tree.holds(path), path
    for path in ("", ".", "content/a.md", "./content/a.md", "content/../new.md"):
        assert tree.holds(path), path


def test_links_are_not_followed(folder: Path) -> None:
    (folder.parent / "secret.md").write_text("# Secret\n", encoding="utf-8")
    (folder / "content/link.md").symlink_to("../../secret.md")
    (folder / "content/up").symlink_to("../..")
    tree = RemoteTree(folder.as_uri())
    assert sorted(tree.walk("", (".md",))) == OF_ARTICLES
    assert tree.problems == ["content/link.md: a link, which is not followed behind a URL"]
    for path in ("content/link.md", "content/up/secret.md"):
        assert tree.read(path) is None
        with pytest.raises(InputError, match="no such file"), tree.on_disk(path):
            pass


def test_what_is_expected_is_read_once(tree: RemoteTree) -> None:
    tree.expect([*OF_ARTICLES, "nothing.md"])
    texts = [tree._fetched[path].decode() for path in OF_ARTICLES]
    assert [tree.text(path) for path in OF_ARTICLES] == texts == [FILES[it] for it in OF_ARTICLES]
    assert not tree._fetched
    with pytest.raises(InputError, match=r"nothing\.md: no such file"):
        tree.text("nothing.md")


def test_a_copy_lies_on_the_disk_for_a_while(tree: RemoteTree) -> None:
    with tree.on_disk("content/a.md") as file:
        assert Path(file).name == "a.md"
        assert Path(file).read_bytes() == b"# Moor\r\n"
    assert not Path(file).exists()


def test_another_process_opens_it_anew(tree: RemoteTree) -> None:
    assert sorted(pickle.loads(pickle.dumps(tree)).walk("", (".md",))) == OF_ARTICLES


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("file:///no/such/folder", "--root: file:///no/such/folder: no such file"),
        ("memory://no/such/folder", "--root: memory://no/such/folder: no such file"),
        ("nope://harbor", "--root: nope://harbor: cannot be read: Protocol not known: nope"),
        ("sftp://crew:secret@harbor/docs", "--root: a password in a URL is seen by others"),
        ("zip://::file:///no/such.zip", "--root: zip://::file:///no/such.zip: no such file"),
    ],
)
def test_what_cannot_be_opened_is_one_line(url: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        RemoteTree(url)
    assert str(error.value).startswith(message)
    assert "secret" not in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("url", ["github://harbor:docs@main/content", "git:///srv/docs:@main"])
def test_a_repository_is_no_password(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise TimeoutError("too far")

    monkeypatch.setattr("fsspec.core.url_to_fs", fail)
    with pytest.raises(InputError, match=r"cannot be read: too far$"):
        RemoteTree(url)


def test_a_file_is_no_tree(folder: Path) -> None:
    with pytest.raises(InputError, match="no folder, or nothing in it"):
        RemoteTree((folder / "logo.svg").as_uri())


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(InputError, match=r"--root needs `fsspec`: pip install 'doclint\[fsspec\]'"):
        RemoteTree(folder.as_uri())


def test_a_file_system_with_errors_of_its_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fsspec.implementations.local import LocalFileSystem

    class OddError(Exception):
        """As those of object stores, which are no OSError."""

    def fail(*_: object, **__: object) -> None:
        raise OddError("access\ndenied")

    tree = RemoteTree(folder.as_uri())
    for name in ("cat_file", "cat_ranges", "find"):
        monkeypatch.setattr(LocalFileSystem, name, fail)
    tree.expect(OF_ARTICLES)
    with pytest.raises(InputError, match=r"^content/a\.md: cannot be read: access denied$"):
        tree.text("content/a.md")
    assert sorted(tree.walk("", (".md",))) == OF_ARTICLES  # folder by folder
    monkeypatch.setattr(LocalFileSystem, "ls", fail)
    with pytest.raises(InputError, match=r"^--root: file:[^ ]*: cannot be read: access denied$"):
        RemoteTree(folder.as_uri())
