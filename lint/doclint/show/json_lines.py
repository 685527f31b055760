"""JSON Lines (https://jsonlines.org): an object for each finding, as in the format `json`."""

from collections.abc import Iterator

from doclint.show.encode import as_json
from doclint.show.json_object import as_object
from doclint.show.outcome import Outcome


def json_lines(outcome: Outcome) -> Iterator[str]:
    """Yield a line for each finding."""
    return (as_json(as_object(located)) for located in outcome.found)
