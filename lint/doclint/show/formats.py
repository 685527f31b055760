"""The output formats by name. What renders one is loaded when it is used."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from doclint.show.outcome import Outcome

FORMATS = (
    "full",
    "concise",
    "statistics",
    "json",
    "jsonl",
    "github",
    "gitlab",
    "sarif",
    "junit",
    "rdjson",
    "markdown",
)


class Paths(NamedTuple):
    """How a path of the project is shown.

    `shown` is for whoever is in the working directory; `rooted` is from the root of the repository,
    with slashes, as services look for it (absolute for a file outside).
    """

    shown: Callable[[str], str]
    rooted: Callable[[str], str]


def rendered(
    form: str, outcome: "Outcome", paths: Paths, columns: int, *, colour: bool
) -> Iterator[str]:
    """Return the lines of an outcome in a format of FORMATS.

    `columns` is the width of the terminal; only `full` has use for it, and for `colour`.
    """
    match form:
        case "full":
            from doclint.show.full import full

            return full(outcome, paths.shown, columns, colour=colour)
        case "concise":
            from doclint.show.concise import concise

            return concise(outcome, paths.shown)
        case "statistics":
            from doclint.show.statistics import statistics

            return statistics(outcome)
        case "json":
            from doclint.show.json_object import json_object

            return json_object(outcome)
        case "jsonl":
            from doclint.show.json_lines import json_lines

            return json_lines(outcome)
        case "github":
            from doclint.show.github import github

            return github(outcome, paths.rooted)
        case "gitlab":
            from doclint.show.gitlab import gitlab

            return gitlab(outcome, paths.rooted)
        case "sarif":
            from doclint.check.registry import all_rules
            from doclint.show.sarif import sarif

            return sarif(outcome, paths.rooted, all_rules())
        case "junit":
            from doclint.show.junit import junit

            return junit(outcome, paths.rooted)
        case "rdjson":
            from doclint.show.rdjson import rdjson

            return rdjson(outcome, paths.shown)
        case "markdown":
            from doclint.show.markdown import markdown

            return markdown(outcome, paths.rooted)
        case _:
            raise ValueError(f"no format `{form}`")
