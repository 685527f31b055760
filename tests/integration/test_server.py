"""The language server, driven by a real client over standard input and output."""

import asyncio
import statistics
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from doclint.cli import main

Write = Callable[[Mapping[str, str | bytes]], Path]

SOURCE = (
    "---\ntitle: Moor a boat\n---\n\nOpen 🛶 {% data ports.main %} now.\n\n"
    "The gate opens at dawn. See [the berths](/berths).\n\n"
    "The harbor master decides who may enter the harbor.\n"
)
SOUND = (
    "---\ntitle: Atracar um barco\n---\n\nAbra 🛶 {% data ports.main %} agora.\n\n"
    "O portão abre ao amanhecer. Veja [os cais](/berths).\n\n"
    "O capitão do porto decide quem pode entrar no porto.\n"
)
BROKEN = SOUND.replace("{% data ports", "{% dados ports").replace("(/berths)", "(/docks)")
HALF = SOUND.replace("O portão abre ao amanhecer.", "The gate opens at dawn.")
NAME = "translations/pt-BR/content/moor.md"


class Editor:
    """A client with one document open, as an editor is."""

    def __init__(self, client: LanguageClient, root: Path) -> None:
        self.client = client
        self.root = root
        self.found: dict[str, list[types.Diagnostic]] = {}
        self.told = asyncio.Event()
        self.version = 0
        self.sync: object = None

    def uri(self, name: str = NAME) -> str:
        return (self.root / name).as_uri()

    async def diagnostics(self) -> list[types.Diagnostic]:
        """Wait for the next diagnostics of the translation."""
        await asyncio.wait_for(self.told.wait(), 20)
        self.told.clear()
        return self.found[self.uri()]

    async def open(self, text: str, name: str = NAME) -> None:
        item = types.TextDocumentItem(self.uri(name), "markdown", 0, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, text: str, name: str = NAME) -> None:
        self.version += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.version, self.uri(name)),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def actions(self, diagnostic: types.Diagnostic) -> list[types.CodeAction]:
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri()),
            diagnostic.range,
            types.CodeActionContext([diagnostic]),
        )
        found = await self.client.text_document_code_action_async(params)
        return [action for action in found or () if isinstance(action, types.CodeAction)]

    def at(self, line: int, character: int, name: str = NAME) -> dict[str, Any]:
        return {
            "text_document": types.TextDocumentIdentifier(self.uri(name)),
            "position": types.Position(line, character),
        }


def edited(text: str, action: types.CodeAction) -> str:
    """Return a text after an action; its columns are units of UTF-16."""
    assert action.edit
    assert action.edit.document_changes
    (document,) = action.edit.document_changes
    assert isinstance(document, types.TextDocumentEdit)
    data = text.encode("utf-16-le")
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line.encode("utf-16-le")))

    def offset(position: types.Position) -> int:
        return starts[position.line] + 2 * position.character

    for edit in sorted(document.edits, key=lambda one: offset(one.range.start), reverse=True):
        assert isinstance(edit, types.TextEdit)
        start, end = offset(edit.range.start), offset(edit.range.end)
        data = data[:start] + edit.new_text.encode("utf-16-le") + data[end:]
    return data.decode("utf-16-le")


def session(
    root: Path,
    act: Callable[[Editor], Awaitable[None]],
    capabilities: types.ClientCapabilities | None = None,
    registered: list[types.Registration] | None = None,
) -> None:
    """Start a server and a client, let the client act, and part in good order.

    What the server asks to be told of is added to `registered`.
    """

    async def run() -> None:
        client = LanguageClient("editor", "1")
        editor = Editor(client, root)

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            editor.found[params.uri] = list(params.diagnostics)
            editor.told.set()

        @client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(params: types.RegistrationParams) -> None:
            if registered is not None:
                registered.extend(params.registrations)

        await client.start_io(sys.executable, "-m", "doclint", "server")
        met = await client.initialize_async(
            types.InitializeParams(
                capabilities or types.ClientCapabilities(), root_uri=root.as_uri()
            )
        )
        sync = met.capabilities.text_document_sync
        editor.sync = sync.change if isinstance(sync, types.TextDocumentSyncOptions) else sync
        client.initialized(types.InitializedParams())
        try:
            await act(editor)
            await client.shutdown_async(None)
        finally:
            client.exit(None)
            await asyncio.wait_for(client.stop(), 20)

    asyncio.run(run())


