"""JSON that every parser takes and no log obeys."""

import json
import re
from collections.abc import Iterable, Iterator

from doclint.patterns import lazy_pattern

# One escape of JSON: a pair of surrogates, half of one (group 1), anything else.
_ESCAPE = lazy_pattern(r"\\(?:ud[89ab]..\\ud[c-f]..|(ud[89a-f]..)|.)")


def as_json(value: object) -> str:
    """Return a value as JSON on one line, in ASCII, so that any pipe will do.

    Halves of surrogates (from names of files that are not UTF-8) become U+FFFD: RFC 7493 forbids
    them, and parsers of Go and Rust refuse the whole text. `##[` is escaped, since the runner of
    GitHub Actions takes it for a command wherever it stands in a line of the log.
    """
    text = json.dumps(value).replace("##[", r"#\u0023[")
    return _ESCAPE.sub(_whole, text) if r"\ud" in text else text


def _whole(escape: re.Match[str]) -> str:
    return r"\ufffd" if escape[1] else escape[0]


def comma_separated(items: Iterable[str]) -> Iterator[str]:
    """Yield each item on a line of its own, with a comma after all but the last."""
    held = None
    for item in items:
        if held is not None:
            yield held + ","
        held = item
    if held is not None:
        yield held
