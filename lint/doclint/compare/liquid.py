"""What became of the source's Liquid tags in the translation: a fact that rules share."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from doclint.check.pair import AlignedPair
from doclint.compare.liquid_change import Change
from doclint.compare.liquid_same import same_liquid

Changes = Mapping[str, Sequence[Change]]

_NOTHING: Changes = MappingProxyType({})


def liquid_changes(pair: AlignedPair) -> Changes:
    """Return the changes by kind, each kind in the order of the translation."""
    if same_liquid(pair):
        return _NOTHING
    from doclint.compare.liquid_differences import liquid_differences

    found: dict[str, list[Change]] = defaultdict(list)
    for change in liquid_differences(pair):
        found[change.kind].append(change)
    for changes in found.values():
        changes.sort(key=lambda change: change.span)
    return found