@pytest.fixture
def site(write: Write) -> Path:
    """A project with one translation that is sound."""
    return write({"content/moor.md": SOURCE, NAME: SOUND})


def test_diagnostics_say_where_and_what_the_source_says(site: Path) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(BROKEN)
        tag, link = await editor.diagnostics()
        assert (tag.code, tag.severity) == ("liquid/translated", types.DiagnosticSeverity.Error)
        assert (tag.range.start.line, tag.range.start.character) == (4, len("Abra ") + 2 + 1)
        assert tag.related_information
        (related,) = tag.related_information
        assert related.location.uri == editor.uri("content/moor.md")
        assert related.location.range.start == types.Position(4, len("Open ") + 2 + 1)
        assert link.code == "link/target"
        editor.change(SOUND)
        assert await editor.diagnostics() == []

    session(site, act)


def test_source_is_seen_as_it_is_typed(site: Path) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(SOUND)
        assert await editor.diagnostics() == []
        await editor.open(SOURCE, "content/moor.md")
        assert await editor.diagnostics() == []
        editor.change(SOURCE.replace("/berths", "/docks"), "content/moor.md")
        (found,) = await editor.diagnostics()
        assert found.code == "link/target"

    session(site, act)


def test_source_that_is_closed_unsaved_is_that_of_the_disk(site: Path) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(SOURCE.replace("/berths", "/docks"), "content/moor.md")
        await editor.open(SOUND)
        (found,) = await editor.diagnostics()
        assert found.code == "link/target"
        source = types.TextDocumentIdentifier(editor.uri("content/moor.md"))
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(source))
        assert await editor.diagnostics() == []

    session(site, act)


