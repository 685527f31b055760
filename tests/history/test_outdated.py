"""A history of thirty commits, written by real git, and what of it is behind at the end."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Outdated = Callable[..., list[tuple[str, str, str]]]

THERE = "translations/pt-BR/"
GUIDE, LAMPS, BUOYS = "content/guide.md", "content/lamps.md", "content/buoys.md"
SAILS, RIGGING, TIDES = "content/sails.md", "content/quay/rigging.md", "content/tides.md"

SOURCES = {
    GUIDE: """\
---
title: Moor a boat
---

## Arrive

Lower the sails. Wait 30 minutes for the tide.

You will recieve a berth.

## Leave

Call the harbor master. Then cast off.
""",
    LAMPS: """\
# Lamps

The lamps burn oil. Light [every lamp](/lamps) at dusk.

Quayside keeps the wicks dry.

- Trim the wick.
- Clean the glass.
""",
    BUOYS: """\
# Buoys

Green buoys mark the right side. Red buoys mark the left side.

Never tie your boat to a buoy.
""",
    SAILS: """\
# Set the sails

Hoist the main sail first. Hoist the jib afterwards.

A strong wind needs small sails.
""",
}
TRANSLATIONS = {
    GUIDE: """\
---
title: Atracar um barco
source_commit: aaaa
---

## Chegar

Baixe as velas. Espere 30 minutos pela maré.

Você receberá uma vaga.

## Partir

Ligue para o capitão do porto. Depois solte as amaras.
""",
    LAMPS: """\
---
source_commit: aaaa
---
# Lâmpadas

As lâmpadas queimam óleo. Acenda [cada lâmpada](/lamps) ao anoitecer.

Quayside mantém os pavios secos.

- Apare o pavio.
- Limpe o vidro.
""",
    BUOYS: """\
# Boias

Boias verdes marcam o lado direito. Boias vermelhas marcam o lado esquerdo.

Nunca amarre o barco a uma boia.
""",
    SAILS: """\
# Içar as velas

Ice primeiro a vela grande. Ice a bujarrona depois.

