"""Shows pieces of text in messages: in backticks, on one line, not too long."""

_LONGEST = 70  # code points
_CONTEXT = 20  # code points kept before the place that matters


def excerpt(text: str, other: str = "") -> str:
    """Return a text as messages show it; a cut leaves the place where it differs from `other`."""
    line = _one_line(text)
    start = 0
    if len(line) > _LONGEST and other:
        start = min(max(0, _common(line, _one_line(other)) - _CONTEXT), len(line) - _LONGEST)
    end = start + _LONGEST
    return f"`{'…' * (start > 0)}{line[start:end]}{'…' * (end < len(line))}`"


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("`", "'")


def _common(one: str, other: str) -> int:
    """Return how many characters two lines have in common from the left."""
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))
