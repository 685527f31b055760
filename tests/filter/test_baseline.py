"""The baseline: what is known is not told again, and nothing else is kept back."""

import json
import os
import stat
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from doclint.errors import InputError
from doclint.filter.baseline import Entry, Key, compare, entries_of, lines_of, read_baseline
from doclint.model import Certainty, Finding, Severity, Span
from doclint.show.outcome import Located, Place

Write = Callable[[Mapping[str, str | bytes]], Path]
NAME = "doclint-baseline.jsonl"
PT = "translations/pt-BR/content/a.md"
JA = "translations/ja/content/a.md"


def located(path: str = "t/a.md", fingerprint: str = "f", text: str = "x", at: int = 0) -> Located:
    finding = Finding(
        "link/lost", Severity.ERROR, Certainty.CERTAIN, "", Span(at, at), None, None, fingerprint
    )
    return Located(finding, "pt", Place(path, at, at, 1, 1, 1, 1, text), None)


def key(path: str = "t/a.md", fingerprint: str = "f") -> Key:
    return Key(path, "link/lost", fingerprint)


class TestFile:
    def test_round_trip(self, tmp_path: Path) -> None:
        entries = {
            key("t/b.md"): Entry(2, 'a "quoted" text'),
            key("t/a.md", "g"): Entry(1, "係留\u2028"),
            key("t/\udcff.md"): Entry(1, ""),
        }
        file = tmp_path / NAME
        text = "".join(f"{line}\n" for line in lines_of(entries))
        file.write_bytes(text.encode("utf-8", "backslashreplace"))
        assert read_baseline(str(file), NAME) == entries
        paths = [json.loads(line)["path"] for line in text.split("\n") if line]
        assert paths == sorted(paths)

    def test_line_that_people_can_read(self) -> None:
        (line,) = lines_of(entries_of([located(text="  係留 \n" + "a" * 90)]))
        assert json.loads(line) == {
            "path": "t/a.md",
            "rule": "link/lost",
            "fingerprint": "f",
            "count": 1,
            "text": "係留 " + "a" * 56 + "…",
        }

    def test_merged_lines(self, write: Write) -> None:
        line = '{"path": "a", "rule": "b", "fingerprint": "c", "count": %d}'
        text = "\ufeff" + "\r\n".join([line % 1, line % 3, "", line % 2, ""])
        file = write({NAME: text}) / NAME
        assert read_baseline(str(file), NAME) == {Key("a", "b", "c"): Entry(3, "")}

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ("<<<<<<< ours", "a mark of a merge conflict, not an entry of a baseline"),
            ("{", "not JSON, not an entry of a baseline"),
            ("[]", "an entry needs the texts `path`, `rule` and `fingerprint`"),
            ('{"path": "a"}', "an entry needs the texts `path`, `rule` and `fingerprint`"),
            (
                '{"path": "a", "rule": "b", "fingerprint": "c", "count": 0}',
                "`count` must be a whole number from 1",
            ),
            (
                '{"path": "a", "rule": "b", "fingerprint": "c", "count": true}',
                "`count` must be a whole number from 1",
            ),
        ],
    )
    def test_mistakes_are_named_with_their_line(
        self, write: Write, line: str, message: str
    ) -> None:
        file = write({NAME: f'{{"path": "a", "rule": "b", "fingerprint": "c"}}\n{line}\n'}) / NAME
        with pytest.raises(InputError) as error:
            read_baseline(str(file), NAME)
        assert str(error.value) == f"{NAME}:2: {message}"


class TestCompare:
    def test_surplus_is_new(self) -> None:
        found = [located(at=1), located(at=2), located(at=3)]
        outcome = compare(found, {key(): Entry(2, "")}, lambda k: True, lambda path: None)
        assert outcome.new == (found[2],)
        assert outcome.known == 2
        assert outcome.held == {key(): Entry(2, "x")}
        assert outcome.stale == {}

    def test_what_is_no_longer_found(self) -> None:
        entries = {key(): Entry(3, "x"), key("t/b.md"): Entry(1, "y")}
        outcome = compare([located()], entries, lambda k: k.path == "t/a.md", lambda path: None)
        assert outcome.stale == {key(): Entry(2, "x")}
        assert outcome.held == {key(): Entry(1, "x"), key("t/b.md"): Entry(1, "y")}

    def test_entry_of_a_file_that_is_gone_serves_its_language(self) -> None:
        entries = {key("t/old.md"): Entry(1, "x")}
        found = [located("t/new.md"), located("t/new.md", at=1)]
        outcome = compare(found, entries, lambda k: True, lambda path: "pt")
        assert outcome.new == (found[1],)
        assert outcome.held == {key("t/new.md"): Entry(1, "x")}
        assert outcome.stale == {}
        for language in ("ja", None):  # another one, or the file is there
            outcome = compare(found, entries, lambda k: True, lambda path, tag=language: tag)
            assert outcome.new == tuple(found)
            assert outcome.stale == entries


