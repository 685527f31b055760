"""What the server answers, asked without a client."""

import asyncio
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from lsprotocol import types

from doclint.cli import main
from doclint.errors import InputError
from doclint.fix.edits import applied
from doclint.project.layout import NamedAsLanguagesError
from doclint.project.project import open_project
from doclint.server.actions import edits_to, offered
from doclint.server.features import diagnostics, hover
from doclint.server.positions import Positions
from doclint.server.protocol import apart
from doclint.server.silencing import silencing
from doclint.server.workspace import Opened, Workspace

Write = Callable[[Mapping[str, str | bytes]], Path]

SOURCE = "The gate opens at 5 and closes at 9.\n"
TEXT = "O portão abre às 6 e fecha às 9.\n"
NAME = "translations/pt-BR/content/moor.md"


def opened_in(root: Path, name: str, text: str) -> tuple[Workspace, Opened]:
    """Open a file with the text that it has in the editor."""
    workspace = Workspace()
    workspace.open(root / name, f"editor://{name}", text)
    (opened,) = workspace.pairs_of(root / name)
    return workspace, opened


def test_file_is_called_what_the_editor_calls_it(write: Write) -> None:
    root = write({"content/moor.md": SOURCE, NAME: ""})
    workspace, opened = opened_in(root, NAME, TEXT)
    assert workspace.uri_of(opened, NAME) == f"editor://{NAME}"
    assert workspace.uri_of(opened, "content/moor.md") == (root / "content/moor.md").as_uri()


def test_findings_follow_the_texts(write: Write) -> None:
    root = write({"content/moor.md": SOURCE, NAME: ""})
    workspace, opened = opened_in(root, NAME, TEXT)
    seen = workspace.seen(opened)
    assert [located.finding.rule for located in seen.found] == ["text/number"]
    assert workspace.seen(opened) is seen
    workspace.open(root / "content/moor.md", "editor://moor", SOURCE.replace("5", "6"))
    (now,) = workspace.pairs_of(root / NAME)
    assert workspace.seen(now).found == ()


def test_what_the_baseline_has_is_a_hint(write: Write) -> None:
    twice = "O portão abre às 6.\n\nO portão abre às 6.\n"
    source = "The gate opens at 5.\n\nThe gate opens at 5.\n"
    root = write({"content/moor.md": source, NAME: twice.replace("6", "5", 1)})
    assert main(["check", str(root), "--update-baseline"]) == 0
    workspace, opened = opened_in(root, NAME, twice)
    severities = [one.severity for one in diagnostics(workspace, opened, "utf-16")]
    assert severities == [types.DiagnosticSeverity.Hint, types.DiagnosticSeverity.Warning]


def test_mistake_in_the_baseline_is_one_line(write: Write) -> None:
    baseline = {"doclint-baseline.jsonl": "{}\n"}
    root = write({"content/moor.md": SOURCE, NAME: TEXT, **baseline})
    with pytest.raises(InputError, match="jsonl:1: an entry needs"):
        opened_in(root, NAME, TEXT)


def test_process_that_is_killed_is_told() -> None:
    with pytest.raises(InputError, match="_exit: the process was killed"):
        asyncio.run(apart(os._exit, 1))


def test_error_of_another_process_keeps_what_it_says(write: Write) -> None:
    root = write({"guide/en-us/a.md": "", "guide/fr/a.md": ""})
    with pytest.raises(NamedAsLanguagesError) as error:
        asyncio.run(apart(open_project, root))
    assert (error.value.source, error.value.translation) == (
        "guide/en-us/{path}",
        "guide/{lang}/{path}",
    )


def test_places_in_a_catalog_are_those_of_the_catalog(write: Write) -> None:
    template = 'msgid ""\nmsgstr ""\n"Language: \\n"\n\nmsgid "See [it](/a)."\nmsgstr ""\n'
    catalog = (
        'msgid ""\nmsgstr ""\n"Language: pt_BR\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "See [it](/a)."\nmsgstr "Veja [isto](/b)."\n'
    )
    root = write({"po/site.pot": template, "po/pt_BR.po": catalog})
    workspace, opened = opened_in(root, "po/pt_BR.po", catalog)
    assert opened.pair.source == "site.pot"
    (found,) = (
        one for one in diagnostics(workspace, opened, "utf-16") if one.code == "link/target"
    )
    assert found.related_information
    (related,) = found.related_information
    assert related.location.uri == "editor://po/pt_BR.po"
    place = Positions(catalog, "utf-16")
    start, end = map(place.offset, (related.location.range.start, related.location.range.end))
    assert "/a" in catalog[start:end]


