"""Names the known name that is nearest to an unknown one."""

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """Return `; did you mean …?`, or nothing where no known name is near."""
    # Only a mistake pays for the import.
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=1)
    return f"; did you mean `{close[0]}`?" if close else ""
