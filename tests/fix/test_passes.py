"""Mending by rules that are made for the test."""

import re
from collections.abc import Callable, Iterator

from doclint.check.fingerprint import fingerprint_of
from doclint.fix.passes import PASSES, mend
from doclint.model import Certainty, Edit, Finding, Fix, Safety, Severity, Span, replacing

MakeRule = Callable[[str], Iterator[Finding]]


def rule(name: str, wrong: str, right: str | None) -> MakeRule:
    """A rule that finds a pattern, and writes something else in its place."""

    def check(text: str) -> Iterator[Finding]:
        for match in re.finditer(wrong, text):
            fix = (
                replacing(Span(*match.span()), match.expand(right), f"write {right}", Safety.SAFE)
                if right is not None
                else None
            )
            print_of = fingerprint_of(name, "", match[0])
            yield Finding(
                name,
                Severity.ERROR,
                Certainty.CERTAIN,
                f"`{match[0]}` is wrong",
                Span(*match.span()),
                None,
                fix,
                print_of,
            )

    return check


def finder(*rules: MakeRule) -> Callable[[str], list[Finding]]:
    def find(text: str) -> list[Finding]:
        found = [finding for check in rules for finding in check(text)]
        return sorted(found, key=lambda finding: (finding.span, finding.rule))

    return find


def everything(finding: Finding) -> bool:
    return True


def nothing_wrong(text: str) -> str:
    return ""


def test_all_is_mended_and_what_has_no_fix_is_left() -> None:
    find = finder(rule("a/typo", "teh", "the"), rule("a/shout", "!!", None))
    mended = mend("teh boat, teh sail!!", find, everything, nothing_wrong)
    assert mended.text == "the boat, the sail!!"
    assert [judged.finding.span for judged in mended.applied] == [(0, 3), (10, 13)]
    assert [finding.rule for finding in mended.left] == ["a/shout"]
    assert mended.refused == ()


def test_what_is_not_wanted_is_left() -> None:
    find = finder(rule("a/typo", "teh", "the"), rule("a/space", "  ", " "))
    mended = mend("teh  boat", find, lambda finding: finding.rule == "a/space", nothing_wrong)
    assert mended.text == "teh boat"


def test_overlapping_fixes_take_turns() -> None:
    find = finder(rule("a/pair", "xy", "y"), rule("a/end", "yz", "z"))
    mended = mend("xyz", find, everything, nothing_wrong)
    assert mended.text == "z"
    assert [judged.finding.rule for judged in mended.applied] == ["a/pair", "a/end"]
    assert mended.applied[1].text == "yz"


def test_passes_end() -> None:
    find = finder(rule("a/long", "x(?=x*$)", ""), rule("b/first", r"\Ax", ""))
    mended = mend(
        "x" * (PASSES + 5), finder(rule("b/first", r"\Ax(?=(x*))", "")), everything, nothing_wrong
    )
    assert mended.text == "x" * (PASSES + 5)  # the finding would stay
    assert mend("xxx", find, everything, nothing_wrong).text == ""


def test_fix_that_gives_a_new_finding_is_refused_and_the_others_are_not() -> None:
    find = finder(
        rule("a/typo", "teh", "the"), rule("a/bad", "cat", "dog"), rule("b/dog", "dog", None)
    )
    mended = mend("teh cat, teh end", find, everything, nothing_wrong)
    assert mended.text == "the cat, the end"
    (refused,) = mended.refused
    assert refused.finding.rule == "a/bad"
    assert refused.reason == "it would give a new finding, b/dog: `dog` is wrong"


def test_what_an_edit_changes_inside_a_finding_makes_it_no_new_one() -> None:
    find = finder(rule("a/typo", "teh", "the"), rule("b/line", r"^.*\?$", None))
    mended = mend("is teh boat there?", find, everything, nothing_wrong)
    assert mended.text == "is the boat there?"


def test_fix_that_does_not_help_is_refused() -> None:
    mended = mend("aa", finder(rule("a/same", "a+", "aaa")), everything, nothing_wrong)
    assert mended.text == "aa"
    assert [judged.reason for judged in mended.refused] == ["the finding would stay"]


def test_reader_has_the_last_word() -> None:
    find = finder(rule("a/typo", "teh", "the"), rule("a/brace", r"\}\}", ""))
    mended = mend(
        "teh {{ x }}", find, everything, lambda text: "" if "}}" in text else "cannot be read"
    )
    assert mended.text == "the {{ x }}"
    assert [judged.reason for judged in mended.refused] == ["cannot be read"]


