"""Placeholders that were changed or lost."""

import pytest

from doclint.check.engine import align_pair
from doclint.compare.text_placeholders import placeholder_changes
from doclint.config.settings import Settings


def changed(source: str, translation: str) -> list[tuple[str, str]]:
    """Return the source's placeholder and what stands for it, empty for nothing."""
    pair = align_pair(source, translation, "de", Settings())
    return [
        (
            source[slice(*change.source)],
            "" if change.lost else translation[slice(*change.translation)],
        )
        for change in placeholder_changes(pair)
    ]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("%s ships at {quay}", "{quay}: %s Schiffe"),
        ("%s of %s", "%2$s von %1$s"),
        ("%s, {ship} and ${QUAY} :anchor:", "%s و{ship} و${QUAY} و:anchor:"),
        ("The ship and %d", "السفينة و%d"),
        ("100% of it, 50%d", "100 % davon, 50 %"),
        ("The ship sails.", "Das {Schiff} segelt für %s."),
        ("It costs US$5 at 10:30:15 sharp.", "Kostet 5 US$ um 10:30:15."),
        ("A `{ship}`", "Ein `{schiff}`"),
        ("Well :anchor: done", "Gut ⚓ gemacht"),
        ("[FAQ](/faq)", "[Häufige Fragen](/faq)"),
        ("[LICENSE](/license)", "[LIZENZ](/license)"),
        ("[AUTOTITLE](/a) [AUTOTITLE](/b)", "[AUTOTITLE](/b) [AUTOTITLE](/a)"),
        ("[AUTOTITLE](/a)", "nichts"),
    ],
)
def test_harmless(source: str, translation: str) -> None:
    assert changed(source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("{ship} sails.", "{schiff} segelt.", [("{ship}", "{schiff}")]),
        ("%(ship)s sails.", "%(schiff)s segelt.", [("%(ship)s", "%(schiff)s")]),
        ("%{ship} sails.", "%{schiff} segelt.", [("%{ship}", "%{schiff}")]),
        ("${SHIP} sails.", "${SCHIFF} segelt.", [("${SHIP}", "${SCHIFF}")]),
        ("$SHIP_NAME sails.", "$SCHIFF_NAME segelt.", [("$SHIP_NAME", "$SCHIFF_NAME")]),
        ("%s sails now.", "Jetzt segelt es.", [("%s", "")]),
        ("%d ships sail.", "%s Schiffe segeln.", [("%d", "%s")]),
        ("Well :anchor: done.", "Gut :anker: gemacht.", [(":anchor:", ":anker:")]),
        ("See [AUTOTITLE](/a).", "Siehe [ AUTOTITLE](/a).", [("AUTOTITLE", " AUTOTITLE")]),
        ("See [AUTOTITLE](/a).", "Siehe [AUTOTITEL](/a).", [("AUTOTITLE", "AUTOTITEL")]),
        (
            "See [CONTENTS](/a) and [CONTENTS](/b).",
            "Siehe [INHALT](/a) und [CONTENTS](/b).",
            [("CONTENTS", "INHALT")],
        ),
    ],
)
def test_damage(source: str, translation: str, expected: list[tuple[str, str]]) -> None:
    assert changed(source, translation) == expected


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("Ask @moor-team for it.", "Frag @hafen danach.", [("@moor-team", "@hafen")]),
        ("Ask @moor-team for it.", "Frag @moor-teamに.", []),
        ("Ask @moor-team for it.", "Frag @Moor-Team danach.", []),
        ("Ask @harbor for it.", "Frag den Hafen danach.", []),
        ("Use @mentions now.", "Nutze jetzt @Erwähnungen.", []),
        ("You can @mention them.", "Du kannst sie @erwaehnen.", []),
        ("A screen @1920x1080, or @2x.", "Um ecrã de 1920x1080 ou em 2x.", []),
        ("Write to a@harbor.example now.", "Schreib an a@hafen.example jetzt.", []),
        ("Open :anchor: now.", "Öffne jetzt :änker:", [(":anchor:", ":änker:")]),
        ("Open :anchor: now.", "Öffne jetzt : anchor :", [(":anchor:", ": anchor :")]),
        ("Open :anchor: now.", "Öffne jetzt: um 10:30:00 Uhr", [(":anchor:", "")]),
        ("Open :anchor: now. Wait :tada:", "Öffne es. Warte :anchor: jetzt 🎉", []),
        (
            "Open :anchor: or :tada: now.",
            "Öffne jetzt : anchor : oder : tada :",
            [(":anchor:", ": anchor :"), (":tada:", ": tada :")],
        ),
        ("Open :anchor: now.", "Öffne es jetzt bei 20 °C.", [(":anchor:", "")]),
        ("Open :anchor: now.", "Öffne es jetzt ✅.", []),
        ("Ask @moor-team for it.", "Frag moor-team danach.", [("@moor-team", "moor-team")]),
        ("Ask @moor-team for it.", "Frag ＠moor-team danach.", [("@moor-team", "＠moor-team")]),
        ("Ask @moor-team for it.", "Frag moor-teams danach.", []),
        ("Ask @moor-team for it.", "moor-teams: moor-team.", [("@moor-team", "moor-team")]),
        # Its letters are two characters each as small ones.
        ("Ask @moor-team for it.", "İİİ @ moor-team", [("@moor-team", "@ moor-team")]),
        ("Ask @moor-team for it.", "Frag danach.", []),
    ],
)
def test_names_and_emoji(source: str, translation: str, expected: list[tuple[str, str]]) -> None:
    assert changed(source, translation) == expected
