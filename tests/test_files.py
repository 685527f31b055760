import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from doclint.errors import InputError
from doclint.files import Tree, read_text

Write = Callable[[Mapping[str, str | bytes]], Path]


def test_text_is_as_on_disk(write: Write) -> None:
    root = write({"a.md": b"\xef\xbb\xbfone\r\ntwo\rthree\n"})
    assert read_text(str(root / "a.md")) == "\ufeffone\r\ntwo\rthree\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"ab\ncd\xff", "a.md:2:3: not UTF-8 (byte 0xff)"),
        ("é\r\u00e9".encode() + b"\x80", "a.md:2:2: not UTF-8 (byte 0x80)"),
        (b"\xed\xa0\x80", "a.md:1:1: not UTF-8 (byte 0xed)"),
        ("Olá".encode("utf-16"), "a.md:1:1: not UTF-8 but UTF-16"),
    ],
)
def test_undecodable_bytes_are_named_with_their_place(
    write: Write, data: bytes, message: str
) -> None:
    root = write({"a.md": data})
    with pytest.raises(InputError) as error:
        read_text(str(root / "a.md"), "a.md")
    assert str(error.value) == message


def test_what_is_no_file_is_named(write: Write) -> None:
    root = write({"folder/a.md": ""})
    with pytest.raises(InputError, match=r"^x: no such file$"):
        read_text(str(root / "none.md"), "x")
    with pytest.raises(InputError, match=r"^x: is a folder, not a file$"):
        read_text(str(root / "folder"), "x")


class TestTree:
    def test_walk_finds_articles_and_passes_over_what_is_hidden_or_foreign(
        self, write: Write
    ) -> None:
        root = write(
            dict.fromkeys(
                ["a.md", "b/c.md", "b/c.txt", ".git/d.md", "node_modules/e.md", "b/.f/g.md"], ""
            )
        )
        assert sorted(Tree(str(root)).walk("", (".md",))) == ["a.md", "b/c.md"]
        assert list(Tree(str(root)).walk("b", (".md",))) == ["b/c.md"]
        assert list(Tree(str(root)).walk("none", (".md",))) == []

    def test_exists_is_exact_and_stays_inside(self, write: Write) -> None:
        tree = Tree(str(write({"a/B.md": "", "c.md": ""}) / "a"))
        assert tree.exists("B.md")
        assert tree.exists("./x/../B.md")
        assert tree.exists("")
        assert not tree.exists("b.md")
        assert not tree.exists("B.md/x")
        assert not tree.exists("../c.md")
        assert not tree.exists(str(Path(tree.root).parent / "c.md"))

    def test_read(self, write: Write) -> None:
        tree = Tree(str(write({"a/b.md": "text", "a/c.md": b"\xff"})))
        assert tree.read("a/b.md") == "text"
        assert tree.read("a/c.md") is None
        assert tree.read("a/none.md") is None
        assert tree.read("a") is None
        assert tree.read("../a/b.md") is None

    @pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
    def test_links_are_followed_inside_only(self, write: Write) -> None:
        root = write({"site/a.md": "a", "secret.md": "s", "site/in/b.md": "b"})
        site = root / "site"
        (site / "good.md").symlink_to("in/b.md")
        (site / "bad.md").symlink_to("../secret.md")
        (site / "nowhere.md").symlink_to("none.md")
        (site / "out").symlink_to("..")
        (site / "loop").symlink_to(".")
        tree = Tree(str(site))
        assert tree.read("good.md") == "b"
        assert tree.read("bad.md") is None
        assert not tree.exists("out/secret.md")
        assert not tree.exists("nowhere.md")
        assert sorted(tree.walk("", (".md",))) == ["a.md", "good.md", "in/b.md"]
        assert sorted(problem.partition(":")[0] for problem in tree.problems) == [
            "bad.md",
            "nowhere.md",
        ]

    def test_unreadable_folder_is_a_problem(
        self, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tree = Tree(str(write({"a/b.md": "", "c.md": ""})))
        scandir = os.scandir

        def refusing(path: str) -> object:
            if path.endswith("/a"):
                raise PermissionError
            return scandir(path)

        monkeypatch.setattr(os, "scandir", refusing)
        assert list(tree.walk("", (".md",))) == ["c.md"]
        assert not tree.exists("a/b.md")
        assert tree.problems == ["a: cannot be read: permission denied"]


def test_given_text_takes_the_place_of_what_was_read(write: Write) -> None:
    tree = Tree(str(write({"a.md": "one\n"})))
    assert (tree.read("a.md"), tree.exists("b.md")) == ("one\n", False)
    tree.give("a.md", "two\n")
    tree.give("b.md", "three\n")
    assert (tree.read("a.md"), tree.exists("b.md")) == ("two\n", True)
