"""Every rule says about its examples exactly what they mark."""

import pytest

from doclint.check.registry import all_rules
from doclint.rule import Example, Rule
from doclint.testing import verify

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{type(example).__name__.lower()}-{number}")
    for rule in all_rules().values()
    for number, example in enumerate(rule.examples, 1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: Rule, example: Example) -> None:
    verify(rule, example)
