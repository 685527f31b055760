"""Placeholders are compared as GNU gettext compares them; where msgfmt is there, it is asked."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from doclint.check.engine import align_pair
from doclint.compare.catalog_formats import Formats, format_changes
from doclint.config.settings import Settings

C, PYTHON, BRACE = "c-format", "python-format", "python-brace-format"
# Flag, source, translation, and whether that may stand for it.
CASES = [
    (C, "%s has %d boats", "%2$d barcos de %1$s", True),
    (C, "%s has %d boats", "%s tem %s barcos", False),
    (C, "%s has %d boats", "%s tem barcos", False),
    (C, "%d boats", "%i barcos", True),
    (C, "%d boats", "%u barcos", False),
    (C, "%d boats", "%ld barcos", False),
    (C, "%5d boats", "%-3d barcos", True),
    (C, "%.2f fathoms", "%g braças", True),
    (C, "%*d boats", "%2$*1$d barcos", True),
    (C, "%*d boats", "%d barcos", False),
    (C, "100%% of %s", "100 %% de %s", True),
    (C, "%<PRIu64> boats", "%<PRIu64> barcos", True),
    (C, "%zu boats", "%zu barcos, %s", False),
    (PYTHON, "%(count)d in %(harbor)s", "%(harbor)s: %(count)d", True),
    (PYTHON, "%(count)d in %(harbor)s", "%(porto)s: %(count)d", False),
    (PYTHON, "%(count)d boats", "%(count)s barcos", False),
    (PYTHON, "%s boats", "%r barcos", True),
    (PYTHON, "%s has %d boats", "%d barcos de %s", False),
    (PYTHON, "%s boats", "%(nome)s barcos", False),
    (PYTHON, "%d boats", "%f barcos", False),
    (BRACE, "{harbor} has {0}", "{0} de {harbor}", True),
    (BRACE, "{harbor} has {count}", "{porto} tem {count}", False),
    (BRACE, "{} boats in {}", "{1}: {0} barcos", True),
    (BRACE, "{count:>5} boats", "{count:>5} barcos", True),
    (BRACE, "{count} boats", "{count} barcos {{}}", True),
    (BRACE, "{boat.name} is here", "{boat} chegou", False),
    (BRACE, "{count} boats", "os barcos", False),
]


@pytest.mark.parametrize(("flag", "source", "translation", "right"), CASES)
def test_case(flag: str, source: str, translation: str, right: bool) -> None:
    pair = align_pair(source, translation, "pt-BR", Settings())
    pair.formats = Formats(frozenset({flag}))
    assert (format_changes(pair) == ()) is right


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_msgfmt_agrees(tmp_path: Path) -> None:
    messages = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n\n']
    messages += (
        f'#, {flag}\nmsgctxt "{number}"\nmsgid "{source}"\nmsgstr "{translation}"\n'
        for number, (flag, source, translation, _) in enumerate(CASES)
    )
    (tmp_path / "pt.po").write_text("".join(messages), encoding="utf-8")
    command = ["msgfmt", "--check-format", "-o", "/dev/null", "pt.po"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    refused = {(int(line) - 5) // 4 for line in re.findall(r"^pt\.po:(\d+)", said.stderr, re.M)}
    assert [number not in refused for number in range(len(CASES))] == [it[-1] for it in CASES]
