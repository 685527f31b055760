"""Every rule is written the way a rule is written."""

import re
from importlib import import_module
from inspect import getsource
from pathlib import Path

import pytest

import doclint_rules
from doclint.check.registry import all_rules
from doclint.model import Severity
from doclint.rule import Bad, Rule

RULES = [pytest.param(rule, id=rule.name) for rule in all_rules().values()]
HEADINGS = ["What it does", "Why it matters", "How to mend it"]


@pytest.mark.parametrize("rule", RULES)
def test_page_has_its_headings_in_order(rule: Rule) -> None:
    options = ["Options"] if rule.options else []
    assert re.findall(r"^## (.*)$", rule.page, re.MULTILINE) == HEADINGS + options


@pytest.mark.parametrize("rule", RULES)
def test_summary_is_one_line_of_its_own(rule: Rule) -> None:
    first, second, *_ = rule.page.split("\n")
    assert first.endswith(".")
    assert second == ""


@pytest.mark.parametrize("rule", RULES)
def test_has_an_example_of_each_kind(rule: Rule) -> None:
    assert any(isinstance(example, Bad) for example in rule.examples)
    assert any(not isinstance(example, Bad) for example in rule.examples)


@pytest.mark.parametrize("rule", RULES)
def test_options_are_on_the_page(rule: Rule) -> None:
    _, _, section = rule.page.partition("## Options")
    assert all(f"`{name}`" in section for name in rule.options)


@pytest.mark.parametrize("rule", RULES)
def test_severity_is_one(rule: Rule) -> None:
    assert isinstance(rule.severity, Severity)


@pytest.mark.parametrize("rule", RULES)
def test_module_is_short(rule: Rule) -> None:
    module = import_module("doclint_rules." + rule.name.replace("/", ".").replace("-", "_"))
    assert len(getsource(module).splitlines()) <= 140


def test_every_file_is_a_rule() -> None:
    root = Path(doclint_rules.__path__[0])
    files = (file.relative_to(root) for file in root.glob("*/*.py") if file.stem != "__init__")
    names = {file.with_suffix("").as_posix().replace("_", "-") for file in files}
    assert names == {name for name in all_rules() if name.partition("/")[0] in groups(root)}


def groups(root: Path) -> set[str]:
    return {folder.name.replace("_", "-") for folder in root.iterdir() if folder.is_dir()}
