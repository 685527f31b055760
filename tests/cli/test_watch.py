"""`--watch`: the loop, and what counts as a change."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from doclint.cli.watch import again, concerns
from doclint.errors import InputError


def test_checks_once_and_after_every_change() -> None:
    ran: list[int] = []

    def check() -> int:
        ran.append(len(ran))
        return len(ran)

    assert again(check, [{"a"}, {"b"}]) == 3
    assert ran == [0, 1, 2]


def test_mistake_in_the_configuration_does_not_end_it(capsys: pytest.CaptureFixture[str]) -> None:
    outcomes = iter([InputError("doclint.toml: unknown key"), 0])

    def check() -> int:
        outcome = next(outcomes)
        if isinstance(outcome, InputError):
            raise outcome
        return outcome

    assert again(check, [{"a"}]) == 0
    assert "error: doclint.toml: unknown key\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("/site/content/a.md", True),
        ("/site/doclint.toml", True),
        ("/site/doclint-baseline.jsonl", True),
        ("/site/assets/a.png", False),
        ("/site/out.md", False),
    ],
)
def test_what_counts(path: str, counts: bool) -> None:
    assert concerns(Path(path), {Path("/site/out.md")}) is counts


def test_from_standard_input_there_is_nothing_to_watch(run, site: Path) -> None:
    assert run("check", "--watch", "--stdin-filename", "content/a.md").code == 2


def test_package_that_is_not_there(run, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    result = run("check", "--watch")
    assert result.code == 2
    assert result.err == "error: --watch needs `watchfiles`: pip install 'doclint[watch]'\n"


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_saved_file_is_checked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    pytest.importorskip("watchfiles")
    out = tmp_path_factory.mktemp("out")
    command = [sys.executable, "-u", "-m", "doclint", "check", "--watch", "translations/ja"]
    article = site / "translations/ja/content/a.md"
    text = article.read_text(encoding="utf-8") + "\nOpen `harbor` and wait until it is full.\n"
    with (out / "out").open("w") as stdout, (out / "err").open("w") as stderr:
        process = subprocess.Popen(command, cwd=site, stdout=stdout, stderr=stderr)
        try:
            wait_for(lambda: "watching for changes" in (out / "err").read_text())
            assert "Nothing found" in (out / "err").read_text()

            def seen() -> bool:
                # The watch begins a moment after the note; so the file is saved until it is seen.
                article.write_text(text, encoding="utf-8")
                return "a.md:5:" in (out / "out").read_text(encoding="utf-8")

            wait_for(seen)
        finally:
            process.send_signal(signal.SIGINT)
            code = process.wait(timeout=20)
    assert code == 130


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)
