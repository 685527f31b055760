from collections.abc import Callable

from doclint.check.registry import all_rules

Run = Callable[..., tuple[int, str, str]]


def test_every_rule_is_listed_with_severity_and_summary(run: Run) -> None:
    code, out, err = run("rules")
    assert (code, err) == (0, "")
    rows = [line.split(maxsplit=2) for line in out.splitlines()]
    assert rows == [
        [rule.name, rule.severity, rule.summary.rstrip(".")] for rule in all_rules().values()
    ]


def test_every_rule_can_be_explained(run: Run) -> None:
    for rule in all_rules().values():
        code, out, err = run("explain", rule.name)
        assert (code, err) == (0, "")
        assert rule.page in out
        assert out.startswith(f"{rule.name} ({rule.severity})\n")
        assert all(f"`{option}` (default " in out for option in rule.options)


def test_examples_are_shown(run: Run) -> None:
    _, out, _ = run("explain", "project/orphan")
    assert "Right:\n  content/moor.md\n    # Moor a boat\n" in out
    assert "    ⟦⟧# Atracar um barco\n" in out


def test_group_is_listed(run: Run) -> None:
    code, out, _ = run("explain", "project")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == [
        name for name in all_rules() if name.startswith("project/")
    ]
