"""Repairs of what should be a link: the brackets, and where they are not guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.check.engine import check_pair
from doclint.fix.edits import applied
from doclint.model import Finding, Safety


def findings(source: str, translation: str, language: str = "pt-BR") -> list[Finding]:
    return [one for one in check_pair(source, translation, language) if one.rule == "link/syntax"]


def safely(source: str, translation: str) -> str:
    fixes = [one.fix for one in findings(source, translation) if one.fix]
    edits = [edit for fix in fixes if fix.safety is Safety.SAFE for edit in fix.edits]
    return applied(translation, edits)


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
    assert safely(SOURCE, text.format(broken)) == text.format('"[o guia](/guide)"')


def test_an_opening_bracket_is_not_guessed() -> None:
    source = "Read the guide to [tides and winds](/tides) before you sail.\n"
    translation = "Leia o guia de marés e ventos](/tides) antes de zarpar.\n"
    assert findings(source, translation)
    assert safely(source, translation) == translation


def test_liquid_in_a_target_is_left_alone() -> None:
    source = "Visit [{{ site.name }}]({{ site.url }}) today.\n"
    translation = "Visite [{{ site.name }}] ({{ site.url }} {{ site.url }}) hoje.\n"
    assert safely(source, translation) == translation


@pytest.mark.parametrize(
    ("source", "text", "mended"),
    [
        ("![A pier](/pier.png)\n", "[Um cais](/pier.png)\n", "![Um cais](/pier.png)\n"),
        ("![A pier](/pier.png)\n", "！[Um cais](/pier.png)\n", "![Um cais](/pier.png)\n"),
        ("![A pier](/pier.png)\n", "![Um cais] (/pier.png)\n", "![Um cais](/pier.png)\n"),
        ("See [the log](/log).\n", "Veja ![o diário](/log).\n", "Veja [o diário](/log).\n"),
        ("See [the log](/log).\n", "Veja [o diário](/log)).\n", "Veja [o diário](/log).\n"),
        ("See [the log](/log).\n", "Veja [[o diário](/log).\n", "Veja [o diário](/log).\n"),
        (
            "See [the log][log].\n\n[log]: /log\n",
            "Veja [o diário][diario].\n\n[log]: /log\n",
            "Veja [o diário][log].\n\n[log]: /log\n",
        ),
        (
            'See [the log](/log "All of it").\n',
            "Veja [o diário](/log “Tudo”).\n",
            'Veja [o diário](/log "Tudo").\n',
        ),
        (
            'See [the log](/log "All of it").\n',
            'Veja [o diário] (/log “Todo o "rol"”).\n',
            'Veja [o diário](/log "Todo o \\"rol\\"").\n',
        ),
    ],
)
def test_a_link_is_one_again(source: str, text: str, mended: str) -> None:
    assert safely(source, text) == mended
    assert not findings(source, mended)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        # A label that the translation does not define.
        ("See [the log][log].\n\n[log]: /log\n", "Veja [o diário][diario].\n\n[diaro]: /log\n"),
        # The source has a bracket of the kind there: this one may be its other half.
        ("See ([the log](/log)) (or not).\n", "Veja [o diário](/log)) (ou não).\n"),
        # Where the words of the link begin is not known.
        ("Read of [tides](/tides) here.\n", "Leia sobre as marés](/tides) aqui.\n"),
        ("See the log at [the pier](/log).\n", "Veja o diário no cais (/log).\n"),
    ],
)
def test_nothing_is_guessed(source: str, text: str) -> None:
    assert safely(source, text) == text


def test_a_short_reference_gets_a_label_if_a_person_agrees() -> None:
    source = "See [log] today.\n\n[log]: /log\n"
    text = "Veja [diário] hoje.\n\n[log]: /log\n"
    (finding,) = findings(source, text)
    assert finding.fix is not None
    assert finding.fix.safety is Safety.UNSAFE
    assert applied(text, finding.fix.edits) == "Veja [diário][log] hoje.\n\n[log]: /log\n"


def test_full_width_brackets_in_a_language_that_has_them() -> None:
    source = "Read [the guide](/guide) (today).\n"
    text = "请阅读【指南】（/guide）（今天）。\n"
    (finding,) = findings(source, text, "zh-CN")
    assert finding.fix is not None
    assert applied(text, finding.fix.edits) == "请阅读[指南](/guide)（今天）。\n"


BEFORE, WORDS, AFTER = "Antes de zarpar, veja ", "o guia", " no cais.\n"


@given(
    st.sampled_from("[［【"),
    st.sampled_from("]］】"),
    st.sampled_from(["", " ", "\u3000", "  "]),
    st.sampled_from("(（"),
    st.sampled_from(["", " "]),
    st.sampled_from(")）"),
)
def test_however_it_is_broken_the_words_stay(
    first: str, second: str, gap: str, third: str, blank: str, fourth: str
) -> None:
    text = f"{BEFORE}{first}{WORDS}{second}{gap}{third}{blank}/guide{fourth}{AFTER}"
    found = findings("Before you sail, see [the guide](/guide) at the pier.\n", text)
    for finding in found:
        assert finding.fix is not None
        assert applied(text, finding.fix.edits) == f"{BEFORE}[{WORDS}](/guide){AFTER}"
