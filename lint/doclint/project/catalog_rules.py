"""Which rules may have something to say of a message of a catalog.

A catalog holds thousands of messages of a line or two, and most of the time that one takes would go
into rules about what is not in it.
"""

from collections.abc import Iterator
from itertools import chain

from doclint.check.registry import all_rules
from doclint.config.settings import Settings
from doclint.model import Severity
from doclint.patterns import lazy_pattern
from doclint.rule import Rule

# A message is no article: it has no head.
NOT_OF_MESSAGES = frozenset({"front-matter"})
_BUILT_IN = "doclint_rules."  # what others' rules look for, nobody knows
# By group, what one of the two texts has at least if a rule of the group finds something: the signs
# of the construct, and what they get damaged to.
_SIGNS = {
    "code": lazy_pattern(r"[`´~<\n\t]|^ "),
    "html": lazy_pattern(r"[<＜]|&lt;"),
    "image": lazy_pattern(r"[!！<]"),
    "link": lazy_pattern(r"[][］［】【<]|://|@|www\."),
    "liquid": lazy_pattern(r"[{}%｛｝％]"),
    "structure": lazy_pattern(
        r"[\n\r\t*＊_＿{}|｜<^]|\A\s*(?:[#＃>＞+:：!！?？=/-]|\d+[.)．）]|(?:im|ex)port\b)"
    ),
}


class Chosen:
    """The settings of a catalog, without the rules that a message gives nothing to look at."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        # The same object for all messages that are alike: which rules are on is worked out for
        # each settings anew.
        self._known: dict[frozenset[str], Settings] = {}

    def of(self, source: str, translation: str) -> Settings:
        """Return the settings for a message."""
        idle = frozenset(
            group
            for group, signs in _SIGNS.items()
            if not (signs.search(source) or signs.search(translation))
        )
        known = self._known.get(idle)
        if known is None:
            known = self._known[idle] = self._without(idle)
        return known

    def _without(self, idle: frozenset[str]) -> Settings:
        off = dict.fromkeys(chain(_of(NOT_OF_MESSAGES), _built_in(idle)), Severity.OFF)
        return self._settings._replace(severities={**self._settings.severities, **off})


def _of(groups: frozenset[str]) -> Iterator[str]:
    return (rule.name for rule in all_rules().values() if rule.group in groups)


def _built_in(groups: frozenset[str]) -> Iterator[str]:
    def is_built_in(rule: Rule) -> bool:
        return rule.check.__module__.startswith(_BUILT_IN)

    return (r.name for r in all_rules().values() if r.group in groups and is_built_in(r))
