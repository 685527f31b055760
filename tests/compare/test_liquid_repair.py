"""The repairs of damaged Liquid tags."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.check.engine import align_pair, check_pair
from doclint.compare.liquid import liquid_changes
from doclint.compare.liquid_repair import parting, removing, rewriting
from doclint.config.settings import Settings
from doclint.fix.passes import mend
from doclint.model import Edit, Finding, Safety

BEFORE = "Read this before you moor the ship.\n\n", "Lies das, bevor du das Schiff festmachst.\n\n"
AFTER = "\n\nThe owner of the quay decides.\n", "\n\nDer Eigentümer des Kais entscheidet.\n"
REPAIRS = {
    **dict.fromkeys(("syntax", "translated", "changed"), rewriting),
    **dict.fromkeys(("added", "unbalanced"), removing),
    "joined": parting,
}


def mended(source: str, translation: str, *, framed: bool = True) -> str:
    """Return the translation after the safe fixes of one pass."""
    if framed:
        source = BEFORE[0] + source + AFTER[0]
        translation = BEFORE[1] + translation + AFTER[1]
    pair = align_pair(source, translation, "de-DE", Settings())
    edits: list[Edit] = []
    for kind, changes in liquid_changes(pair).items():
        for change in changes:
            fix = REPAIRS[kind](pair, change) if kind in REPAIRS else None
            if fix and fix.safety is Safety.SAFE:
                edits += fix.edits
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        translation = translation[: edit.span.start] + edit.text + translation[edit.span.end :]
    return translation[len(BEFORE[1]) : -len(AFTER[1])] if framed else translation


DATA = "Open {% data variables.harbor.name %} now."
FIXED = "Nimm {% data variables.harbor.name %}"
IF = "{% if moored %}Moored.{% endif %}"


@pytest.mark.parametrize(
    ("source", "broken", "fixed"),
    [
        (DATA, "Nimm {% Daten Variablen.harbor.name %}", FIXED),
        (DATA, "Nimm { % data variables.harbor.name % }", FIXED),
        (DATA, "Nimm {%- Daten variables.harbor.name %}", "Nimm {%- data variables.harbor.name %}"),
        (DATA, "Nimm {%– data variables.harbor.name %}", FIXED),
        (DATA, "Nimm {% {% data variables.harbor.name %}", FIXED),
        (DATA, "Nimm ｛％ data variables.harbor.name ％｝", FIXED),
        (IF, "{% if moored %}Fest.{ endif %}%", "{% if moored %}Fest.{% endif %}"),
        (IF, "{% if moored %}Fest.{% %}", "{% if moored %}Fest.{% endif %}"),
        (IF, "{% %} moored von ifFest.{% endif %}", "{% if moored %}Fest.{% endif %}"),
        (IF, "{% moored if %}Fest.{% endif %}", "{% if moored %}Fest.{% endif %}"),
        ("{% raw %}\n\nMoor.\n\n{% endraw %}", "{% %} roh\n\nFest.\n\n{% endraw %}",
         "{% raw %}\n\nFest.\n\n{% endraw %}"),
        ("{% if a %}A{% else %}** b{% endif %}", "{% if a %}A{%** b{% endif %}", None),
        ("Moor.", "Fest.{% endif %}", "Fest."),
        ("Moor.", "Fest. {% endberth %}", "Fest."),
        ("{% if a %}\nMoor.\n{% endif %}\n\n| a | b |", "{% if a %}\nFest.\n{% endif %} | a | b |",
         "{% if a %}\nFest.\n{% endif %}\n\n| a | b |"),
    ],
)  # fmt: skip
def test_one_repair_is_possible(source: str, broken: str, fixed: str | None) -> None:
    """The source's tag takes the place of the damage and of nothing else."""
    assert mended(source, broken) == (broken if fixed is None else fixed)


