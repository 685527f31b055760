import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from doclint import write

Run = Callable[..., tuple[int, str, str]]

SOURCE = (
    "---\ntitle: Moor a boat\n---\n\nOpen {% data ports.main %} now.\n\n"
    "Then {% data ports.side %}.\n"
)
SOUND = (
    "---\ntitle: Atracar um barco\n---\n\nAbra {% data ports.main %} agora.\n\n"
    "Depois {% data ports.side %}.\n"
)
BROKEN = SOUND.replace("{% data ports.main %}", "{% dados ports.main %}").replace(
    "ports.side %}", "ports.side % }"
)
NAME = "translations/pt-BR/content/moor.md"
OTHER = "translations/pt-BR/content/sail.md"


@pytest.fixture
def broken(site: Path) -> Path:
    """A project whose translation of `moor.md` has two broken tags, as has that of `sail.md`."""
    for name, text in (("moor", BROKEN), ("sail", BROKEN)):
        (site / f"content/{name}.md").write_text(SOURCE)
        (site / f"translations/pt-BR/content/{name}.md").write_text(text)
    return site


def test_tags_are_mended(run: Run, broken: Path) -> None:
    code, out, err = run("fix", NAME)
    assert code == 0
    assert (broken / NAME).read_text() == SOUND
    assert (broken / OTHER).read_text() == BROKEN
    assert out.splitlines() == [
        f"{NAME}:5:6: liquid/translated: write `{{% data ports.main %}}` as the source does",
        f"{NAME}:7:8: liquid/syntax: write `{{% data ports.side %}}` as the source does",
    ]
    assert err == "note: 2 findings mended in 1 file.\n"


def test_second_run_changes_nothing(run: Run, broken: Path) -> None:
    run("fix")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in broken.rglob("*.md")}
    code, out, err = run("fix")
    assert (code, out) == (0, "")
    assert err == "note: Nothing to mend; 1 left.\n" or err == "note: Nothing to mend.\n"
    assert before == {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in broken.rglob("*.md")
    }


def test_diff_writes_nothing(run: Run, broken: Path) -> None:
    code, out, err = run("fix", "--diff", NAME)
    assert code == 1
    assert (broken / NAME).read_text() == BROKEN
    assert out.splitlines()[:4] == [
        f"--- a/{NAME}",
        f"+++ b/{NAME}",
        "@@ -2,6 +2,6 @@",
        " title: Atracar um barco",
    ]
    assert "-Abra {% dados ports.main %} agora." in out
    assert err == "note: 2 findings would be mended in 1 file.\n"
    run("fix", NAME)
    assert run("fix", "--diff", NAME)[0] == 0


def test_rules_can_be_chosen(run: Run, broken: Path) -> None:
    run("fix", "--select", "liquid/syntax", NAME)
    assert (broken / NAME).read_text() == SOUND.replace("{% data ports.m", "{% dados ports.m")
    run("fix", "--ignore", "liquid/translated", OTHER)
    assert (broken / OTHER).read_text() == SOUND.replace("{% data ports.m", "{% dados ports.m")
    code, _, err = run("fix", "--select", "liquid/sintax")
    assert code == 2
    assert "liquid/sintax" in err


def test_language_can_be_chosen(run: Run, broken: Path) -> None:
    run("fix", "--lang", "ja")
    assert (broken / NAME).read_text() == BROKEN
    run("fix", "--lang", "pt-BR")
    assert (broken / NAME).read_text() == SOUND


def test_source_is_never_written_to(run: Run, broken: Path) -> None:
    source = broken / "content/moor.md"
    source.write_text(SOURCE.replace("main %}", "main % }"))
    before = source.read_bytes()
    run("fix")
    assert source.read_bytes() == before


def test_silenced_findings_are_left(run: Run, broken: Path) -> None:
    comment = "<!-- doclint-disable-next-line liquid -->\n"
    silenced = BROKEN.replace("Abra {%", f"{comment}Abra {{%")
    (broken / NAME).write_text(silenced)
    run("fix", NAME)
    assert "{% dados ports.main %}" in (broken / NAME).read_text()


