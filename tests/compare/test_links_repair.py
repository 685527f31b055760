"""Repairs of links: what is written, and where a person has to look."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.check.engine import check_pair
from doclint.model import Edit, Finding, Safety


def repaired(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def findings(source: str, translation: str, rule: str) -> list[Finding]:
    return [one for one in check_pair(source, translation, "pt-BR") if one.rule == rule]


def safely(source: str, translation: str, rule: str) -> str:
    fixes = [one.fix for one in findings(source, translation, rule) if one.fix]
    edits = [edit for fix in fixes if fix.safety is Safety.SAFE for edit in fix.edits]
    return repaired(translation, edits)


def test_a_target_gets_the_prefix_of_the_others() -> None:
    source = "See [tides](/tides), [the log](/log) and [the map](/map).\n"
    translation = "Veja [marés](/pt/tides), [o diário](/pt/log) e [o mapa](/pt/mapp).\n"
    expected = translation.replace("mapp", "map")
    assert safely(source, translation, "link/target") == expected
    translation = translation.replace("/pt/mapp", "/mapp")
    assert safely(source, translation, "link/target") == expected


def test_a_target_of_another_site_may_have_a_purpose() -> None:
    source = "Read [the tide tables](https://harbor.example/tables).\n"
    translation = "Leia [as tábuas](https://quayside.example/mares).\n"
    (finding,) = findings(source, translation, "link/target")
    assert finding.fix is not None
    assert finding.fix.safety is Safety.UNSAFE


def test_another_page_of_the_same_site_may_have_a_purpose() -> None:
    source = "Read [the tides](https://harbor.example/tides).\n"
    translation = "Leia [as gaivotas](https://harbor.example/gulls).\n"
    assert safely(source, translation, "link/target") == translation
    slip = translation.replace("gulls", "tidse")
    assert safely(source, slip, "link/target") == slip.replace("tidse", "tides")


def test_links_that_may_have_changed_places_wait_for_a_person() -> None:
    source = (
        "Take [tides](https://www.harbor.example/pack/tides) or "
        "[high winds](https://www.harbor.example/pack/high-winds).\n"
    )
    translation = "Use [marés](https://harbor.example/tides) ou ［gaivotas］（https://harbor.example/gulls）.\n"
    for rule in ("link/syntax", "link/target"):
        assert safely(source, translation, rule) == translation


def test_an_address_that_goes_on_in_the_text_is_left_alone() -> None:
    source = "See https://www.harbor.example/berths for all berths.\n"
    translation = "Veja https://www. harbor.example/berths para todos os berços.\n"
    assert safely(source, translation, "link/target") == translation


@pytest.mark.parametrize(
    ("source", "text", "mended"),
    [
        ("See [tides](/docs/tides).\n", "Veja [marés](/docs/tide).\n", "/docs/tides"),
        ("See [tides](/docs/tides).\n", "Veja [marés]().\n", "/docs/tides"),
        ("See [it](https://a.example/b).\n", "Veja [isso](https:/a.example/b).\n", None),
        ("See [it](/pier(new)/a).\n", "Veja [isso](/pier(new)/b).\n", "/pier(new)/a"),
        ("![Map](/img/map.png)\n", "![Mapa](/imagens/map.png)\n", "/img/map.png"),
        ("![Map](/img/set_log.png)\n", "![Mapa](/img/save_log.png)\n", "/img/set_log.png"),
        ('<a href="/tides">It</a>\n', '<a href="/tidez">Isso</a>\n', "/tides"),
    ],
)
def test_a_target_is_the_source_s(source: str, text: str, mended: str | None) -> None:
    rule = "image/path" if source.startswith("!") else "link/target"
    mended = mended or "https://a.example/b"
    (finding,) = findings(source, text, rule)
    assert finding.fix is not None
    assert finding.fix.safety is Safety.SAFE
    (edit,) = finding.fix.edits
    assert edit.text == mended
    assert not findings(source, repaired(text, [edit]), rule)


def test_another_picture_is_for_a_person() -> None:
    source = "![Filter by wind](/img/log_filter_wind.png)\n"
    text = "![Ir ao barco de um amigo](/img/log_jump_to_a_friend.png)\n"
    (finding,) = findings(source, text, "image/path")
    assert finding.fix is not None
    assert finding.fix.safety is Safety.UNSAFE


def test_pictures_that_changed_places_are_put_back() -> None:
    source = "![Bow](/img/bow.png)\n\nThe bow is wet.\n\n![Stern](/img/stern.png)\n"
    text = "![Proa](/img/stern.png)\n\nA proa está molhada.\n\n![Popa](/img/stern.png)\n"
    expected = text.replace("stern", "bow", 1)
    assert safely(source, text, "image/path") == expected


def test_a_place_in_the_page_is_for_a_person() -> None:
    source = "See [ebb](#ebb) and [flow](#flow).\n\n## Ebb\n\n## Flow\n"
    text = "Veja [vazante](#flow) e [enchente](#flow).\n\n## Vazante\n\n## Enchente\n"
    (finding,) = findings(source, text, "link/target")
    assert finding.fix is None or finding.fix.safety is Safety.UNSAFE


def test_a_target_with_half_a_tag_is_not_written() -> None:
    (finding,) = findings("See [a](/b/%}c) now.\n", "Veja [a](/b/c) já.\n", "link/target")
    assert finding.fix is None


def test_what_is_invisible_in_the_source_is_not_written() -> None:
    (finding,) = findings("See [a](/b/\ufeffc) now.\n", "Veja [a](/b/c) já.\n", "link/target")
    assert finding.fix is None


def test_a_quotation_mark_in_a_target_of_html_is_not_written() -> None:
    source = 'See [it](/tides"high").\n'
    text = 'Veja <a href="/tidez">isso</a>.\n'
    assert all(one.fix is None for one in findings(source, text, "link/target"))


def test_a_surplus_language_goes_and_the_place_in_the_page_stays() -> None:
    source = "Read [tides](/tides#ebb), [log](/log), [map](/map).\n"
    text = "Leia [marés](/pt/tides#vazante), [diário](/log), [mapa](/map).\n"
    expected = text.replace("/pt/tides", "/tides")
    assert safely(source, text, "link/locale") == expected


def test_a_full_address_may_be_meant() -> None:
    source = "Read [tides](/tides).\n"
    text = "Leia [marés](https://docs.harbor.example/pt/tides).\n"
    (finding,) = findings(source, text, "link/locale")
    assert finding.fix is not None
    assert finding.fix.safety is Safety.UNSAFE


@given(st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=12))
def test_nothing_but_the_target_changes(name: str) -> None:
    source = "Read [about tides](/harbor/about-tides) and [the log](/log).\n"
    text = f"Leia [sobre marés](/harbor/{name}) e [o diário](/log).\n"
    for finding in findings(source, text, "link/target"):
        assert finding.fix is not None
        mended = repaired(text, [*finding.fix.edits])
        assert mended == "Leia [sobre marés](/harbor/about-tides) e [o diário](/log).\n"