@pytest.mark.parametrize(
    ("source", "broken", "fixed"),
    [
        (
            'See {% octicon "light-bulb" aria-label="The light" %} now.',
            'Siehe {% octicon "Lampe" aria-label="Das Licht" %} jetzt.',
            'Siehe {% octicon "light-bulb" aria-label="Das Licht" %} jetzt.',
        ),
        (
            'See {% octicon "anchor" aria-label="The light" %} now.',
            "Siehe {% octicon „anchor“ aria-label=„Das Licht“ %} jetzt.",
            'Siehe {% octicon "anchor" aria-label="Das Licht" %} jetzt.',
        ),
        (
            "See [more]({% link en/moor.md %}) {% link_to en/moor.md %} now.",
            "Siehe [mehr]({% link de/moor.md %}) {% Verweis_to de/moor.md %} jetzt.",
            "Siehe [mehr]({% link de/moor.md %}) {% link_to de/moor.md %} jetzt.",
        ),
    ],
)
def test_what_is_for_people_stays(source: str, broken: str, fixed: str) -> None:
    """A translated label, and the language's name in a path, are no damage."""
    assert mended(source, broken) == fixed


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Open {% data a.b %} or {% data c.d %}.", "Nimm {% %}."),
        (DATA, "Nimm {% data variables.harbor.name und geh dann weiter %}."),
        (DATA, "Nimm {% data variables.quay.label %}."),
        (DATA, "Öffne {% data variables."),
        ("Moor.", "Fest. {% Anlegestelle %}"),
        ("Moor. {% if a %}b{% endif %}", "Fest. {% endif %}b{% if a %}"),
    ],
)
def test_in_doubt_nothing_is_touched(source: str, translation: str) -> None:
    """Where two repairs are possible, or prose is in the tag, it is left alone."""
    assert mended(source, translation) == translation


def test_quotes_are_written_as_yaml_asks() -> None:
    """In a quoted value of the front matter the source's quotes are escaped."""
    source = "---\ntitle: '{% octicon \"anchor\" %} Moor'\n---\n\nMoor the ship.\n"
    broken = '---\ntitle: "{% oktikon \\"anchor\\" %} Fest"\n---\n\nMach das Schiff fest.\n'
    assert mended(source, broken, framed=False) == broken.replace("oktikon", "octicon")


# Of each language: a sentence around a tag, how it says "data" and "if", and typographic quotes.
LANGUAGES = {
    "pt-BR": ("Abra {} antes de atracar o navio.", "dados", "se", ("“", "”")),
    "de-DE": ("Öffne {}, bevor du das Schiff festmachst.", "Daten", "wenn", ("„", "“")),
    "fr-FR": ("Ouvrez {} avant d'amarrer le navire.", "données", "si", ("«", "»")),
    "ru-RU": ("Откройте {}, прежде чем швартовать корабль.", "данные", "если", ("«", "»")),
    "ja-JP": ("船を係留する前に{}を開いてください。", "データ", "もし", ("「", "」")),
    "ar": ("افتح {} قبل أن ترسي السفينة.", "بيانات", "إذا", ("«", "»")),
}
SENTENCE = "Open {} before you moor the ship."
NAMED = "{% data quays.north.name %}"
ICON = '{% octicon "anchor" aria-label="The anchor" %}'
CHOICE = "{% ifversion harbor > 2.1 %}the gate{% endif %}"
OUTPUT = "{{ harbor.gate.name }}"


