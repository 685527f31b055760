"""Attributes of HTML tags."""

import pytest

from doclint.check.engine import align_pair
from doclint.compare.html_attributes import attribute_faults
from doclint.compare.html_repair import attribute_fix
from doclint.config.settings import Settings


def faults(source: str, translation: str, language: str = "de") -> list[tuple[str, str, str]]:
    """Return kind, the attribute (or tag) as it stands, and the source's attribute."""
    pair = align_pair(source, translation, language, Settings())
    return [
        (fault.kind, translation[slice(*fault.span)], source[slice(*fault.source.span)])
        for fault in attribute_faults(pair)
    ]


@pytest.mark.parametrize(
    ("source", "translation", "language"),
    [
        ('<p class="a" id=b>Tide</p>', "<p id='b' class=a>Flut</p>", "de"),
        ('<p title="Tide" lang="en">Tide</p>', '<p title="Flut" lang="de">Flut</p>', "de"),
        ("<p>Tide</p>", '<p class="a">Flut</p>', "de"),
        ('<a href="/tide">Tide</a>', '<a href="/flut">Flut</a>', "de"),
        ('<img src="a.png" width="3">', '<img src="b.png" width="4">', "de"),
        ('<p data-title="High tide">x</p>', '<p data-title="Hohe Flut">y</p>', "de"),
        (
            '<p class="{% if a %}b{% endif %}">x</p>',
            '<p class="{% if a  %}b{% endif %}">y</p>',
            "de",
        ),
        ('<p style="left: 1">Tide</p>', '<p style="right: 1">مد</p>', "ar"),
        ('<p class = "a">Tide</p>', '<p class = "a">Flut</p>', "de"),
        ('<p class="a">Tide</p>', '<p class ="a">Flut</p>', "de"),
        ('<b class="a">x</b><b class="b">y</b>', '<b class="b">y</b><b class="a">x</b>', "de"),
    ],
)
def test_harmless(source: str, translation: str, language: str) -> None:
    assert faults(source, translation, language) == []


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ('<p class="tide">', '<p class="flut">', [("changed", 'class="flut"', 'class="tide"')]),
        ('<p id="tide">', "<p>", [("missing", "<p>", 'id="tide"')]),
        ('<p class="a">', "<p class “a”>", [("value", "class", 'class="a"')]),
        ('<p class="a">', "<p class=“a”>", [("quotes", "class=“a”", 'class="a"')]),
        ('<p title="a">', '<p title "b">', [("value", "title", 'title="a"')]),
        ('<p title="a">', '<p title = "b">', [("spaces", 'title = "b"', 'title="a"')]),
        (
            '<p>x <a href="/a">y</a></p>',
            "<p>x <a href=“/a”>y</a></p>",
            [("quotes", "href=“/a”", 'href="/a"')],
        ),
        ('<p data-size="3">', '<p data-size="4">', [("changed", 'data-size="4"', 'data-size="3"')]),
        (
            '<p style="left: 1">',
            '<p style="links: 1">',
            [("changed", 'style="links: 1"', 'style="left: 1"')],
        ),
    ],
)
def test_damage(source: str, translation: str, expected: list[tuple[str, str, str]]) -> None:
    assert faults(source, translation) == expected


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ('<Tide x={[{label: "Sea"}]} />', '<Tide x={[{label: "Meer"}]} />', []),
        ('<Tide label={"Sea"} />', '<Tide label={"Meer"} />', []),
        (
            '<Tide x={[{kind: "sea"}]} />',
            '<Tide x={[{kind: "meer"}]} />',
            [("changed", 'x={[{kind: "meer"}]}', 'x={[{kind: "sea"}]}')],
        ),
        ("<Tide x={24} />", "<Tide x={25} />", [("changed", "x={25}", "x={24}")]),
        (
            '<Tide value="sea">a</Tide>',
            '<Tide value="meer">a</Tide>',
            [("changed", 'value="meer"', 'value="sea"')],
        ),
        ('<option value="sea">a</option>', '<option value="meer">a</option>', []),
    ],
)
def test_components(source: str, translation: str, expected: list[tuple[str, str, str]]) -> None:
    assert faults(source, translation) == expected


def test_an_expression_that_holds_texts_is_left_to_people() -> None:
    source = '<Tide x={[{kind: "sea", label: "Sea"}]} />\n'
    translation = '<Tide x={[{kind: "meer", label: "Meer"}]} />\n'
    pair = align_pair(source, translation, "de", Settings())
    (fault,) = attribute_faults(pair)
    assert attribute_fix(pair, fault) is None
