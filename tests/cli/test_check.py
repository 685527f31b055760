import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[Mapping[str, str]], Path]

SITE = {
    "content/a.md": "# Moor\n",
    "translations/ja/content/a.md": "# 係留\n",
    "translations/pt-BR/content/a.md": "# Atracar\n",
}

ORPHAN = "translations/pt-BR/content/old.md"
LINE = f"{ORPHAN}:1:1: warning project/orphan there is no source `content/old.md`"


def as_json(run: Run, *arguments: object) -> dict[str, Any]:
    code, out, _ = run("check", "--format", "json", *arguments)
    assert code in (0, 1)
    found: dict[str, Any] = json.loads(out)
    return found


class TestWhatIsChecked:
    def test_whole_project(self, run: Run, site: Path) -> None:
        code, out, err = run("check")
        assert code == 1
        assert out.startswith(LINE)
        assert err.splitlines() == [
            "project/orphan  1  warning",
            "",
            "1 finding (1 warning) in 1 file; 2 pairs checked, 2 missing translations, 1 orphan",
        ]

    @pytest.mark.parametrize(
        ("paths", "pairs", "missing", "orphans"),
        [
            (["content/a.md"], 2, 0, 0),
            (["content/b.md"], 0, 2, 0),
            (["translations/ja/content/a.md"], 1, 0, 0),
            (["content/a.md", "translations/ja/content/a.md", "content"], 2, 2, 0),
            (["translations/pt-BR"], 1, 0, 1),
            (["translations"], 2, 0, 1),
            (["."], 2, 2, 1),
            ([ORPHAN], 0, 0, 1),
        ],
    )
    def test_some_paths(
        self, run: Run, site: Path, paths: list[str], pairs: int, missing: int, orphans: int
    ) -> None:
        for given in (paths, [site / path for path in paths]):
            summary = as_json(run, *given)["summary"]
            counts = (summary["pairs"], summary["missing_translations"], summary["orphans"])
            assert counts == (pairs, missing, orphans)

    def test_from_any_folder(self, run: Run, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        whole = as_json(run)
        monkeypatch.chdir(site / "content")
        assert as_json(run) == whole
        assert as_json(run, "..") == whole
        monkeypatch.chdir("/")
        assert as_json(run, site) == whole

    def test_paths_are_shown_from_the_working_directory(
        self, run: Run, site: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(site / "translations")
        assert run("check")[1].startswith("pt-BR/content/old.md:1:1: ")

    def test_one_language(self, run: Run, site: Path) -> None:
        assert as_json(run, "--lang", "ja")["summary"]["pairs"] == 1
        code, out, err = run("check", "--lang", "de")
        assert (code, out) == (2, "")
        assert err == "error: no translations in language `de`; there are: ja, pt-BR\n"

    def test_one_pair_without_a_project(self, run: Run, site: Path) -> None:
        source, translation = "content/a.md", "translations/ja/content/a.md"
        found = as_json(run, "--source", source, "--lang", "ja_JP", translation)
        assert found["summary"]["pairs"] == 1
        assert found["findings"] == []

    def test_file_of_no_pair_is_passed_over(self, run: Run, site: Path) -> None:
        (site / "README.md").write_text("# Read me\n")
        code, out, err = run("check", "README.md")
        assert (code, out) == (0, "")
        assert err.startswith("note: nothing to check: README.md: neither source nor translation")

    def test_files_of_no_project_are_passed_over(self, run: Run, write: Write) -> None:
        root = write({".git/HEAD": "", "README.md": "", "site/README.md": ""})
        write({f"site/{name}": text for name, text in SITE.items()})
        paths = [root / "README.md", root / "site/content/a.md", root / "site/README.md"]
        for given in (paths, paths[::-1]):
            assert as_json(run, *given)["summary"]["pairs"] == 2

    def test_files_of_two_projects_are_an_error(self, run: Run, write: Write) -> None:
        root = write({f"{site}/{name}": text for site in "xy" for name, text in SITE.items()})
        code, _, err = run("check", root / "x/content/a.md", root / "y/content/a.md")
        assert code == 2
        assert err.startswith(f"error: {root}/y/content/a.md: belongs to another project than ")


class TestWhatItGives:
    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            ([], 1),
            (["--fail-on", "error"], 0),
            (["--fail-on", "info"], 1),
            (["--exit-zero"], 0),
            (["--ignore", "project"], 0),
            (["--select", "link,image"], 0),
            (["content/a.md"], 0),
        ],
    )
    def test_exit_codes(self, run: Run, site: Path, arguments: list[str], code: int) -> None:
        if "link,image" in arguments:
            pytest.importorskip("doclint_rules.link.lost")
        assert run("check", *arguments)[0] == code

    def test_missing_translations_on_demand(self, run: Run, site: Path) -> None:
        found = as_json(run, "--select", "project/missing")["findings"]
        assert [(f["path"], f["language"], f["severity"]) for f in found] == [
            ("content/b.md", "ja", "info"),
            ("content/b.md", "pt-BR", "info"),
        ]

    def test_configured_severity(self, run: Run, site: Path) -> None:
        (site / "doclint.toml").write_text('[rules]\nproject = "error"\n')
        code, out, _ = run("check", "content")
        assert code == 1
        assert out.count(" error project/missing ") == 2

    def test_json_has_the_summary_and_standard_error_nothing(self, run: Run, site: Path) -> None:
        code, out, err = run("check", "--format", "json")
        assert (code, err) == (1, "")
        assert json.loads(out)["summary"]["by_severity"] == {"error": 0, "warning": 1, "info": 0}

    def test_colours(self, run: Run, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b[" in run("check", "--format", "full")[1]
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b[" not in run("check", "--format", "full")[1]
        monkeypatch.delenv("NO_COLOR")
        monkeypatch.delenv("FORCE_COLOR")
        assert "\x1b[" not in run("check", "--format", "full")[1]

    def test_language_without_a_word_table_is_said_once(self, run: Run, site: Path) -> None:
        for name in ("a.md", "b.md"):
            file = site / "translations/eu/content" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("# Itsasontzia\n")
        _, _, err = run("check", "--lang", "eu")
        assert err.count("no word table tells `eu` from `en`") == 1


class TestBadInput:
    def test_other_files_are_checked_and_it_does_not_look_clean(self, run: Run, site: Path) -> None:
        (site / "translations/ja/content/a.md").write_bytes(b"# a\n\xff")
        code, out, err = run("check")
        assert code == 2
        assert out.startswith(LINE)
        assert "error: translations/ja/content/a.md:2:1: not UTF-8 (byte 0xff)\n" in err
        assert "2 pairs checked" in err
        assert "Traceback" not in err

    def test_exit_zero_does_not_hide_errors(self, run: Run, site: Path) -> None:
        (site / "translations/ja/content/a.md").write_bytes(b"\xff")
        assert run("check", "--exit-zero")[0] == 2

    def test_path_that_is_not_there(self, run: Run, site: Path) -> None:
        code, out, err = run("check", "none.md", ORPHAN)
        assert code == 2
        assert out.startswith(LINE)
        assert "error: none.md: no such file or folder\n" in err

    @pytest.mark.parametrize("side", ["--source", "translation"])
    def test_missing_side_of_one_pair(self, run: Run, site: Path, side: str) -> None:
        there = "content/a.md"
        pair = ("none.md", there) if side == "--source" else (there, "none.md")
        code, out, err = run("check", "--source", pair[0], "--lang", "ja", pair[1])
        assert (code, out, err) == (2, "", "error: none.md: no such file\n")

    def test_configuration_error(self, run: Run, site: Path) -> None:
        (site / "doclint.toml").write_text("layuot = 1\n")
        code, out, err = run("check")
        assert (code, out) == (2, "")
        assert err == "error: doclint.toml: unknown key `layuot`; did you mean `layout`?\n"

    def test_configuration_elsewhere(self, run: Run, site: Path) -> None:
        (site / "ci.toml").write_text('[rules]\nproject = "off"\n')
        assert run("check", "--config", "ci.toml")[0] == 0
        assert run("check", "--config", "none.toml")[2] == "error: none.toml: no such file\n"

    def test_control_characters_do_not_reach_the_terminal(self, run: Run, site: Path) -> None:
        name = "translations/ja/content/\x1b[31mred.md"
        (site / name).write_text("# \x1b[2J赤\n")
        for form in ("full", "concise", "json"):
            _, out, err = run("check", "--format", form)
            assert "red.md" in out
            assert "\x1b" not in out + err

    @pytest.mark.skipif(sys.platform != "linux", reason="file names are text elsewhere")
    def test_file_name_that_is_not_utf8(self, run: Run, site: Path) -> None:
        (site / "translations/ja/content" / os.fsdecode(b"\xff.md")).write_text("# a\n")
        for form in ("full", "concise", "json"):
            code, _, err = run("check", "--format", form)
            assert code == 1
            assert "internal error" not in err
