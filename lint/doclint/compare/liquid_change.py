"""What the comparison of Liquid tags says: one value for each damage."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from doclint.model import Certainty, Span

if TYPE_CHECKING:
    from doclint.compare.liquid_match import Placed


class Change(NamedTuple):
    """One thing that differs, or that Liquid cannot read.

    `kind` is the rule's name in the group: `syntax`, `unbalanced`, `translated`, `changed`, `lost`,
    `added`, `moved`, `joined`. `span` lies in the translation, empty where a tag is missing. `tag`
    is the translation's tag, `expected` the source's that belongs there, each None where there is
    none. `unique` says that no other tag of the source would do as well, so that `expected` mends
    the damage. `cause` says more: the damage, the kind of imbalance, the foreign words. `other` is
    the translation's tag that `tag` collides with. `in_source`: the source has the same fault.
    `more` are the tags that were lost or added together with `expected` or `tag`.
    """

    kind: str
    span: Span
    tag: "Placed | None"
    expected: "Placed | None"
    unique: bool = False
    cause: str = ""
    other: "Placed | None" = None
    in_source: bool = False
    certainty: Certainty = Certainty.CERTAIN
    more: "tuple[Placed, ...]" = ()

    @property
    def source(self) -> Span | None:
        """Where the source's tag stands."""
        return self.expected.tag.span if self.expected else None


_LONGEST = 100  # code points of a tag in a message
_CONTEXT = 30  # of them before the place that matters


def quoted(tag: "Placed | None", other: "Placed | None" = None) -> str:
    """Return a tag as messages show it: in backticks, on one line, not too long.

    Where it must be cut, the place where it differs from `other` is kept.
    """
    if tag is None:
        return "nothing"
    text = " ".join(tag.text.split())
    if len(text) <= _LONGEST:
        return f"`{text}`"
    rest = " ".join(other.text.split()) if other else ""
    pairs = enumerate(zip_longest(text, rest))
    place = next((index for index, (one, two) in pairs if one != two), 0)
    start = max(0, min(place - _CONTEXT, len(text) - _LONGEST))
    end = start + _LONGEST
    return f"`{'…' * (start > 0)}{text[start:end]}{'…' * (end < len(text))}`"


def listed(first: "Placed | None", more: "Sequence[Placed]") -> str:
    """Return tags as messages list them: the first, the last, and how many lie between."""
    if not more:
        return quoted(first)
    between = f", {len(more) - 1} more" if len(more) > 1 else ""
    return f"{quoted(first)}{between} and {quoted(more[-1])}"


def unreadable(change: Change) -> str:
    """Return the end of a message on a condition that Liquid refuses, else nothing."""
    from doclint.parse.liquid_expression import CONDITIONS, explain

    tag, expected = change.tag, change.expected
    if tag is None or expected is None or tag.tag.name not in CONDITIONS:
        return ""
    reason = explain(" ".join(_markup(tag)), " ".join(_markup(expected)))
    return f"; Liquid cannot read it: {reason}" if reason else ""


def _markup(tag: "Placed") -> Sequence[str]:
    """Return the words of a tag without its name."""
    start = tag.tag.span.start
    return tag.text[tag.tag.markup.start - start : tag.tag.markup.end - start].split()
