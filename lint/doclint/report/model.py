"""The values of a report: what is counted of an article, of a language and of the whole."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from doclint.history.model import OUTDATED
from doclint.model import Severity

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)

# What a finding weighs, in findings of the least severity; ten words to translate weigh as one.
_WEIGHTS = {Severity.ERROR: 100.0, Severity.WARNING: 10.0, Severity.INFO: 1.0}
_WORDS = 10


class State(StrEnum):
    """How far an article is."""

    COMPLETE = "complete"
    PARTLY = "partly"
    NOT_STARTED = "not-started"
    ORPHANED = "orphaned"

    @property
    def words(self) -> str:
        """The state as it is read: `not started`."""
        return self.replace("-", " ")


class RuleCount(NamedTuple):
    """How many findings of a rule there are at a severity."""

    rule: str
    severity: Severity
    total: int


class Article(NamedTuple):
    """An article in one language.

    `path` is the translation's, `source` the source's (relative to the project), whether or not
    the file is there. `segments` counts the sentences of the source that have words, `translated`
    those of them that are translated, `words` the words of the others. `notes` are the messages of
    its gravest findings. `views` is how often the page is read, None where nobody said.
    `has_page` says that both sides are there to be set side by side, `has_past` that history or a
    stamp tells whether the translation fell behind.
    """

    language: str
    path: str
    source: str
    title: str
    state: State
    segments: int = 0
    translated: int = 0
    words: int = 0
    rules: tuple[RuleCount, ...] = ()
    notes: tuple[str, ...] = ()
    views: int | None = None
    has_page: bool = False
    has_past: bool = False

    @property
    def is_outdated(self) -> bool | None:
        """Whether the source moved on since the translation, None where nothing can tell."""
        return any(each.rule == OUTDATED for each in self.rules) if self.has_past else None

    @property
    def share(self) -> float:
        """The share of segments that are translated, 0 to 1."""
        return share(self.translated, self.segments)

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return sum(each.total for each in self.rules)

    @property
    def weight(self) -> float:
        """How much there is to do, and how many readers wait for it: the order of the work."""
        work = sum(_WEIGHTS[each.severity] * each.total for each in self.rules)
        work += self.words / _WORDS
        # Ten times the readers are one step: the views of pages differ by powers of ten, and taken
        # as they are would leave no say to what is wrong.
        return work if self.views is None else work * (1 + len(str(self.views)))

    def by_severity(self) -> dict[Severity, int]:
        """Count the findings of each severity, the gravest first."""
        return {
            severity: sum(each.total for each in self.rules if each.severity is severity)
            for severity in SEVERITIES
        }


class Numbers(NamedTuple):
    """The numbers of a language, or of an earlier report of it.

    `outdated` counts the articles whose source moved on, whatever their state; None where nobody
    looked or nothing can tell, which is not the same as none.
    """

    segments: int
    translated: int
    articles: dict[State, int]
    findings: dict[Severity, int]
    outdated: int | None = None

    @property
    def share(self) -> float:
        """The share of segments that are translated, 0 to 1."""
        return share(self.translated, self.segments)


class Language(NamedTuple):
    """A language: its articles, the weightiest first, and its numbers of an earlier report."""

    tag: str
    articles: tuple[Article, ...]
    before: Numbers | None = None

    @property
    def numbers(self) -> Numbers:
        """The numbers of today."""
        states: Counter[State] = Counter(article.state for article in self.articles)
        findings: Counter[Severity] = Counter()
        pasts = [article.is_outdated for article in self.articles if article.has_past]
        for article in self.articles:
            findings.update(article.by_severity())
        return Numbers(
            sum(article.segments for article in self.articles),
            sum(article.translated for article in self.articles),
            {state: states[state] for state in State},
            {severity: findings[severity] for severity in SEVERITIES},
            pasts.count(True) if pasts else None,
        )

    def by_rule(self) -> list[RuleCount]:
        """Count the findings of each rule, the gravest and most frequent first."""
        counts: Counter[tuple[str, Severity]] = Counter()
        for article in self.articles:
            counts.update({(each.rule, each.severity): each.total for each in article.rules})
        found = [RuleCount(rule, severity, count) for (rule, severity), count in counts.items()]
        return sorted(found, key=lambda each: (-each.severity.weight, -each.total, each.rule))


def by_name(rules: Iterable[RuleCount]) -> dict[str, int]:
    """Sum findings by rule: settings of a folder may have given a rule another severity there."""
    counts: dict[str, int] = {}
    for each in rules:
        counts[each.rule] = counts.get(each.rule, 0) + each.total
    return counts


class Report(NamedTuple):
    """All that is reported; `errors` says in a line each what could not be read."""

    source_language: str
    languages: tuple[Language, ...]
    errors: tuple[str, ...] = ()

    @property
    def has_past(self) -> bool:
        """Whether there is any article of which the past is known."""
        return any(article.has_past for each in self.languages for article in each.articles)


def share(part: int, whole: int) -> float:
    """Return a part of a whole, 0 to 1; nothing to do is all done."""
    return part / whole if whole else 1.0


def percent(part: float) -> int:
    """Return a share in per cent; only what is whole is 100, only what is nothing is 0."""
    if part <= 0:
        return 0
    return 100 if part >= 1 else min(99, max(1, round(100 * part)))


def in_order(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Sort articles by what to do first: those of the greatest weight, then by path."""
    return tuple(sorted(articles, key=lambda article: (-article.weight, article.path)))
