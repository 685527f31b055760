"""How the repair of a Liquid tag is worded: the source's tag, with what is the translation's."""

import pytest

from doclint.check.engine import align_pair
from doclint.compare.liquid_match import match
from doclint.compare.liquid_wording import worded
from doclint.config.settings import Settings

SAIL = "\n\nSail before the storm.\n", "\n\nSegle vor dem Sturm.\n"


def repair(source: str, translation: str) -> str | None:
    """Return what the first tag of a translation should be."""
    pair = align_pair(source + SAIL[0], translation + SAIL[1], "de-DE", Settings())
    matched = pair.fact(match)
    return worded(pair, matched.translation[0], matched.source[matched.partners[0]])


@pytest.mark.parametrize(
    ("source", "damaged", "wanted"),
    [
        # What people read stays, in whatever quotes it stands; what programs read does not.
        ('{% icon "sun" alt="The sun" %}', '{% ikon "Sonne" alt="Die Sonne" %}',
         '{% icon "sun" alt="Die Sonne" %}'),
        ('{% icon "sun" alt="The sun" %}', "{% icon „sun“ alt=„Die Sonne“ %}",
         '{% icon "sun" alt="Die Sonne" %}'),
        ('{% icon "sun" alt="The sun" %}', "{% icon « sun » alt=« Die Sonne » %}",
         '{% icon "sun" alt="Die Sonne" %}'),
        ('{% icon "sun" alt="The sun" %}', '{% icon "sun" bild="Die Sonne" %}',
         '{% icon "sun" alt="Die Sonne" %}'),
        # A text whose place is not known is never overwritten.
        ('{% icon "sun" alt="The sun" %}', '{% alt="The "sun" icon %}', None),
        ('{% icon "sun" alt="The sun" %}', '{% icon "Die Sonne" %}', None),
        ('{% icon "sun" alt="The sun" %}', "{% icon 'sun' alt='Die \"Sonne\"' %}", None),
        # A path that is the source's but for the language stays, and no other with the same start.
        ("{% link en/moor.md %}", "{% Verweis de/moor.md %}", "{% link de/moor.md %}"),
        ("{% link en/moor.md en/moor.md.txt %}", "{% Verweis de/moor.md en/moor.md.txt %}",
         "{% link de/moor.md en/moor.md.txt %}"),
        # Trim markers stay, but not what became of them.
        ("{% if quay %}x{% endif %}", "{%- wenn quay -%}x{% endif %}", "{%- if quay -%}"),
        ("{%- if quay -%}x{% endif %}", "{% wenn quay %}x{% endif %}", "{% if quay %}"),
        ("{%- if quay %}x{% endif %}", "{%– if quay %}x{% endif %}", "{%- if quay %}"),
        # A tag on one line stays on one.
        ("{% data\n  quays.name %}", "{% Daten quays.name %}", "{% data quays.name %}"),
    ],
)  # fmt: skip
def test_wording(source: str, damaged: str, wanted: str | None) -> None:
    assert repair(f"See {source}.", f"Siehe {damaged}.") == wanted


@pytest.mark.parametrize(
    ("source", "head", "wanted"),
    [
        ('"{% icon \\"sun\\" %}"', "'{% ikon \"sun\" %}'", '{% icon "sun" %}'),
        ("'{% icon \"sun\" %}'", '"{% ikon \\"sun\\" %}"', '{% icon \\"sun\\" %}'),
        ("\"{% icon 'sun' %}\"", "'{% ikon ''sun'' %}'", "{% icon ''sun'' %}"),
        ("'{% icon ''sun'' %}'", "\"{% ikon 'sun' %}\"", "{% icon 'sun' %}"),
        ("'{% icon a: 1 %} Sun'", "Sonne {% ikon a: 1 %}", None),
    ],
)
def test_yaml_keeps_its_quotes(source: str, head: str, wanted: str | None) -> None:
    assert repair(f"---\ntitle: {source}\n---", f"---\ntitle: {head}\n---") == wanted


def test_a_literal_of_toml_cannot_say_its_quote() -> None:
    source = "+++\ntitle = \"{% icon 'sun' %} The sun\"\n+++"
    assert repair(source, "+++\ntitle = '{% ikon sun %} Die Sonne'\n+++") is None
    other = source.replace("'sun'", "sun")
    wanted = "{% icon sun %}"
    assert repair(other, "+++\ntitle = '{% ikon sun %} Die Sonne'\n+++") == wanted
