"""Repairs of damaged fences: where the line breaks go, and when there is no telling."""

import pytest

from doclint.check.engine import check_pair
from doclint.fix.edits import applied
from doclint.model import Finding, Safety


def findings(source: str, translation: str) -> list[Finding]:
    return [one for one in check_pair(source, translation, "pt-BR") if one.rule == "code/block"]


SOURCE = "Moor:\n\n```shell\n$ quay list\n$ quay open\n```\n\nThen wait.\n"
WHOLE = "Atraque:\n\n```shell\n$ quay list\n$ quay open\n```\n\nEntão espere.\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("written", "damaged"),
    [
        ("```shell\n$ quay list\n", "```shell $ quay list\n"),
        ("$ quay open\n```\n", "$ quay open ```\n"),
        ("Atraque:\n\n```shell\n", "Atraque: ```shell\n"),
        ("$ quay open\n```\n", "$ quay open\n"),
    ],
)
def test_a_fence_gets_its_line_back(written: str, damaged: str, newline: str) -> None:
    whole, text = (one.replace("\n", newline) for one in (WHOLE, WHOLE.replace(written, damaged)))
    (finding,) = [one for one in findings(SOURCE, text) if one.fix]
    assert finding.fix is not None
    assert finding.fix.safety is Safety.SAFE
    mended = applied(text, finding.fix.edits)
    assert mended == whole
    assert not findings(SOURCE, mended)


def test_the_code_stands_as_deep_as_in_the_source() -> None:
    source = "1. Moor.\n   ```yaml\n     crew: 4\n   ```\n"
    text = "1. Atraque.\n   ```yaml crew: 4\n   ```\n"
    (finding,) = findings(source, text)
    assert finding.fix is not None
    assert applied(text, finding.fix.edits) == source.replace("Moor", "Atraque")


@pytest.mark.parametrize(
    "damaged",
    [
        "```shell $ quay list --all\n$ quay open\n```\n",  # more than the source's first line
        "```shell\n$ quay list\n$ quay abrir\n",  # not all of the code is there
        "```shell\n$ quay list\n$ quay open\n```\n\n```\nEntão\n",  # a block of its own
    ],
)
def test_nothing_is_guessed(damaged: str) -> None:
    text = f"Atraque:\n\n{damaged}\nEntão espere.\n"
    found = [
        one for one in findings(SOURCE, text) if "fence" in one.message or "swallow" in one.message
    ]
    assert all(one.fix is None for one in found)
    assert findings(SOURCE, text)
