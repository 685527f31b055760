"""The command line, run in this process."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from doclint.cli import main


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs `doclint` with some arguments."""

    def command(*arguments: object) -> Result:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return command


SITE = {
    "content/a.md": "# Moor a boat\n\nOpen `harbor` and wait.\n",
    "content/b.md": "# Sail\n",
    "translations/pt-BR/content/a.md": "# Atracar um barco\n\nAbra o `harbor` e espere.\n",
    "translations/pt-BR/content/old.md": "# Antigo\n",
    "translations/ja/content/a.md": "# ボートの係留\n\n`harbor` を開いて待ちます。\n",
}


@pytest.fixture
def site(
    write: Callable[[Mapping[str, str | bytes]], Path], monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A project with an orphan in one of two languages, and the working directory in it."""
    root = write(SITE)
    monkeypatch.chdir(root)
    return root
