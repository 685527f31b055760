import pickle
from collections.abc import Iterator

import pytest

from doclint.config.config import Config, FrontMatterTable, LiquidTable
from doclint.config.resolve import narrowed, settings_of
from doclint.config.settings import FrontMatterKeys, Settings
from doclint.config.terms import Terms
from doclint.errors import InputError
from doclint.model import Problem, Severity
from doclint.pair.layout import Layout
from doclint.rule import Option, OptionValue, Rule


def nothing(pair: object) -> Iterator[Problem]:
    return iter(())


OPTIONS = {"strict": Option(default=False, help=""), "roots": Option(("static",), "")}
RULES = {
    rule.name: rule
    for rule in (
        Rule("link/lost", Severity.ERROR, "", nothing),
        Rule("link/broken", Severity.WARNING, "", nothing, OPTIONS),
        Rule("project/missing", Severity.OFF, "", nothing),
        Rule("text/number", Severity.INFO, "", nothing),
    )
}
LAYOUT = Layout(
    "x",
    (),
    front_matter=FrontMatterKeys(frozenset({"type", "order"}), frozenset({"title"})),
    source_anchors=True,
)


def resolved(config: Config, learned: Terms | None = None) -> Settings:
    return settings_of(config, LAYOUT, RULES, learned, "doclint.toml")


def on(settings: Settings) -> dict[str, str]:
    severities = {name: settings.severity_of(rule) for name, rule in RULES.items()}
    return {name: word for name, word in severities.items() if word is not Severity.OFF}


def test_layout_and_configuration_together() -> None:
    settings = resolved(
        Config(
            terms=("berth",),
            labels=("Save",),
            front_matter=FrontMatterTable(machine=("weight",), human=("order",), local=("lang",)),
            liquid=LiquidTable({"tabs": "endtabs"}, ("icon",), ("tooltip",)),
        ),
        Terms({"crew": 3}, {"Send": 4}),
    )
    assert settings.terms == {"berth", "crew"}
    assert settings.labels == {"Save", "Send"}
    assert settings.front_matter == FrontMatterKeys(
        frozenset({"type", "weight"}), frozenset({"title", "order"}), frozenset({"lang"})
    )
    assert settings.liquid.blocks == {"tabs": "endtabs"}
    assert {"tooltip", "aria-label"} <= settings.liquid.human_arguments
    assert settings.source_anchors is True
    assert resolved(Config(source_anchors=False)).source_anchors is False


def test_what_the_configuration_says_of_the_dialect_wins() -> None:
    layout = LAYOUT._replace(dialect="mdx")
    said = ["", "python-markdown", "markdown"]
    assert [settings_of(Config(dialect=name), layout, RULES).dialect for name in said] == [
        "mdx",
        "python-markdown",
        "",
    ]


def test_settings_go_to_other_processes() -> None:
    settings = resolved(Config(rules={"link": "off"}, options={"link/broken": {"strict": True}}))
    assert pickle.loads(pickle.dumps(settings)) == settings


def test_rule_wins_over_its_group() -> None:
    settings = resolved(Config(rules={"link": "info", "link/lost": "warning"}))
    assert on(settings) == {"link/lost": "warning", "link/broken": "info", "text/number": "info"}


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ([], [], {"link/lost": "error", "link/broken": "warning", "text/number": "info"}),
        (["link"], [], {"link/lost": "error", "link/broken": "warning"}),
        (["link/lost"], [], {"link/lost": "error"}),
        (["text", "link/lost"], [], {"link/lost": "error", "text/number": "info"}),
        ([], ["link"], {"text/number": "info"}),
        (["link"], ["link/broken"], {"link/lost": "error"}),
        (["link/broken"], ["link"], {"link/broken": "warning"}),
        (["project"], [], {}),
        (["project/missing"], [], {"project/missing": "info"}),
    ],
)
def test_select_and_ignore(select: list[str], ignore: list[str], expected: dict[str, str]) -> None:
    assert on(narrowed(Settings(), RULES, select, ignore)) == expected


def test_rule_that_is_switched_off_runs_when_selected_by_name() -> None:
    settings = Settings(severities={"link": Severity.OFF})
    assert on(narrowed(settings, RULES, ["link/lost"], [])) == {"link/lost": "error"}
    assert on(narrowed(settings, RULES, ["link"], [])) == {}


@pytest.mark.parametrize(
    ("config", "message"),
    [
        (Config(rules={"link/lots": "off"}), '`rules."link/lots"`: no such rule or group; did you'),
        (Config(rules={"link/lost": "of"}), "no severity `of`; did you mean `off`?"),
        (Config(rules={"link/lost": "5"}), "no severity `5`; there are: error, warning, info, off"),
        (Config(dialect="mdxx"), "`dialect`: no dialect `mdxx`; did you mean `mdx`?"),
        (Config(dialect="rst"), "`rst`; there are: mdx, python-markdown, markdown"),
        (Config(options={"link/brokn": {}}), "no such rule; did you mean `link/broken`?"),
        (Config(options={"link": {}}), "no such rule"),
        (Config(options={"link/broken": {"strct": True}}), "no option `strct`; did you mean"),
        (Config(options={"link/lost": {"x": True}}), "no option `x`; there are: none"),
    ],
)
def test_mistakes(config: Config, message: str) -> None:
    with pytest.raises(InputError) as error:
        resolved(config)
    assert str(error.value).startswith("doclint.toml: ")
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("name", "value", "kind"), [("strict", 1, "true or false"), ("roots", "static", "a list")]
)
def test_option_of_a_wrong_type(name: str, value: OptionValue, kind: str) -> None:
    with pytest.raises(InputError, match=f"`{name}` must be {kind}"):
        resolved(Config(options={"link/broken": {name: value}}))


def test_unknown_name_on_the_command_line() -> None:
    with pytest.raises(InputError, match="`link/lots`: no such rule or group; did you mean"):
        narrowed(Settings(), RULES, ["link/lots"], [])
