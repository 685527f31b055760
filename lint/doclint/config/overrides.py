"""Settings that differ by path and language: `[[overrides]]` in the configuration."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from doclint.config.config import OverrideTable
from doclint.config.resolve import Rules, options_of, severities_of
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.model import Severity
from doclint.pair.finder import Pair
from doclint.pair.languages import is_language, same_language
from doclint.rule import Options

Matches = Callable[[str], bool]


class Override(NamedTuple):
    """What holds for some pairs instead of what holds for all.

    `matches` tells whether a path (of either side) is meant, None for any; no `languages` are all.
    """

    matches: Matches | None
    languages: tuple[str, ...]
    severities: Mapping[str, Severity]
    options: Mapping[str, Options]
    terms: frozenset[str]
    labels: frozenset[str]

    def concerns(self, pair: Pair) -> bool:
        """Tell whether a pair is meant."""
        if self.languages and not any(same_language(pair.language, tag) for tag in self.languages):
            return False
        matches = self.matches
        return matches is None or matches(pair.source) or matches(pair.translation)

    def applied_to(self, settings: Settings) -> Settings:
        """Return settings in which this holds, too."""
        severities = dict(settings.severities)
        # A group's severity undoes what was said of its rules before, not what is said beside it.
        for name, severity in sorted(self.severities.items(), key=lambda item: "/" in item[0]):
            if "/" not in name:
                for rule in [rule for rule in severities if rule.startswith(f"{name}/")]:
                    del severities[rule]
            severities[name] = severity
        options = dict(settings.options)
        for name, values in self.options.items():
            options[name] = {**options.get(name, {}), **values}
        return settings._replace(
            severities=severities,
            options=options,
            terms=settings.terms | self.terms,
            labels=settings.labels | self.labels,
        )


def overrides_of(
    tables: Iterable[OverrideTable], rules: Rules, file: str = ""
) -> tuple[Override, ...]:
    """Read the tables; `file` is the configuration's name for messages.

    Raises InputError for a table that names neither paths nor languages, and for a language, rule,
    severity or option that does not exist.
    """
    return tuple(
        _override(table, rules, f"{file}: `overrides[{index}]")
        for index, table in enumerate(tables)
    )


def _override(table: OverrideTable, rules: Rules, where: str) -> Override:
    if not (table.paths or table.languages):
        raise InputError(f"{where}` needs `paths` or `languages`")
    for tag in table.languages:
        if not is_language(tag):
            raise InputError(f"{where}.languages`: `{tag}` is not a language tag")
    return Override(
        matcher(table.paths, f"{where}.paths`") if table.paths else None,
        table.languages,
        severities_of(table.rules, rules, f"{where}.rules"),
        options_of(table.options, rules, f"{where}.options"),
        frozenset(table.terms),
        frozenset(table.labels),
    )


def matcher(patterns: Iterable[str], where: str) -> Matches:
    """Return what tells whether a path fits patterns in the syntax of `.gitignore`.

    Raises InputError, which names the place `where`, for one that is none.
    """
    # Most projects have no such patterns, and then nothing pays for the import.
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(patterns).match_file
    except ValueError as error:
        raise InputError(f"{where}: {error}") from error
