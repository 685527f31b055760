from doclint.model import Certainty, Finding, Severity, Span
from doclint.show.outcome import Located, Outcome, Place
from doclint.show.statistics import statistics


def located(rule: str, severity: Severity, language: str) -> Located:
    finding = Finding(rule, severity, Certainty.CERTAIN, "", Span(0, 0), None, None, "")
    return Located(finding, language, Place("a.md", 0, 0, 1, 1, 1, 1), None)


def test_counts_by_rule_and_language() -> None:
    found = [
        *[located("link/lost", Severity.WARNING, "ja")] * 2,
        *[located("liquid/syntax", Severity.ERROR, "ja")] * 9,
        *[located("liquid/syntax", Severity.ERROR, "pt-BR")] * 10,
    ]
    assert list(statistics(Outcome(tuple(found), 3))) == [
        "liquid/syntax  19  error    pt-BR 10, ja 9",
        "link/lost       2  warning  ja 2",
        "",
        "all            21           ja 11, pt-BR 10",
    ]


def test_nothing_to_count() -> None:
    assert list(statistics(Outcome((), 3))) == []