def test_project_may_be_opened_through_a_link(site: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(site, target_is_directory=True)

    async def act(editor: Editor) -> None:
        await editor.open(BROKEN)
        tag, _ = await editor.diagnostics()  # under the name that the editor knows
        mending, *_ = await editor.actions(tag)
        assert mending.edit
        assert mending.edit.document_changes
        (document,) = mending.edit.document_changes
        assert isinstance(document, types.TextDocumentEdit)
        assert document.text_document.uri == editor.uri()

    session(link, act)


def test_what_only_python_takes_for_a_line_end_moves_nothing(site: Path) -> None:
    before = SOUND.replace("Abra", "Abra\u2028")

    async def act(editor: Editor) -> None:
        await editor.open(before)
        left = await editor.diagnostics()
        sync = editor.sync
        assert sync == types.TextDocumentSyncKind.Full
        editor.change(before.replace("/berths", "/docks"))
        found = [one for one in await editor.diagnostics() if one not in left]
        assert [(one.code, one.range.start.line) for one in found] == [("link/target", 6)]

    session(site, act)


def test_actions_change_what_doclint_fix_would(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / NAME).write_text(BROKEN, encoding="utf-8")

    async def act(editor: Editor) -> None:
        await editor.open(BROKEN)
        tag, _ = await editor.diagnostics()
        mending, silencing, everything = await editor.actions(tag)
        assert mending.title == "Write `{% data ports.main %}` as the source does"
        assert mending.is_preferred
        assert edited(BROKEN, mending) == BROKEN.replace("dados", "data")
        assert silencing.title == "Silence liquid/translated here"
        silenced = edited(BROKEN, silencing)
        editor.change(silenced)
        assert [one.code for one in await editor.diagnostics()] == ["link/target"]
        editor.change(BROKEN)
        await editor.diagnostics()
        assert everything.kind == "source.fixAll.doclint"
        assert edited(BROKEN, everything) == SOUND

    session(site, act)
    assert main(["fix", str(site / NAME)]) == 0
    assert (site / NAME).read_text(encoding="utf-8") == SOUND


def test_edits_come_when_an_action_is_chosen(site: Path) -> None:
    support = types.CodeActionClientCapabilities(
        resolve_support=types.ClientCodeActionResolveOptions(["edit"])
    )
    capabilities = types.ClientCapabilities(
        text_document=types.TextDocumentClientCapabilities(code_action=support)
    )

    async def act(editor: Editor) -> None:
        await editor.open(BROKEN)
        tag, _ = await editor.diagnostics()
        mending, silencing, everything = await editor.actions(tag)
        assert edited(BROKEN, mending) == BROKEN.replace("dados", "data")
        assert silencing.edit is everything.edit is None
        everything = await editor.client.code_action_resolve_async(everything)
        assert edited(BROKEN, everything) == SOUND
        editor.change(BROKEN.replace("agora", "já"))
        assert len(await editor.diagnostics()) == 2
        silencing = await editor.client.code_action_resolve_async(silencing)
        assert silencing.edit is None  # the text is another one

    session(site, act, capabilities)


def test_silencing_works_wherever_a_finding_is(site: Path) -> None:
    source = (
        "---\ntitle: Moor\n---\n\n| Berth | Gate |\n| --- | --- |\n| 4 | `open` |\n\n"
        "```sh\nmoor --now\n```\n"
    )
    text = source.replace("Moor\n", "Atracar\n").replace("Berth | Gate", "Cais | Portão")
    text = text.replace("| 4 |", "| 5 |").replace("moor --now", "moor --agora")
    (site / "content/moor.md").write_text(source, encoding="utf-8")

    async def act(editor: Editor) -> None:
        await editor.open(text)
        found = await editor.diagnostics()
        assert {one.code for one in found} >= {"text/number", "code/block"}
        for diagnostic in found:
            actions = await editor.actions(diagnostic)
            (silencing,) = (
                one for one in actions if one.title == f"Silence {diagnostic.code} here"
            )
            editor.change(edited(text, silencing))
            left = await editor.diagnostics()
            assert sorted(str(one.code) for one in left) == sorted(
                str(one.code) for one in found if one is not diagnostic
            )
            editor.change(text)
            await editor.diagnostics()

    session(site, act)


def test_hover_shows_the_source_and_the_memory(site: Path, write: Write) -> None:
    write({"content/gate.md": "The gate opens at dawn.\n"})
    write({"translations/pt-BR/content/gate.md": "O portão abre ao amanhecer.\n"})

    async def act(editor: Editor) -> None:
        await editor.open(HALF)
        await editor.diagnostics()
        (line,) = (at for at, text in enumerate(HALF.splitlines()) if "at dawn" in text)
        for _ in range(20):  # the memory is made meanwhile
            shown = await editor.client.text_document_hover_async(
                types.HoverParams(**editor.at(line, 4))
            )
            assert shown
            assert isinstance(shown.contents, types.MarkupContent)
            if "O portão abre" in shown.contents.value:
                break
        assert shown.contents.value.startswith("content/moor.md:7\n\n```text\nThe gate opens at")
        assert "```text\nO portão abre ao amanhecer.\n```" in shown.contents.value
        titles = [one.title for one in await editor.actions((await editor.diagnostics())[0])]
        assert any("look at it" in title for title in titles)

    session(site, act)


def test_memory_is_made_anew_after_a_change_on_the_disk(site: Path, write: Write) -> None:
    write({"content/gate.md": "The gate opens at dawn.\n"})
    gate = "translations/pt-BR/content/gate.md"

    async def proposed(editor: Editor, text: str) -> None:
        place = types.HoverParams(**editor.at(6, 4))
        for _ in range(50):
            shown = await editor.client.text_document_hover_async(place)
            assert shown
            assert isinstance(shown.contents, types.MarkupContent)
            if text in shown.contents.value:
                return
            await asyncio.sleep(0.1)
        pytest.fail(f"never proposed: {text}")

    async def act(editor: Editor) -> None:
        write({gate: "O portão abre ao amanhecer.\n"})
        await editor.open(HALF)
        await editor.diagnostics()
        await proposed(editor, "ao amanhecer")
        write({gate: "O portão abre de madrugada.\n"})
        editor.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(editor.uri()))
        )
        await proposed(editor, "de madrugada")

    session(site, act)