def lose_link(root: Path, path: str = PT) -> None:
    file = root / path
    file.write_text(file.read_text().replace("[", "").replace("](/harbor)", ""))


def lose_tag(root: Path, path: str = PT) -> None:
    file = root / path
    file.write_text(file.read_text().replace("{% data ports.main %} ", ""))


def rows(root: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (root / NAME).read_text().splitlines()]


class TestCommand:
    def test_first_day(self, check, site: Path) -> None:
        lose_link(site)
        lose_link(site, JA)
        result = check("--update-baseline")
        assert (result.code, result.out) == (0, "")
        assert result.err.splitlines() == [
            f"note: {NAME}: 2 entries; 2 new, 0 dropped",
            "Nothing found; 4 pairs checked, 2 findings in the baseline",
        ]
        assert [row["path"] for row in rows(site)] == [JA, PT]
        assert check().code == 0
        lose_tag(site)
        result = check()
        assert result.code == 1
        assert result.found == [(f"{PT}:5", "liquid/lost")]
        assert len(check("--no-baseline").found) == 3

    def test_lines_may_move_and_spaces_change(self, check, site: Path) -> None:
        lose_link(site)
        check("--update-baseline")
        file = site / PT
        file.write_text(file.read_text().replace("Abra o", "Antes.\n\nAbra  o"))
        (site / "content/a.md").write_text(
            (site / "content/a.md").read_text().replace("Open", "Before.\n\nOpen")
        )
        assert check(PT).code == 0

    def test_other_text_is_another_finding(self, check, site: Path) -> None:
        lose_link(site)
        check("--update-baseline")
        source = site / "content/a.md"
        source.write_text(source.read_text().replace("the harbor]", "the old harbor]"))
        result = check(PT)
        assert result.code == 1
        assert "no longer found" in result.err

    def test_moved_file_keeps_its_entries(self, check, site: Path) -> None:
        lose_link(site)
        check("--update-baseline")
        for folder in ("content", "translations/pt-BR/content"):
            (site / folder / "new").mkdir()
            (site / folder / "a.md").rename(site / folder / "new/a.md")
        (site / JA).unlink()
        assert check("--lang", "pt-BR").err.startswith("Nothing found; 2 pairs checked")
        assert check("--prune-baseline").code == 0
        assert [row["path"] for row in rows(site)] == ["translations/pt-BR/content/new/a.md"]
        assert check().code == 0


class TestStale:
    @pytest.fixture(autouse=True)
    def _known(self, check, site: Path) -> None:
        lose_link(site)
        lose_link(site, JA)
        check("--update-baseline")
        file = site / PT
        file.write_text(file.read_text().replace("o porto", "[o porto](/harbor)"))

    def test_is_named_and_does_not_fail(self, check, site: Path) -> None:
        result = check()
        assert result.code == 0
        assert result.err.splitlines()[:2] == [
            f"warning: {NAME}: no longer found: {PT}: link/lost `Abra o porto.`",
            f"warning: {NAME}: stale: 1 entry; --prune-baseline drops what is stale",
        ]

    @pytest.mark.parametrize(
        "arguments",
        [[JA], ["translations/pt-BR/content/b.md"], ["--lang", "ja"], ["--select", "liquid"]],
    )
    def test_only_what_was_looked_at(self, check, site: Path, arguments: list[str]) -> None:
        before = (site / NAME).read_bytes()
        assert "no longer found" not in check(*arguments).err
        assert check("--prune-baseline", *arguments).code == 0
        assert (site / NAME).read_bytes() == before
        check("--update-baseline", *arguments)
        assert (site / NAME).read_bytes() == before

    def test_file_that_cannot_be_read_is_not_judged(self, check, site: Path) -> None:
        (site / PT).write_bytes(b"\xff")
        result = check("--prune-baseline")
        assert result.code == 2
        assert "dropped 0" in result.err
        assert len(rows(site)) == 2

    def test_prune(self, check, site: Path) -> None:
        lose_tag(site)
        result = check("--prune-baseline", PT)
        assert result.code == 1
        assert result.found == [(f"{PT}:5", "liquid/lost")]
        assert f"note: {NAME}: 1 entry; dropped 1" in result.err
        assert [row["path"] for row in rows(site)] == [JA]

    def test_update_of_one_file_leaves_the_others(self, check, site: Path) -> None:
        lose_tag(site)
        lose_tag(site, JA)
        check("--update-baseline", PT)
        assert [(row["path"], row["rule"]) for row in rows(site)] == [
            (JA, "link/lost"),
            (PT, "liquid/lost"),
        ]

    def test_gone_file_is_stale_where_all_is_looked_at(self, check, site: Path) -> None:
        (site / JA).unlink()
        assert "no longer found" not in check("content/b.md").err
        check("--prune-baseline")
        assert rows(site) == []

    def test_entry_of_an_unknown_rule(self, check, site: Path) -> None:
        with (site / NAME).open("a") as file:
            file.write(json.dumps({"path": JA, "rule": "old/rule", "fingerprint": "0"}) + "\n")
        assert "old/rule" not in check(JA).err
        assert "old/rule" in check().err

    def test_many_are_not_all_named(self, check, site: Path) -> None:
        with (site / NAME).open("w") as file:
            for number in range(25):
                row = {"path": JA, "rule": "link/lost", "fingerprint": str(number)}
                file.write(json.dumps(row) + "\n")
        err = check().err
        assert err.count("no longer found") == 20
        assert "stale: 25 entries; 5 more are not named" in err


