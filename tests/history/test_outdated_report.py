"""What `doclint report` says of articles that fell behind: only where something can tell."""

import csv
import io
import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from doclint.cli import main

SCHEMA = json.loads((files("doclint.report") / "report.schema.json").read_text(encoding="utf-8"))
CONFIG = 'layout = "github-docs"\n'
BEHIND, LEVEL = "content/quay.md", "content/tide.md"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def site(repository: Any) -> Any:
    """A repository in which one of two articles fell behind in pt-BR, and ar is in no commit."""
    for path in (BEHIND, LEVEL):
        repository.write(path, "# Moor\n\nWait 30 minutes for the tide.\n")
        repository.write(f"translations/pt-BR/{path}", "# Atracar\n\nEspere 30 minutos a maré.\n")
    repository.commit("both sides")
    repository.edit("a real edit", {BEHIND: ("30 minutes", "45 minutes")})
    repository.edit("a format edit", {LEVEL: ("# Moor", "# **Moor**")})
    repository.write(f"translations/ar/{BEHIND}", "# إرساء\n\nانتظر المد 45 دقيقة.\n")
    return repository


def printed(capsys: Capture, *arguments: str) -> str:
    capsys.readouterr()
    assert main(["report", *arguments]) == 0
    return capsys.readouterr().out


def as_json(capsys: Capture, *arguments: str) -> dict[str, Any]:
    report = json.loads(printed(capsys, "--format", "json", *arguments))
    jsonschema.Draft202012Validator(SCHEMA).validate(report)
    return {language["language"]: language for language in report["languages"]}


def test_articles_that_fell_behind_are_counted(site: Any, capsys: Capture) -> None:
    report = as_json(capsys)
    assert {tag: language["outdated"] for tag, language in report.items()} == {
        "ar": None,
        "pt-BR": 1,
    }
    assert report["pt-BR"]["articles"]["complete"] == 2
    found = {file["source"]: file["outdated"] for file in report["pt-BR"]["files"]}
    assert found == {BEHIND: True, LEVEL: False}
    assert {file["outdated"] for file in report["ar"]["files"]} == {None}


def test_every_form_shows_them(site: Any, capsys: Capture) -> None:
    head, arabic, portuguese = printed(capsys).splitlines()[:3]
    end = head.index("outdated") + len("outdated")
    assert [line[:end].split()[-1] for line in (arabic, portuguese)] == ["–", "1"]
    head, _, arabic, portuguese = printed(capsys, "--format", "markdown").splitlines()[2:6]
    column = head.split("|").index(" outdated ")
    assert [line.split("|")[column] for line in (arabic, portuguese)] == [" – ", " 1 "]
    rows = csv.DictReader(io.StringIO(printed(capsys, "--format", "csv")))
    found = {(row["language"], row["source"]): row["outdated"] for row in rows}
    assert (found["pt-BR", BEHIND], found["pt-BR", LEVEL]) == ("yes", "no")
    assert found["ar", BEHIND] == ""


def test_pages_show_them(site: Any, capsys: Capture) -> None:
    printed(capsys, "-o", "../report")
    folder = site.root.parent / "report"
    overview = (folder / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'data-label="Outdated">(.*?)<', overview) == ["–", "1"]
    arabic, portuguese = (
        (folder / tag / "index.html").read_text(encoding="utf-8") for tag in ("ar", "pt-BR")
    )
    assert "; 1 outdated. Findings: " in portuguese
    assert portuguese.count('<span class="tag">outdated</span>') == 1
    assert "outdated" not in arabic


@pytest.mark.parametrize("config", [CONFIG, CONFIG + '[rules]\n"project/outdated" = "off"\n'])
def test_without_the_rule_nothing_is_claimed(site: Any, capsys: Capture, config: str) -> None:
    site.write("doclint.toml", config)
    report = as_json(capsys)
    assert {language["outdated"] for language in report.values()} == {None}
    for form in ("text", "markdown"):
        assert "outdated" not in printed(capsys, "--format", form)
    printed(capsys, "-o", "../report")
    assert "utdated" not in (site.root.parent / "report/index.html").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(printed(capsys, "--format", "csv")))
    assert {row["outdated"] for row in rows} == {""}


def test_trend_since_an_earlier_report(site: Any, capsys: Capture) -> None:
    earlier = site.root.parent / "earlier.json"
    earlier.write_text(printed(capsys, "--format", "json"), encoding="utf-8")
    site.edit("another edit", {LEVEL: ("30 minutes", "50 minutes")})
    portuguese = as_json(capsys, "--since", str(earlier))["pt-BR"]
    assert (portuguese["before"]["outdated"], portuguese["outdated"]) == (1, 2)
    printed(capsys, "-o", "../report", "--since", str(earlier))
    page = (site.root.parent / "report/pt-BR/index.html").read_text(encoding="utf-8")
    assert "+1 outdated since the earlier report" in page
    # A report of before they were counted, or without the rule, knows of none.
    text = json.loads(earlier.read_text(encoding="utf-8"))
    for language in text["languages"]:
        del language["outdated"]
    earlier.write_text(json.dumps(text), encoding="utf-8")
    assert as_json(capsys, "--since", str(earlier))["pt-BR"]["before"]["outdated"] is None
    printed(capsys, "-o", "../report", "--since", str(earlier))
    page = (site.root.parent / "report/pt-BR/index.html").read_text(encoding="utf-8")
    assert "outdated since" not in page


def test_what_a_comment_silences_is_not_outdated(site: Any, capsys: Capture) -> None:
    silence = "<!-- doclint-disable-next-line project/outdated -- still right -->\nEspere 30"
    site.edit("a comment", {f"translations/pt-BR/{BEHIND}": ("Espere 30", silence)})
    assert as_json(capsys)["pt-BR"]["outdated"] == 0


def test_stamps_tell_where_there_is_no_history(
    site: Any, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(site.root.parent))
    (site.root / ".git").rename(site.root.parent / "elsewhere")
    assert main(["stamp"]) == 0
    assert as_json(capsys)["pt-BR"]["outdated"] == 0
    site.replace(LEVEL, "30 minutes", "50 minutes")
    assert as_json(capsys)["pt-BR"]["outdated"] == 1
    Path("doclint-stamps.jsonl").unlink()
    assert main(["report"]) == 2
    assert capsys.readouterr().err.startswith("error: project/outdated: needs a git repository")
