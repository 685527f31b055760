"""What the server answers: diagnostics, actions, hovers and the place in the source."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from doclint.align.locate import in_source, in_translation
from doclint.model import Edit, Finding, Fix, Safety, Severity, Span
from doclint.server.positions import Positions
from doclint.server.silencing import silencing
from doclint.server.workspace import Opened, Workspace
from doclint.show.fixes import mended
from doclint.show.outcome import Located

SOURCE = "doclint"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def uri_of(path: Path) -> str:
    """Return the URI of a file."""
    return from_fs_path(str(path)) or ""


def diagnostics(workspace: Workspace, opened: Opened, encoding: str) -> Iterator[types.Diagnostic]:
    """Yield the diagnostics on a translation, with the place in the source."""
    there = Positions(opened.source, encoding)
    here = Positions(opened.translation, encoding)
    uri = uri_of(workspace.path_of(opened, opened.pair.source))
    for located in workspace.findings(opened):
        yield _diagnostic(located.finding, here, there, uri)


def _diagnostic(finding: Finding, here: Positions, there: Positions, uri: str) -> types.Diagnostic:
    related = None
    if finding.source:
        location = types.Location(uri, there.range(finding.source))
        related = [types.DiagnosticRelatedInformation(location, "the source")]
    return types.Diagnostic(
        here.range(finding.span),
        finding.message,
        _SEVERITIES[finding.severity],
        finding.rule,
        source=SOURCE,
        related_information=related,
    )


def actions(
    workspace: Workspace, opened: Opened, asked: types.Range, version: int | None, encoding: str
) -> Iterator[types.CodeAction]:
    """Yield the fixes of what is found in a range, and the comments that silence it."""
    here = Positions(opened.translation, encoding)
    there = Positions(opened.source, encoding)
    start, end = here.offset(asked.start), here.offset(asked.end)
    path = workspace.path_of(opened, opened.pair.translation)
    uri = uri_of(workspace.path_of(opened, opened.pair.source))
    found = workspace.findings(opened)

    def action(title: str, finding: Finding, edits: Iterable[Edit]) -> types.CodeAction:
        texts = [types.TextEdit(here.range(edit.span), edit.text) for edit in edits]
        document = types.OptionalVersionedTextDocumentIdentifier(uri_of(path), version)
        change = types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, texts)])
        diagnostic = _diagnostic(finding, here, there, uri)
        kind = types.CodeActionKind.QuickFix
        return types.CodeAction(title, kind, [diagnostic], edit=change)

    for located in found:
        finding = located.finding
        if finding.span.start > end or finding.span.end < start:
            continue
        if finding.fix:
            mending = action(_titled(finding.fix), finding, finding.fix.edits)
            mending.is_preferred = finding.fix.safety is Safety.SAFE
            yield mending
        silence = silencing(workspace, opened, finding, found)
        if silence:
            yield action(f"Silence {finding.rule} here", finding, [silence])


def _titled(fix: Fix) -> str:
    title = fix.description[:1].upper() + fix.description[1:]
    return title if fix.safety is Safety.SAFE else f"{title} (look at it)"


def hover(
    workspace: Workspace, opened: Opened, position: types.Position, encoding: str
) -> types.Hover | None:
    """Return the sentence of the source at a position, and what the memory proposes there."""
    here = Positions(opened.translation, encoding)
    offset = here.offset(position)
    pair = workspace.aligned(opened)
    span = pair and in_source(pair.alignment, pair.source, pair.translation, offset)
    if not span:
        return None
    line = Positions(opened.source, encoding).position(span.start).line + 1
    parts = [
        f"{opened.pair.source}:{line}",
        _fenced(opened.source[span.start : span.end]),
        *_proposals(workspace.findings(opened), offset),
    ]
    text = "\n\n".join(parts)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text))


def _proposals(found: Sequence[Located], offset: int) -> Iterator[str]:
    for located in found:
        finding = located.finding
        if not finding.rule.startswith("untranslated/"):
            continue
        if finding.span.start <= offset <= finding.span.end:
            yield _inert(finding.message)
            if finding.fix and located.fixed:
                yield _fenced(mended(finding.fix, located.fixed))


_BACKTICKS = re.compile("`+")


def _fenced(text: str) -> str:
    """Return an article's text as code, whatever it holds."""
    longest = max(map(len, _BACKTICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def _inert(message: str) -> str:
    """Return a message as a paragraph in which nothing but code is Markdown."""
    return "".join(f"\\{sign}" if sign in "\\<>[]*_&!#|" else sign for sign in message)


def other_side(
    workspace: Workspace, opened: Opened, path: Path, position: types.Position, encoding: str
) -> types.Location | None:
    """Return where the other article says what stands at a position of one."""
    pair = workspace.aligned(opened)
    if pair is None:
        return None
    here = Positions(opened.translation, encoding)
    there = Positions(opened.source, encoding)
    if path == workspace.path_of(opened, opened.pair.source):
        offset = there.offset(position)
        span: Span | None = in_translation(pair.alignment, pair.source, pair.translation, offset)
        target, positions = opened.pair.translation, here
    else:
        offset = here.offset(position)
        span = in_source(pair.alignment, pair.source, pair.translation, offset)
        target, positions = opened.pair.source, there
    if span is None:
        return None
    return types.Location(uri_of(workspace.path_of(opened, target)), positions.range(span))


def edits_to(
    opened: Opened, text: str, encoding: str
) -> list[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit]:
    """Return the edit that makes a translation a text: from the first difference to the last."""
    before = opened.translation
    if text == before:
        return []
    start = _alike(before, text)
    rest, new = before[start:], text[start:]
    same = _alike(rest[::-1], new[::-1])
    span = Span(start, len(before) - same)
    place = Positions(before, encoding).range(span)
    return [types.TextEdit(place, new[: len(new) - same])]


def _alike(one: str, other: str) -> int:
    """Return how long the common beginning of two texts is."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)
