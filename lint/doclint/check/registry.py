"""Finds the rules: every module below the packages that entry points name."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType, ModuleType

from doclint.check.installed import modules_of
from doclint.config.settings import Settings
from doclint.model import Severity
from doclint.rule import ENTRY_POINT_GROUP, Rule, Scope


def rule_of(module: ModuleType, package: str) -> Rule:
    """Read the rule a module declares; AttributeError names what it lacks."""
    path = module.__name__.removeprefix(package + ".")
    return Rule(
        name=path.replace(".", "/").replace("_", "-"),
        severity=module.SEVERITY,
        page=(module.__doc__ or "").strip(),
        check=module.check,
        options=MappingProxyType(getattr(module, "OPTIONS", {})),
        examples=tuple(module.EXAMPLES),
        scope=getattr(module, "SCOPE", Scope.PAIR),
    )


def rules_in(package: ModuleType) -> Iterator[Rule]:
    """Import every module two levels below `package` (group, rule) and yield its rule."""
    for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not info.ispkg:
            yield rule_of(importlib.import_module(info.name), package.__name__)


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every installed rule by name, sorted by name; ValueError where two share a name."""
    rules: dict[str, Rule] = {}
    for name in modules_of(ENTRY_POINT_GROUP):
        for rule in rules_in(importlib.import_module(name)):
            if rule.name in rules:
                raise ValueError(f"two rules are named {rule.name}; one comes from {name}")
            rules[rule.name] = rule
    return MappingProxyType(dict(sorted(rules.items())))


def looks_back(settings: Settings) -> bool:
    """Tell whether a rule is on that asks for the past of a pair."""
    return _is_on(Scope.HISTORY, settings)


def remembers(settings: Settings) -> bool:
    """Tell whether a rule is on that asks for what is translated elsewhere."""
    return _is_on(Scope.MEMORY, settings)


def _is_on(scope: Scope, settings: Settings) -> bool:
    return any(
        rule.scope is scope and settings.severity_of(rule) is not Severity.OFF
        for rule in all_rules().values()
    )
