"""The places of fixes, which renderers need."""

import pytest

from doclint.config.settings import Settings
from doclint.model import Certainty, Edit, Finding, Fix, Safety, Severity, Span
from doclint.pair.finder import Pair
from doclint.project.check import check_texts, located_in

TEXT = "# Cais\n\nAbra o [ menu ](/x).\n"
START, END = TEXT.index(" menu"), TEXT.index(" ]")
FIX = Fix(
    Safety.SAFE,
    "take out the spaces",
    (Edit(Span(END, END + 1), ""), Edit(Span(START, START + 1), "")),
)
FINDING = Finding(
    "link/syntax",
    Severity.WARNING,
    Certainty.CERTAIN,
    "spaces",
    Span(START, START + 1),
    None,
    FIX,
    "0" * 16,
)


def test_fix_of_a_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doclint.check.engine.findings_on", lambda pair: [FINDING])
    pair = Pair("t/a.md", "a.md", "pt-BR")
    (found,) = check_texts(pair, "# Quay\n", TEXT, Settings()).found
    assert found.fixed
    assert (found.fixed.path, found.fixed.text) == ("t/a.md", " menu ")
    assert (found.fixed.line, found.fixed.column, found.fixed.end_column) == (3, 9, 15)


def test_fix_of_a_file_that_is_looked_at_alone() -> None:
    (found,) = located_in("a.md", TEXT, [FINDING], "en")
    assert found.fixed
    assert (found.fixed.path, found.fixed.text) == ("a.md", " menu ")