def test_memory_in_the_making_does_not_hold_up_the_end(site: Path, write: Write) -> None:
    long = "".join(f"Berth {i} of the harbor is free from noon on.\n\n" for i in range(100_000))
    write({"content/long.md": long, "translations/pt-BR/content/long.md": long})
    left: list[float] = []

    async def act(editor: Editor) -> None:
        await editor.open(HALF)
        await editor.diagnostics()
        await editor.client.text_document_hover_async(types.HoverParams(**editor.at(6, 4)))
        left.append(time.perf_counter())

    session(site, act)
    assert time.perf_counter() - left[0] < 5  # it takes far longer to make


def test_definition_leads_to_the_other_side(site: Path) -> None:
    async def act(editor: Editor) -> None:
        await editor.open(SOUND)
        await editor.diagnostics()
        (there,) = await editor.client.text_document_definition_async(
            types.DefinitionParams(**editor.at(8, 3))
        )
        assert isinstance(there, types.Location)
        assert (there.uri, there.range.start.line) == (editor.uri("content/moor.md"), 8)
        (back,) = await editor.client.text_document_definition_async(
            types.DefinitionParams(**editor.at(8, 3, "content/moor.md"))
        )
        assert isinstance(back, types.Location)
        assert (back.uri, back.range.start.line) == (editor.uri(), 8)

    session(site, act)


def test_mistake_in_the_configuration_is_shown_and_can_be_mended(site: Path) -> None:
    (site / "doclint.toml").write_text("layuot = 1\n", encoding="utf-8")
    shown: list[str] = []

    async def act(editor: Editor) -> None:
        @editor.client.feature(types.WINDOW_SHOW_MESSAGE)
        def show(params: types.ShowMessageParams) -> None:
            shown.append(params.message)

        await editor.open(BROKEN)
        await asyncio.sleep(0.5)
        (site / "doclint.toml").unlink()
        editor.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(editor.uri()))
        )
        assert len(await editor.diagnostics()) == 2

    session(site, act)
    assert len(shown) == 1
    assert "layuot" in shown[0]


def test_files_of_no_project_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("x", encoding="utf-8")

    async def act(editor: Editor) -> None:
        await editor.open("{% broken", "notes.md")
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(editor.uri("notes.md")),
            types.Range(types.Position(0, 0), types.Position(0, 1)),
            types.CodeActionContext([]),
        )
        assert not await editor.client.text_document_code_action_async(params)
        assert editor.found == {}

    session(tmp_path, act)


def test_long_article_is_checked_while_one_types(write: Write) -> None:
    """Generous limits: what is measured is in benchmarks, this is against a server that hangs."""
    source = "".join(f"Open {{% data ports.p{i} %}} and wait {i} minutes.\n\n" for i in range(150))
    text = (
        source.replace("Open", "Abra o").replace("and wait", "e espere").replace("minutes", "min")
    )
    site = write({"content/moor.md": source, NAME: text})
    waits: list[float] = []

    async def act(editor: Editor) -> None:
        await editor.open(text)
        await editor.diagnostics()
        for i in range(10):
            began = time.perf_counter()
            editor.change(text.replace("ports.p7 ", f"ports.x{i} "))
            assert [one.code for one in await editor.diagnostics()]
            waits.append(time.perf_counter() - began)

    session(site, act)
    assert statistics.median(waits) < 2