def damages(language: str) -> dict[str, tuple[str, str]]:
    """Return a tag and what a translation makes of it, by the kind of damage."""
    _, data, condition, (left, right) = LANGUAGES[language]
    return {
        "keyword translated": (NAMED, NAMED.replace("data", data)),
        "keyword and path in one": (NAMED, NAMED.replace("data quays", f"{data}.quays")),
        "keyword misspelt": (NAMED, NAMED.replace("data", "dtaa")),
        "keyword in other case": (NAMED, NAMED.replace("data", "Data")),
        "keyword lost": (NAMED, NAMED.replace("data ", "")),
        "all but the delimiters lost": (NAMED, "{% %}"),
        "path translated": (NAMED, NAMED.replace("quays", data)),
        "path parted": (NAMED, NAMED.replace("quays.", "quays. ")),
        "words in another order": (NAMED, "{% quays.north.name data %}"),
        "percent at the start lost": (NAMED, NAMED.replace("{%", "{")),
        "percent at the end lost": (NAMED, NAMED.replace("%}", "}")),
        "percent doubled": (NAMED, NAMED.replace("{%", "{%%")),
        "braces doubled": (NAMED, NAMED.replace("{%", "{{%").replace("%}", "%}}")),
        "space in the delimiters": (NAMED, NAMED.replace("{%", "{ %").replace("%}", "% }")),
        "no spaces": (NAMED, NAMED.replace("{% ", "{%").replace(" %}", "%}").replace("data", data)),
        "dash": (NAMED, NAMED.replace("{%", "{%–")),
        "full width": (NAMED, NAMED.replace("{%", "｛％").replace("%}", "％｝")),
        "backslash": (NAMED, NAMED.replace("{%", "{\\%")),
        "typographic quotes": (ICON, ICON.replace('"anchor"', f"{left}anchor{right}")),
        "argument translated": (ICON, ICON.replace('"anchor"', f'"{data}"')),
        "condition translated": (CHOICE, CHOICE.replace("ifversion", condition)),
        "operator parted": (CHOICE, CHOICE.replace("> 2.1", "> = 2.1")),
        "end parted": (CHOICE, CHOICE.replace("endif", "end if")),
        "end translated": (CHOICE, CHOICE.replace("endif", condition)),
        "end twice": (CHOICE, CHOICE + "{% endif %}"),
        "output translated": (OUTPUT, OUTPUT.replace("harbor", data)),
        "output with a brace less": (OUTPUT, OUTPUT.replace("}}", "}")),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", damages("de-DE"))
def test_each_kind_of_damage_is_mended_in_any_language(kind: str, language: str) -> None:
    tag, damaged = damages(language)[kind]
    sentence = LANGUAGES[language][0]
    sound, broken = (article(sentence, text) for text in (tag, damaged))
    assert after_fixes(article(SENTENCE, tag), broken, language) == sound


def article(sentence: str, *tags: str) -> str:
    """Return an article that says a sentence of each tag, and of one that nothing happens to."""
    said = (sentence.replace("{}", tag) for tag in (*tags, "{% data boats.name %}"))
    return "# Harbor\n\n" + "\n\n".join(said) + "\n"


def after_fixes(source: str, translation: str, language: str) -> str:
    """Return the translation after all passes of `doclint fix`."""

    def find(text: str) -> list[Finding]:
        return list(check_pair(source, text, language))

    def is_safe(finding: Finding) -> bool:
        return finding.fix is not None and finding.fix.safety is Safety.SAFE

    return mend(translation, find, is_safe, lambda text: "").text


# None says anything to people: what does keeps what the translation has, damaged or not.
TAGS = [
    *(
        NAMED,
        '{% octicon "anchor" %}',
        CHOICE,
        OUTPUT,
        "{% data quays.south.name %}",
        "{{ harbor.lamp }}",
    ),
    *("{% note %}the storm{% endnote %}", "{% if a %}one{% else %}two{% endif %}"),
    *("{% raw %}{{ x }}{% endraw %}", "{% for boat in boats %}{{ boat.name }}{% endfor %}"),
]
INNER = re.compile(r"\{[{%].*?[%}]\}")
DAMAGES: list[Callable[[str], str]] = [
    lambda tag: tag.replace("%}", "% }"),
    lambda tag: tag.replace("{%", "{"),
    lambda tag: tag.replace("%}", "}"),
    lambda tag: tag.replace("{%", "{% %"),
    lambda tag: tag.replace("{", "｛").replace("}", "｝"),
    lambda tag: tag.replace("}", ""),
    lambda tag: tag.replace("{", ""),
    lambda tag: tag.replace("%", ""),
    lambda tag: tag.replace("{% ", "{% über"),
    lambda tag: tag.replace(".", ". "),
    lambda tag: tag.replace('"', "”"),
    lambda tag: tag[:3] + tag[-3:],
    lambda tag: tag[:3] + " ".join(reversed(tag[2:-2].split())) + tag[-3:],
    lambda tag: tag.upper(),
    lambda tag: tag.title(),
    lambda tag: tag + tag,
    lambda tag: tag[: len(tag) // 2],
    lambda tag: tag[len(tag) // 2 :],
    lambda tag: tag[: len(tag) // 2] + "Hafen" + tag[len(tag) // 2 :],
    lambda tag: "",
    lambda tag: re.sub(r"\w+", "Hafen", tag, count=1),
    lambda tag: re.sub(r"(\w+)(\W+)$", r"Hafen\2", tag),
]


@given(
    st.lists(st.sampled_from(TAGS), min_size=1, max_size=4),
    st.sampled_from(list(LANGUAGES)),
    st.sampled_from(DAMAGES),
    st.data(),
)
def test_damage_is_mended_or_left_and_nothing_else_is_made_of_it(
    tags: list[str], language: str, damage: Callable[[str], str], data: st.DataObject
) -> None:
    """The text is the original or the damaged one, never a third."""
    sentence = LANGUAGES[language][0]
    source, sound = article(SENTENCE, *tags), article(sentence, *tags)
    place = data.draw(st.sampled_from(list(INNER.finditer(sound))))
    broken = sound[: place.start()] + damage(place[0]) + sound[place.end() :]
    assert after_fixes(source, broken, language) in (sound, broken)
