"""HTML tags: matched, missing, surplus, broken and crossed."""

import pytest

from doclint.check.engine import align_pair
from doclint.compare.html_tags import lost_elements, tag_faults, tag_match
from doclint.config.settings import Settings

FRAME = "Moor the ship.\n\n{}\n\nThen wait.\n"
FRAME_HERE = "Leg das Schiff an.\n\n{}\n\nDann warte.\n"


def faults(source: str, translation: str) -> list[tuple[str, str, str]]:
    """Return kind, the text at the fault, and four characters before it."""
    text = FRAME_HERE.format(translation)
    pair = align_pair(FRAME.format(source), text, "de", Settings())
    return [
        (fault.kind, text[slice(*fault.span)], text[: fault.span.start][-4:])
        for fault in tag_faults(pair)
    ]


def lost(source: str, translation: str) -> list[str]:
    text = FRAME.format(source)
    pair = align_pair(text, FRAME_HERE.format(translation), "de", Settings())
    return [text[slice(*tag.span)] for tag in lost_elements(pair)]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("<b>Tide</b> and <i>wind</i>", "<i>Wind</i> und <b>Flut</b>"),
        ("**Tide** and `wind`", "<strong>Flut</strong> und <code>Wind</code>"),
        ("<ul><li>Tide<li>Wind</ul>", "<ul><li>Flut<li>Wind</ul>"),
        ("Tide", "<p>Flut"),
        ("Tide<br>wind", "Flut<br />Wind"),
        ("<b>Tide", "<b>Flut"),
        ("Tide</b>", "Flut</b>"),
        ("Moor <ship> at <quay>", "Leg <schiff> an <kai> an"),
        (
            "{% if a %}<a href=a>{% else %}<a href=b>{% endif %}Tide</a>",
            "{% if a %}<a href=a>{% else %}<a href=b>{% endif %}Flut</a>",
        ),
        ("`<b>`", "`<b>` und `</i>`"),
        ("<!-- <b> -->", "<!-- <i> -->"),
    ],
)
def test_whole(source: str, translation: str) -> None:
    assert faults(source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        (
            "<aside>\n<p>Tide</p>\n</aside>",
            "<aside>\n<p>Flut</p>",
            [("missing", "", "</p>")],
        ),
        (
            "<aside>\n<p>Tide</p>\n</aside>",
            "<aside>\nFlut</p>\n</aside>",
            [("missing", "", "ide>")],
        ),
        ("<ul>\n<li>Tide</li>\n</ul>", "<ul>\n<li>Flut\n</ul>", [("missing", "", "lut\n")]),
        ("The <a href=a>tide</a>.", "Die <a href=a>Flut.", [("missing", "", "lut.")]),
        ("The `tide`.", "Die </code>Flut`.", [("surplus", "</code>", "Die ")]),
        ("The `tide`.", "Die <code>Flut`.", [("surplus", "<code>", "Die ")]),
        ("<p>Tide</p>", "<p>Flut< / p>", [("broken", "< / p>", "Flut")]),
        ("<p>Tide</p>", "<p>Flut</p", [("broken", "</p", "Flut")]),
        ("<b>Tide</b>", "b>Flut</b>", [("broken", "b>", "n.\n\n")]),
        (
            "The <b>tide</b>",
            "Die ＜b＞Flut＜/b＞",
            [("broken", "＜b＞", "Die "), ("broken", "＜/b＞", "Flut")],
        ),
        ("<b><i>Tide</i></b>", "<b><i>Flut</b></i>", [("crossed", "</i>", "</b>")]),
        ("<div>Tide</div>", "<div>Flut</div></div>", [("surplus", "</div>", "div>")]),
    ],
)
def test_faults(source: str, translation: str, expected: list[tuple[str, str, str]]) -> None:
    assert faults(source, translation) == expected


def test_components_of_the_site_are_elements() -> None:
    assert faults("<Quay>Tide</Quay>", "<Quay>Flut")[0][0] == "missing"
    assert faults("<Quay/>", "<Quay/>Flut</Quay>")[0][0] == "surplus"
    assert faults("Moor <quay>", "Anlegen <kai></kai>") == []


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("<kbd>F5</kbd>", "<kbd>F5</kbd>", []),
        ("<kbd>F5</kbd> now", "Jetzt F5", ["<kbd>"]),
        ('<span class="x">Tide</span>', "Flut", ['<span class="x">']),
        ("<em>Tide</em> <a href=a>a</a>", "*Flut* a", []),
        ("Tide<br>wind", "Flut\nWind", []),
        ("| Tide |\n| --- |\n| a<br>b |", "| Flut |\n| --- |\n| a b |", ["<br>"]),
        ("<kbd>F5</kbd> now", "Jetzt <kbd>F5", []),
    ],
)
def test_lost_elements(source: str, translation: str, expected: list[str]) -> None:
    assert lost(source, translation) == expected


def test_equal_tags_are_not_matched() -> None:
    text = FRAME.format("<b>Tide</b>")
    assert tag_match(align_pair(text, text, "de", Settings())) is None


def test_many_lost_tags_do_not_take_long() -> None:
    source = "<table>\n" + "<tr><td>a</td></tr>\n" * 3000 + "</table>"
    translation = "<table>\n" + "< tr>< td>a< /td>< /tr>\n" * 3000 + "</table>"
    assert len(faults(source, translation)) == 12000
