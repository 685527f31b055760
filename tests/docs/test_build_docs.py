"""The script that writes the generated pages."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType, ModuleType

import pytest

from doclint.check.registry import all_rules
from doclint.model import Severity
from doclint.rule import Bad, Good, Option, Rule

SCRIPT = Path(__file__).parents[2] / "scripts" / "build_docs.py"


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_docs", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_page_shows_what_the_rule_says(build: ModuleType) -> None:
    page = build.rule_page(all_rules()["liquid/translated"])
    assert page.startswith("<!-- Written by scripts/build_docs.py. -->\n\n# liquid/translated\n\n")
    assert "\nSeverity: **error**, unless" in page
    wrong, _, right = page.partition("\n## Right\n")
    assert ":1:1: error liquid/translated" in wrong or ": error liquid/translated" in wrong
    assert "\n   = source content/article.md:" in wrong
    assert "⟦" not in page
    assert "doclint check" not in right


def test_page_of_a_rule_of_the_project_shows_its_files(build: ModuleType) -> None:
    page = build.rule_page(all_rules()["project/missing"])
    assert "\nSeverity: off, unless" in page
    assert "`content/sail.md`:\n\n```markdown\n# Set the sails\n```\n" in page
    assert "doclint-disable-file project/missing" in page


@pytest.fixture
def rule() -> Rule:
    """A rule with an option, whose examples are wrong: it never finds anything."""

    def check(*_: object) -> Iterator[object]:
        yield from ()

    return Rule(
        name="text/none",
        severity=Severity.INFO,
        page="Nothing.\n\n## What it does\nNothing.",
        check=check,
        options=MappingProxyType({"words": Option(("a|b",), "Words that count.")}),
        examples=(
            Good(source="A ```` b\n", translation="A ```` b\u200b\tc\r\n"),
            Bad("a\n", "⟦a⟧\n"),
        ),
    )


def test_options_are_a_table(build: ModuleType, rule: Rule) -> None:
    assert list(build.options_of(rule))[2] == '| `words` | `["a|b"]` | Words that count. |'


def test_example_that_gives_nothing_is_an_error(build: ModuleType, rule: Rule) -> None:
    assert list(build.example_of(rule, rule.examples[0]))
    with pytest.raises(ValueError, match="text/none: an example gives 0 findings"):
        list(build.example_of(rule, rule.examples[1]))


def test_code_is_shown_as_it_is(build: ModuleType, rule: Rule) -> None:
    lines = list(build.example_of(rule, rule.examples[0]))
    assert lines[1] == "`````markdown\nA ```` b\n`````\n"
    assert lines[3] == "`````markdown\nA ```` b<U+200B>\tc\n`````\n"


class TestStale:
    """Files that are not there, that differ and that should not be there."""

    @pytest.fixture
    def root(self, build: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(build, "ROOT", tmp_path)
        (tmp_path / "docs").mkdir()
        text = "# Layouts\n\n<!-- generated: layouts -->\nold\n<!-- end of generated -->\n\nEnd.\n"
        (tmp_path / "docs" / "layouts.md").write_text(text, encoding="utf-8")
        return tmp_path

    def test_check_names_them_and_writes_nothing(
        self, build: ModuleType, root: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert build.main(check=True) == 1
        named = capsys.readouterr().out.splitlines()
        assert "docs/layouts.md: stale" in named
        assert "docs/rules/link/lost.md: stale" in named
        assert "lint/doclint/config/config.schema.json: stale" in named
        assert [path.name for path in root.rglob("*.*")] == ["layouts.md"]

    def test_build_brings_them_up_to_date(
        self, build: ModuleType, root: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        gone = root / "docs" / "rules" / "link" / "gone.md"
        gone.parent.mkdir(parents=True)
        gone.write_text("# link/gone\n", encoding="utf-8")
        assert build.main(check=False) == 0
        assert not gone.exists()
        page = (root / "docs" / "layouts.md").read_text(encoding="utf-8")
        assert "old" not in page
        assert "`translations/{lang}/content/{path}`" in page
        assert page.endswith("<!-- end of generated -->\n\nEnd.\n")
        capsys.readouterr()
        assert build.main(check=True) == 0
        assert capsys.readouterr().out == ""

    def test_unknown_part_is_an_error(self, build: ModuleType, root: Path) -> None:
        page = root / "docs" / "layouts.md"
        page.write_text(
            "<!-- generated: nothing -->\n<!-- end of generated -->\n", encoding="utf-8"
        )
        with pytest.raises(KeyError, match="nothing"):
            build.generated()
