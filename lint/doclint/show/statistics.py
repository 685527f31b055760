"""What a run found, counted by rule and language, in place of the findings."""

from collections import Counter
from collections.abc import Iterator

from doclint.show.outcome import Outcome


def statistics(outcome: Outcome) -> Iterator[str]:
    """Yield a line for each rule, the most frequent first, then one for all of them.

    A line holds the rule, its number of findings, their severity and the number in each language.
    """
    rules: dict[tuple[str, str], Counter[str]] = {}
    for at in outcome.found:
        counter = rules.setdefault((at.finding.rule, at.finding.severity), Counter())
        counter[at.language] += 1
    if not rules:
        return
    total = sum(rules.values(), Counter())
    widest = max(len(rule) for rule, _ in rules)
    digits = len(str(total.total()))

    def row(rule: str, severity: str, counts: "Counter[str]") -> str:
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        listed = ", ".join(f"{language} {count}" for language, count in ordered)
        return f"{rule:<{widest}}  {counts.total():>{digits}}  {severity:<7}  {listed}"

    for (rule, severity), counts in sorted(
        rules.items(), key=lambda item: (-item[1].total(), item[0])
    ):
        yield row(rule, severity, counts)
    yield ""
    yield row("all", "", total)
