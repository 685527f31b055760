"""Asks for the past of pairs, where a rule wants to know of it."""

from collections.abc import Sequence

from doclint.cache import store_for
from doclint.check.registry import all_rules, looks_back
from doclint.cli.streams import progress, warn
from doclint.config.pair_settings import PairSettings
from doclint.model import Severity
from doclint.pair.finder import Pair
from doclint.project.check import NO_HISTORIES, Histories
from doclint.project.project import Project
from doclint.project.run import MANY
from doclint.rule import Scope


def at_rest(settings: PairSettings) -> list[str]:
    """Return the rules that would look beyond a pair and are off: what they know still holds."""
    beyond = (Scope.HISTORY, Scope.MEMORY)
    rules = [rule for rule in all_rules().values() if rule.scope in beyond]
    variants = list(settings.variants())
    return [
        rule.name
        for rule in rules
        if all(each.severity_of(rule) is Severity.OFF for each in variants)
    ]


def past_of(
    project: Project,
    pairs: Sequence[Pair],
    settings: PairSettings,
    jobs: int,
    *,
    with_cache: bool = True,
) -> Histories:
    """Return what the past says of pairs, nothing where no rule wants to know.

    Raises InputError where neither git nor a stamp can tell.
    """
    if not any(map(looks_back, settings.variants())):
        return NO_HISTORIES
    # Loads git, hashes and difflib, which a plain check does without.
    from doclint.history.collect import collect

    store = store_for(project.tree.root) if with_cache else None
    with progress(len(pairs), MANY, "Looking back") as advance:
        histories, warnings = collect(project, pairs, settings, jobs, advance, store)
    for warning in warnings:
        warn(warning)
    return histories
