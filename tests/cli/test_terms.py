import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[Mapping[str, str | bytes]], Path]

FRAMES = {
    "The {} is here.": "{} já aqui.",
    "We like our {} here.": "Gostamos: {} aqui.",
    "You can see a {} there.": "Ali se vê, sim, {}.",
    "Is this your {}?": "Será seu? {}!",
    "It is with the {} now.": "Agora está com: {}.",
    "They have no {} at all.": "Não há nem {}.",
}


@pytest.fixture
def root(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of six articles that speak of the same things; the last does so in other words."""
    files: dict[str, str | bytes] = {}
    pairs = [*FRAMES.items()]
    for number, (source, translation) in enumerate(pairs):
        other_source, other_translation = pairs[number - 1]
        path = f"content/{number}.md"
        files[path] = (
            f"{source.format('mooring line')}\n\n{other_source.format('Quayside')}\n\n"
            "Read about the harbor with us.\n"
        )
        line = "barbante grosso" if number == 5 else "cabo de amarração"
        rest = "Saiba mais do porto aqui." if number == 5 else "Leia sobre o porto conosco."
        files[f"translations/pt-BR/{path}"] = (
            f"{translation.format(line)}\n\n{other_translation.format('Quayside')}\n\n{rest}\n"
        )
    root = write(files)
    monkeypatch.chdir(root)
    return root


def configure(root: Path, text: str) -> None:
    (root / "doclint.toml").write_text(text, encoding="utf-8")


def test_terms_are_listed(run: Run, root: Path) -> None:
    code, out, err = run("terms", "--lang", "pt-BR", "--format", "json")
    assert (code, err) == (0, "")
    terms = {each["term"]: each for each in json.loads(out)["terms"]}
    ways = [{"text": "cabo de amarração", "times": 5}]
    assert terms["mooring line"] == {
        "term": "mooring line",
        "sentences": 6,
        "kept": 0,
        "ways": ways,
    }
    assert terms["Quayside"]["kept"] == terms["Quayside"]["sentences"] > 0
    assert terms["Quayside"]["ways"] == []


def test_no_more_than_asked_for(run: Run, root: Path) -> None:
    out = run("terms", "--lang", "pt-BR", "--most", 2)[1]
    assert len(out.splitlines()) == 3


@pytest.mark.parametrize("name", ["terms.toml", "terms.csv"])
def test_the_list_is_a_glossary_to_start_with(run: Run, root: Path, name: str) -> None:
    assert run("terms", "--lang", "pt-BR", "-o", name) == (0, "", "")
    configure(root, f'glossary = ["{name}"]\n')
    code, out, _ = run("check", "--select", "term", "--format", "concise")
    assert code == 1
    assert out.splitlines()[0].startswith("translations/pt-BR/content/5.md:1:1: ")
    assert "`mooring line` should be `cabo de amarração` here" in out


def test_csv_has_a_row_for_each_term(run: Run, root: Path) -> None:
    out = run("terms", "--lang", "pt-BR", "--format", "csv")[1]
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["term"]: row["pt-BR"] for row in rows}["Quayside"] == "Quayside"


def test_article_that_cannot_be_read_is_named(run: Run, root: Path) -> None:
    (root / "content/0.md").write_bytes(b"\xff")
    code, _, err = run("terms", "--lang", "pt-BR")
    assert (code, err) == (2, "error: content/0.md:1:1: not UTF-8 (byte 0xff)\n")


def test_language_that_is_not_there(run: Run, root: Path) -> None:
    code, out, err = run("terms", "--lang", "fr")
    assert (code, out) == (2, "")
    assert err.startswith("error: ")


def test_nothing_is_found_in_little(run: Run, site: Path) -> None:
    code, out, err = run("terms", "--lang", "pt-BR")
    assert (code, out) == (0, "term  sentences   kept  translated\n")
    assert err == "note: no terms found: 2 sentences are too few\n"


@pytest.mark.parametrize(
    ("config", "files", "message"),
    [
        ('glossary = ["../x.csv"]', {}, "doclint.toml: `glossary`: `../x.csv` lies outside the"),
        ('glossary = ["x.csv"]', {}, "x.csv: no such file"),
        ('glossary = ["x.csv"]', {"x.csv": 'term,ja\n"a'}, "x.csv:2: not CSV"),
        (
            'glossary = ["x.csv", "y.csv"]',
            {"x.csv": "term,ja\nharbor,港\n", "y.csv": "term,ja\n\nharbor,岸\n"},
            "y.csv:3: `harbor` is `岸` here, `港` in x.csv:2",
        ),
        (
            'glossary = ["x.csv"]\nglossary-case = "smrt"',
            {},
            "doclint.toml: `glossary-case`: no case `smrt`; did you mean `smart`?",
        ),
    ],
)
def test_glossary_that_cannot_be_used(
    run: Run, root: Path, write: Write, config: str, files: dict[str, str | bytes], message: str
) -> None:
    write(files)
    configure(root, config + "\n")
    code, out, err = run("check")
    assert (code, out) == (2, "")
    assert err.startswith(f"error: {message}")
    assert err.count("\n") == 1


def test_fix_writes_the_term_that_was_left(run: Run, root: Path) -> None:
    configure(root, 'glossary = ["x.toml"]\n')
    (root / "x.toml").write_text('[pt-BR]\nharbor = "porto"\n', encoding="utf-8")
    file = root / "translations/pt-BR/content/1.md"
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("porto", "harbor"), encoding="utf-8")
    assert run("fix", "--select", "term/glossary", file)[0] == 0
    assert "harbor" in file.read_text(encoding="utf-8")
    assert run("fix", "--unsafe", "--select", "term/glossary", file)[0] == 0
    assert file.read_text(encoding="utf-8") == good


def test_inconsistent_is_off_and_can_be_selected(run: Run, root: Path) -> None:
    assert "term/inconsistent" not in run("check", "--format", "concise")[1]
    code, out, _ = run("check", "--select", "term/inconsistent", "--format", "concise")
    assert code == 0
    (line,) = out.splitlines()
    assert line.startswith("translations/pt-BR/content/5.md:5:1: info")
    assert "`Leia sobre o porto conosco.` (5), `Saiba mais do porto" in line


def test_one_file_gets_what_all_get(run: Run, root: Path) -> None:
    configure(root, '[rules]\n"term/inconsistent" = "warning"\n')
    everything = run("check", "--format", "concise", "--ignore", "untranslated")
    alone = run("check", "--format", "concise", "content/5.md", "--ignore", "untranslated")
    assert alone[:2] == everything[:2]
    assert alone[0] == 1


def test_fix_writes_what_is_usual(run: Run, root: Path) -> None:
    configure(root, '[rules]\n"term/inconsistent" = "info"\n')
    file = root / "translations/pt-BR/content/5.md"
    before = file.read_text(encoding="utf-8")
    assert run("fix", "--select", "term/inconsistent")[0] == 0
    assert file.read_text(encoding="utf-8") == before
    assert run("fix", "--unsafe", "--select", "term/inconsistent")[0] == 0
    usual = "Leia sobre o porto conosco."
    expected = before.replace("Saiba mais do porto aqui.", usual)
    assert file.read_text(encoding="utf-8") == expected


def test_one_pair_with_a_glossary(run: Run, root: Path) -> None:
    configure(root, 'glossary = ["x.toml"]\n')
    (root / "x.toml").write_text('[pt-BR]\n"mooring line" = "cabo"\n', encoding="utf-8")
    pair = ("--source", "content/5.md", "--lang", "pt-BR", "translations/pt-BR/content/5.md")
    options = ("--config", "doclint.toml", "--select", "term", "--format", "concise")
    code, out, _ = run("check", *options, *pair)
    assert code == 1
    assert "`mooring line` should be `cabo` here" in out
    configure(root, 'glossary = ["../x.toml"]\n')
    code, out, err = run("check", *options, *pair)
    assert (code, out) == (2, "")
    assert "`../x.toml` lies outside the project" in err


def test_terms_of_a_catalog(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    messages = "".join(
        f'msgid "{source.format(term)}"\nmsgstr "{translation.format(termo)}"\n\n'
        for source, translation in FRAMES.items()
        for term, termo in (("mooring line", "cabo de amarração"), ("lamp", "lanterna"))
    )
    head = 'msgid ""\nmsgstr "Language: pt_BR\\n"\n\n'
    root = write({"po/pt_BR.po": head + messages})
    configure(root, 'layout = "po"\n')
    monkeypatch.chdir(root)
    out = run("terms", "--lang", "pt-BR", "--format", "csv")[1]
    rows = {row["term"]: row["pt-BR"] for row in csv.DictReader(io.StringIO(out))}
    assert rows["mooring line"] == "cabo de amarração"
    configure(root, 'layout = "po"\nglossary = ["x.csv"]\n')
    (root / "x.csv").write_text("term,pt-BR\nlamp,lâmpada\n", encoding="utf-8")
    out = run("check", "--select", "term", "--format", "concise")[1]
    assert out.count("`lamp` should be `lâmpada` here") == len(FRAMES)
