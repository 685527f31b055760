"""Ids of headings, and links to places that are not there."""

import pytest

from doclint.check.engine import align_pair
from doclint.compare.links_anchors import anchors_in, id_of, ids_of, slug
from doclint.compare.links_fragments import dangling_links
from doclint.config.settings import Settings
from doclint.testing import MemorySite

HEADINGS = Settings()
KEPT = Settings(source_anchors=True)


@pytest.mark.parametrize(
    ("heading", "fragment"),
    [
        ("Moor a boat", "moor-a-boat"),
        ("Moor: a boat?", "moor-a-boat"),
        ("`moor_all` & *tie*", "moor_all--tie"),
        ("[Moor](/moor) the **boat**", "moor-the-boat"),
        ("Moor <a id='x'></a>the boat", "moor-the-boat"),
        ("R&amp;D", "rd"),
        ("snake_case and \\_escaped\\_", "snake_case-and-_escaped_"),
        ("Über die Gezeiten", "über-die-gezeiten"),
        ("नाव बाँधें", "नाव-बाँधें"),
        ("船を係留する（港）", "船を係留する港"),
        ("İskele", "i̇skele"),
    ],
)
def test_slug(heading: str, fragment: str) -> None:
    assert next(iter(ids_of(heading))) == fragment


def test_slug_keeps_combining_marks() -> None:
    assert slug("किनारा") == "किनारा"


def test_kramdown_begins_with_a_letter() -> None:
    assert "moor-a-boat" in list(ids_of("2. Moor a boat"))


@pytest.mark.parametrize(
    ("heading", "fragment"),
    [
        ("Mooring -- a boat", "mooring-a-boat"),
        ("Marés & portões", "mares-portoes"),
        ("`moor_all` now", "moor_all-now"),
        ("港", ""),
    ],
)
def test_python_markdown_keeps_ascii(heading: str, fragment: str) -> None:
    assert id_of(heading, "python-markdown") == fragment
    assert not fragment or fragment in ids_of(heading)


@pytest.mark.parametrize(
    ("heading", "ids"),
    [
        # GitHub and Docusaurus, kramdown, Python-Markdown (and with `slugify` for all scripts),
        # Hugo's `github-ascii`
        (
            "Überblick & Café",
            "überblick--café berblick--caf uberblick-cafe überblick-café uberblick--cafe",
        ),
        ("1. Version 2.0", "1-version-20 version-20"),
        ("⚓ Moor ⚓ it", "-moor--it moor--it moor-it"),
        ("港の地図", "港の地図 section"),
    ],
)
def test_every_way_of_making_ids(heading: str, ids: str) -> None:
    assert set(ids_of(heading)) - {""} == set(ids.split())


def test_python_markdown_numbers_headings_of_which_it_leaves_nothing() -> None:
    page = anchors_in("# 港\n\n# 灯台\n")
    assert page.answer("_1")
    assert page.answer("_2")
    assert not page.answer("_3")


def test_python_markdown_counts_with_an_underline() -> None:
    page = anchors_in("# Marés & sinais\n\n# Marés & sinais\n")
    assert page.answer("mares-sinais_1")
    assert page.answer("marés-sinais_1")
    assert not page.answer("mares-sinais_2")


def test_a_heading_with_an_id_answers_to_that_alone() -> None:
    page = anchors_in("# Tides {#water}\n\n# Signs { #signs .wide }\n\n# Ebb {/* #low */}\n")
    assert all(page.answer(fragment) for fragment in ("water", "signs", "low"))
    assert not any(page.answer(fragment) for fragment in ("tides", "tides-water", "ebb"))


def test_what_is_expected_depends_on_the_site() -> None:
    source = "See [below](#tides).\n\n## Tides\n"
    translation = "Veja [abaixo](#tides).\n\n## Marés\n"
    for dialect, expected in (("", "marés"), ("python-markdown", "mares"), ("mdx", "marés")):
        pair = align_pair(source, translation, "pt-BR", Settings(dialect=dialect))
        assert [found.expected for found in dangling_links(pair)] == [expected]


