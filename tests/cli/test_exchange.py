import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Mapping
from pathlib import Path

import polib
import pytest

Run = Callable[..., tuple[int, str, str]]
Write = Callable[[Mapping[str, str | bytes]], Path]

ARTICLE = "translations/pt-BR/content/a.md"
FILES: dict[str, str | bytes] = {
    "content/a.md": "---\ntitle: Light the lanterns\n---\n# Lanterns\n\n"
    "The lanterns guide every ship. You can light the [{% data lamp.name %}](/quay/lamp) at dusk.\n"
    "\nPress {% data key.enter %} to close the gate of the harbor.\n",
    ARTICLE: "---\ntitle: Light the lanterns\n---\n# Lanternas\n\n"
    "As lanternas guiam todos os navios. You can light the [{% data lamp.name %}](/quay/lamp) at "
    "dusk.\n\nPressione para fechar o portão do porto.\n",
    "content/b.md": "# Fires\n\nYou can light the [{% data fire.name %}](/quay/fire) at dusk.\n\n"
    "The fires burn all night, so that every ship finds the harbor.\n",
    "translations/pt-BR/content/b.md": "# Fogos\n\n"
    "Você pode acender o [{% data fire.name %}](/quay/fire) ao anoitecer.\n\n"
    "Os fogos ardem a noite toda, para que todo navio encontre o porto.\n",
}


@pytest.fixture
def root(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write(FILES)
    monkeypatch.chdir(folder)
    return folder


def exported(run: Run) -> polib.POFile:
    assert run("export", "--lang", "pt-BR", "-o", "pt-BR.po") == (0, "", "")
    return polib.pofile("pt-BR.po")


def entry_of(po: polib.POFile, text: str) -> polib.POEntry:
    (entry,) = (entry for entry in po if text in entry.msgid)
    return entry


def finish(po: polib.POFile, text: str, translation: str) -> None:
    entry = entry_of(po, text)
    entry.msgstr = translation
    entry.flags = []
    po.save("pt-BR.po")


def article() -> str:
    return Path(ARTICLE).read_bytes().decode()


def test_export_says_what_needs_work(run: Run, root: Path) -> None:
    po = exported(run)
    assert po.metadata["Language"] == "pt-BR"
    assert po.metadata["X-Doclint-Source-Language"] == "en"
    assert [entry.msgid for entry in po] == [
        "Light the lanterns",
        "You can light the [{% data lamp.name %}](/quay/lamp) at dusk.",
        "Press {% data key.enter %} to close the gate of the harbor.",
    ]
    title, sentence, damaged = po
    assert (title.msgstr, title.flags) == ("", [])
    assert sentence.msgstr == "Você pode acender o [{% data lamp.name %}](/quay/lamp) ao anoitecer."
    assert sentence.flags == ["fuzzy"]
    assert "untranslated/segment" in sentence.comment
    assert "in: Lanternas" in sentence.comment
    assert sentence.occurrences == [(ARTICLE, "6")]
    assert damaged.msgstr == "Pressione para fechar o portão do porto."
    assert "liquid/lost" in damaged.comment


def test_export_is_the_same_twice_and_alters_nothing(run: Run, root: Path) -> None:
    exported(run)
    first = Path("pt-BR.po").read_bytes()
    before = article()
    assert run("import", "pt-BR.po")[:2] == (0, "pt-BR.po: 0 entries imported, 0 entries refused\n")
    exported(run)
    assert Path("pt-BR.po").read_bytes() == first
    assert article() == before


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_msgfmt_accepts_what_is_exported(run: Run, root: Path) -> None:
    exported(run)
    assert run("memory", "export", "--lang", "pt-BR", "-o", "memory.po")[0] == 0
    for name in ("pt-BR.po", "memory.po"):
        done = subprocess.run(
            ["msgfmt", "--check", "-o", "/dev/null", name],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")


def test_finished_entries_are_put_in_place(run: Run, root: Path) -> None:
    before = article()
    po = exported(run)
    finish(po, "Light the", "Acender: as lanternas d'água")
    finish(po, "You can", "Acenda o [{% data lamp.name %}](/quay/lamp) ao anoitecer.")
    code, out, _ = run("import", "pt-BR.po", "--diff")
    assert code == 1
    assert "+title: 'Acender: as lanternas d''água'" in out
    assert article() == before
    assert run("import", "pt-BR.po") == (0, "pt-BR.po: 2 entries imported, 0 entries refused\n", "")
    assert article() == before.replace(
        "title: Light the lanterns", "title: 'Acender: as lanternas d''água'"
    ).replace("You can light the", "Acenda o").replace("at dusk", "ao anoitecer")
    after = article()
    assert run("import", "pt-BR.po")[:2] == (0, "pt-BR.po: 0 entries imported, 0 entries refused\n")
    assert article() == after


def test_a_lost_tag_is_refused_with_its_line(run: Run, root: Path) -> None:
    po = exported(run)
    finish(po, "Light the", "Acenda as lanternas")
    finish(po, "You can", "Acenda a [lanterna](/quay/lamp) ao anoitecer.")
    line = entry_of(polib.pofile("pt-BR.po"), "You can").linenum
    code, out, err = run("import", "pt-BR.po")
    assert (code, out) == (1, "pt-BR.po: 1 entry imported, 1 entry refused\n")
    assert err.startswith(f"warning: pt-BR.po:{line}: liquid/")
    assert "title: Acenda as lanternas\n" in article()
    assert "You can light" in article()


def test_a_place_that_changed_is_reported(run: Run, root: Path) -> None:
    po = exported(run)
    finish(po, "You can", "Acenda o [{% data lamp.name %}](/quay/lamp) ao anoitecer.")
    finish(po, "Light the", "Acenda as lanternas")
    text = article().replace("You can light the", "Você acende o").replace("at dusk", "à noite")
    Path(ARTICLE).write_text(text)
    source = Path("content/a.md")
    source.write_text(source.read_text().replace("Light the lanterns", "Mind the lanterns"))
    code, _, err = run("import", "pt-BR.po")
    assert code == 1
    assert err.count("its place has changed") == 2
    assert article() == text


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda text: text + "nonsense\n", "error: pt-BR.po:"),
        (lambda text: text.replace("X-Doclint", "X-Other"), "not made by `doclint export`"),
        (lambda text: text.replace("-> translations/", "-> po/"), "comes from another project"),
    ],
)
def test_another_file_is_one_line(
    run: Run, root: Path, spoil: Callable[[str], str], message: str
) -> None:
    exported(run)
    file = Path("pt-BR.po")
    file.write_text(spoil(file.read_text()))
    code, out, err = run("import", "pt-BR.po")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert message in err


