import os
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from doclint.write import replace_text, write_lines

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and permissions")


def test_lines_end_with_lf_and_are_utf8(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.txt", ["é", "", "\udcff"])
    assert (tmp_path / "a.txt").read_bytes() == "é\n\n\\udcff\n".encode()


def test_what_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old\n")

    def broken() -> Iterator[str]:
        yield "new"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_lines(file, broken())
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.txt", "old\n")]


def test_no_scraps_are_left_where_the_file_cannot_be_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "in use", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        write_lines(tmp_path / "a.txt", ["new"])
    assert list(tmp_path.iterdir()) == []


@needs_posix
def test_permissions(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.touch()
    old.chmod(0o640)
    before = os.umask(0o022)
    try:
        write_lines(old, ["x"])
        write_lines(new, ["x"])
    finally:
        os.umask(before)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE(new.stat().st_mode) == 0o644


@needs_posix
def test_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.txt"
    link.symlink_to("real/a.txt")
    for text in ("one", "two"):
        write_lines(link, [text])
        assert link.is_symlink()
        assert (tmp_path / "real/a.txt").read_text() == f"{text}\n"


@needs_posix
def test_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    write_lines(pipe, ["a", "b"])
    reader.join(timeout=10)
    assert read == ["a\nb\n"]
    assert pipe.is_fifo()


class TestReplaceText:
    def test_text_is_written_as_it_is(self, tmp_path: Path) -> None:
        file = tmp_path / "a.md"
        file.write_bytes("\ufeffold\r\n".encode())
        replace_text(file, "\ufeffold\r\n", "\ufeffnéw\r\n")
        assert file.read_bytes() == "\ufeffnéw\r\n".encode()
        assert list(tmp_path.iterdir()) == [file]

    def test_file_that_changed_is_left(self, tmp_path: Path) -> None:
        file = tmp_path / "a.md"
        file.write_text("newer")
        with pytest.raises(OSError, match="changed since it was read"):
            replace_text(file, "old", "new")
        assert file.read_text() == "newer"

    @needs_posix
    def test_link_is_not_followed(self, tmp_path: Path) -> None:
        (tmp_path / "real.md").write_text("old")
        link = tmp_path / "a.md"
        link.symlink_to("real.md")
        with pytest.raises(OSError, match="a link"):
            replace_text(link, "old", "new")
        assert (tmp_path / "real.md").read_text() == "old"
        assert link.is_symlink()

    def test_read_only_file_is_left(self, tmp_path: Path) -> None:
        file = tmp_path / "a.md"
        file.write_text("old")
        file.chmod(0o444)
        with pytest.raises(OSError, match="read-only"):
            replace_text(file, "old", "new")
        assert file.read_text() == "old"
