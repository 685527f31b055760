"""Comments in source articles, seen from the whole project."""

from pathlib import Path

PT = "translations/pt-BR/content/a.md"
JA = "translations/ja/content/a.md"
SOURCE = "content/a.md"
UNUSED = [(f"{SOURCE}:7", "silence/unused")]


def comment(root: Path, text: str, path: str = SOURCE) -> None:
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(f"\n<!-- doclint-{text} -->\n")


def lose_link(root: Path, path: str) -> None:
    file = root / path
    file.write_text(file.read_text().replace("[", "").replace("](/harbor)", ""))


def test_silences_in_all_translations(check, site: Path) -> None:
    lose_link(site, PT)
    lose_link(site, JA)
    assert len(check().found) == 2
    comment(site, "disable-file link/lost -- not in every country")
    assert check().code == 0
    assert check(PT).code == check(JA).code == check(SOURCE).code == 0


def test_needed_by_one_translation_it_is_needed(check, site: Path) -> None:
    lose_link(site, JA)
    comment(site, "disable-file link/lost")
    assert check().found == []
    assert check(PT).found == []


def test_needed_by_none(check, site: Path) -> None:
    comment(site, "disable-file link/lost")
    result = check()
    assert result.found == UNUSED
    assert "there is no `link/lost` in this article" in result.out
    assert check(SOURCE).found == UNUSED


def test_not_said_where_a_translation_was_not_looked_at(check, site: Path) -> None:
    comment(site, "disable-file link/lost")
    assert check(PT).found == []
    assert check("--lang", "ja").found == []
    (site / JA).write_bytes(b"\xff")
    assert check().found == []


def test_one_name_of_several(check, site: Path) -> None:
    lose_link(site, JA)
    comment(site, "disable-file link/lost link/added")
    result = check()
    assert result.found == UNUSED
    assert f"{SOURCE}:7:37:" in result.out


def test_rule_that_is_off_for_one_language(check, site: Path) -> None:
    with (site / "doclint.toml").open("a") as file:
        file.write('[[overrides]]\nlanguages = ["ja"]\nrules = { link = "off" }\n')
    comment(site, "disable-file link/lost")
    assert check().found == UNUSED
    lose_link(site, JA)
    assert check().found == UNUSED
    lose_link(site, PT)
    assert check().found == []


def test_can_be_silenced(check, site: Path) -> None:
    comment(site, "disable-file link/lost silence/unused -- it will be needed")
    assert check().found == []


def test_mistake_is_said_once(check, findings, site: Path) -> None:
    comment(site, "disable-file lnk/lost")
    assert check().found == [(f"{SOURCE}:7", "silence/invalid")]
    assert check(JA).found == [(f"{SOURCE}:7", "silence/invalid")]
    (finding,) = findings()
    assert finding["language"] == "en"
    assert finding["source"] is None
    assert (site / SOURCE).read_text()[finding["start"] : finding["end"]] == "lnk/lost"


def test_one_pair_without_a_project(check, site: Path) -> None:
    lose_link(site, PT)
    comment(site, "disable-file link/lost lnk")
    result = check("--source", SOURCE, "--lang", "pt-BR", PT)
    assert result.found == [(f"{SOURCE}:7", "silence/invalid")]


def test_files_that_are_in_no_pair(check, site: Path) -> None:
    (site / "content/b.md").unlink()
    other = PT.replace("a.md", "b.md")
    assert (f"{other}:1", "project/orphan") in check().found
    comment(site, "disable-file project/orphan -- only in Brazil", other)
    assert check().found == [(f"{JA.replace('a.md', 'b.md')}:1", "project/orphan")]
    comment(site, "disable-line project/orphan", JA.replace("a.md", "b.md"))
    assert len(check().found) == 1


def test_overrides_reach_the_rules_of_the_project(check, site: Path) -> None:
    (site / "content/b.md").unlink()
    with (site / "doclint.toml").open("a") as file:
        file.write('[[overrides]]\nlanguages = ["ja"]\nrules = { project = "off" }\n')
    assert check().found == [(f"{PT.replace('a.md', 'b.md')}:1", "project/orphan")]


def test_overrides_reach_the_pair_without_a_project(check, site: Path) -> None:
    lose_link(site, PT)
    lose_link(site, JA)
    (site / "x.toml").write_text('[[overrides]]\nlanguages = ["ja"]\nrules = { link = "off" }\n')
    for language, path, count in (("ja", JA, 0), ("pt-BR", PT, 1)):
        options = ("--config", "x.toml", "--source", SOURCE, "--lang", language, path)
        assert len(check(*options).found) == count
