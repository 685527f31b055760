"""`doclint rules` and `doclint explain`."""

from collections.abc import Iterable, Iterator

from doclint.check.registry import all_rules
from doclint.cli.exit import Exit
from doclint.cli.streams import say
from doclint.config.nearest import nearest
from doclint.errors import InputError
from doclint.rule import Bad, Example, Rule


def list_rules() -> int:
    """Print the name, the default severity and the summary of every rule."""
    say(_table(all_rules().values()))
    return Exit.CLEAN


def explain(name: str) -> int:
    """Print the page of a rule, or the list of a group; InputError for an unknown name."""
    rules = all_rules()
    if name in rules:
        say(_page(rules[name]))
        return Exit.CLEAN
    group = [rule for rule in rules.values() if rule.group == name]
    if not group:
        known = {*rules, *(rule.group for rule in rules.values())}
        raise InputError(f"no rule `{name}`{nearest(name, known)}")
    say(_table(group))
    return Exit.CLEAN


def _table(rules: Iterable[Rule]) -> Iterator[str]:
    rows = [(rule.name, str(rule.severity), rule.summary.rstrip(".")) for rule in rules]
    names, severities = (max(map(len, column)) for column in list(zip(*rows, strict=True))[:2])
    for name, severity, summary in rows:
        yield f"{name:<{names}}  {severity:<{severities}}  {summary}"


def _page(rule: Rule) -> Iterator[str]:
    yield f"{rule.name} ({rule.severity})"
    yield ""
    yield from rule.page.splitlines()
    if rule.options:
        yield ""
        yield f'Set in `[options."{rule.name}"]`:'
        for name, option in rule.options.items():
            yield f"- `{name}` (default {_shown(option.default)}): {option.help}"
    yield ""
    yield "## Examples"
    for example in rule.examples:
        yield ""
        yield from _example(example)


def _shown(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case tuple():
            return "[" + ", ".join(f'"{each}"' for each in value) + "]"
        case str():
            return f'"{value}"'
        case _:
            return str(value)


def _example(example: Example) -> Iterator[str]:
    if isinstance(example, Bad):
        yield "Wrong, what is marked by ⟦ and ⟧:"
    else:
        yield "Right:"
    texts = dict(example.files)
    if example.source or example.translation:
        texts = {
            "source": example.source,
            f"translation ({example.language})": example.translation,
        } | texts
    for name, text in texts.items():
        yield f"  {name}"
        yield from (f"    {line}".rstrip() for line in text.splitlines())
