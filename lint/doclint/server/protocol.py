"""Speaks the Language Server Protocol on standard input and output."""

import asyncio
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from doclint import __version__
from doclint.check.pair import Memory
from doclint.check.registry import all_rules
from doclint.errors import InputError
from doclint.project.fix import Wanted, fix_files
from doclint.server import features
from doclint.server.workspace import Opened, Workspace

_PAUSE = 0.05  # seconds without a keystroke after which a text is checked
_PATIENCE = 1.0  # seconds for which a hover waits for the memory
FIX_ALL = "source.fixAll.doclint"


class Server(LanguageServer):
    """The server, with what it knows and what it has begun."""

    def __init__(self) -> None:
        super().__init__(
            "doclint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Incremental
        )
        self.known = Workspace()
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self.learning: dict[tuple[str, str], asyncio.Task[None]] = {}
        self.complaints: set[str] = set()

    @property
    def encoding(self) -> str:
        """The unit of columns that was agreed on."""
        agreed = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        return types.PositionEncodingKind(agreed).value

    def pairs(self, uri: str) -> list[Opened]:
        """Return the pairs that a document is a side of; what cannot be read is said once."""
        path = path_of(uri)
        if path is None:
            return []
        try:
            return list(self.known.pairs_of(path))
        except InputError as error:
            self.complain(str(error))
            return []

    def translation(self, uri: str) -> Opened | None:
        """Return the pair whose translation a document is."""
        path = path_of(uri)
        for opened in self.pairs(uri):
            if self.known.path_of(opened, opened.pair.translation) == path:
                return opened
        return None

    def complain(self, message: str) -> None:
        """Show a message, once."""
        if message not in self.complaints:
            self.complaints.add(message)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))

    def publish(self, uri: str) -> None:
        """Send the diagnostics of a document, of a source those of its open translations."""
        for opened in self.pairs(uri):
            if self.known.is_open(opened):
                path = self.known.path_of(opened, opened.pair.translation)
                found = list(features.diagnostics(self.known, opened, self.encoding))
                self.text_document_publish_diagnostics(
                    types.PublishDiagnosticsParams(features.uri_of(path), found)
                )

    def publish_soon(self, uri: str) -> None:
        """Send them as soon as nobody types any more."""
        if earlier := self.waiting.get(uri):
            earlier.cancel()

        async def later() -> None:
            await asyncio.sleep(_PAUSE)
            self.publish(uri)

        self.waiting[uri] = asyncio.ensure_future(later())

    async def remember(self, opened: Opened) -> None:
        """Make the memory of a project's language, in a process of its own, at the first need."""
        key = (opened.project.tree.root, opened.pair.language)
        if key not in self.learning:
            self.learning[key] = asyncio.ensure_future(self._learn(key, opened))
        await asyncio.wait([self.learning[key]], timeout=_PATIENCE)

    async def _learn(self, key: tuple[str, str], opened: Opened) -> None:
        path = self.known.path_of(opened, opened.pair.translation)
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            loop = asyncio.get_running_loop()
            try:
                memory = await loop.run_in_executor(pool, memory_of, path, key[1])
            except InputError as error:
                self.complain(str(error))
                return
        self.known.memories[key] = memory
        for uri in list(self.workspace.text_documents):
            self.publish(uri)


def memory_of(path: Path, language: str) -> Memory:
    """Return the memory of the project that a file is in; InputError as `build_memory`."""
    from doclint.memory.build import build_memory
    from doclint.project.project import open_project

    return build_memory(open_project(path), [language])[language]


def path_of(uri: str) -> Path | None:
    """Return the file of a URI; None for what is no file."""
    path = to_fs_path(uri)
    return Path(path).resolve() if path else None


def serve() -> None:
    """Serve a client on standard input and output until it says goodbye."""
    made().start_io()


def made() -> Server:
    """Return a server that knows its features."""
    server = Server()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(server: Server, params: types.DidOpenTextDocumentParams) -> None:
        _take(server, params.text_document.uri)
        server.publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(server: Server, params: types.DidChangeTextDocumentParams) -> None:
        _take(server, params.text_document.uri)
        server.publish_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(server: Server, params: types.DidSaveTextDocumentParams) -> None:
        server.known.forget()
        server.complaints.clear()
        server.publish(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(server: Server, params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        if path := path_of(uri):
            server.known.close(path)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_files(server: Server, params: types.DidChangeWatchedFilesParams) -> None:
        server.known.forget()
        for uri in list(server.workspace.text_documents):
            server.publish(uri)

    kinds = [types.CodeActionKind.QuickFix, FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds))
    def code_actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        opened = server.translation(uri)
        if opened is None:
            return []
        version = server.workspace.get_text_document(uri).version
        only = params.context.only
        found: list[types.CodeAction] = []
        if not only or types.CodeActionKind.QuickFix in only:
            found += features.actions(server.known, opened, params.range, version, server.encoding)
        if not only or any(FIX_ALL.startswith(kind) for kind in only):
            found += _fix_all(server, opened, version)
        return found

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(server: Server, params: types.HoverParams) -> types.Hover | None:
        opened = server.translation(params.text_document.uri)
        if opened is None:
            return None
        if any(
            located.finding.rule.startswith("untranslated/")
            for located in server.known.findings(opened)
        ):
            await server.remember(opened)
        return features.hover(server.known, opened, params.position, server.encoding)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(server: Server, params: types.DefinitionParams) -> list[types.Location]:
        path = path_of(params.text_document.uri)
        if path is None:
            return []
        places = (
            features.other_side(server.known, opened, path, params.position, server.encoding)
            for opened in server.pairs(params.text_document.uri)
        )
        return [place for place in places if place]

    return server


def _take(server: Server, uri: str) -> None:
    if path := path_of(uri):
        server.known.open(path, server.workspace.get_text_document(uri).source)


def _fix_all(server: Server, opened: Opened, version: int | None) -> list[types.CodeAction]:
    settings = opened.project.settings.of(opened.pair)
    wanted = Wanted(frozenset(all_rules()), unsafe=False)
    fixed = fix_files(opened.project.tree, opened.pair, settings, wanted, {})
    edits = features.edits_to(opened, fixed.after, server.encoding)
    if fixed.error or not edits:
        return []
    path = server.known.path_of(opened, opened.pair.translation)
    document = types.OptionalVersionedTextDocumentIdentifier(features.uri_of(path), version)
    change = types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, edits)])
    return [types.CodeAction("Apply all safe fixes of doclint", FIX_ALL, edit=change)]
