"""The values that cross module borders: spans, problems, fixes and findings.

Every offset counts code points of the text as it stands on disk (a BOM and a CR count one each),
from 0, end exclusive. Lines and columns exist only in `doclint.show`.
"""

from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text: code points, from 0, `end` exclusive."""

    # A NamedTuple, as are all plain values: thousands of these are made for each article, and a
    # frozen dataclass takes three times as long to make, and half a millisecond to declare.

    start: int
    end: int


# `make(Span, (start, end))` is `Span(start, end)` in half the time, without names and defaults:
# for the tuples of which an article has hundreds.
make = tuple.__new__


class Severity(StrEnum):
    """How much a finding weighs; `off` silences a rule."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"

    @property
    def weight(self) -> int:
        """Rank for comparisons: 3 for an error down to 0 for `off`."""
        return _WEIGHTS[self]


_WEIGHTS = {Severity.ERROR: 3, Severity.WARNING: 2, Severity.INFO: 1, Severity.OFF: 0}


class Certainty(StrEnum):
    """How sure a rule is, apart from how much it matters."""

    CERTAIN = "certain"
    LIKELY = "likely"
    GUESS = "guess"


class Safety(StrEnum):
    """Whether a fix may be applied without a person looking at it."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Edit(NamedTuple):
    """Replace `span` of the translation by `text`."""

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits that mend one problem together."""

    safety: Safety
    description: str
    edits: tuple[Edit, ...]


def replacing(span: Span, text: str, description: str, safety: Safety = Safety.SAFE) -> Fix:
    """Return the fix that puts `text` in the place of one span of the translation."""
    return Fix(safety, description, (Edit(span, text),))


class Problem(NamedTuple):
    """What a rule yields: where, what, and what the source says there.

    `span` lies in the translation (empty where something is missing), `source` in the source.
    Name and severity are stamped by the engine, so that a rule cannot lie about them.
    """

    span: Span
    message: str
    source: Span | None = None
    certainty: Certainty = Certainty.CERTAIN
    fix: Fix | None = None


class FileProblem(NamedTuple):
    """What a rule of the project yields: a file (relative to it), the language, what is wrong."""

    path: str
    language: str
    message: str


class Finding(NamedTuple):
    """A problem with the name and severity of its rule; `fingerprint` does not depend on lines."""

    rule: str
    severity: Severity
    certainty: Certainty
    message: str
    span: Span
    source: Span | None
    fix: Fix | None
    fingerprint: str
