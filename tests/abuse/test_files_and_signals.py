"""Files of all kinds and names, encodings, and the end of a run that somebody stops."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from doclint.cli import main
from doclint.errors import InputError
from doclint.files import Tree, decoded

SECONDS = 3  # one on an idle machine
SOURCE = "# Open\n\nOpen {% data ports.main %} and wait for the boat.\n"
TEXT = "# Abrir\n\nAbra {% dados ports.main %} e espere.\n"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    add(tmp_path, "a.md")
    return tmp_path


def add(tree: Path, name: str, text: str | bytes = TEXT) -> Path:
    """Add a pair and return the path of its translation."""
    for side, content in (("content", SOURCE), ("translations/pt-BR/content", text)):
        file = tree / side / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return tree / "translations/pt-BR/content" / name


ENCODED = [
    (TEXT.encode("utf-16"), "a.md:1:1: not UTF-8 but UTF-16"),
    (TEXT.encode("utf-16-be"), None),  # valid UTF-8 with NUL bytes: read as it is
    ("# A\r\n\r\né\r\n".encode("latin-1"), "a.md:3:1: not UTF-8 (byte 0xe9)"),
    (b"# A\n\nab\xed\xa0\x80\n", "a.md:3:3: not UTF-8 (byte 0xed)"),  # half a surrogate pair
    (b"a\xc0\xafb\n", "a.md:1:2: not UTF-8 (byte 0xc0)"),  # an overlong slash
    (b"\xef\xbb\xbf" + TEXT.encode(), None),
    (TEXT.encode() + b"\x00", None),
]


@pytest.mark.parametrize(("data", "message"), ENCODED)
def test_encodings(data: bytes, message: str | None) -> None:
    if message is None:
        assert decoded(data, "a.md").encode() == data
    else:
        with pytest.raises(InputError) as refused:
            decoded(data, "a.md")
        assert str(refused.value) == message


@pytest.mark.parametrize(
    "before", ["", "\ufeff", "\x00\n", "a\rb\r\nc\n\n", "é" * 100_000 + "\n\n"]
)
def test_positions_count_code_points_of_the_file(
    before: str, tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = before + TEXT
    add(tree, "a.md", text)
    assert main(["check", "--select", "liquid/translated"]) == 1
    at = text.index("{% dados")
    line = text[:at].replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert f"a.md:{line}:{6}:" in capsys.readouterr().out
    assert main(["fix"]) == 0
    assert (tree / "translations/pt-BR/content/a.md").read_bytes() == text.replace(
        "dados", "data"
    ).encode()


NAMES = [
    *(b"--fix.md", b"-j.md", b"a\nb.md", b"a'b\".md", b"a b.md", b"a\xffb.md", b"%s{lang}.md"),
    *(b"A.md", b"\x1b[31m.md", b"`touch ran`.md", b"$(touch ran).md", "ação.md".encode(), b"*.md"),
]


@pytest.mark.parametrize("name", NAMES)
def test_names(name: bytes, tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = add(tree, os.fsdecode(name))
    for form in ("concise", "json", "github", "sarif", "junit", "markdown"):
        assert main(["check", "--format", form]) == 1, form
        captured = capsys.readouterr()
        assert "internal error" not in captured.err
        assert "\x1b" not in captured.out
    assert main(["check", "--", str(file.relative_to(tree))]) == 1
    assert main(["fix"]) == 0
    assert file.read_text() == TEXT.replace("dados", "data")
    assert not (tree / "ran").exists()


def test_links_that_loop_or_lead_out(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tree / "translations/pt-BR/content"
    (folder / "loop").symlink_to(folder)
    (folder / "self.md").symlink_to(folder / "self.md")
    (folder / "out.md").symlink_to("/etc/passwd")
    (tree / "content/out.md").write_text(SOURCE)
    assert main(["check"]) == 2
    captured = capsys.readouterr()
    assert "liquid/translated" in captured.out
    for name in ("self.md", "out.md"):
        assert f"{name}: a link that leads out of the project or nowhere" in captured.err
    assert "root:" not in captured.out + captured.err


def test_files_that_vanish_or_change(tree: Path) -> None:
    """They are listed first and read later; what is mended must be what was read."""
    from doclint.config.settings import Settings
    from doclint.pair.finder import Pair
    from doclint.project.check import check_files
    from doclint.write import replace_text

    name = "translations/pt-BR/content/a.md"
    listed = Tree(str(tree))
    assert listed.exists(name)
    (tree / name).unlink()
    checked = check_files(listed, Pair(name, "content/a.md", "pt-BR"), Settings())
    assert checked.error == f"{name}: no such file"
    (tree / name).write_text("changed\n")
    with pytest.raises(OSError, match="changed since it was read"):
        replace_text(tree / name, TEXT, "mended\n")
    assert (tree / name).read_text() == "changed\n"


def test_a_file_that_cannot_be_read(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(tree, "b.md").chmod(0)
    if os.access(tree / "translations/pt-BR/content/b.md", os.R_OK):
        pytest.skip("this user may read everything")
    assert main(["check"]) == 2
    captured = capsys.readouterr()
    assert "b.md: cannot be read: permission denied" in captured.err
    assert "liquid/translated" in captured.out


def test_names_that_differ_in_case(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(tree, "A.md", SOURCE)
    if len(list((tree / "content").iterdir())) < 2:
        pytest.skip("this disk takes them for one")
    main(["check", "--format", "concise"])
    out = capsys.readouterr().out
    assert "content/A.md:3:1: warning untranslated/segment" in out or "content/A.md:1:1" in out
    assert "content/a.md:3:6: error liquid/translated" in out


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are read from /proc")
@pytest.mark.parametrize(
    ("number", "to_group", "code"),
    [
        (signal.SIGINT, True, 130),
        (signal.SIGINT, False, 130),
        (signal.SIGTERM, True, 143),
        (signal.SIGTERM, False, 143),
        (signal.SIGKILL, False, -9),
    ],
)
def test_an_interrupt_ends_all_processes(
    tree: Path, number: signal.Signals, code: int, *, to_group: bool
) -> None:
    long = TEXT * 300
    for file in range(400):
        add(tree, f"n{file}.md", long)
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "doclint", "check", "--jobs", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        deadline = time.monotonic() + 20
        while len(processes_of(process.pid)) < 3 and time.monotonic() < deadline:
            time.sleep(0.02)
        assert len(processes_of(process.pid)) >= 3, "no parallel run"
        time.sleep(0.3)
        began = time.monotonic()
        if to_group:
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)
        assert process.wait(timeout=20) == code
        while processes_of(process.pid) and time.monotonic() < began + 20:
            time.sleep(0.02)
        assert time.monotonic() - began < SECONDS
        assert not processes_of(process.pid)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    assert not list(tree.rglob("*.tmp"))


def processes_of(group: int) -> list[int]:
    """Return the processes of a group that still run."""
    found: list[int] = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, its_group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state != "Z":
            found.append(int(folder.name))
    return found