def test_a_memory_is_not_imported(run: Run, root: Path) -> None:
    assert run("memory", "export", "--lang", "pt-BR", "-o", "memory.po")[0] == 0
    assert run("import", "memory.po") == (
        2,
        "",
        "error: memory.po: not made by `doclint export`: its header lacks what that writes\n",
    )


def test_entries_of_other_articles_are_one_line(run: Run, root: Path) -> None:
    finish(exported(run), "Light the", "Acenda as lanternas")
    file = Path("pt-BR.po")
    file.write_text(file.read_text().replace("content/a.md#", "content/z.md#"))
    code, _, err = run("import", "pt-BR.po")
    assert (code, err.count("\n")) == (1, 1)
    assert "no article of this project" in err


def test_entries_that_contradict_each_other_are_named(run: Run, root: Path) -> None:
    po = exported(run)
    finish(po, "Light the", "Acenda as lanternas")
    entry = entry_of(po, "Light the")
    for text in ("Acenda as lanternas", "Acenda as luzes"):
        copy = polib.POEntry(
            msgctxt=entry.msgctxt, msgid=entry.msgid, msgstr=text, comment=entry.comment
        )
        po.append(copy)
    po.save("pt-BR.po")
    code, out, err = run("import", "pt-BR.po")
    assert (code, out) == (1, "pt-BR.po: 1 entry imported, 1 entry refused\n")
    assert err.count("says something else than line") == 1
    assert "title: Acenda as lanternas\n" in article()


def test_an_entry_that_names_no_article_is_reported(run: Run, root: Path) -> None:
    po = exported(run)
    po.append(polib.POEntry(msgid="Ahoy", msgstr="Olá"))
    po.save("pt-BR.po")
    code, out, err = run("import", "pt-BR.po")
    assert (code, out) == (1, "pt-BR.po: 0 entries imported, 1 entry refused\n")
    assert "its msgctxt names no article" in err