def test_rules_that_undo_each_other_are_named_and_the_rest_is_mended() -> None:
    black, white = rule("a/black", "black", "white"), rule("b/white", "white", "black")
    find = finder(black, white, rule("c/typo", "teh", "the"))
    mended = mend("teh black boat", find, everything, nothing_wrong)
    assert mended.text == "the black boat"
    (judged,) = mended.refused
    assert "the fixes of a/black and b/white undo each other" in judged.reason


def test_mended_text_is_left_alone() -> None:
    find = finder(
        rule("a/typo", "teh", "the"), rule("a/bad", "cat", "dog"), rule("b/dog", "dog", None)
    )
    once = mend("teh cat, teh end", find, everything, nothing_wrong).text
    assert mend(once, find, everything, nothing_wrong).text == once


def test_rest_of_a_larger_finding_is_no_new_one() -> None:
    find = finder(
        rule("u/all", r"one two three", "eins two three"), rule("u/word", "eins (two)", None)
    )
    mended = mend("one two three", find, everything, nothing_wrong)
    assert mended.text == "eins two three"
    assert [finding.rule for finding in mended.left] == ["u/word"]


def pairs_of(name: str, sign: str) -> MakeRule:
    """A rule that takes out the first and the last of a sign, both in one fix."""

    def check(text: str) -> Iterator[Finding]:
        places = [match.start() for match in re.finditer(re.escape(sign), text)]
        if len(places) < 2:
            return
        spans = [Span(at, at + 1) for at in (places[0], places[-1])]
        fix = Fix(Safety.SAFE, "take them out", tuple(Edit(span, "") for span in spans))
        identity = fingerprint_of(name, sign)
        yield Finding(
            name, Severity.ERROR, Certainty.CERTAIN, f"two {sign}", spans[0], None, fix, identity
        )

    return check


def test_fixes_that_lie_among_each_other_keep_their_places_when_one_is_refused() -> None:
    bad, dog = rule("a/bad", "cat", "dog"), rule("b/dog", "dog", None)
    find = finder(pairs_of("a/stars", "*"), pairs_of("a/dots", "."), bad, dog)
    mended = mend("1 * 2 . 3 * 4 . cat", find, everything, nothing_wrong)
    assert mended.text == "1  2  3  4  cat"
    assert [judged.finding.rule for judged in mended.applied] == ["a/stars", "a/dots"]
    assert [judged.finding.rule for judged in mended.refused] == ["a/bad"]


def test_an_edit_of_two_fixes_is_made_once() -> None:
    bad, dog = rule("a/bad", "cat", "dog"), rule("b/dog", "dog", None)
    find = finder(rule("a/one", "xx", "x"), rule("a/two", "xx", "x"), bad, dog)
    mended = mend("xx, xx cat", find, everything, nothing_wrong)
    assert mended.text == "x, x cat"
    assert [judged.finding.rule for judged in mended.refused] == ["a/bad"]


def test_what_is_refused_is_told_once_wherever_it_moves() -> None:
    bad, dog = rule("a/bad", "cat", "dog"), rule("b/dog", "dog", None)
    find = finder(rule("a/short", "teh ", ""), bad, dog)
    mended = mend("teh cat, teh teh cat", find, everything, nothing_wrong)
    assert mended.text == "cat, cat"
    assert [judged.finding.rule for judged in mended.refused] == ["a/bad", "a/bad"]


def test_a_fix_waits_no_longer_for_one_that_is_refused() -> None:
    find = finder(rule("a/bad", "cat", "dog"), rule("b/dog", "dog", None), rule("c/at", "at", "ap"))
    mended = mend("a cat", find, everything, nothing_wrong)
    assert mended.text == "a cap"


def test_a_fix_of_edits_that_collide_is_refused() -> None:
    fix = Fix(Safety.SAFE, "mend", (Edit(Span(0, 2), "x"), Edit(Span(1, 3), "y")))
    finding = Finding("a/b", Severity.ERROR, Certainty.CERTAIN, "no", Span(0, 3), None, fix, "0")
    mended = mend("abc", lambda text: [finding], everything, nothing_wrong)
    assert mended.text == "abc"
    assert "overlaps another" in mended.refused[0].reason


def test_what_was_refused_is_tried_again_after_another_edit() -> None:
    bad, dog = rule("a/bad", "cat", "dog"), rule("b/dog", "dog", None)
    boat, pier = rule("a/boat", "boat", "ship"), rule("a/pier", "pier", "port")
    find = finder(boat, pier, rule("a/both", "ship.*pier", None), bad, dog)
    mended = mend("boat pier cat", find, everything, nothing_wrong)
    assert mended.text == "ship port cat"
    assert [judged.finding.rule for judged in mended.refused] == ["a/bad"]
