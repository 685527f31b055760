"""The threat model names tests that there are."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_threat_model_names_tests_that_exist() -> None:
    page = (ROOT / "docs/security.md").read_text(encoding="utf-8")
    files = [*(ROOT / "tests/abuse").glob("*.py"), *(ROOT / "tests/fuzz").glob("*.py")]
    there = {file.name for file in files}
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        there |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    named = set(re.findall(r"\btest_\w+(?:\.py)?", page))
    assert len(named) > 15
    assert named <= there
