from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.fix.edits import Shift, apart, applied, in_order
from doclint.model import Certainty, Edit, Finding, Fix, Safety, Severity, Span


def finding(*edits: tuple[int, int, str]) -> Finding:
    """A finding with a fix of these edits."""
    fix = Fix(
        Safety.SAFE, "mend", tuple(Edit(Span(start, end), text) for start, end, text in edits)
    )
    at = fix.edits[0].span
    return Finding("a/b", Severity.ERROR, Certainty.CERTAIN, "wrong", at, None, fix, "0")


def fixes(findings: Sequence[Finding]) -> list[Fix]:
    return [finding.fix for finding in findings if finding.fix]


def test_edits_are_applied_wherever_they_stand_in_the_list() -> None:
    edits = [Edit(Span(0, 1), "xy"), Edit(Span(4, 4), "!"), Edit(Span(2, 3), "")]
    assert applied("abcd", edits) == "xybd!"


@pytest.mark.parametrize("span", [Span(1, 3), Span(-1, 0), Span(2, 9), Span(3, 2)])
def test_edit_that_collides_or_lies_outside_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="an edit at"):
        applied("abcd", [Edit(Span(2, 4), "x"), Edit(span, "y")])


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ((0, 2, "x"), (2, 4, "y"), True),
        ((0, 2, "x"), (1, 3, "y"), False),
        ((0, 4, "x"), (1, 2, "y"), False),
        ((1, 1, "x"), (1, 1, "y"), False),
        ((1, 1, "x"), (1, 1, "x"), True),
        ((1, 2, "x"), (1, 1, "y"), False),
        ((1, 1, "x"), (2, 2, "y"), True),
        ((0, 2, "x"), (2, 2, "y"), True),
    ],
)
def test_fixes_that_overlap_wait(
    first: tuple[int, int, str], second: tuple[int, int, str], *, together: bool
) -> None:
    one, other = finding(first), finding(second)
    assert apart([one, other]) == ([one, other] if together else [one])


def test_fix_waits_as_a_whole() -> None:
    one, other, third = finding((0, 1, "")), finding((0, 1, "x"), (5, 6, "y")), finding((5, 6, "z"))
    assert apart([one, other, third]) == [one, third]


EDITS = st.lists(
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(0, 4), st.text("xyz", max_size=3)),
        min_size=1,
        max_size=2,
    ),
    max_size=8,
)


@given(st.text("abc \n", min_size=24, max_size=24), EDITS)
def test_what_lies_outside_the_edits_stays(
    text: str, many: list[list[tuple[int, int, str]]]
) -> None:
    found = [
        finding(*((start, start + length, new) for start, length, new in group)) for group in many
    ]
    alone = [one for one in found if len(one.fix.edits) == 1] if found else []  # type: ignore[union-attr]  # each has a fix
    edits = in_order(fixes(apart(alone)))
    after, shift, at = applied(text, edits), Shift(edits), 0
    for edit in edits:
        kept = text[at : edit.span.start]
        place = shift.span(edit.span)
        assert after[place.start : place.end].endswith(edit.text) or edit.text in after
        assert after[place.start - len(kept) : place.start].endswith(kept[-1:])
        at = edit.span.end
    assert after.endswith(text[at:])
    assert len(after) == len(text) + sum(
        len(edit.text) - (edit.span.end - edit.span.start) for edit in edits
    )
