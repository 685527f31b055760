"""What a translation may do to a target, and what it may not."""

import pytest

from doclint.compare.targets import (
    Kind,
    Languages,
    is_other_place,
    is_slip,
    likeness,
    neutral,
    parse_target,
    relate,
)

PT = Languages("en", "pt-BR")


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("http://www.harbor.example/", "https://harbor.example"),
        ("/tides/", "/tides"),
        ("/a?x=1&amp;y=2", "/a?x=1&y=2"),
        ("/mar%C3%A9s", "/marés"),
        ("/{{ page.version }}/tides", "/{{page.version}}/tides"),
    ],
)
def test_same(source: str, translation: str) -> None:
    assert relate(source, translation, PT).kind is Kind.SAME


@pytest.mark.parametrize(
    ("source", "translation", "before", "after"),
    [
        ("/tides", "/pt/tides", "", "pt"),
        ("/en/tides", "/pt-br/tides", "en", "pt-br"),
        ("/en-US/docs/tides", "/pt_BR/docs/tides", "en-US", "pt_BR"),
        ("/tides", "/br/tides", "", "br"),
        ("/docs/tides/", "../tides/", "", ""),
        ("../tides.md", "/docs/tides/", "", ""),
        ("tides.md", "https://harbor.example/pt/docs/tides", "", ""),
        ("docs/pilots/tides.md", "../pilots/tides.md", "", ""),
        ("docs/pilots/tides.md", "../../tides.md", "", ""),
        ("https://a.example/", "https://a.example/lang/pt-BR/", "", "pt-BR"),
        ("https://a.example/tides", "https://a.example/i18n/pt/tides", "", "pt"),
        ("../tides/", "https://harbor.example/tides/", "", ""),
        ("map.png", "map-pt.png", "", "pt"),
        ("README.md", "README.pt-BR.md", "", "pt-BR"),
        ("images/en/map_en.png", "images/pt/map_pt.png", "en", "pt"),
        ("https://a.example/t?hl=en", "https://a.example/t?hl=pt-BR", "", ""),
        ("https://en.wiki.example/Tide", "https://pt.wiki.example/Mar%C3%A9", "en", "pt"),
        ("https://a.example/en/tides/", "https://a.example/pt/mares/", "en", "pt"),
        ("https://a.example/en/tides", "/pt/tides", "en", "pt"),
        ("https://shop.example/x", "https://shop.example.br/x", "", "br"),
    ],
)
def test_localised(source: str, translation: str, before: str, after: str) -> None:
    relation = relate(source, translation, PT)
    assert (relation.kind, relation.before, relation.after) == (Kind.LOCALISED, before, after)


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("/tides", "/tide"),
        ("/harbor/tides", "/harbor"),
        ("docs/pilots/tides.md", "tides.md"),
        ("../tides.md", "../../tide.md"),
        ("tides.md", "tides"),
        ("https://a.example/", "https://a.example/lang/fr/"),
        ("/harbor/tides", "/harbor/tides-2"),
        ("/harbor/tides", "/harbor//tides"),
        ("/harbor/about-tides", "/harbor/about-the-tides"),
        ("/images/harbor-map.png", "/images/harbor_map.png"),
        ("/images/map.png", "/images/map.jpg"),
        ("https://harbor.example/x", "https:/harbor.example/x"),
        ("https://harbor.example/x", "https:///harbor.example/x"),
        ("https://harbor.example/x", "http//harbor.example/x"),
        ("https://harbor.example/x", "hhttps://harbor.example/x"),
        ("https://harbor.example/x", "/x"),
        ("https://harbor.example/x", "https://quayside.example/x"),
        ("https://harbor.example/bot/no-response", "https://harbor.example/bot"),
        ("/tides?level=1", "/tides?level=2"),
        ("/tides", ""),
    ],
)
def test_other(source: str, translation: str) -> None:
    assert relate(source, translation, PT).kind is Kind.OTHER


def test_fragment() -> None:
    assert relate("/tides#high", "/tides#alta", PT).kind is Kind.FRAGMENT


def test_liquid_alone_says_nothing() -> None:
    assert relate("{% link tides.md %}", "/pt/tides", PT).kind is Kind.HIDDEN
    assert relate("{{ tides }}", "{{ tides }}-2", PT).kind is Kind.OTHER


def test_third_language() -> None:
    assert relate("/tides", "/fr/tides", PT).tongue == "other"
    assert relate("/tides", "/pt/tides", PT).tongue == "translation"


def test_prefixes_of_the_settings() -> None:
    languages = Languages("en", "pt-BR", frozenset({"docs/en"}), frozenset({"docs/brasil"}))
    relation = relate("/docs/en/tides", "/docs/brasil/tides", languages)
    assert (relation.kind, relation.tongue) == (Kind.LOCALISED, "translation")


@pytest.mark.parametrize(
    ("source", "translation", "wrong"),
    [
        ("/tides#high-tide", "/tides#maré-alta", False),
        ("/tides#high-tide", "/tides#high-tidee", True),
        ("/tides#high-tide", "/tides", True),
        ("/tides", "/tides#maré-alta", False),
        ("#high-tide", "#high-tidee", False),
        ("https://a.example/t#high", "https://a.example/t#low", True),
        ("https://a.example/t#high", "https://a.example/t#maré", False),
        ("/glossary#push", "/glossary#push-2", True),
    ],
)
def test_place_in_a_page(source: str, translation: str, wrong: bool) -> None:
    assert is_other_place(source, translation) is wrong


def test_slips() -> None:
    assert is_slip("installation", "instalation")
    assert not is_slip("red", "rot")
    assert not is_slip("", "rot")


def test_likeness() -> None:
    assert likeness("/a/b", "/a/b") == 1.0
    assert likeness("/a/b", "/c/d") == 0.0
    assert likeness("", "") == 0.0


def test_neutral() -> None:
    assert neutral("/pt/docs/tides#x", PT) == neutral("../docs/tides", PT) == ("docs", "tides")


def test_parts() -> None:
    target = parse_target("HTTP://Harbor.example:80/A/b/?q=1#f")
    assert target == ("https", "harbor.example:80", "/A/b", "q=1", "f")
    assert parse_target("#f").in_page
    assert parse_target("/").path == "/"
    assert parse_target("a.md").internal
    assert not parse_target("mailto:a@harbor.example").internal
