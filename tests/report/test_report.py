"""`doclint report`: its forms, its folder and what it refuses."""

import csv
import io
import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from doclint.report import site as site_module
from doclint.report.article_page import name_of

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[Mapping[str, str | bytes]], Path]

SCHEMA = json.loads((files("doclint.report") / "report.schema.json").read_text(encoding="utf-8"))
EARLIER = {"language": "ar", "segments": 1, "translated": 1, "articles": {}, "findings": {}}
MOOR = "translations/pt-BR/content/moor.md"


def as_json(run: Run, *arguments: object) -> Any:
    code, out, err = run("--format", "json", *arguments)
    assert (code, err) == (0, "")
    report = json.loads(out)
    jsonschema.Draft202012Validator(SCHEMA).validate(report)
    return report


def tree(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


class TestForms:
    def test_json(self, run: Run, root: Path) -> None:
        report = as_json(run)
        arabic, portuguese = report["languages"]
        assert [arabic["language"], portuguese["language"]] == ["ar", "pt-BR"]
        counts = {"complete": 1, "partly": 2, "not_started": 1, "orphaned": 1}
        assert portuguese["articles"] == counts
        assert arabic["articles"]["not_started"] == 3
        moor = next(file for file in portuguese["files"] if file["path"] == MOOR)
        assert (moor["state"], moor["segments"], moor["translated"]) == ("partly", 5, 4)
        assert moor["rules"]["untranslated/segment"] == 1
        assert moor["words_to_translate"] == 8
        weights = [file["weight"] for file in portuguese["files"]]
        assert weights == sorted(weights, reverse=True)

    def test_numbers_agree_with_those_of_check(
        self, run: Run, root: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        from doclint.cli import main

        main(["check", "--format", "json"])
        checked = json.loads(capsys.readouterr().out)["summary"]
        found = [language["findings"] for language in as_json(run)["languages"]]
        for severity, count in checked["by_severity"].items():
            assert sum(each[severity] for each in found) == count

    def test_text(self, run: Run, root: Path) -> None:
        code, out, err = run()
        assert (code, err) == (0, "")
        head, arabic, portuguese = out.splitlines()[:3]
        assert head.split()[:3] == ["language", "translated", "complete"]
        assert re.match(r"ar +█+[▏▎▍▌▋▊▉]?·+ +\d+ % ", arabic)
        assert portuguese.startswith("pt-BR")
        assert f"  {MOOR}  " in out

    def test_markdown(self, run: Run, root: Path) -> None:
        code, out, _ = run("--format", "markdown", "--lang", "pt-BR")
        assert code == 0
        assert "| `pt-BR` | ■" in out
        assert f"- `{MOOR}`: " in out
        assert "`ar`" not in out

    def test_csv(self, run: Run, root: Path, write: Write) -> None:
        write({"content/sum.md": "---\ntitle: '=1+1'\n---\n\nThe sum of the harbor.\n"})
        rows = list(csv.DictReader(io.StringIO(run("--format", "csv")[1])))
        assert {row["path"]: row["state"] for row in rows}[MOOR] == "partly"
        assert "'=1+1" in [row["title"] for row in rows]

    def test_csv_has_a_row_for_each_article_whatever_its_name(
        self, run: Run, root: Path, write: Write
    ) -> None:
        name = 'two\nlines, "quoted"\r.md'
        write({f"content/{name}": "# \uff1dSUM(A1)\n\nOpen the harbor.\n"})
        rows = list(csv.DictReader(io.StringIO(run("--format", "csv")[1], newline="")))
        titles = {row["source"]: row["title"] for row in rows}
        assert titles[f"content/{name}"] == "'\uff1dSUM(A1)"

    def test_csv_is_inert_at_a_terminal(
        self, run: Run, root: Path, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write({"content/red.md": "# \x1b]0;red\x07\n\nOpen the harbor.\n"})
        assert "\x1b]0;red\x07" in run("--format", "csv")[1]
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        assert "\x1b" not in run("--format", "csv")[1]

    def test_rule_of_several_severities_is_summed(self, run: Run, root: Path, write: Write) -> None:
        write(
            {
                "doclint.toml": (
                    '[[overrides]]\npaths = ["content/sail.md"]\n'
                    '[overrides.rules]\n"untranslated/segment" = "error"\n'
                ),
                "translations/pt-BR/content/sail.md": (
                    "---\ntitle: Içar\n---\n\nSet the sails in the morning.\n"
                ),
            }
        )
        portuguese = as_json(run, "--lang", "pt-BR")["languages"][0]
        found = [file["rules"].get("untranslated/segment", 0) for file in portuguese["files"]]
        assert portuguese["rules"]["untranslated/segment"] == sum(found) >= 2
        run("-o", "site", "--lang", "pt-BR")
        page = (root / "site/pt-BR/index.html").read_text(encoding="utf-8")
        assert page.count('<option value="untranslated/segment">') == 1

    def test_markdown_fits_a_comment(self, run: Run, root: Path, write: Write) -> None:
        folders = "/".join("deep" * 40 for _ in range(3))
        text = "Open the harbor and wait for the crew.\n"
        write({f"content/{folders}/{n}.md": text for n in range(10)})
        write({f"translations/a{chr(97 + n)}/content/moor.md": text for n in range(26)})
        write({f"translations/b{chr(97 + n)}/content/moor.md": text for n in range(26)})
        out = run("--format", "markdown")[1]
        assert len(out) < 65_000
        assert out.endswith("\nMore is not shown.\n")

    def test_badge(self, run: Run, root: Path) -> None:
        badge = json.loads(run("--format", "badge", "--lang", "pt-BR")[1])
        assert badge["schemaVersion"] == 1
        assert badge["label"] == "translated (pt-BR)"
        assert re.fullmatch(r"\d+%", badge["message"])
        run("--format", "badge", "-o", "badge.svg")
        picture = ElementTree.fromstring((root / "badge.svg").read_text(encoding="utf-8"))
        assert picture.get("aria-label") == f"translated: {picture[-1][-1].text}"

    def test_paths_narrow(self, run: Run, root: Path) -> None:
        report = as_json(run, "content/moor.md")
        paths = [file["path"] for each in report["languages"] for file in each["files"]]
        assert paths == ["translations/ar/content/moor.md", MOOR]

    def test_output_is_a_file(self, run: Run, root: Path) -> None:
        assert run("--format", "csv", "-o", "report.csv") == (0, "", "")
        assert (root / "report.csv").read_text(encoding="utf-8") == run("--format", "csv")[1]
        code, _, err = run("--format", "csv", "-o", "none/report.csv")
        assert (code, err) == (
            2,
            "error: none/report.csv: cannot be written: No such file or directory\n",
        )


class TestSinceAndViews:
    def test_trend(self, run: Run, root: Path) -> None:
        before = as_json(run)
        (root / "before.json").write_text(json.dumps(before), encoding="utf-8")
        text = (root / MOOR).read_text(encoding="utf-8")
        text = text.replace("Open the harbor and wait for the crew.", "Abra o porto e espere.")
        (root / MOOR).write_text(text, encoding="utf-8")
        after = as_json(run, "--since", "before.json")["languages"][1]
        assert after["before"]["translated"] == after["translated"] - 1
        assert re.search(r"pt-BR .* \d+ % \(\+\d+\)", run("--since", "before.json")[1])
        run("-o", "site", "--since", "before.json")
        page = (root / "site/index.html").read_text(encoding="utf-8")
        assert re.search(r"\+[\d.]+ percentage points, −\d findings?<", page)
        assert "no change" in page  # in Arabic

    def test_views(self, run: Run, root: Path) -> None:
        (root / "views.csv").write_text(
            "url,Path,Views\n-,content/sail.md,70000\n-,content/sail.md,1\n", encoding="utf-8"
        )
        files = as_json(run, "--views", "views.csv", "--lang", "pt-BR")["languages"][0]["files"]
        assert {file["source"]: file["views"] for file in files}["content/sail.md"] == 70001

    @pytest.mark.parametrize(
        ("option", "text", "message"),
        [
            ("--since", "[]", "x: not a report of `doclint report --format json`: "),
            ("--since", '{"version": 9, "languages": []}', "x: version 9 of the report; this is 1"),
            (
                "--since",
                json.dumps({"version": 1, "languages": [{**EARLIER, "segments": 10**400}]}),
                "x: not a report of `doclint report --format json`: ",
            ),
            ("--views", "", "x:1: the first line must name the columns"),
            ("--views", f"path,views\na,{'9' * 5000}\n", "x:2: `views` must be a whole number"),
            ("--views", f"path,views\n{'a' * 140_000},1\n", "x:2: not CSV: field larger"),
            ("--views", "a,b\n", "x:1: the first line must name the columns `path` and `views`"),
            ("--views", "path,views\na.md,1\nb.md,many\n", "x:3: `views` must be a whole number,"),
        ],
    )
    def test_what_is_wrong_with_them(
        self, run: Run, root: Path, option: str, text: str, message: str
    ) -> None:
        (root / "x").write_text(text, encoding="utf-8")
        code, _, err = run(option, "x")
        assert code == 2
        assert err.startswith(f"error: {message}")
        assert err.count("\n") == 1

    def test_views_of_nothing(self, run: Run, root: Path) -> None:
        (root / "x").write_text("path,views\nb.md,3\n", encoding="utf-8")
        assert (
            run("--views", "x")[2] == "note: --views: no path in the file is that of an article\n"
        )


class TestFolder:
    def test_same_bytes(self, run: Run, root: Path) -> None:
        assert run("-o", "one", "-j", "1")[0] == 0
        assert run("-o", "two", "-j", "2")[0] == 0
        one = tree(root / "one")
        assert one == tree(root / "two")
        assert {"index.html", "assets/report.js", "pt-BR/index.html", "badge.svg"} <= one.keys()
        assert f"pt-BR/{name_of(MOOR)}" in one

    def test_old_report_is_replaced(self, run: Run, root: Path) -> None:
        run("-o", "site")
        (root / MOOR).unlink()
        assert run("-o", "site")[0] == 0
        assert not (root / "site" / "pt-BR" / name_of(MOOR)).exists()
        assert not list(root.glob(".doclint-*"))

    def test_others_files_are_not_lost(self, run: Run, root: Path) -> None:
        code, _, err = run("-o", "content")
        assert code == 2
        assert "content is not empty and no report of doclint (it has `deep/anchor.md`)" in err
        run("-o", "site")
        (root / "site/CNAME").write_text("harbor.example")
        code, _, err = run("-o", "site")
        assert code == 2
        assert "`CNAME` is no file of the report, and would be lost" in err
        assert (root / "site/CNAME").exists()
        code, _, err = run("-o", "content/moor.md", "--format", "html")
        assert code == 2
        assert err.endswith("content/moor.md is not a folder\n")

    @pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left")])
    def test_interrupted_report_leaves_the_old_one(
        self, run: Run, root: Path, monkeypatch: pytest.MonkeyPatch, error: Any
    ) -> None:
        run("-o", "site")
        before = tree(root / "site")

        def fail(*_: object) -> None:
            raise error

        monkeypatch.setattr(site_module, "_overview", fail)
        code, _, err = run("-o", "site")
        assert code == (130 if error is KeyboardInterrupt else 2)
        assert err.strip() in ("", f"error: {root}/site: cannot be written: No space left")
        assert tree(root / "site") == before
        assert not list(root.glob(".doclint-*"))

    def test_existing_empty_folder(self, run: Run, root: Path) -> None:
        (root / "site").mkdir()
        assert run("-o", "site")[0] == 0
        assert (root / "site/index.html").exists()

    def test_links_to_the_repository(self, run: Run, root: Path) -> None:
        address = "https://code.example/harbor/blob/main"
        run("-o", "site", "--repo-url", address)
        page = (root / "site/pt-BR" / name_of(MOOR)).read_text(encoding="utf-8")
        assert f'href="{address}/{MOOR}?plain=1#L7"' in page
        assert f'href="{address}/content/moor.md?plain=1#L9"' in page

    def test_proposals_of_the_memory(self, run: Run, root: Path, write: Write) -> None:
        sentence, frase = (
            "Open the harbor and wait for the crew.",
            "Abra o porto e espere por todos.",
        )
        write(
            {
                "content/copy.md": f"# Wait\n\n{sentence}\n",
                "translations/pt-BR/content/copy.md": f"# Esperar\n\n{frase}\n",
            }
        )
        page = root / "site/pt-BR" / name_of(MOOR)
        run("-o", "site", "content/moor.md")
        assert frase not in page.read_text(encoding="utf-8")
        assert run("-o", "site", "content/moor.md", "--memory")[0] == 0
        assert f'<ins lang="pt-BR" dir="auto">{frase}</ins>' in page.read_text(encoding="utf-8")

    def test_pages_of_a_long_article(self, run: Run, root: Path, write: Write) -> None:
        source = "".join(f"Open berth {n} of the harbor.\n\n" for n in range(3000))
        other = "".join(f"Abra o cais {n} do porto.\n\n" for n in range(3000))
        write({"content/long.md": source, "translations/pt-BR/content/long.md": other})
        run("-o", "site", "content/long.md")
        path = "translations/pt-BR/content/long.md"
        names = (root / "site/pt-BR" / name_of(path, number) for number in range(1, 9))
        pages = [page for page in names if page.exists()]
        assert len(pages) > 1
        assert all(page.stat().st_size < 500_000 for page in pages)
        texts = [page.read_text(encoding="utf-8") for page in pages]
        shown = re.findall(r"Abra o cais (\d+) do porto", "".join(texts))
        assert list(map(int, shown)) == list(range(3000))
        assert f'<a href="{pages[1].name}">2</a>' in texts[0]

    def test_pages_stay_small(self, run: Run, root: Path, write: Write) -> None:
        source = "# Moor\n\n```sh\n" + "moor --slowly \n" * 40_000 + "```\n\nWait here.\n"
        other = source.replace("# Moor", "# Atracar").replace("Wait", "Espere")
        other = other.replace("slowly", "devagar", 1)
        path = "translations/pt-BR/content/code.md"
        write({"content/code.md": source, path: other})
        assert run("-o", "site", "content/code.md")[0] == 0
        page = (root / "site/pt-BR" / name_of(path)).read_text(encoding="utf-8")
        assert 'class="notes"' in page
        assert all(file.stat().st_size < 500_000 for file in (root / "site").rglob("*.html"))

    def test_names_that_are_not_utf8(self, run: Run, root: Path) -> None:
        for folder, text in (
            ("content", "# Moor\n\nOpen it.\n"),
            ("translations/pt-BR/content", "# Atracar\n\nAbra.\n"),
        ):
            below = root / folder / os.fsdecode(b"\xff")
            below.mkdir()
            (below / os.fsdecode(b"\xfe.md")).write_text(text, encoding="utf-8")
        code, _, err = run("-o", "site", "--repo-url", "https://code.example/")
        assert code == 0, err
        pages = [page.read_text(encoding="utf-8") for page in (root / "site").rglob("*.html")]
        assert any('content/%FF/%FE.md?plain=1#L1"' in page for page in pages)
        overview = (root / "site/pt-BR/index.html").read_text(encoding="utf-8")
        assert '<option value="content/\ufffd">' in overview

    def test_directions(self, run: Run, root: Path) -> None:
        run("-o", "site")
        name = name_of("translations/ar/content/moor.md")
        page = (root / "site/ar" / name).read_text(encoding="utf-8")
        assert '<td lang="en" dir="auto">' in page
        assert '<td lang="ar" dir="rtl">' in page

    def test_strange_names(self, run: Run, root: Path, write: Write) -> None:
        name = "a'\"><b>#%?.md"
        write(
            {f"content/{name}": "# Moor it\n", f"translations/pt-BR/content/{name}": "# Atracar\n"}
        )
        code, _, err = run("-o", "site", "--repo-url", "https://code.example/")
        assert code == 0, err
        pages = "".join(
            page.read_text(encoding="utf-8") for page in (root / "site").rglob("*.html")
        )
        assert "<b>#" not in pages
        assert "content/a%27%22%3E%3Cb%3E%23%25%3F.md?plain=1#L1" in pages


class TestRefusals:
    def test_no_translations(self, run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
        root = write({"content/a.md": "# A\n", "doclint.toml": 'layout = "github-docs"\n'})
        monkeypatch.chdir(root)
        code, _, err = run()
        assert code == 2
        assert "no translations (layout github-docs); looked for translations/{lang}/" in err

    def test_unknown_language(self, run: Run, root: Path) -> None:
        code, _, err = run("--lang", "fr")
        assert (code, err) == (
            2,
            "error: no translations in language `fr`; there are: ar, pt-BR\n",
        )

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["--format", "html"], "--format html needs the folder to write"),
            (["--repo-url", "https://a.example"], "--repo-url is for --format html"),
            (["--memory"], "--memory is for --format html"),
            (["-o", "s", "--repo-url", "javascript:alert(1)"], "--repo-url must be the address"),
            (["-j", "0"], "--jobs must be a number"),
        ],
    )
    def test_usage(self, run: Run, root: Path, arguments: list[str], message: str) -> None:
        code, _, err = run(*arguments)
        assert code == 2
        assert message in err

    def test_file_that_cannot_be_read(self, run: Run, root: Path, write: Write) -> None:
        write({"translations/pt-BR/content/sail.md": b"\xff\xfe"})
        code, _, err = run("-o", "site")
        assert code == 2
        assert "error: translations/pt-BR/content/sail.md:1:1: not UTF-8" in err
        page = (root / "site/index.html").read_text(encoding="utf-8")
        assert "translations/pt-BR/content/sail.md:1:1: not UTF-8" in page

    def test_page_that_cannot_be_written(
        self, run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # As on a worker of a cluster that does not have the folder.
        monkeypatch.setattr("doclint.report.site.begin_site", lambda *_: None)
        monkeypatch.setattr("doclint.report.site.end_site", lambda *_: None)
        code, _, err = run("-o", "site")
        assert code == 2
        assert f"error: {MOOR}: its page cannot be written: " in err
        assert "No such file or directory" in err
        assert "internal error" not in err

    def test_catalogs_are_reported(
        self, run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        root = write(
            {
                "doclint.toml": 'layout = "po"\n',
                "po/site.pot": head + 'msgid "Open the harbor"\nmsgstr ""\n',
                "po/pt_BR.po": head
                + 'msgid "Open the harbor"\nmsgstr "Abra o porto"\n\n'
                + 'msgid "Wait for the crew"\nmsgstr ""\n',
            }
        )
        monkeypatch.chdir(root)
        (language,) = as_json(run)["languages"]
        assert (language["segments"], language["translated"]) == (2, 1)
        assert run("-o", "site")[0] == 0
        page = (root / "site/pt-BR" / name_of("po/pt_BR.po")).read_text(encoding="utf-8")
        assert "Abra o porto" in page
