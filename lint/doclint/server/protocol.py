"""Speaks the Language Server Protocol on standard input and output."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from doclint import __version__
from doclint.check.pair import Memory
from doclint.check.registry import looks_back
from doclint.errors import InputError
from doclint.project.check import internal_error
from doclint.project.processes import end_with_parent, stop
from doclint.server import actions, features
from doclint.server.past import pasts_of
from doclint.server.workspace import Opened, Workspace

_PAUSE = 0.05  # seconds without a keystroke after which a text is checked
_PATIENCE = 1.0  # seconds for which a hover waits for the memory
_CALM = 0.3  # seconds without a change on the disk after which git is asked
# What findings may depend on besides what is open.
_WATCHED = (
    "**/*.{md,mdx,markdown,html,yml,yaml,json,jsonl,toml,csv,tbx,po,pot,png,jpg,jpeg,gif,svg,webp}"
)


class Server(LanguageServer):
    """The server, with what it knows and what it has begun."""

    def __init__(self) -> None:
        # Not incremental: pygls takes U+2028 and the like for ends of lines, which they are to no
        # client, and so would put a change into another line.
        super().__init__(
            "doclint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.known = Workspace()
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self.learning: dict[tuple[str, str], asyncio.Task[None]] = {}
        self.looking_back: asyncio.Task[None] | None = None
        self.complaints: set[str] = set()
        self.warnings: set[str] = set()  # that no change of a file takes back

    @property
    def encoding(self) -> str:
        """The unit of columns that was agreed on."""
        agreed = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        return types.PositionEncodingKind(agreed).value

    @property
    def completes(self) -> bool:
        """Whether the client asks for the edits of an action when it is chosen."""
        known = self.client_capabilities.text_document
        support = known.code_action.resolve_support if known and known.code_action else None
        return support is not None and "edit" in support.properties

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
        for opened in filter(self.known.is_open, self.pairs(uri)):
            try:
                found = list(features.diagnostics(self.known, opened, self.encoding))
            except Exception as error:  # as `doclint check`: said, and the others are shown
                self.complain(internal_error(opened.pair.translation, error))
                continue
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(
                    self.known.uri_of(opened, opened.pair.translation), found
                )
            )

    def publish_soon(self, uri: str) -> None:
        """Send them as soon as nobody types any more."""
        self.wait_no_more(uri)

        async def later() -> None:
            await asyncio.sleep(_PAUSE)
            del self.waiting[uri]
            self.publish(uri)

        self.waiting[uri] = asyncio.ensure_future(later())

    def wait_no_more(self, uri: str) -> None:
        """Give up what is to be sent soon."""
        if earlier := self.waiting.pop(uri, None):
            earlier.cancel()

    def look_anew(self) -> None:
        """Read the disk anew, since something on it changed; a memory, at the next need."""
        self.known.forget()
        self.complaints.clear()
        self.learning = {key: task for key, task in self.learning.items() if not task.done()}

    async def remember(self, opened: Opened) -> None:
        """Make the memory of a project's language, in a process of its own, at the first need.

        An older one serves until then.
        """
        key = (opened.project.tree.root, opened.pair.language)
        if key not in self.learning:
            self.learning[key] = asyncio.ensure_future(self._learn(key, opened))
        if not self.known.remembers(key):
            await asyncio.wait([self.learning[key]], timeout=_PATIENCE)

    async def _learn(self, key: tuple[str, str], opened: Opened) -> None:
        path = self.known.path_of(opened, opened.pair.translation)
        try:
            memory = await apart(memory_of, path, key[1])
        except InputError as error:
            self.complain(str(error))
            return
        self.known.learn(key, memory)
        for uri in list(self.workspace.text_documents):
            self.publish(uri)

    def look_back(self) -> None:
        """Ask git about the translations that are open, where a rule wants to know."""
        wanted: list[Path] = []
        for uri in list(self.workspace.text_documents):
            opened = self.translation(uri)
            if opened and looks_back(opened.project.settings.of(opened.pair)):
                wanted.append(self.known.path_of(opened, opened.pair.translation))
        if self.looking_back:
            self.looking_back.cancel()
        self.looking_back = asyncio.ensure_future(self._look_back(wanted)) if wanted else None

    async def _look_back(self, paths: list[Path]) -> None:
        await asyncio.sleep(_CALM)
        try:
            pasts = await apart(pasts_of, paths)
        except InputError as error:
            self.complain(str(error))
            return
        for warning in pasts.warnings:
            if warning not in self.warnings:
                self.warnings.add(warning)
                self.complain(warning)
        self.known.tell(pasts.told)
        for uri in list(self.workspace.text_documents):
            self.publish(uri)


async def apart(function: Callable[..., Any], *arguments: object) -> Any:
    """Return what a function of a module returns, called in a process of its own.

    Raises what it raises, and InputError where the process is killed.
    """
    with ProcessPoolExecutor(1, get_context("spawn"), end_with_parent) as pool:
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, function, *arguments)
        except InputError:
            raise
        except BrokenProcessPool as error:
            raise InputError(
                f"{function.__name__}: the process was killed; memory may have run out"
            ) from error
        except BaseException:  # nobody waits for it any more: the client leaves, say
            stop(pool)
            raise


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

    @server.feature(types.INITIALIZED)
    def initialized(server: Server, params: types.InitializedParams) -> None:
        known = server.client_capabilities.workspace
        watching = known and known.did_change_watched_files
        if watching and watching.dynamic_registration:
            what = types.DidChangeWatchedFilesRegistrationOptions(
                [types.FileSystemWatcher(_WATCHED)]
            )
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registration = types.Registration("watched", method, what)
            server.client_register_capability(types.RegistrationParams([registration]))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(server: Server, params: types.DidOpenTextDocumentParams) -> None:
        _take(server, params.text_document.uri)
        server.publish(params.text_document.uri)
        server.look_back()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(server: Server, params: types.DidChangeTextDocumentParams) -> None:
        _take(server, params.text_document.uri)
        server.publish_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(server: Server, params: types.DidSaveTextDocumentParams) -> None:
        server.look_anew()
        server.publish(params.text_document.uri)
        server.look_back()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(server: Server, params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.wait_no_more(uri)
        if path := path_of(uri):
            server.known.close(path)
        server.publish(uri)  # of a source that was not saved, the translations
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_files(server: Server, params: types.DidChangeWatchedFilesParams) -> None:
        server.look_anew()
        for uri in list(server.workspace.text_documents):
            server.publish(uri)
        server.look_back()

    options = types.CodeActionOptions(actions.KINDS, resolve_provider=True)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    def code_actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        opened = server.translation(uri)
        if opened is None:
            return []
        version = server.workspace.get_text_document(uri).version
        found = actions.offered(server.known, opened, params, version, server.encoding)
        if server.completes:
            return list(found)
        whole = (actions.completed(server.known, opened, one, server.encoding) for one in found)
        return [action for action in whole if action]

    @server.feature(types.CODE_ACTION_RESOLVE)
    def complete(server: Server, action: types.CodeAction) -> types.CodeAction:
        uri, version, _ = action.data or ("", None, None)
        opened = server.translation(uri)
        if opened is None or server.workspace.get_text_document(uri).version != version:
            return action  # offered for another text
        completed = actions.completed(server.known, opened, action, server.encoding)
        if completed is None:
            note = f"{action.title}: nothing does that without doing more"
            server.window_show_message(types.ShowMessageParams(types.MessageType.Info, note))
        return completed or action

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(server: Server, params: types.HoverParams) -> types.Hover | None:
        opened = server.translation(params.text_document.uri)
        if opened is None:
            return None
        found = server.known.seen(opened).found
        if any(located.finding.rule.startswith("untranslated/") for located in found):
            await server.remember(opened)
            opened = server.translation(params.text_document.uri)  # somebody may have typed
        return opened and features.hover(server.known, opened, params.position, server.encoding)

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
        server.known.open(path, uri, server.workspace.get_text_document(uri).source)
