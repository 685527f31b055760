"""`--format`, `--output` and `--statistics`."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from doclint.cli import main
from doclint.show.formats import FORMATS

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[Mapping[str, str | bytes]], Path]
Validate = Callable[[str, Any], None]

SAMPLE = Path(__file__).parents[2] / "fixtures" / "sample-site"
ORPHAN = "translations/pt-BR/content/old.md"


class TestWhatIsPrinted:
    def test_default_is_concise_where_there_is_no_terminal(self, run: Run, site: Path) -> None:
        assert run("check")[1] == run("check", "--format", "concise")[1]

    def test_default_in_github_actions(
        self, run: Run, site: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        code, out, err = run("check")
        assert code == 1
        assert out.startswith(f"::warning file={ORPHAN},line=1,")
        assert err.endswith("1 orphan\n")
        assert run("check", "--format", "concise")[1].startswith(f"{ORPHAN}:1:1: ")
        monkeypatch.setenv("GITHUB_ACTIONS", "false")
        assert run("check")[1].startswith(f"{ORPHAN}:1:1: ")

    @pytest.mark.parametrize("form", FORMATS)
    def test_summary_is_not_among_the_findings(self, run: Run, site: Path, form: str) -> None:
        _, out, err = run("check", "--format", form)
        if form not in ("markdown", "github"):
            assert "2 pairs checked" not in out
        assert ("2 pairs checked" in err) is (form != "json")

    def test_statistics(self, run: Run, site: Path) -> None:
        code, out, err = run("check", "--statistics", "--select", "project/missing,project")
        assert code == 1
        assert out.splitlines() == [
            "project/missing  2  info     ja 1, pt-BR 1",
            "project/orphan   1  warning  pt-BR 1",
            "",
            "all              3           pt-BR 2, ja 1",
        ]
        assert err.count("\n") == 1
        assert (
            run("check", "--format", "statistics", "--select", "project/missing,project")[1] == out
        )

    @pytest.mark.parametrize(
        ("arguments", "listed"),
        [
            (["--format", "json", "--statistics"], "`json` and `statistics`"),
            (["--format", "json", "--output", "sarif:-"], "`sarif` and `json`"),
            (["--output", "json:-", "--output", "sarif:-"], "`json` and `sarif`"),
        ],
    )
    def test_standard_output_takes_one_format(
        self, run: Run, site: Path, arguments: list[str], listed: str
    ) -> None:
        code, out, err = run("check", *arguments)
        assert (code, out) == (2, "")
        assert f"Standard output takes one format, not {listed}." in err

    def test_articles_give_no_commands_in_github_actions(
        self, run: Run, site: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        name = "translations/ja/content/##[add-mask]x.md"
        (site / name).write_text("# a\n")
        (site / "translations/ja/content/##[debug].md").write_bytes(b"\xff")
        (site / "content/##[debug].md").write_text("# a\n")
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        for form in FORMATS:
            _, out, err = run("check", "--format", form)
            lines = [line for line in (out + err).splitlines() if not line.startswith("::")]
            assert not [line for line in lines if "##[" in line]

    @pytest.mark.skipif(sys.platform != "linux", reason="file names are text elsewhere")
    def test_hostile_file_names(self, run: Run, site: Path) -> None:
        folder = site / "translations/ja/content"
        for name in ("\x1b[31mred.md", "::error::x.md", "a\nb.md", os.fsdecode(b"\xff.md")):
            (folder / name).write_text("# a\n")
        for form in FORMATS:
            code, out, err = run("check", "--format", form)
            assert code == 1
            assert "internal error" not in err
            assert "\x1b" not in out + err
            assert not [line for line in out.splitlines() if line.startswith("b.md")]


class TestFiles:
    def test_files_hold_what_is_printed(self, run: Run, site: Path) -> None:
        outputs = [f"--output={form}:out.{form}" for form in FORMATS]
        code, out, _ = run("check", *outputs)
        assert code == 1
        assert out == run("check")[1]
        for form in FORMATS:
            assert (site / f"out.{form}").read_text() == run("check", "--format", form)[1]

    def test_format_of_standard_output(self, run: Run, site: Path) -> None:
        code, out, _ = run("check", "--output", "json:-", "--output", "concise:out.txt")
        assert code == 1
        assert json.loads(out)["summary"]["findings"] == 1
        assert (site / "out.txt").read_text().startswith(ORPHAN)

    def test_written_though_nothing_is_found(self, run: Run, site: Path) -> None:
        (site / "out.json").write_text("old")
        code, _, _ = run("check", "--ignore", "project", "--output", "json:out.json")
        assert code == 0
        assert json.loads((site / "out.json").read_text())["findings"] == []

    def test_no_colour_in_files(
        self, run: Run, site: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv("FORCE_COLOR", "1")
        _, out, _ = run("check", "--format", "full", "--output", "full:out.txt")
        assert "\x1b[" in out
        assert "\x1b[" not in (site / "out.txt").read_text()

    @pytest.mark.parametrize(
        ("value", "message"),
        [
            ("sarif", "--output must be FORMAT:FILE (or FORMAT:-), not `sarif`."),
            ("sarif:", "--output must be FORMAT:FILE (or FORMAT:-), not `sarif:`."),
            ("xml:out.xml", "--output: no format `xml`; there are: full, concise,"),
            ("json:no/out.json", "--output: no/out.json cannot be written: there is no folder no"),
            ("json:content", "--output: content is a folder"),
        ],
    )
    def test_what_cannot_be_written_is_said_before_the_check(
        self, run: Run, site: Path, value: str, message: str
    ) -> None:
        code, out, err = run("check", "--output", value)
        assert (code, out) == (2, "")
        assert message in err

    def test_one_file_takes_one_format(self, run: Run, site: Path) -> None:
        code, out, err = run("check", "--output=json:a.out", "--output=sarif:content/../a.out")
        assert (code, out) == (2, "")
        assert "Two --output are written to content/../a.out." in err
        assert not (site / "a.out").exists()

    def test_what_fails_in_the_end_is_an_error(
        self, run: Run, site: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(file: Path, lines: object) -> None:
            raise OSError(28, "No space left on device", str(file))

        monkeypatch.setattr("doclint.cli.outputs.write_lines", full)
        code, out, err = run("check", "--output", "json:out.json")
        assert code == 2
        assert out.startswith(ORPHAN)
        assert "error: --output json:out.json: No space left on device\n" in err


class TestPaths:
    @pytest.fixture
    def nested(self, write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A site in a folder of a repository, and the working directory in one of its folders."""
        root = write(
            {
                ".git/HEAD": "",
                "my docs/content/a.md": "# Moor\n",
                "my docs/translations/ja/content/a.md": "# 係留\n",
                "my docs/translations/ja/content/b.md": "# 帆\n",
            }
        )
        monkeypatch.chdir(root / "my docs/content")
        return root

    def test_services_get_paths_from_the_root_of_the_repository(
        self, run: Run, nested: Path
    ) -> None:
        path = "my docs/translations/ja/content/b.md"
        (issue,) = json.loads(run("check", "--format", "gitlab")[1])
        assert issue["location"]["path"] == path
        (sarif,) = json.loads(run("check", "--format", "sarif")[1])["runs"]
        (result,) = sarif["results"]
        location = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert location == {"uri": path.replace(" ", "%20"), "uriBaseId": "%SRCROOT%"}
        assert f"file={path}," in run("check", "--format", "github")[1]
        assert f'<testsuite name="{path}"' in run("check", "--format", "junit")[1]
        assert f"#### `{path}`" in run("check", "--format", "markdown")[1]

    def test_reviewdog_gets_paths_from_the_working_directory(self, run: Run, nested: Path) -> None:
        (diagnostic,) = json.loads(run("check", "--format", "rdjson")[1])["diagnostics"]
        path = Path(diagnostic["location"]["path"])
        assert path.resolve() == nested / "my docs/translations/ja/content/b.md"
        assert not path.is_absolute()

    def test_project_that_is_in_no_repository(self, run: Run, site: Path) -> None:
        (issue,) = json.loads(run("check", "--format", "gitlab")[1])
        assert issue["location"]["path"] == ORPHAN

    def test_one_pair_without_a_project(
        self, run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        text = "Cast off the ropes before the tide turns, and watch the harbor lights.\n"
        root = write({".git/HEAD": "", "d/a.md": text, "d/a.pt.md": text})
        monkeypatch.chdir(root / "d")
        arguments = ("check", "--source", "a.md", "--lang", "pt", "a.pt.md", "--format")
        issues = json.loads(run(*arguments, "gitlab")[1])
        assert {issue["location"]["path"] for issue in issues} == {"d/a.pt.md"}
        found = json.loads(run(*arguments, "json")[1])["findings"]
        assert {finding["path"] for finding in found} == {"a.pt.md"}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file in each format: what there is to find on the sample site."""
    folder = tmp_path_factory.mktemp("outputs")
    wanted = [f"--output={form}:{folder / form}" for form in FORMATS]
    assert main(["check", str(SAMPLE), *wanted]) == 1
    return folder


@pytest.fixture(scope="module")
def found(outputs: Path) -> list[dict[str, Any]]:
    """The findings on the sample site."""
    found: list[dict[str, Any]] = json.loads((outputs / "json").read_text())["findings"]
    assert len(found) > 5
    return found


class TestSampleSite:
    """What the rules find is accepted by the published schemas."""

    def test_json(self, outputs: Path, found: list[Any]) -> None:
        schema = files("doclint.show").joinpath("findings.schema.json").read_text()
        validator = jsonschema.Draft202012Validator(json.loads(schema))
        validator.validate(json.loads((outputs / "json").read_text()))
        assert [json.loads(line) for line in (outputs / "jsonl").read_text().splitlines()] == found

    def test_sarif(self, outputs: Path, found: list[Any], validate: Validate) -> None:
        log = json.loads((outputs / "sarif").read_text())
        validate("sarif-2.1.0-rtm.5.json", log)
        (run,) = log["runs"]
        assert [result["ruleId"] for result in run["results"]] == [at["rule"] for at in found]
        assert all(rule["help"]["markdown"] for rule in run["tool"]["driver"]["rules"])
        assert sum("relatedLocations" in result for result in run["results"]) == sum(
            at["source"] is not None for at in found
        )

    def test_rdjson(self, outputs: Path, found: list[Any], validate: Validate) -> None:
        result = json.loads((outputs / "rdjson").read_text())
        validate("rdf-DiagnosticResult.json", result)
        for at, diagnostic in zip(found, result["diagnostics"], strict=True):
            assert diagnostic["code"]["value"] == at["rule"]
            text = (SAMPLE / at["path"]).read_text(encoding="utf-8")
            line = text.splitlines()[at["line"] - 1][: at["column"] - 1]
            start = diagnostic["location"]["range"]["start"]
            assert start == {"line": at["line"], "column": len(line.encode()) + 1}

    def test_gitlab(self, outputs: Path, found: list[Any], validate: Validate) -> None:
        issues = json.loads((outputs / "gitlab").read_text())
        for issue in issues:
            validate("gitlab-codeclimate.json", issue)
        assert [issue["check_name"] for issue in issues] == [at["rule"] for at in found]

    def test_junit(self, outputs: Path, found: list[Any], junit_schema: Any) -> None:
        junit_schema.validate(outputs / "junit")
        root = ElementTree.parse(outputs / "junit").getroot()
        assert len(list(root.iter("testcase"))) == len(found)
        assert len(root) == len({at["path"] for at in found})

    def test_github(self, outputs: Path, found: list[Any]) -> None:
        lines = (outputs / "github").read_text().splitlines()
        assert len(lines) == len(found) + 1
        assert all(line.startswith("::") for line in lines)

    def test_markdown(self, outputs: Path, found: list[Any]) -> None:
        lines = (outputs / "markdown").read_text().splitlines()
        assert sum(line.startswith("- ") for line in lines) == len(found)