class TestFileOnDisk:
    def test_configured_name(self, check, site: Path) -> None:
        lose_link(site)
        with (site / "doclint.toml").open("a") as file:
            file.write('baseline = "qa/known.jsonl"\n')
        missing = "error: qa/known.jsonl: no such baseline; --update-baseline writes it\n"
        assert check() == (2, "", missing)
        (site / "qa").mkdir()
        assert check("--update-baseline").code == 0
        assert not (site / NAME).exists()
        assert check().code == 0

    def test_named_on_the_command_line(self, check, site: Path, tmp_path: Path) -> None:
        lose_link(site)
        check("--update-baseline", "--baseline", "other.jsonl")
        assert check().code == 1
        assert check("--baseline", "other.jsonl").code == 0
        assert check("--baseline", "none.jsonl").code == 2

    def test_folder_that_is_not_there(self, check, site: Path) -> None:
        result = check("--update-baseline", "--baseline", "none/b.jsonl")
        assert result.code == 2
        assert result.err == "error: none/b.jsonl: cannot be written: No such file or directory\n"

    def test_nothing_is_written_where_nothing_changes(self, check, site: Path) -> None:
        lose_link(site)
        check("--update-baseline")
        os.utime(site / NAME, ns=(1, 1))
        check("--update-baseline")
        check("--prune-baseline")
        assert (site / NAME).stat().st_mtime_ns == 1

    @pytest.mark.skipif(sys.platform == "win32", reason="links and modes")
    def test_written_in_one_step(self, check, site: Path) -> None:
        (site / "real.jsonl").write_text("")
        (site / "real.jsonl").chmod(0o640)
        (site / NAME).symlink_to("real.jsonl")
        lose_link(site)
        check("--update-baseline")
        assert (site / NAME).is_symlink()
        assert stat.S_IMODE((site / "real.jsonl").stat().st_mode) == 0o640
        assert sorted(p.name for p in site.iterdir()) == sorted(
            ["content", "doclint.toml", NAME, "real.jsonl", "translations"]
        )

    def test_conflict_is_named(self, check, site: Path) -> None:
        (site / NAME).write_text("<<<<<<< HEAD\n")
        result = check()
        assert result.code == 2
        assert result.err.startswith(f"error: {NAME}:1: a mark of a merge conflict")

    @pytest.mark.parametrize(
        "arguments",
        [
            ["--update-baseline", "--prune-baseline"],
            ["--no-baseline", "--update-baseline"],
            ["--no-baseline", "--baseline", "x"],
            ["--source", "content/a.md", "--lang", "pt-BR", PT, "--update-baseline"],
            ["--source", "content/a.md", "--lang", "pt-BR", PT, "--changed-since", "main"],
        ],
    )
    def test_options_that_contradict(self, check, site: Path, arguments: list[str]) -> None:
        result = check(*arguments)
        assert result.code == 2
        assert result.err.startswith("Usage: ")


def test_project_rules(check, site: Path) -> None:
    (site / "content/a.md").unlink()
    check("--update-baseline")
    assert [row["rule"] for row in rows(site)] == ["project/orphan", "project/orphan"]
    assert check().code == 0
    before = (site / NAME).read_bytes()
    assert "no longer found" not in check("content/b.md", PT).err
    check("--update-baseline", PT)
    assert (site / NAME).read_bytes() == before
    (site / PT).unlink()
    assert check().err.count("no longer found") == 1


def test_files_are_not_mixed_up(findings, check, site: Path) -> None:
    """The same finding in another file is another finding."""
    lose_link(site)
    check("--update-baseline")
    lose_link(site, PT.replace("a.md", "b.md"))
    assert [finding["path"][-4:] for finding in findings()] == ["b.md"]
