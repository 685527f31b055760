"""The quick look at the Liquid of a pair, which must never miss what the thorough one finds."""

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.check.engine import align_pair
from doclint.compare import liquid
from doclint.compare.liquid_same import same_liquid
from doclint.config.settings import Settings

PIECES = st.sampled_from(
    [
        *("{% if a %}", "{% else %}", "{% endif %}", "{% data quays.name %}", "{{ page.title }}"),
        *("{% data quays.name %", "{% comment %}", "{% endcomment %}", "Moor the ship.", "# Quay"),
        *("\n", "\n\n", " ", "- ", "| a | b |\n|---|---|\n", "```\n"),
    ]
)
ARTICLES = st.lists(PIECES, max_size=12).map("".join)


@pytest.mark.parametrize(
    ("source", "translation", "same"),
    [
        ("{% data quays.name %} is open.", "{% data quays.name %} ist offen.", True),
        ("No tag.", "Kein Tag.", True),
        ("{% comment %}{% endcomment %}Open.", "Offen.", False),
        ("{% data quays.name %}", "{% data kais.name %}", False),
        ("{% data quays.name %}", "{% data quays.name % }", False),
        ("{% if a %}A{% endif %}", "{% endif %}A{% if a %}", False),
        ("{% if a %}\n{% data b %}\n", "{% if a %}{% data b %}\n", False),
        ("{% if a %}\n", "{% if a %}\n", False),  # broken on both sides
    ],
)
def test_what_is_the_same(source: str, translation: str, *, same: bool) -> None:
    assert same_liquid(align_pair(source, translation, "de", Settings())) is same


@given(ARTICLES, ARTICLES, st.booleans())
def test_the_thorough_look_finds_nothing_where_this_one_does(
    source: str, other: str, change: bool
) -> None:
    translation = other if change else source.replace("Moor the ship.", "Das Schiff festmachen.")
    pair = align_pair(source, translation, "de", Settings())
    quick = liquid.liquid_changes(pair)
    with patch.object(liquid, "same_liquid", return_value=False):
        assert liquid.liquid_changes(pair) == quick
