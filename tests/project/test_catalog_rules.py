"""Rules that a message gives nothing to look at are left out, and no others."""

import pytest

from doclint.check.registry import all_rules
from doclint.config.settings import Settings
from doclint.model import Severity
from doclint.project.catalog_rules import NOT_OF_MESSAGES, Chosen
from doclint.rule import Bad, Rule, Scope

RULES = all_rules().values()
CASES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}")
    for rule in RULES
    if rule.scope is Scope.PAIR and rule.group not in NOT_OF_MESSAGES
    for number, example in enumerate(rule.examples)
    if isinstance(example, Bad)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_rule_looks_at_what_it_finds_something_in(rule: Rule, example: Bad) -> None:
    translation = example.translation.replace("⟦", "").replace("⟧", "")
    chosen = Chosen(Settings()).of(example.source, translation)
    assert chosen.severity_of(rule) is rule.severity


def test_plain_text_is_looked_at_by_few() -> None:
    chosen = Chosen(Settings(severities={"text": Severity.ERROR}))
    plain = chosen.of("Moor the ship.", "Atraque o navio.")
    groups = {rule.group for rule in RULES if plain.severity_of(rule) is not Severity.OFF}
    assert groups.isdisjoint({"code", "html", "image", "link", "liquid", "structure"})
    assert {"untranslated", "text", "catalog"} <= groups
    assert plain is chosen.of("Wait.", "Espere.")
    assert plain.severities["text"] is Severity.ERROR
