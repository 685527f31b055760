"""Damaged fences: one finding where the damage is."""

import pytest

from doclint.check.engine import align_pair
from doclint.compare.code_changes import code_changes
from doclint.compare.code_fences import fence_faults, fences_in
from doclint.config.settings import Settings
from doclint.parse.markdown import parse

SOURCE = """Moor the ship:

```shell
$ quayside moor
> Moored.
```

Then list them:

```shell
$ quayside list
```

And open the gate.

1. Now:
   ```
   gate 4
   ```
"""
THERE = (
    SOURCE.replace("Moor the ship", "Leg das Schiff an")
    .replace("Then list them", "Dann liste alle auf")
    .replace("And open the gate", "Und öffne das Tor")
    .replace("Now", "Jetzt")
)


def faults(translation: str) -> list[tuple[str, str, str]]:
    """Return kind, the text at the fault and the line it stands on."""
    pair = align_pair(SOURCE, translation, "de", Settings())
    found = []
    for fault in fence_faults(pair):
        start, end = fault.span
        line_start = translation.rfind("\n", 0, start) + 1
        line = translation[line_start : translation.find("\n", start)]
        found.append((fault.kind, translation[start:end], line.strip()))
    return found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "```shell\n$ quayside moor",
            "```shell $ quayside moor",
            [("code", "```shell $ quayside moor", "```shell $ quayside moor")],
        ),
        (
            "```\n   gate 4",
            "``` gate 4",
            [("code", "``` gate 4", "``` gate 4")],
        ),
        ("> Moored.\n```", "> Moored. ```", [("text", "```", "> Moored. ```")]),
        ("an:\n\n```shell", "an: ```shell", [("text", "```shell", "Leg das Schiff an: ```shell")]),
        ("> Moored.\n```\n", "> Moored.\n", [("unclosed", "", "> Moored.")]),
        ("an:\n\n```shell\n", "an:\n\n", [("surplus", "```", "```")]),
    ],
)
def test_faults(old: str, new: str, expected: list[tuple[str, str, str]]) -> None:
    assert old in THERE
    damaged = THERE.replace(old, new, 1)
    assert faults(damaged) == expected
    # What the damage made of the other blocks is not reported a second time.
    assert code_changes(align_pair(SOURCE, damaged, "de", Settings())) == ()


@pytest.mark.parametrize(
    "translation",
    [THERE, THERE.replace("```shell", "```bash"), THERE.replace("$ quayside list", "$ quayside")],
)
def test_whole_fences(translation: str) -> None:
    assert faults(translation) == []


def test_fences() -> None:
    text = "---\ntitle: '```'\n---\na ```b\n> ~~~\n- ```x y\n`` no ``\n"
    fences = fences_in(parse(text, "en", Settings()))
    assert [(text[slice(*fence.span)], fence.alone) for fence in fences] == [
        ("```b", False),
        ("~~~", True),
        ("```x y", True),
    ]
