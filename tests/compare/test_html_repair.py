"""Repairs of HTML: tags and attributes, and what a person has to look at."""

import pytest

from doclint.check.engine import check_pair
from doclint.fix.edits import applied
from doclint.model import Finding, Safety


def findings(source: str, translation: str, rule: str) -> list[Finding]:
    return [one for one in check_pair(source, translation, "pt-BR") if one.rule == rule]


@pytest.mark.parametrize(
    ("damaged", "safety", "mended"),
    [
        ('<p class="maré">', Safety.SAFE, '<p class="tide">'),
        ("<p class=“tide”>", Safety.SAFE, '<p class="tide">'),
        ("<p class=«tide»>", Safety.SAFE, '<p class="tide">'),
        ('<p class = "tide">', Safety.SAFE, '<p class="tide">'),
        ('<p class "tide">', Safety.SAFE, '<p class="tide">'),
        ("<p>", Safety.UNSAFE, '<p class="tide">'),
    ],
)
def test_an_attribute_is_the_source_s(damaged: str, safety: Safety, mended: str) -> None:
    source = '<p class="tide">The tide</p>\n'
    text = f"{damaged}A maré</p>\n"
    (finding,) = findings(source, text, "html/attribute")
    assert finding.fix is not None
    assert finding.fix.safety is safety
    assert applied(text, finding.fix.edits) == f"{mended}A maré</p>\n"


def test_a_value_for_people_keeps_its_words() -> None:
    source = '<p title="High tide">The tide</p>\n'
    text = "<p title=“Maré alta”>A maré</p>\n"
    (finding,) = findings(source, text, "html/attribute")
    assert finding.fix is not None
    assert applied(text, finding.fix.edits) == '<p title="Maré alta">A maré</p>\n'


def test_tags_that_may_have_changed_places_are_for_a_person() -> None:
    source = '<b id="bow">Bow</b> and <b id="stern">stern</b>\n'
    text = '<b id="proa">Proa</b> e <b id="popa">popa</b>\n'
    found = findings(source, text, "html/attribute")
    assert [one.fix and one.fix.safety for one in found] == [Safety.UNSAFE, Safety.UNSAFE]


@pytest.mark.parametrize(
    ("source", "text", "mended"),
    [
        ("<p>Cast off.</p>\n", "<p>Zarpe.< / p>\n", "<p>Zarpe.</p>\n"),
        ("The option `-K` is new.\n", "A opção </code>-K` é nova.\n", "A opção `-K` é nova.\n"),
        ("The option `-K` is new.\n", "A opção `-K</code> é nova.\n", "A opção `-K` é nova.\n"),
    ],
)
def test_a_damaged_tag_is_mended(source: str, text: str, mended: str) -> None:
    (finding,) = findings(source, text, "html/unclosed")
    assert finding.fix is not None
    assert finding.fix.safety is Safety.SAFE
    assert applied(text, finding.fix.edits) == mended
    assert not list(check_pair(source, mended, "pt-BR"))


@pytest.mark.parametrize(
    "text",
    [
        "A opção </code>-K e -L` é nova.\n",  # the backtick is not that of `-K`
        "A opção `-L`-K</code> é nova.\n",  # it belongs to other code
        "`K</code> é nova.\n",  # longer in the source
        "A opção </code> é nova.\n",
    ],
)
def test_half_an_element_is_a_backtick_only_at_the_end_of_code(text: str) -> None:
    source = "The option `-K` or `-L` is new.\n"
    (finding,) = findings(source, text, "html/unclosed")
    assert finding.fix is None


@pytest.mark.parametrize(
    ("source", "mended", "gone"),
    [
        (
            "<div>\n<p>Wait.</p>\n</div>\n\nGo.\n",
            "<div>\n<p>Espere.</p>\n</div>\n\nVá.\n",
            "\n</div>",
        ),
        (
            "<ul>\n<li>\n<b>Bow</b>\n\n</li>\n</ul>\n",
            "<ul>\n<li>\n<b>Proa</b>\n\n</li>\n</ul>\n",
            "\n\n</li>",
        ),
        ("A <b>bow</b> and\nmore.\n", "Uma <b>bow</b> e\nmais.\n", "</b>"),
        (
            "<aside>\n<div>\nMind it.\n</div>\n</aside>\n",
            "<aside>\n<div>\nCuidado.\n</div>\n</aside>\n",
            "\n</div>",
        ),
    ],
)
def test_an_element_is_closed_if_a_person_agrees(source: str, mended: str, gone: str) -> None:
    text = mended.replace(gone, "", 1)
    found = [one for one in findings(source, text, "html/unclosed") if one.fix]
    assert [one.fix.safety for one in found if one.fix] == [Safety.UNSAFE]
    assert found[0].fix is not None
    assert applied(text, found[0].fix.edits) == mended


def test_where_an_element_ends_is_not_guessed() -> None:
    source = "The <b>bow of the ship</b> is wet and cold today.\n"
    text = "A <b>proa do navio está molhada e fria hoje.\n"
    found = findings(source, text, "html/unclosed")
    assert found
    assert all(one.fix is None for one in found)
