"""What the server offers to do: apply a fix, apply all safe ones, silence a finding.

To silence one or to apply all takes checks of what would come of it, so that such an action comes
without its edits, and is `completed` when somebody chooses it.
"""

from collections.abc import Collection, Iterator, Sequence

from lsprotocol import types

from doclint.check.registry import all_rules
from doclint.model import Fix, Safety, Span
from doclint.project.fix import Wanted, fix_files
from doclint.server.features import diagnostics
from doclint.server.positions import Positions
from doclint.server.silencing import silencing
from doclint.server.workspace import Opened, Workspace

FIX_ALL = "source.fixAll.doclint"
QUICK_FIX = types.CodeActionKind.QuickFix.value
KINDS = (QUICK_FIX, FIX_ALL)
_ALL = -1  # in place of the number of a finding

TextEdits = Sequence[types.TextEdit | types.AnnotatedTextEdit | types.SnippetTextEdit]


def offered(
    workspace: Workspace,
    opened: Opened,
    params: types.CodeActionParams,
    version: int | None,
    encoding: str,
) -> Iterator[types.CodeAction]:
    """Yield the fixes of what is found in a range, and what silences it.

    `data` of an action without an edit is the URI, the version and the number of the finding.
    """
    uri, asked, only = params.text_document.uri, params.range, params.context.only
    here = Positions(opened.translation, encoding)
    start, end = here.offset(asked.start), here.offset(asked.end)
    found = [located.finding for located in workspace.seen(opened).found]
    if _is_asked(QUICK_FIX, only):
        shown = list(diagnostics(workspace, opened, encoding))
        for number, (finding, diagnostic) in enumerate(zip(found, shown, strict=True)):
            if finding.span.start > end or finding.span.end < start:
                continue
            if fix := finding.fix:
                edits = [types.TextEdit(here.range(edit.span), edit.text) for edit in fix.edits]
                yield types.CodeAction(
                    _titled(fix),
                    QUICK_FIX,
                    [diagnostic],
                    is_preferred=fix.safety is Safety.SAFE,
                    edit=_change(uri, version, edits),
                )
            title = f"Silence {finding.rule} here"
            yield types.CodeAction(title, QUICK_FIX, [diagnostic], data=[uri, version, number])
    if _is_asked(FIX_ALL, only) and any(
        finding.fix and finding.fix.safety is Safety.SAFE for finding in found
    ):
        title = "Apply all safe fixes of doclint"
        yield types.CodeAction(title, FIX_ALL, data=[uri, version, _ALL])


def completed(
    workspace: Workspace, opened: Opened, action: types.CodeAction, encoding: str
) -> types.CodeAction | None:
    """Return an action that was offered for a text as it is now, with its edits; None without."""
    if action.edit or not action.data:
        return action
    uri, version, number = action.data
    if number == _ALL:
        edits = edits_to(opened.translation, _mended(opened), encoding)
    else:
        found = workspace.seen(opened).found
        silence = silencing(workspace, opened, found[number].finding, found)
        place = Positions(opened.translation, encoding)
        edits = [types.TextEdit(place.range(silence.span), silence.text)] if silence else []
    if not edits:
        return None
    action.edit = _change(uri, version, edits)
    return action


def _is_asked(kind: str, only: Collection[str] | None) -> bool:
    """Tell whether a kind is one of those that are asked for, which may be the beginnings of it."""
    return not only or any(f"{kind}.".startswith(f"{each}.") or not each for each in only)


def _titled(fix: Fix) -> str:
    title = fix.description[:1].upper() + fix.description[1:]
    return title if fix.safety is Safety.SAFE else f"{title} (look at it)"


def _change(uri: str, version: int | None, edits: TextEdits) -> types.WorkspaceEdit:
    document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, edits)])


def _mended(opened: Opened) -> str:
    """Return a translation as `doclint fix` makes it; unchanged where it cannot."""
    settings = opened.project.settings.of(opened.pair)
    wanted = Wanted(frozenset(all_rules()), unsafe=False)
    fixed = fix_files(opened.project.tree, opened.pair, settings, wanted, {})
    return opened.translation if fixed.error else fixed.after


def edits_to(before: str, after: str, encoding: str) -> list[types.TextEdit]:
    """Return the edit that makes one text another: from the first difference to the last."""
    if before == after:
        return []
    start = _alike(before, after)
    rest, new = before[start:], after[start:]
    same = _alike(rest[::-1], new[::-1])
    span = Span(start, len(before) - same)
    return [types.TextEdit(Positions(before, encoding).range(span), new[: len(new) - same])]


def _alike(one: str, other: str) -> int:
    """Return how long the common beginning of two texts is."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)