def test_a_heading_beyond_reason_answers_to_anything() -> None:
    assert anchors_in("# " + "[`" * 2000 + "\n").answer("x")


def test_a_page() -> None:
    page = anchors_in(
        "# Tides\n\n## Tides\n\nEbb\n---\n\n## High {{ water }} mark\n\n### Own {#mine}\n\n"
        '<a name="named"></a>\n\n{: #block}\n'
    )
    for fragment in ("tides", "tides-1", "ebb", "high-salt-mark", "mine", "named", "block", "top"):
        assert page.answer(fragment)
    assert not page.answer("tides-2")
    assert not page.answer("high-mark")


def dangling(source: str, translation: str, settings: Settings = HEADINGS) -> list[tuple[str, str]]:
    pair = align_pair(source, translation, "pt-BR", settings)
    return [(entry.link.destination, entry.expected) for entry in dangling_links(pair)]


SOURCE = "See [ebb](#ebb), [flow](#flow).\n\n## Ebb\n\nLow.\n\n## Flow\n\nHigh.\n"
TRANSLATION = (
    "Veja [vazante](#vazante), [enchente](#enchente).\n\n"
    "## Vazante\n\nBaixa.\n\n## Enchente\n\nAlta.\n"
)


def test_translated_anchors() -> None:
    assert not dangling(SOURCE, TRANSLATION)


def test_an_anchor_that_was_left_behind() -> None:
    assert dangling(SOURCE, TRANSLATION.replace("#vazante", "#ebb")) == [("#ebb", "vazante")]


def test_kept_anchors() -> None:
    text = TRANSLATION.replace("#vazante", "#ebb").replace("#enchente", "#flow")
    assert not dangling(SOURCE, text, KEPT)
    assert dangling(SOURCE, text.replace("#ebb", "#eb"), KEPT) == [("#eb", "ebb")]


def test_an_article_knows_better_than_the_settings() -> None:
    assert not dangling(SOURCE, TRANSLATION, KEPT)
    three = SOURCE.replace(").\n", "), [tide](#tide).\n") + "\n## Tide\n"
    text = TRANSLATION.replace(").\n", "), [maré](#tide).\n") + "\n## Maré\n"
    assert dangling(three, text, KEPT) == [("#tide", "maré")]


def test_what_the_source_does_not_have_either_is_passed_over() -> None:
    assert not dangling("See [x](#included).\n", "Veja [x](#included).\n")


def test_an_added_link_must_lead_somewhere() -> None:
    assert dangling("See.\n", "Veja [x](#nada).\n") == [("#nada", "")]
    assert not dangling("See.\n", "Veja [x](#nada).\n\n{% include tides.md %}\n")


def test_other_pages() -> None:
    files = {
        "en/tides.md": "# Tides\n\n## Ebb\n",
        "pt/tides.md": "# Marés\n\n## Vazante\n",
        "en/log.md": "# Log\n\n## Today\n",
    }
    site = MemorySite("en/a.md", "pt/a.md", files)

    def found(source: str, translation: str, settings: Settings) -> list[str]:
        pair = align_pair(source, translation, "pt", settings, site)
        return [entry.page for entry in dangling_links(pair)]

    assert found("[x](tides.md#ebb)\n", "[x](tides.md#ebb)\n", HEADINGS) == ["pt/tides.md"]
    assert not found("[x](tides.md#ebb)\n", "[x](tides.md#vazante)\n", HEADINGS)
    assert not found("[x](tides.md#ebb)\n", "[x](tides.md#ebb)\n", KEPT)
    assert found("[x](tides.md#ebb)\n", "[x](tides.md#vazante)\n", KEPT) == ["pt/tides.md"]
    assert not found("[x](/log#today)\n", "[x](/log#today)\n", HEADINGS)  # not translated
    assert not found("[x](/else#ebb)\n", "[x](/else#eb)\n", HEADINGS)  # nobody knows


def test_case_counts() -> None:
    text = TRANSLATION.replace("#vazante", "#Vazante")
    assert dangling(SOURCE, text, HEADINGS) == [("#Vazante", "vazante")]
