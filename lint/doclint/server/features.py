"""What the server answers: diagnostics, hovers and the place in the source."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lsprotocol import types

from doclint.align.locate import in_source, in_translation
from doclint.model import Severity, Span
from doclint.patterns import lazy_pattern
from doclint.server.positions import Positions
from doclint.server.workspace import Opened, Workspace
from doclint.show.fixes import mended
from doclint.show.outcome import Located

SOURCE = "doclint"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def diagnostics(workspace: Workspace, opened: Opened, encoding: str) -> Iterator[types.Diagnostic]:
    """Yield the diagnostics on a translation, with the place in the source.

    What the baseline has is a hint: it was left for later, and here is who may see to it.
    """
    pair = opened.pair
    here = Positions(opened.translation, encoding)
    there = Positions(opened.source, encoding)
    _, found, known = workspace.seen(opened)
    for number, (finding, _, _, origin, _) in enumerate(found):
        related = None
        if finding.source and origin:
            # Both sides of a message are in the catalog, whatever template it was made from.
            positions = here if origin.path == pair.translation else there
            uri = workspace.uri_of(opened, origin.path)
            location = types.Location(uri, positions.range(finding.source))
            related = [types.DiagnosticRelatedInformation(location, "the source")]
        yield types.Diagnostic(
            here.range(finding.span),
            finding.message,
            types.DiagnosticSeverity.Hint if number in known else _SEVERITIES[finding.severity],
            finding.rule,
            source=SOURCE,
            related_information=related,
        )


def hover(
    workspace: Workspace, opened: Opened, position: types.Position, encoding: str
) -> types.Hover | None:
    """Return the sentence of the source at a position, and what the memory proposes there."""
    here = Positions(opened.translation, encoding)
    offset = here.offset(position)
    pair, found, _ = workspace.seen(opened)
    span = pair and in_source(pair.alignment, pair.source, pair.translation, offset)
    if not span:
        return None
    line = Positions(opened.source, encoding).position(span.start).line + 1
    parts = [
        f"{_inert(opened.pair.source)}:{line}",
        _fenced(opened.source[span.start : span.end]),
        *_proposals(found, offset),
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


_BACKTICKS = lazy_pattern("`+")


def _fenced(text: str) -> str:
    """Return an article's text as code, whatever it holds."""
    longest = max(map(len, _BACKTICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


# Code, which is left as it is; anything else that means something to Markdown.
_LIVE = lazy_pattern(r"(?<!`)(`++).+?(?<!`)\1(?!`)|[\\<>\[\]*_&!#|]")


def _inert(message: str) -> str:
    """Return a message as a paragraph in which nothing but code is Markdown."""
    return _LIVE.sub(lambda found: found[0] if found[1] else f"\\{found[0]}", message)


def other_side(
    workspace: Workspace, opened: Opened, path: Path, position: types.Position, encoding: str
) -> types.Location | None:
    """Return where the other article says what stands at a position of one."""
    pair = workspace.seen(opened).aligned
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
    return types.Location(workspace.uri_of(opened, target), positions.range(span))
