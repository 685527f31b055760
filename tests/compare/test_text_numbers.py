"""Numbers that a translation changed, and all that is no change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.check.engine import align_pair
from doclint.compare.text_numbers import number_changes
from doclint.config.settings import FrontMatterKeys, Settings


def changed(source: str, translation: str, language: str = "de") -> list[tuple[str, str]]:
    settings = Settings(front_matter=FrontMatterKeys(human=frozenset({"title"})))
    pair = align_pair(source, translation, language, settings)
    return [
        (source[slice(*change.source.span)], translation[slice(*change.translation.span)])
        for change in number_changes(pair)
    ]


@pytest.mark.parametrize(
    ("source", "translation", "language"),
    [
        ("Up to 40,000 ships.", "Bis zu 40.000 Schiffe.", "de"),
        ("Up to 40,000 ships.", "Jusqu'à 40 000 navires.", "fr"),
        ("Up to 40,000 ships.", "Jusqu'à 40\u202f000 navires.", "fr"),
        ("About 2.5 tons.", "Etwa 2,5 Tonnen.", "de"),
        ("Up to 12 ships.", "حتى ١٢ سفينة.", "ar"),
        ("Up to 12 ships.", "१२ जहाज़ों तक।", "hi"),
        ("Up to 12 ships.", "最大１２隻。", "ja"),
        ("Up to 12 ships.", "Bis zu zwölf Schiffe.", "de"),
        ("Up to 10,000 ships.", "最大1万隻。", "ja"),
        ("Up to 30,000 ships.", "최대 3만 척.", "ko"),
        ("Up to 10,000 ships.", "Até 10 mil navios.", "pt"),
        ("On 03/04/2020.", "Am 4.3.2020.", "de"),
        ("It opens at 5:00 PM.", "Öffnet um 17:00.", "de"),
        ("It opens at 17:00.", "午後5:00に開きます。", "ja"),
        ("Since 2020.", "ตั้งแต่ปี 2563", "th"),
        ("More than 50 ships.", "51隻以上の船。", "ja"),
        ("24 hours on 7 days a week.", "24時間365日。", "ja"),
        ("It costs $500.00.", "Es kostet 500 $.", "de"),
        ("Version 2.0 is out.", "Version 2 ist da.", "de"),
        ("The quay&#39;s 3 ships.", "Die 3 Schiffe des Kais.", "de"),
        ("Use 3 or 4 ships.", "Nimm 5 oder 6 Schiffe.", "de"),
        ("Ship 3 sails.", "Das Schiff segelt.", "de"),
        ("The ship sails.", "Schiff 3 segelt.", "de"),
        ("Use `moor 3`.", "Nimm `moor 4`.", "de"),
        ("See [this](/a/3).", "Siehe [hier](/a/4).", "de"),
        ("Use 3 ships. Take 4 sails.", "Nimm 4 Segel. Nimm 3 Schiffe.", "de"),
    ],
)
def test_harmless(source: str, translation: str, language: str) -> None:
    assert changed(source, translation, language) == []


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("Up to 40 ships.", "Bis zu 04 Schiffe.", [("40", "04")]),
        ("Up to 40,000 ships.", "Bis zu 40010 Schiffe.", [("40,000", "40010")]),
        ("Up to 620 ships.", "Bis zu 6200 Schiffe.", [("620", "6200")]),
        ("Before version 1.1.0.", "Vor Version 1.10.0.", [("1.1.0", "1.10.0")]),
        ("About 0.5 tons.", "Etwa 0,50 Tonnen.", [("0.5", "0,50")]),
        ("### Step 3: sail", "### Schritt 5: segeln", [("3", "5")]),
        ("| a |\n| - |\n| 2 |", "| a |\n| - |\n| 4 |", [("2", "4")]),
        ("Wait 24 hours, 3 times.", "Warte 3 mal 42 Stunden.", [("24", "42")]),
        ("Wait 24 hours.", "Warte 12 Stunden.", [("24", "12")]),
        ("---\ntitle: Ship 3\n---\n", "---\ntitle: Schiff 4\n---\n", [("3", "4")]),
        ("Ship 3 sails.\n\nWait.", "Schiff 4 segelt.\n\nWarte.", [("3", "4")]),
    ],
)
def test_damage(source: str, translation: str, expected: list[tuple[str, str]]) -> None:
    assert changed(source, translation) == expected


@given(st.integers(1000, 999_999_999), st.sampled_from([",", ".", " ", "\u00a0", "\u202f", "’"]))
def test_grouping_is_no_difference(number: int, sign: str) -> None:
    grouped = f"{number:,}".replace(",", sign)
    assert changed(f"Up to {number} ships sail.", f"Bis zu {grouped} Schiffe segeln.") == []
