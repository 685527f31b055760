"""Footnotes of which the reference or the note itself is gone."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.model import Fix, Span, replacing
from doclint.parse.document import Document
from doclint.patterns import lazy_pattern

_DEFINITION = lazy_pattern(r"[ \t>]*+\[\^([^\]\n]++)\]:")
_UNREAD = lazy_pattern(r"\[\^([^\]\[\n]{1,100})\](?!:)")
_BROKEN = lazy_pattern(r"[ \t]*+[:：]")


class FootnoteChange(NamedTuple):
    """A footnote that misses its other half.

    `kind` is `undefined` for a reference without a note, `unused` for a note without a reference,
    `broken` for what was the beginning of a note.
    """

    kind: str
    span: Span
    label: str
    fix: Fix | None = None


class _Footnotes(NamedTuple):
    """The notes, the references that lead to one, and those that lead nowhere, by their labels."""

    notes: dict[str, Span]
    references: frozenset[str]
    undefined: tuple[tuple[str, Span], ...]


def footnote_changes(pair: AlignedPair) -> Iterator[FootnoteChange]:
    """Yield what the translation tore apart and the source did not."""
    if "[^" not in pair.source.text:
        return
    ours, theirs = _footnotes(pair.source), _footnotes(pair.translation)
    if not ours.notes:
        return
    known = {label for label, _ in ours.undefined}
    missing = [label for label in ours.references if label not in theirs.references]
    unused = [
        label
        for label in theirs.notes
        if label not in theirs.references and (label not in ours.notes or label in ours.references)
    ]
    lost = [(label, span) for label, span in theirs.undefined if label not in known]
    broken = list(_broken(pair.translation, lost))
    yield from broken
    mended = {change.label for change in broken}
    lost = [(label, span) for label, span in lost if label not in mended]
    # Of one label alone that was changed, and whose note is there, it is known what it was.
    sole = len(missing) == 1 and missing[0] in unused and len({label for label, _ in lost}) == 1
    for label, span in lost:
        fix = _relabelling(span, missing[0]) if sole else None
        yield FootnoteChange("undefined", span, label, fix)
    if lost and len(unused) == 1:
        return  # the two halves of one
    for label in unused:
        yield FootnoteChange("unused", theirs.notes[label], label)


def _broken(document: Document, undefined: Sequence[tuple[str, Span]]) -> Iterator[FootnoteChange]:
    text = document.text
    for label, (start, end) in undefined:
        colon = _BROKEN.match(text, end)
        if colon and not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t>"):
            fix = replacing(Span(end, colon.end()), ":", "write `:` right after the label")
            yield FootnoteChange("broken", Span(start, colon.end()), label, fix)


def _relabelling(span: Span, label: str) -> Fix:
    text = f"[^{label}]"
    return replacing(span, text, f"write `{text}` as the source does")


def _footnotes(document: Document) -> _Footnotes:
    notes: dict[str, Span] = {}
    for container in document.containers:
        if container.kind == "footnote":
            found = _DEFINITION.match(document.text, container.span.start)
            if found:
                end = document.text.index("]", found.start(1)) + 1
                notes[found[1]] = Span(found.start(1) - 2, end)
    read = [one for one in document.constructs if one.form == "footnote"]
    # CommonMark's parser reads `[^ 1]`, sites do not.
    whole = frozenset(one.name for one in read if one.name == one.name.strip())
    undefined = [(found[1], Span(*found.span())) for found in _UNREAD.finditer(document.prose)]
    undefined += [(one.name, one.span) for one in read if one.name not in whole]
    return _Footnotes(notes, whole, tuple(sorted(undefined, key=lambda one: one[1])))
