"""The values of this package: versions of a pair, and what a translation is behind by."""

from typing import NamedTuple

OUTDATED = "project/outdated"  # the rule that reports what is behind


class Behind(NamedTuple):
    """A segment of the translation that the source has moved away from.

    `segment` indexes `Document.segments` of the translation. `was` is what its source said when the
    segment was last brought in line with it, `now` what it says today, each on one line; empty is
    what was added, or dropped. For a stamp, which holds no text, `was` is None. `day` is when that
    was (ISO 8601), where it is known.
    """

    segment: int
    was: str | None
    now: str
    day: str = ""


class Version(NamedTuple):
    """A translation as it was left at some point, with the source of that time.

    `translation` and `source` name texts; an empty `source` was not there. `before` are the numbers
    of the versions that it was made from, all greater than its own. An `ignored` one brought
    nothing in line.
    """

    translation: str
    source: str
    before: tuple[int, ...] = ()
    day: str = ""
    ignored: bool = False


class Past(NamedTuple):
    """All versions of a pair, the newest first, and edits of the source that do not count.

    These are pairs of names of texts: the source before and after.
    """

    versions: tuple[Version, ...] = ()
    edits: tuple[tuple[str, str], ...] = ()
