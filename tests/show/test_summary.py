from doclint.show.outcome import Outcome
from doclint.show.summary import summary

WHOLE = (
    "2 findings (1 error, 1 warning) in 2 files; 3 pairs checked, 1 missing translation, 1 orphan"
)


def test_counts_by_rule_then_the_whole(outcome: Outcome) -> None:
    assert list(summary(outcome)) == [
        "liquid/lost     1  error",
        "project/orphan  1  warning",
        "",
        WHOLE,
    ]


def test_says_so_when_nothing_is_wrong() -> None:
    assert list(summary(Outcome((), 1))) == ["Nothing found; 1 pair checked"]


def test_errors_do_not_look_clean() -> None:
    whole = list(summary(Outcome((), 2, errors=("a.md: no such file",))))
    assert whole == ["Nothing found; 2 pairs checked, 1 error"]
