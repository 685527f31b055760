import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.terms.find import Finder
from doclint.terms.glossary import ANY, EXACT, SMART, Entry

TERMS = ("harbor", "harbor master", "two-factor gate", "supply", "Action", "anchor")


def found(text: str, *terms: str, case: str = SMART, language: str = "en") -> list[str]:
    finder = Finder([Entry(term, ("x",)) for term in terms or TERMS], case, language, ())
    return [text[slice(*one.span)] for one in finder.found(text, 0, len(text)) if one.entry]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbor master of both harbors", ["harbor master", "harbors"]),
        ("Harbor\n> Master", ["Harbor\n> Master"]),
        ("harbor. Master", ["harbor"]),
        ("harbor, master", ["harbor"]),
        ("two factor gates", ["two factor gates"]),
        ("all supplies", ["supplies"]),
        ("Actions, not actions", ["Actions"]),
        ("/harbor harbor_id harbor-id my-harbor harbor.md #harbor harbor()", []),
        ("the **\ufffcharbor\ufffc** (harbor).", ["harbor", "harbor"]),
        ("anchored anchorage", []),
    ],
)
def test_found_in_running_text(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("case", "expected"),
    [(SMART, ["Gate", "gate", "Action"]), (EXACT, ["gate", "Action"]), (ANY, ["Gate", "gate"])],
)
def test_case(case: str, expected: list[str]) -> None:
    text = "Gate gate Action action"
    assert found(text, "gate", "Action", case=case)[: len(expected)] == expected
    assert len(found(text, "gate", "Action", case=case)) == (4 if case == ANY else len(expected))


def test_what_is_accepted_is_no_term() -> None:
    finder = Finder([Entry("harbor", ("x",))], SMART, "en", ("Harbor Light",))
    text = "Open Harbor Light in the harbor."
    assert [one.span for one in finder.found(text, 0, len(text)) if one.entry] == [(25, 31)]


def test_source_without_spaces() -> None:
    assert found("港長は港にいます", "港", "港長", language="ja") == ["港長", "港"]


@given(st.text("ab -.\n_/", max_size=30), st.lists(st.text("ab -", min_size=1, max_size=6)))
def test_what_is_found_is_a_term_and_none_overlap(text: str, terms: list[str]) -> None:
    entries = [Entry(term, ("x",)) for term in terms]
    end = 0
    for one in Finder(entries, ANY, "en", ()).found(text, 0, len(text)):
        assert one.span.start >= end
        end = one.span.end
        words = text[slice(*one.span)].replace("-", " ").split()
        assert one.entry
        assert words == one.entry.term.replace("-", " ").split()
