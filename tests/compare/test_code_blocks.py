"""What changed in blocks of code."""

import pytest

from doclint.check.engine import align_pair
from doclint.compare.code_blocks import code_pairs
from doclint.compare.code_changes import code_changes
from doclint.config.settings import Settings


def changed(
    source: str, translation: str, info: str = "", language: str = "de"
) -> list[tuple[str, str]]:
    """Return what is expected and what was found, for code inside a fence."""
    before, after = "Moor the ship.\n\n", "\nThen wait.\n"
    before_here, after_here = "Leg das Schiff an.\n\n", "\nDann warte.\n"
    text = f"{before_here}```{info}\n{translation}\n```\n{after_here}"
    pair = align_pair(f"{before}```{info}\n{source}\n```\n{after}", text, language, Settings())
    found = []
    for block in code_changes(pair):
        for change in block.changes:
            here = text[slice(*change.translation)]
            assert here.strip() == here
            assert here.startswith(change.found.partition("\n")[0])
            found.append((change.expected, change.found))
    return found


YAML = """# Who sails
crew:
  - name: First mate
    berth: 4  # by the door
    uses: harbor/crew@v2"""


@pytest.mark.parametrize(
    "translation",
    [
        YAML,
        YAML.replace("Who sails", "Wer segelt").replace("by the door", "bei der Tür"),
        YAML.replace("# Who sails\n", ""),
        YAML.replace("First mate", "Erster Offizier"),
        YAML.replace("  ", "\t"),
        YAML.replace("crew:\n", "crew:\n\n"),
        "\n".join(f"  {line}" for line in YAML.split("\n")),
    ],
)
def test_harmless(translation: str) -> None:
    assert changed(YAML, translation, "yaml") == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("crew:", "mannschaft:", [("crew:", "mannschaft:")]),
        ("berth: 4", "berth:4", [("berth: 4", "berth:4")]),
        ("harbor/", "hafen/", [("uses: harbor/crew@v2", "uses: hafen/crew@v2")]),
        ("    berth: 4  # by the door\n", "", [("berth: 4", "")]),
        ("    berth: 4", "  berth: 4", [("berth: 4", "berth: 4")]),
        ("crew:", "crew:\n  wind: 3", [("", "wind: 3")]),
        (
            "  # by the door\n    uses",
            " uses",
            [("berth: 4\nuses: harbor/crew@v2", "berth: 4 uses: harbor/crew@v2")],
        ),
    ],
)
def test_damage(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert changed(YAML, YAML.replace(old, new), "yaml") == expected


def test_output_of_a_command_may_be_translated() -> None:
    source = "$ quayside list\nNo ship was found in the harbor.\nReason: fog\n$ quayside open 4"
    there = "$ quayside list\nIm Hafen ist kein Schiff.\nGrund: Nebel\n$ quayside open 4"
    assert changed(source, there, "shell") == []
    there = there.replace("open 4", "öffne 4")
    assert changed(source, there, "shell") == [("$ quayside open 4", "$ quayside öffne 4")]


def test_sentences_may_be_broken_into_lines_anew() -> None:
    source = "The ship is not in the harbor.\nPlease ask the owner of the quay."
    assert changed(source, "Das Schiff ist nicht\nim Hafen. Bitte frag den\nBesitzer.") == []


def test_names_of_an_example_may_be_translated_throughout() -> None:
    source = "class Ship\n  def moor(quay)\n    quay.take(self)\n    Ship.log quay\n  end\nend"
    there = source.replace("Ship", "Schiff").replace("quay", "kai").replace("moor", "anlegen")
    assert changed(source, there, "ruby") == []
    half = source.replace("moor(quay)", "moor(kai)")
    assert changed(source, half, "ruby") == [("def moor(quay)", "def moor(kai)")]


def test_reserved_words_may_not_be_translated() -> None:
    source = "class Ship\n  def moor(quay)\n    quay.take(self)\n    Ship.log quay\n  end\nend"
    there = source.replace("Ship", "Schiff").replace("quay", "kai").replace("class", "klasse")
    assert changed(source, there, "ruby") == [("class Ship", "klasse Schiff")]


def test_code_in_a_quote_and_in_a_list() -> None:
    source = "1. Moor:\n\n   > ```yaml\n   > crew: 4\n   > berth: 5\n   > ```\n"
    there = source.replace("crew", "mannschaft").replace("Moor", "Anlegen")
    pair = align_pair(source, there, "de", Settings())
    (block,) = code_changes(pair)
    (change,) = block.changes
    assert there[slice(*change.translation)] == "mannschaft: 4"
    assert change.source is not None
    assert source[slice(*change.source)] == "crew: 4"


def test_highlight_tags_hold_code() -> None:
    source = "Moor:\n\n{% highlight ruby %}\nquay.moor 4\n{% endhighlight %}\n"
    there = source.replace("moor 4", "moor 5").replace("Moor", "Anlegen")
    pair = align_pair(source, there, "de", Settings())
    (block,) = code_changes(pair)
    assert [(change.expected, change.found) for change in block.changes] == [
        ("quay.moor 4", "quay.moor 5")
    ]


def test_a_fault_of_the_source_is_not_the_translations() -> None:
    source = "Moor:\n\n```shell\nquay\n``` x\n\nSail.\n\n```shell\nsail\n```\n"
    there = "Anlegen:\n\n```shell\nquay\n```\n\nSegeln.\n\n```shell\nsail\n```\n"
    assert code_changes(align_pair(source, there, "de", Settings())) == ()


def test_equal_blocks_are_no_pairs() -> None:
    text = "Moor:\n\n```shell\nquay\n```\n"
    assert code_pairs(align_pair(text, text, "de", Settings())) == ()