def test_marks_and_line_ends_of_the_file_stay(run: Run, broken: Path) -> None:
    (broken / NAME).write_bytes(b"\xef\xbb\xbf" + BROKEN.replace("\n", "\r\n").encode())
    run("fix", NAME)
    assert (broken / NAME).read_bytes() == b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode()


def test_unsafe_fixes_wait_to_be_asked_for(run: Run, site: Path) -> None:
    source = "# Moor\n\nOpen the gate of the harbor.\n"
    for name, text in (("one", "# Atracar\n\nAbra o portão do porto.\n"), ("two", source)):
        (site / f"content/{name}.md").write_text(source)
        (site / f"translations/pt-BR/content/{name}.md").write_text(text)
    two = site / "translations/pt-BR/content/two.md"
    run("fix")
    assert two.read_text() == source
    run("fix", "--memory", two)
    assert "Abra o portão do porto." in two.read_text()


class TestNothingIsLost:
    def test_file_that_changes_meanwhile(
        self, run: Run, broken: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = write.replace_text

        def late(path: Path, before: str, after: str) -> None:
            if path.name == "moor.md":
                path.write_text("typed meanwhile\n")
            real(path, before, after)

        monkeypatch.setattr("doclint.cli.fix.replace_text", late)
        code, _, err = run("fix")
        assert code == 2
        assert f"error: {NAME}: cannot be written: changed since it was read" in err
        assert (broken / NAME).read_text() == "typed meanwhile\n"
        assert (broken / OTHER).read_text() == SOUND

    def test_read_only_file(self, run: Run, broken: Path) -> None:
        (broken / NAME).chmod(0o444)
        code, _, err = run("fix")
        assert code == 2
        assert f"error: {NAME}: cannot be written: read-only" in err
        assert (broken / NAME).read_text() == BROKEN
        assert (broken / OTHER).read_text() == SOUND

    def test_what_goes_wrong_is_said_once(self, run: Run, broken: Path) -> None:
        left = BROKEN + "\nOpen the gate of the harbor.\n"
        (broken / "content/moor.md").write_text(SOURCE + "\nOpen the gate of the harbor.\n")
        (broken / NAME).write_text(left)
        (broken / NAME).chmod(0o444)
        code, _, err = run("fix", "--memory", NAME)  # which looks at the file twice
        assert (code, err.count("read-only")) == (2, 1)
        assert (broken / NAME).read_text() == left

    def test_full_disk(self, run: Run, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(descriptor: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        code, out, err = run("fix")
        assert (code, out) == (2, "")
        assert err.count("cannot be written: No space left on device") == 2
        assert (broken / NAME).read_text() == BROKEN
        assert not list(broken.rglob("*.tmp"))

    def test_interrupt(self, run: Run, broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        real = os.fsync
        written: list[int] = []

        def interrupted(descriptor: int) -> None:
            if written:
                raise KeyboardInterrupt
            written.append(descriptor)
            real(descriptor)

        monkeypatch.setattr(os, "fsync", interrupted)
        assert run("fix")[0] == 130
        assert (broken / NAME).read_text() == SOUND
        assert (broken / OTHER).read_text() == BROKEN
        assert not list(broken.rglob("*.tmp"))

    @pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
    def test_link_out_of_the_project(
        self, run: Run, broken: Path, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        outside = tmp_path_factory.mktemp("outside") / "moor.md"
        outside.write_text(BROKEN)
        (broken / NAME).unlink()
        (broken / NAME).symlink_to(outside)
        run("fix", NAME)
        assert outside.read_text() == BROKEN

    @pytest.mark.skipif(sys.platform == "win32", reason="permissions")
    def test_permissions_stay(self, run: Run, broken: Path) -> None:
        (broken / NAME).chmod(0o640)
        run("fix", NAME)
        assert stat.S_IMODE((broken / NAME).stat().st_mode) == 0o640


def test_file_that_cannot_be_read_does_not_stop_the_others(run: Run, broken: Path) -> None:
    (broken / NAME).write_bytes(b"\xff\xfe")
    code, _, err = run("fix")
    assert code == 2
    assert "not UTF-8" in err
    assert (broken / OTHER).read_text() == SOUND


def test_nothing_to_mend_says_why(run: Run, site: Path) -> None:
    code, out, err = run("fix", "content/b.md")
    assert (code, out) == (0, "")
    assert "nothing to mend" in err.lower()