PAST = {
    "doclint.toml": 'layout = "github-docs"\n[rules]\n"project/outdated" = "warning"\n',
    "content/moor.md": "Wait 30 minutes for the tide.\n\nThen open the gate.\n",
    NAME: "Espere a maré por 30 minutos.\n\nDepois abra o portão.\n",
}
TIDE = "Espere a maré por 30 minutos."
OUTDATED = "project/outdated"


def test_what_fell_behind_is_shown_until_one_changes_it(
    repository: Path, write: Write, commit: Callable[[Path], None]
) -> None:
    write(PAST)
    commit(repository)
    source = PAST["content/moor.md"].replace("30", "45")
    write({"content/moor.md": source})
    commit(repository)

    async def act(editor: Editor) -> None:
        await editor.open(PAST[NAME])
        while OUTDATED not in [one.code for one in await editor.diagnostics()]:
            pass  # the first ones come before git has answered
        moved = f"Leia isto.\n\n{PAST[NAME]}"
        editor.change(moved)
        found = await editor.diagnostics()
        (behind,) = (one for one in found if one.code == OUTDATED)
        assert behind.message.endswith(
            "`Wait 30 minutes for the tide.` → `Wait 45 minutes for the tide.`"
        )
        assert (behind.range.start.line, behind.range.end.character) == (2, len(TIDE))
        (related,) = behind.related_information or ()
        assert related.location.uri == editor.uri("content/moor.md")
        editor.change(moved.replace("30", "45"))
        assert OUTDATED not in [one.code for one in await editor.diagnostics()]

    session(repository, act)


def test_article_that_is_not_saved_yet_leaves_others_their_past(
    repository: Path, write: Write, commit: Callable[[Path], None]
) -> None:
    write({**PAST, "content/new.md": "Wait for it.\n"})
    commit(repository)
    write({"content/moor.md": PAST["content/moor.md"].replace("30", "45")})

    async def act(editor: Editor) -> None:
        await editor.open(PAST[NAME])
        await editor.diagnostics()
        await editor.open("Espere por isso.\n", NAME.replace("moor", "new"))
        while OUTDATED not in [one.code for one in await editor.diagnostics()]:
            pass  # the first ones come before git has answered

    session(repository, act)


def test_missing_history_is_told_once(site: Path, write: Write) -> None:
    write({"doclint.toml": PAST["doclint.toml"]})
    told: list[str] = []

    async def act(editor: Editor) -> None:
        @editor.client.feature(types.WINDOW_SHOW_MESSAGE)
        def shown(params: types.ShowMessageParams) -> None:
            told.append(params.message)

        await editor.open(SOUND)
        for _ in range(2):
            assert await editor.diagnostics() == []
            while not told:
                await asyncio.sleep(0.05)
            editor.client.text_document_did_save(
                types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(editor.uri()))
            )
        await asyncio.sleep(2)

    session(site, act)
    (message,) = told
    assert message.startswith("project/outdated: needs a git repository")


def test_change_of_a_file_on_the_disk_is_watched_for(site: Path, write: Write) -> None:
    watched: list[types.Registration] = []

    async def act(editor: Editor) -> None:
        for _ in range(100):
            if watched:
                break
            await asyncio.sleep(0.05)
        (registration,) = watched
        assert registration.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        await editor.open(SOUND)
        assert await editor.diagnostics() == []
        write({"content/moor.md": SOURCE.replace("/berths", "/quays")})
        change = types.FileEvent(editor.uri("content/moor.md"), types.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(
            types.DidChangeWatchedFilesParams([change])
        )
        assert [one.code for one in await editor.diagnostics()] == ["link/target"]

    workspace = types.WorkspaceClientCapabilities(
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
            dynamic_registration=True
        )
    )
    session(site, act, types.ClientCapabilities(workspace=workspace), watched)