@pytest.mark.parametrize(
    ("config", "comment"),
    [
        ("", "<!-- doclint-disable-line text/number -->"),
        ('layout = "docusaurus"\n', "{/* doclint-disable-line text/number */}"),
    ],
)
def test_comment_is_one_of_the_dialect(write: Write, config: str, comment: str) -> None:
    sides = 'source = "docs/{path}"\ntranslation = "i18n/{lang}/{path}"\n'
    name = "i18n/pt-BR/moor.md"
    root = write({"doclint.toml": sides + config, "docs/moor.md": SOURCE, name: ""})
    workspace, opened = opened_in(root, name, TEXT)
    (located,) = workspace.seen(opened).found
    edit = silencing(workspace, opened, located.finding, [located])
    assert edit
    assert applied(TEXT, [edit]) == f"{TEXT[:-1]} {comment}\n"


def test_hover_shows_paths_and_messages_as_they_are(write: Write) -> None:
    sentence = "The *gate* of `gate_a` opens_at dawn for everybody."
    name = "translations/pt-BR/content/_moor_.md"
    text = f"O portão.\n\n{sentence}\n"
    root = write({"content/_moor_.md": f"The gate.\n\n{sentence}\n", name: ""})
    workspace, opened = opened_in(root, name, text)
    shown = hover(workspace, opened, types.Position(2, 3), "utf-16")
    assert shown
    assert isinstance(shown.contents, types.MarkupContent)
    assert shown.contents.value.startswith("content/\\_moor\\_.md:3\n\n```text\nThe *gate*")
    message = shown.contents.value.partition("\n```\n\n")[2]
    assert message.startswith("not translated: ")
    assert "gate_a" in message


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        (None, {"quickfix", "source.fixAll.doclint"}),
        ([""], {"quickfix", "source.fixAll.doclint"}),
        (["quickfix"], {"quickfix"}),
        (["source"], {"source.fixAll.doclint"}),
        (["source.fix"], set()),
        (["refactor"], set()),
    ],
)
def test_only_kinds_that_are_asked_for(
    write: Write, only: list[str] | None, kinds: set[str]
) -> None:
    root = write({"content/moor.md": "Open {% data a %} now.\n", NAME: ""})
    workspace, opened = opened_in(root, NAME, "Abra {% dados a %} agora.\n")
    params = types.CodeActionParams(
        types.TextDocumentIdentifier(f"editor://{NAME}"),
        types.Range(types.Position(0, 0), types.Position(1, 0)),
        types.CodeActionContext([], only),
    )
    assert {one.kind for one in offered(workspace, opened, params, 1, "utf-16")} == kinds


@pytest.mark.parametrize("after", ["ab", "", "axb", "aab", "xx", "a🛶b"])
def test_edit_from_the_first_difference_to_the_last(after: str) -> None:
    before = "aab"
    edits = edits_to(before, after, "utf-16")
    assert len(edits) == (before != after)
    for edit in edits:
        start, end = edit.range.start.character, edit.range.end.character
        assert before[:start] + edit.new_text + before[end:] == after


HEADER = (
    'msgid ""\nmsgstr ""\n"Language: pt_BR\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    'msgid "Berth"\nmsgstr "Cais"\n\n'
)
FUZZY = '# Ana\n#: a.md:3\n#, fuzzy\nmsgid "Gate"\nmsgstr "Portão"\n'


@pytest.mark.parametrize(
    ("name", "source", "text", "silenced"),
    [
        (
            "translations/pt-BR/data/ui.yml",
            "gates:\n  - Open it at 5\n",
            "gates:\n  - Abra às 6\n",
            "gates:\n  - Abra às 6 # doclint-disable-line text/number\n",
        ),
        (
            "translations/pt-BR/data/ui.yml",
            "gate: |\n  Open it at 5.\n",
            "gate: |\n  Abra às 6.\n",
            "gate: |\n  Abra às 6.\n\n# doclint-disable-file text/number\n",
        ),
        (
            NAME,
            "---\ntitle: Open it at 5\n---\n",
            "---\ntitle: Abra às 6\n---\n",
            "---\ntitle: Abra às 6 # doclint-disable-line text/number\n---\n",
        ),
        (
            "po/pt_BR.po",
            "",
            HEADER + FUZZY,
            f"{HEADER}# doclint-disable-next-line catalog/fuzzy\n{FUZZY}",
        ),
    ],
)
def test_comment_is_one_of_the_place(
    write: Write, name: str, source: str, text: str, silenced: str
) -> None:
    """Any other would become a part of the value, and hide the finding by that."""
    files = {"content/a.md": "", "translations/pt-BR/content/a.md": ""}
    original = name.removeprefix("translations/pt-BR/")
    root = write({name: ""} if original == name else {**files, original: source, name: ""})
    workspace, opened = opened_in(root, name, text)
    (located,) = workspace.seen(opened).found
    edit = silencing(workspace, opened, located.finding, [located])
    assert edit
    assert applied(text, [edit]) == silenced