def test_a_diff_of_the_import_can_be_applied(run: Run, root: Path) -> None:
    Path(ARTICLE).write_bytes(article().replace("\n", "\r\n").rstrip().encode())
    finish(exported(run), "Light the", "Acenda as lanternas")
    before = Path(ARTICLE).read_bytes()
    code, out, _ = run("import", "pt-BR.po", "--diff")
    assert code == 1
    assert Path(ARTICLE).read_bytes() == before
    assert "-title: Light the lanterns\r\n+title: Acenda as lanternas\r\n" in out


def test_data_files_go_out_and_come_back(run: Run, write: Write, root: Path) -> None:
    text = 'quay:\n  title: Welcome to the harbor\n  help: "Light the lanterns at dusk" # soon\n'
    ours = "translations/pt-BR/data/ui.yml"
    write({"data/ui.yml": text, ours: text})
    po = exported(run)
    finish(po, "Welcome to", "Bem-vindo: ao porto")
    finish(po, "Light the lanterns at", 'Acenda as "lanternas" ao anoitecer')
    assert run("import", "pt-BR.po")[0] == 0
    assert Path(ours).read_text() == (
        "quay:\n  title: 'Bem-vindo: ao porto'\n"
        '  help: "Acenda as \\"lanternas\\" ao anoitecer" # soon\n'
    )


def test_memory_as_tmx(run: Run, root: Path) -> None:
    assert run("memory", "export", "--lang", "pt-BR", "-o", "memory.tmx")[0] == 0
    units = ElementTree.parse("memory.tmx").getroot().findall("body/tu")
    said = {tuple(seg.text for seg in unit.iter("seg")) for unit in units}
    assert ("Fires", "Fogos") in said
    assert not any("Pressione" in (text or "") for pair in said for text in pair)


def test_configured_files_feed_the_memory(run: Run, root: Path) -> None:
    Path("doclint.toml").write_text('memory = ["po/old.po"]\n')
    Path("po").mkdir()
    Path("po/old.po").write_text(
        'msgid ""\nmsgstr "Language: pt-BR\\n"\n\n'
        'msgid "Light the lanterns"\nmsgstr "Acenda as lanternas"\n'
    )
    entry = entry_of(exported(run), "Light the")
    assert (entry.msgstr, entry.flags) == ("Acenda as lanternas", ["fuzzy"])
    Path("po/old.po").write_text('msgid ""\nmsgstr ""\n')
    code, _, err = run("export", "--lang", "pt-BR")
    assert code == 2
    assert "po/old.po: its header names no language" in err
    Path("doclint.toml").write_text('memory = ["../old.po"]\n')
    assert "lies outside the project" in run("export", "--lang", "pt-BR")[2]


PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Gate"\nmsgstr "{}"\n'


@pytest.fixture
def catalogs(write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of PO files only."""
    files = {"po/site.pot": PO.format(""), "po/pt_BR.po": PO.format("Portão")}
    folder = write({"doclint.toml": 'layout = "po"\n', **files})
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("name", ["memory.po", "memory.tmx"])
def test_a_memory_of_nothing_says_so(run: Run, catalogs: Path, name: str) -> None:
    code, out, err = run("memory", "export", "--lang", "pt-BR", "-o", name)
    assert (code, out) == (0, "")
    assert err == (
        "note: nothing is remembered in pt-BR: all its translations are PO already, which `memory`"
        " in the configuration can name\n"
    )
    assert "Portão" not in Path(name).read_text()


def test_a_memory_of_what_is_untranslated_says_so(run: Run, write: Write, root: Path) -> None:
    write({path: FILES["content/a.md"] for path in FILES if path.endswith("a.md")})
    write({path: FILES["content/b.md"] for path in FILES if path.endswith("b.md")})
    code, _, err = run("memory", "export", "--lang", "pt-BR", "-o", "memory.po")
    assert (code, err) == (
        0,
        "note: nothing is remembered in pt-BR: no article has a translation without findings\n",
    )


def test_what_cannot_be_exported_leaves_no_file(run: Run, catalogs: Path) -> None:
    code, out, err = run("export", "--lang", "pt-BR", "-o", "work.po")
    assert (code, out) == (2, "")
    assert err == "error: po/pt_BR.po: is PO already; translators work in it\n"
    assert not Path("work.po").exists()
    assert run("export", "--lang", "pt-BR")[:2] == (2, "")


def test_what_needs_no_work_is_an_empty_catalogue(run: Run, root: Path) -> None:
    assert run("export", "--lang", "pt-BR", "content/b.md", "-o", "work.po") == (0, "", "")
    assert list(polib.pofile("work.po")) == []
