"""Keeps the findings that a change is to blame for.

Those on changed lines, of the translation or of the source; and those that were not there before,
wherever they stand: a paragraph that was deleted leaves no line behind.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeAlias

from doclint.filter.diff import Changes
from doclint.model import Span
from doclint.show.outcome import Located

# How often each fingerprint is found in each file.
Counts: TypeAlias = Mapping[str, Counter[str]]


def is_touched(located: Located, changes: Changes) -> bool:
    """Tell whether a finding stands on a changed line of either side."""
    return any(
        changes.touch(place.path, Span(place.start, place.end))
        for place in (located.place, located.source)
        if place
    )


def counts_of(found: Iterable[Located]) -> Counts:
    """Count findings."""
    counts: dict[str, Counter[str]] = {}
    for located in found:
        counts.setdefault(located.place.path, Counter())[located.finding.fingerprint] += 1
    return counts


def blamed(
    found: Iterable[Located],
    now: Counts,
    changes: Changes,
    before: Callable[[Collection[str]], Counts],
) -> list[Located]:
    """Return the findings that a change touches or made.

    `now` counts all that is in the files, also what is not in `found` because it is known of.
    `before` counts what was in some files before the change; it is not asked about those whose
    findings are all on changed lines.
    """
    touched: list[Located] = []
    others: list[Located] = []
    for located in found:
        (touched if is_touched(located, changes) else others).append(located)
    then = before({located.place.path for located in others}) if others else {}
    already = counts_of(touched)
    made: list[Located] = []
    nothing: Counter[str] = Counter()
    fresh = {
        path: now[path] - then.get(path, nothing) - already.get(path, nothing)
        for path in {located.place.path for located in others}
    }
    for located in reversed(others):  # of equal ones, the last is taken for the new one
        left = fresh[located.place.path]
        if left[located.finding.fingerprint] > 0:
            left[located.finding.fingerprint] -= 1
            made.append(located)
    return touched + made
