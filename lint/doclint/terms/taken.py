"""Which places of a translation are somebody else's to speak of."""

from bisect import bisect_right
from collections.abc import Iterable

from doclint.check.pair import AlignedPair
from doclint.compare.untranslated import leftovers
from doclint.model import Span


class Taken:
    """Stretches of a text, to be asked whether they touch another one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, span: Span) -> bool:
        """Tell whether a stretch has a character in common with one of these."""
        at = bisect_right(self._ends, span.start)
        return at < len(self._starts) and self._starts[at] < span.end


def untranslated(pair: AlignedPair) -> Taken:
    """Return what was left in the source's language, of which rules of their own speak."""
    return Taken(it.span for it in pair.fact(leftovers))
