"""Makes the settings of a check from a configuration, a layout and the rules that are installed."""

from collections.abc import Collection, Iterable, Mapping

from doclint.config.config import Config
from doclint.config.nearest import nearest
from doclint.config.settings import DIALECTS, FrontMatterKeys, LiquidTags, Settings
from doclint.config.terms import Terms
from doclint.errors import InputError
from doclint.model import Severity
from doclint.pair.layout import Layout
from doclint.rule import Option, Options, OptionValue, Rule

Rules = Mapping[str, Rule]


def settings_of(
    config: Config, layout: Layout, rules: Rules, learned: Terms | None = None, file: str = ""
) -> Settings:
    """Return the settings; InputError for a rule, severity or option that does not exist.

    `file` is the configuration's name for messages.
    """
    learned = learned or Terms()
    anchors = layout.source_anchors if config.source_anchors is None else config.source_anchors
    return Settings(
        source_language=config.source_language,
        severities=severities_of(config.rules, rules, f"{file}: `rules"),
        options=options_of(config.options, rules, f"{file}: `options"),
        terms=frozenset((*config.terms, *learned.terms)),
        labels=frozenset((*config.labels, *learned.labels)),
        front_matter=_front_matter(config, layout),
        liquid=LiquidTags(
            blocks=dict(config.liquid.blocks),
            inline=frozenset(config.liquid.inline),
            human_arguments=LiquidTags().human_arguments | set(config.liquid.human_arguments),
        ),
        locales=dict(config.locales),
        source_anchors=anchors,
        dialect=_dialect(config.dialect, f"{file}: `dialect`")
        if config.dialect
        else layout.dialect,
    )


def _dialect(name: str, where: str) -> str:
    """Return the dialect of the settings; InputError for an unknown name."""
    if name not in DIALECTS:
        there = nearest(name, DIALECTS) or "; there are: " + ", ".join(DIALECTS)
        raise InputError(f"{where}: no dialect `{name}`{there}")
    return DIALECTS[name]


def narrowed(
    settings: Settings, rules: Rules, select: Collection[str], ignore: Collection[str]
) -> Settings:
    """Apply `--select` and `--ignore`: names of rules or groups; InputError for an unknown one.

    A rule that is selected by its own name runs even if it is off otherwise.
    """
    for name in [*select, *ignore]:
        _known(name, rules, f"`{name}`")
    severities = dict(settings.severities)
    for rule in rules.values():
        if not is_chosen(rule, select, ignore):
            severities[rule.name] = Severity.OFF
        elif rule.name in select:
            severities[rule.name] = _awake(settings.severity_of(rule), rule)
    return settings._replace(severities=severities)


def is_chosen(rule: Rule, select: Collection[str], ignore: Collection[str]) -> bool:
    """Tell whether `--select` and `--ignore` leave a rule in."""
    if rule.name in select:
        return rule.name not in ignore
    if select and rule.group not in select:
        return False
    return rule.name not in ignore and rule.group not in ignore


def _awake(severity: Severity, rule: Rule) -> Severity:
    for candidate in (severity, rule.severity, Severity.INFO):
        if candidate is not Severity.OFF:
            return candidate
    return Severity.INFO


def _known(name: str, rules: Rules, where: str) -> None:
    names = {*rules, *(rule.group for rule in rules.values())}
    if name not in names:
        raise InputError(f"{where}: no such rule or group{nearest(name, names)}")


def severities_of(table: Mapping[str, str], rules: Rules, where: str) -> dict[str, Severity]:
    """Read a table of severities; InputError names the place, of which `where` is the beginning."""
    severities = {}
    for name, word in table.items():
        place = f'{where}."{name}"`'
        _known(name, rules, place)
        if word not in list(Severity):
            hint = nearest(word, list(Severity)) or "; there are: " + ", ".join(Severity)
            raise InputError(f"{place}: no severity `{word}`{hint}")
        severities[name] = Severity(word)
    return severities


def options_of(table: Mapping[str, Options], rules: Rules, where: str) -> dict[str, Options]:
    """Read a table of the options of rules; InputError as above."""
    return {
        name: _options(name, values, rules, f'{where}."{name}"`') for name, values in table.items()
    }


def _options(name: str, values: Options, rules: Rules, where: str) -> dict[str, OptionValue]:
    if name not in rules:
        raise InputError(f"{where}: no such rule{nearest(name, rules)}")
    declared = rules[name].options
    for key, value in values.items():
        if key not in declared:
            there = nearest(key, declared) or "; there are: " + (", ".join(declared) or "none")
            raise InputError(f"{where}: no option `{key}`{there}")
        _check_type(declared[key], value, f"{where}: `{key}`")
    return dict(values)


def _check_type(option: Option, value: OptionValue, where: str) -> None:
    kinds = {
        bool: "true or false",
        int: "a whole number",
        float: "a number",
        str: "a text",
        tuple: "a list",
    }
    kind = type(option.default)
    fits = type(value) is kind or (kind is float and type(value) is int)
    if not fits:
        raise InputError(f"{where} must be {kinds[kind]}")


def _front_matter(config: Config, layout: Layout) -> FrontMatterKeys:
    table, keys = config.front_matter, layout.front_matter
    said = {*table.machine, *table.human, *table.local}
    return FrontMatterKeys(
        machine=_merged(keys.machine, table.machine, said),
        human=_merged(keys.human, table.human, said),
        local=_merged(keys.local, table.local, said),
    )


def _merged(built_in: frozenset[str], own: Iterable[str], said: set[str]) -> frozenset[str]:
    # What the configuration says of a key replaces what the layout says of it.
    return (built_in - said) | frozenset(own)
