"""What of a PO catalog is translated, and its messages as rows of a page."""

from collections.abc import Iterator, Sequence, Set

from doclint.model import Finding, Span
from doclint.parse.catalog import Catalog, Message
from doclint.report.progress import GROUP, Progress, words_in
from doclint.report.rows import Cell


def progress_in(catalog: Catalog, findings: Sequence[Finding]) -> Progress:
    """Count the messages in use: a fuzzy one, or one that is left in English, is to be done.

    `findings` are those on the catalog.
    """
    left = [it.span for it in findings if it.rule.startswith(GROUP)]
    messages = list(_in_use(catalog))
    undone = {number for number, each in enumerate(messages) if not _is_done(each, left)}
    words = sum(words_in(messages[number].id.value) for number in undone)
    return Progress(len(messages), len(messages) - len(undone), words, frozenset(undone))


def cells_in(catalog: Catalog, undone: Set[int]) -> Iterator[Cell]:
    """Yield the texts of each message that is in use, `undone` those that are to be translated."""
    for number, message in enumerate(_in_use(catalog)):
        yield Cell("paragraph", message.id.span, _span(message), number in undone)


def _in_use(catalog: Catalog) -> Iterator[Message]:
    for message in catalog.messages:
        if message.whole and not message.obsolete and message.id.value:
            yield message


def _is_done(message: Message, left: Sequence[Span]) -> bool:
    if message.flag("fuzzy") or not message.forms:
        return False
    if not all(text.value for _, text in message.forms):
        return False
    span = _span(message)
    if span is None:
        return False
    overlaps = (min(it.end, span.end) - max(it.start, span.start) for it in left)
    return 2 * sum(overlap for overlap in overlaps if overlap > 0) <= span.end - span.start


def _span(message: Message) -> Span | None:
    """Return the stretch from the first translation of a message to its last."""
    if not message.forms:
        return None
    return Span(message.forms[0][1].span.start, message.forms[-1][1].span.end)
