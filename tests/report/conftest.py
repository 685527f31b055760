"""A small site in two languages, and what a report makes of it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from doclint.cli import main

HOSTILE = """---
title: "<script>alert('title')</script> \\" onmouseover=alert(1) {{ 7 | times: 7 }}"
---

# Hostile

<script>document.title = "owned"</script>

Um [lugar](javascript:alert(1)) </td></table><img src=x onerror="document.title='owned'"> fora.

{% assign owned = 6 | times: 7 %}{{ owned }} é o número, diz o barco "><svg onload=alert(1)>.
"""

SITE: Mapping[str, str] = {
    "content/moor.md": (
        "---\ntitle: Moor a boat\n---\n\n# Moor a boat\n\n"
        "Open the harbor and wait for the crew.\n\n"
        "Then see [the berths](/berths) of the marina.\n\nThe last sentence is about the anchor.\n"
    ),
    "content/sail.md": "---\ntitle: Set the sails\n---\n\nSet the sails in the morning.\n",
    "content/deep/anchor.md": "# Drop the anchor\n\nDrop it where the ground is soft.\n",
    "content/hostile.md": HOSTILE.replace("Um [lugar]", "A [place]")
    .replace("> fora.", "> outside.")
    .replace("é o número, diz o barco", "is the number, says the boat"),
    "translations/pt-BR/content/moor.md": (
        "---\ntitle: Atracar um barco\n---\n\n# Atracar um barco\n\n"
        "Open the harbor and wait for the crew.\n\nDepois veja os cais da marina.\n\n"
        "A última frase fala da âncora.\n"
    ),
    "translations/pt-BR/content/deep/anchor.md": (
        "# Lançar a âncora\n\nLance-a onde o fundo é macio.\n"
    ),
    "translations/pt-BR/content/hostile.md": HOSTILE,
    "translations/pt-BR/content/old.md": "# Antigo\n",
    "translations/ar/content/moor.md": (
        "---\ntitle: إرساء قارب\n---\n\n# إرساء قارب\n\nافتح الميناء وانتظر الطاقم.\n\n"
        "ثم انظر [الأرصفة](/berths) في المرسى.\n\nالجملة الأخيرة عن المرساة.\n"
    ),
}


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs `doclint report` with some arguments."""

    def command(*arguments: object) -> Result:
        code = main(["report", *map(str, arguments)])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return command


@pytest.fixture
def root(write: Callable[[Mapping[str, str]], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The site, and the working directory in it."""
    root = write(SITE)
    monkeypatch.chdir(root)
    return root
