"""Repairs of links: what is written, and where a person has to look."""

import pytest

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


SOURCE = 'Before you sail, see "[the guide](/guide)" and [the log](/log) at the pier.\n'


@pytest.mark.parametrize(
    "broken",
    [
        '"[o guia] (/guide)"',
        '"[o guia]](/guide)"',
        '"[o guia]( /guide)"',
        '"［o guia］(/guide)"',
        '"[o guia]（/guide）"',
        '"[o guia](“/guide”)"',
        '"[o guia](/gui de)"',
        '"o guia](/guide)"',
        '"[o guia(/guide)"',
    ],
)
def test_brackets_are_mended(broken: str) -> None:
    text = "Antes de zarpar, veja {} e [o diário](/log) no cais.\n"
    assert safely(SOURCE, text.format(broken), "link/syntax") == text.format('"[o guia](/guide)"')


def test_an_opening_bracket_is_not_guessed() -> None:
    source = "Read the guide to [tides and winds](/tides) before you sail.\n"
    translation = "Leia o guia de marés e ventos](/tides) antes de zarpar.\n"
    assert findings(source, translation, "link/syntax")
    assert safely(source, translation, "link/syntax") == translation


def test_liquid_in_a_target_is_left_alone() -> None:
    source = "Visit [{{ site.name }}]({{ site.url }}) today.\n"
    translation = "Visite [{{ site.name }}] ({{ site.url }} {{ site.url }}) hoje.\n"
    assert safely(source, translation, "link/syntax") == translation


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


def test_an_address_that_goes_on_in_the_text_is_left_alone() -> None:
    source = "See https://www.harbor.example/berths for all berths.\n"
    translation = "Veja https://www. harbor.example/berths para todos os berços.\n"
    assert safely(source, translation, "link/target") == translation
