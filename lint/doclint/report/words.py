"""How numbers of a report are put into words."""

from doclint.model import Severity
from doclint.report.model import Article
from doclint.show.summary import counted


def amount(severity: Severity, count: int) -> str:
    """Return how many findings there are of a severity: `2 errors`, `3 info`."""
    return f"{count} info" if severity is Severity.INFO else counted(count, severity)


def known(count: int | None) -> str:
    """Return a count, or a dash where nobody knows."""
    return "\N{EN DASH}" if count is None else str(count)


def to_do(article: Article) -> str:
    """Say what there is to do in an article: `1 error, 2 warnings, 57 words to translate`."""
    parts = [amount(severity, count) for severity, count in article.by_severity().items() if count]
    if article.words:
        parts.append(f"{counted(article.words, 'word')} to translate")
    return ", ".join(parts)
