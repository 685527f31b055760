"""Characters without a shape: a source may have one by mistake, and no repair spreads it."""

from doclint.patterns import lazy_pattern

_INVISIBLE = lazy_pattern(r"[\u180e\u200b-\u200f\u2060-\u2064\ufeff]")


def spreads(wanted: str, found: str) -> bool:
    """Tell whether `wanted`, written in place of `found`, brings what nobody sees."""
    return bool(_INVISIBLE.search(wanted)) and not _INVISIBLE.search(found)
