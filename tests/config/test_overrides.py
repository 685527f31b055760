"""What differs by path and language."""

import pickle
from collections.abc import Iterator

import pytest

from doclint.check import registry
from doclint.config.config import OverrideTable
from doclint.config.overrides import overrides_of
from doclint.config.pair_settings import PairSettings
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.model import Problem, Severity
from doclint.pair.finder import Pair
from doclint.rule import Option, Rule


def nothing(pair: object) -> Iterator[Problem]:
    return iter(())


OPTIONS = {"strict": Option(default=False, help=""), "roots": Option(("static",), "")}
RULES = {
    rule.name: rule
    for rule in (
        Rule("link/broken", Severity.WARNING, "", nothing, OPTIONS),
        Rule("link/lost", Severity.ERROR, "", nothing),
        Rule("text/number", Severity.INFO, "", nothing),
    )
}
JA = Pair("i18n/ja/early/a.md", "docs/early/a.md", "ja-JP")
PT = Pair("i18n/pt/early/a.md", "docs/early/a.md", "pt-BR")
LATE = Pair("i18n/ja/late/b.md", "docs/late/b.md", "ja-JP")


def of(*tables: OverrideTable, base: Settings | None = None) -> PairSettings:
    return PairSettings(base or Settings(), overrides_of(tables, RULES, "doclint.toml"))


def severity(settings: PairSettings, pair: Pair, rule: str = "link/lost") -> Severity:
    return settings.of(pair).severity_of(RULES[rule])


OFF = {"link/lost": "off"}


@pytest.mark.parametrize(
    ("table", "meant"),
    [
        (OverrideTable(paths=("docs/early/**",), rules=OFF), {JA, PT}),
        (OverrideTable(paths=("early/",), rules=OFF), {JA, PT}),
        (OverrideTable(paths=("i18n/ja/",), rules=OFF), {JA, LATE}),
        (OverrideTable(paths=("*.md", "!docs/late/*", "!i18n/*/late/*"), rules=OFF), {JA, PT}),
        (OverrideTable(languages=("ja-jp",), rules=OFF), {JA, LATE}),
        (OverrideTable(languages=("ja_JP", "pt-BR"), rules=OFF), {JA, LATE, PT}),
        (OverrideTable(paths=("early/",), languages=("ja-JP",), rules=OFF), {JA}),
        (OverrideTable(paths=("/early/",), rules=OFF), set()),
        (OverrideTable(languages=("ja",), rules=OFF), set()),
    ],
)
def test_which_pairs_are_meant(table: OverrideTable, meant: set[Pair]) -> None:
    settings = of(table)
    assert {p for p in (JA, PT, LATE) if severity(settings, p) is Severity.OFF} == meant


class TestMerging:
    def test_the_last_one_wins(self) -> None:
        every = OverrideTable(languages=("ja-JP",), rules={"link/lost": "info"})
        some = OverrideTable(paths=("early/",), rules={"link/lost": "warning"})
        assert severity(of(every, some), JA) is Severity.WARNING
        assert severity(of(some, every), JA) is Severity.INFO
        assert severity(of(some, every), PT) is Severity.WARNING

    def test_group_undoes_what_was_said_of_its_rules_before(self) -> None:
        base = Settings(severities={"link/lost": Severity.ERROR, "text/number": Severity.ERROR})
        group = OverrideTable(paths=("early/",), rules={"link": "off"})
        assert severity(of(group, base=base), JA) is Severity.OFF
        assert severity(of(group, base=base), JA, "text/number") is Severity.ERROR
        both = OverrideTable(paths=("early/",), rules={"link/lost": "info", "link": "off"})
        assert severity(of(both, base=base), JA) is Severity.INFO
        assert severity(of(both, base=base), JA, "link/broken") is Severity.OFF

    def test_options_terms_and_labels_are_added(self) -> None:
        base = Settings(
            options={"link/broken": {"strict": True}},
            terms=frozenset({"berth"}),
            labels=frozenset(),
        )
        table = OverrideTable(
            paths=("early/",),
            options={"link/broken": {"roots": ("assets",)}},
            terms=("tide",),
            labels=("Sail",),
        )
        settings = of(table, base=base).of(JA)
        assert settings.options == {"link/broken": {"strict": True, "roots": ("assets",)}}
        assert settings.terms == {"berth", "tide"}
        assert settings.labels == {"Sail"}
        assert of(table, base=base).of(LATE) is not settings

    def test_command_line_has_the_last_word(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("doclint.config.pair_settings.all_rules", lambda: RULES)
        table = OverrideTable(paths=("early/",), rules={"link/lost": "off", "text": "error"})
        settings = of(table).narrowed(["link/lost"], [])
        assert severity(settings, JA) is Severity.ERROR
        assert severity(settings, JA, "text/number") is Severity.OFF
        assert severity(of(table).narrowed([], ["text"]), JA, "text/number") is Severity.OFF
        assert severity(of(table), JA) is Severity.OFF

    def test_unknown_name_on_the_command_line(self) -> None:
        with pytest.raises(InputError, match="no such rule or group"):
            of().narrowed(["lnk"], [])


class TestCost:
    def test_without_overrides_there_is_one_object(self) -> None:
        settings = of()
        assert settings.of(JA) is settings.of(LATE) is settings.base

    def test_one_object_for_each_combination(self) -> None:
        settings = of(
            OverrideTable(paths=("early/",), rules=OFF),
            OverrideTable(languages=("ja-JP",), rules=OFF),
        )
        other = JA._replace(translation="i18n/ja/early/c.md", source="docs/early/c.md")
        assert settings.of(JA) is settings.of(other)
        assert settings.of(JA) is not settings.of(PT)
        assert settings.of(Pair("x", "y", "de")) is settings.base

    def test_other_processes_get_them(self) -> None:
        settings = of(OverrideTable(paths=("early/",), rules=OFF))
        assert severity(pickle.loads(pickle.dumps(settings)), JA) is Severity.OFF


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (OverrideTable(rules=OFF), "`overrides[0]` needs `paths` or `languages`"),
        (
            OverrideTable(languages=("xx",)),
            "`overrides[0].languages`: `xx` is not a language tag",
        ),
        (
            OverrideTable(languages=("ja",), rules={"lnk": "off"}),
            '`overrides[0].rules."lnk"`: no such rule or group; did you mean `link`?',
        ),
        (
            OverrideTable(languages=("ja",), rules={"link": "of"}),
            '`overrides[0].rules."link"`: no severity `of`; did you mean `off`?',
        ),
        (
            OverrideTable(languages=("ja",), options={"link/broken": {"strct": True}}),
            '`overrides[0].options."link/broken"`: no option `strct`; did you mean `strict`?',
        ),
        (
            OverrideTable(languages=("ja",), options={"link/broken": {"strict": 1}}),
            '`overrides[0].options."link/broken"`: `strict` must be true or false',
        ),
    ],
)
def test_mistakes_are_named(table: OverrideTable, message: str) -> None:
    with pytest.raises(InputError) as error:
        overrides_of([table], RULES, "doclint.toml")
    assert str(error.value) == f"doclint.toml: {message}"


def test_pattern_that_is_none() -> None:
    with pytest.raises(InputError, match=r"^doclint.toml: `overrides\[1\].paths`: .*'!'"):
        of(OverrideTable(paths=("early/",), rules=OFF), OverrideTable(paths=("!",)))


def test_real_rules_are_known() -> None:
    table = OverrideTable(languages=("ja",), rules={"silence/unused": "off"})
    assert overrides_of([table], registry.all_rules())