Um vento forte precisa de velas pequenas.
""",
}


def translated(path: str) -> str:
    return THERE + path


def history(repo: Any) -> Iterator[None]:
    """Make the commits, one at each step."""
    for path, text in SOURCES.items():
        repo.write(path, text)
    yield repo.commit("1: write the sources")
    for path, text in TRANSLATIONS.items():
        repo.write(translated(path), text)
    yield repo.commit("2: translate them")
    yield repo.edit("3: a real edit", {GUIDE: ("Wait 30 minutes", "Wait 45 minutes")})
    edit = ("Call the harbor master.", "Write to the harbor master by radio.")
    yield repo.edit("4: a real edit in the other section", {GUIDE: edit})
    guide, lamps = translated(GUIDE), translated(LAMPS)
    yield repo.edit("5: a typo elsewhere", {guide: ("solte as amaras", "solte as amarras")})
    yield repo.edit("6: one section catches up", {guide: ("Espere 30", "Espere 45")})
    yield repo.edit("7: a typo in the source", {GUIDE: ("recieve", "receive")})
    yield repo.edit("8: format", {BUOYS: ("Green buoys mark", "**Green buoys**\nmark")})
    yield repo.edit("9: a link", {LAMPS: ("](/lamps)", "](/quay/lamps)")})
    yield repo.edit("10: a real edit", {LAMPS: ("burn oil", "burn gas")})
    yield repo.edit("11: a stamp without text", {lamps: ("aaaa", "bbbb")})
    yield repo.edit(
        "12: a real edit", {SAILS: ("Hoist the jib afterwards.", "Leave the jib down.")}
    )
    (repo.root / RIGGING).parent.mkdir(parents=True, exist_ok=True)
    repo.git("mv", SAILS, RIGGING)
    yield repo.commit("13: move the source")
    (repo.root / translated(RIGGING)).parent.mkdir(parents=True, exist_ok=True)
    repo.git("mv", translated(SAILS), translated(RIGGING))
    yield repo.commit("14: move the translation")
    yield repo.edit("15: a heading", {RIGGING: ("# Set the sails", "# Furl the canvas")})
    rigging = translated(RIGGING)
    yield repo.edit("16: a typo in what is behind", {rigging: ("bujarrona", "bujarona")})
    yield repo.edit("17: quotes", {BUOYS: ("Never tie", "“Never” tie")})
    hidden = repo.edit("18: another word for it", {LAMPS: ("Clean the glass.", "Wipe the panes.")})
    yield hidden
    repo.write(".git-blame-ignore-revs", f"# the same thing by another word\n{hidden}  # pane\n")
    yield repo.commit("19: which does not count")
    name = ("Quayside keeps", "{% data names.quayside %} keeps")
    yield repo.edit("20: a name becomes a variable", {LAMPS: name})
    yield repo.edit("21: format", {lamps: ("As lâmpadas queimam", "As **lâmpadas**\nqueimam")})
    repo.write(TIDES, "# Tides\n\nThe tide rises twice a day. Look at the table.\n")
    repo.write(translated(TIDES), "# Marés\n\nA maré sobe duas vezes por dia. Veja a tabela.\n")
    yield repo.commit("22: both at once")
    yield repo.edit("23: a real edit", {TIDES: ("twice a day", "every morning")})
    yield repo.edit("24: taken back", {TIDES: ("every morning", "twice a day")})
    yield repo.edit("25: a real edit", {TIDES: ("Look at the table.", "Ask the pilot.")})
    repo.write(
        translated(TIDES), "# As marés\n\nA maré vem de manhã e à noite. Consulte o piloto.\n"
    )
    yield repo.commit("26: made anew by a machine")
    yield repo.edit("27: a real edit after that", {TIDES: ("twice a day", "at noon")})
    yield repo.edit("28: capitals", {BUOYS: ("# Buoys", "# BUOYS")})
    yield repo.edit("29: a number", {GUIDE: ("Lower the sails.", "Lower the 2 sails.")})
    yield repo.edit("30: format", {guide: ("Você receberá", "*Você* receberá")})


BEHIND = [
    (GUIDE, "Baixe as velas.", "`Lower the sails.` → `Lower the 2 sails.`"),
    (
        GUIDE,
        "Ligue para o capitão do porto.",
        "`Call the harbor master.` → `Write to the harbor master by radio.`",
    ),
    (LAMPS, "As **lâmpadas**\nqueimam óleo.", "`The lamps burn oil.` → `The lamps burn gas.`"),
    (RIGGING, "# Içar as velas", "`# Set the sails` → `# Furl the canvas`"),
    (RIGGING, "Ice a bujarona depois.", "`Hoist the jib afterwards.` → `Leave the jib down.`"),
    (
        TIDES,
        "A maré vem de manhã e à noite.",
        "`The tide rises twice a day.` → `The tide rises at noon.`",
    ),
]


@pytest.fixture
def written(repository: Any) -> Any:
    assert sum(1 for _ in history(repository)) == 30
    return repository


def test_names_exactly_the_segments_that_are_behind(written: Any, outdated: Outdated) -> None:
    found = outdated()
    expected = sorted((translated(path), text.removeprefix("# ")) for path, text, _ in BEHIND)
    assert sorted((path, text) for path, text, _ in found) == expected
    for path, text, change in BEHIND:
        (message,) = [
            message
            for there, what, message in found
            if (there, what) == (translated(path), text.removeprefix("# "))
        ]
        assert change.replace("`# ", "`") in message


def test_dates_of_files_tell_something_else(written: Any, outdated: Outdated) -> None:
    def last(path: str) -> int:
        return int(written.git("log", "-1", "--format=%ct", "--", path))

    sources = [GUIDE, LAMPS, BUOYS, RIGGING, TIDES]
    by_date = {path for path in sources if last(path) > last(translated(path))}
    behind = {path.removeprefix(THERE) for path, _, _ in outdated()}
    assert behind - by_date == {GUIDE, LAMPS, RIGGING}, (
        "an edit of the translation hides what is behind"
    )
    assert by_date - behind == {BUOYS}, "a format edit makes a good translation look old"


def test_every_step_says_what_it_brings(repository: Any, outdated: Outdated) -> None:
    counts = []
    for step, _ in enumerate(history(repository), 1):
        if step > 1:
            counts.append(len(outdated()))
    # From the second commit on: what is behind after each. At the thirteenth, one is an orphan.
    assert counts == [
        *(0, 1, 2, 2, 1, 1, 1, 1, 2, 2, 3, 2, 3, 4, 4, 4, 5, 4, 4, 4, 4, 5, 4, 5, 4, 5, 5, 6, 6),
    ]


def test_the_cache_says_the_same_and_is_used(
    written: Any, outdated: Outdated, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever works on doclint while its tests run changes the program.
    monkeypatch.setattr("doclint.cache.context.program_files", lambda: [__file__])
    first = outdated()
    assert not Path(".git/doclint").exists()

    def refuse(*_: object) -> None:
        raise AssertionError("traced anew")

    monkeypatch.setattr("doclint.history.collect.trace", refuse)
    assert outdated() == first
    assert outdated("--no-cache") == []


def test_a_cache_that_cannot_be_read_is_made_anew(written: Any, outdated: Outdated) -> None:
    first = outdated()
    cache = Path(".doclint_cache/checks.sqlite3")
    cache.write_text("no entry\n")
    assert outdated() == first
    assert cache.read_bytes().startswith(b"SQLite format 3")


def test_what_is_not_committed_counts(written: Any, outdated: Outdated) -> None:
    written.replace(translated(LAMPS), "queimam óleo", "queimam gás")
    written.replace(BUOYS, "Red buoys mark the left side.", "Yellow buoys mark a wreck.")
    found = outdated()
    assert LAMPS not in {path.removeprefix(THERE) for path, _, _ in found}
    (buoys,) = [(text, message) for path, text, message in found if path == translated(BUOYS)]
    assert buoys[0] == "Boias vermelhas marcam o lado esquerdo."
    assert "2024-01-02" in buoys[1]
