"""Says how what is untranslated is translated elsewhere, and writes it where that is certain."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from doclint.check.pair import AlignedPair, Memory
from doclint.compare.excerpt import excerpt
from doclint.compare.links import languages_of
from doclint.compare.targets import Kind as Relation
from doclint.compare.targets import relate
from doclint.compare.untranslated_search import Kind, Leftover
from doclint.compare.untranslated_words import key_of
from doclint.memory.near import difference
from doclint.memory.pieces import Part, joined, parts_of
from doclint.memory.place import edit_at
from doclint.model import Edit, Fix, Safety, Span

_MOST_SHOWN = 3  # translations, and differences from what is nearly the same
_LEAST_ALIKE = 0.5  # share of equal words: below, an old sentence is another one than the source's
_LEAST_CONFIDENCE = 0.5  # of the bead by which an old sentence belongs to today's


class Recalled(NamedTuple):
    """What the memory has for a leftover: words to add to the message, and the fix."""

    said: str = ""
    fix: Fix | None = None


def recalled(
    pair: AlignedPair, memory: Memory, leftover: Leftover, parts: Sequence[Leftover]
) -> Recalled:
    """Look a leftover up; `parts` are the sentences and `alt` texts left as a whole in it.

    A field is written if all of its sentences are known, of an article those that are. Several
    translations, and that of something similar, are told and not written.
    """
    if leftover.kind is Kind.DOCUMENT:
        return Recalled(fix=_fix_of_document(pair, memory, parts))
    if not parts:
        return Recalled()
    if len(parts) == 1:
        return _one(pair, memory, parts[0])
    texts = [_only(pair, memory, part) for part in parts]
    known = [text for text in texts if text]
    if len(known) < len(texts):
        return Recalled()
    ends = [part.span.end for part in parts]
    starts = [part.span.start for part in parts]
    text = known[0]
    for end, start, following in zip(ends, starts[1:], known[1:], strict=False):
        text += pair.translation.text[end:start] + following
    edit = edit_at(pair.translation, Span(starts[0], ends[-1]), text)
    return Recalled(fix=_fix(memory, [edit], text) if edit else None)


def counterpart(pair: AlignedPair, part: Leftover) -> Span | None:
    """Return what a sentence or an `alt` text that was left is to be translated from today.

    None where the source has nothing that is nearly the same.
    """
    if part.kind is Kind.ALT:
        return part.source
    segment = pair.translation.segments[part.segment].span
    aligned = _aligned(pair, part.segment)
    text = pair.translation.prose[segment.start : segment.end]
    if part.copied:
        prose = pair.source.prose
        same = aligned and key_of(prose[aligned.start : aligned.end]) == key_of(text)
        source = aligned if same else part.source
    else:
        source = aligned if aligned and _is_like(pair, aligned, text) else None
    if source is None or part.span == segment:
        return source
    bare = pair.translation.text[part.span.start : part.span.end]
    at = pair.source.text.find(bare, source.start, source.end)
    return Span(at, at + len(bare)) if at >= 0 else None


def proposals(
    pair: AlignedPair, memory: Memory, part: Leftover
) -> tuple[tuple[Part, ...], Sequence[tuple[str, int]]]:
    """Return what a part is to be translated from, taken apart, and how it is translated elsewhere.

    The translations come with the number of their occurrences, the most frequent first.
    """
    source = counterpart(pair, part)
    parts = parts_of(pair.source, source) if source else None
    if not parts:
        return (), ()
    return parts, memory.exact(joined(parts), _localised(pair, part.span, parts))


def _aligned(pair: AlignedPair, segment: int) -> Span | None:
    bead = pair.alignment.segments[pair.alignment.segment_bead_of_translation[segment]]
    if (len(bead.source), len(bead.translation)) != (1, 1) or bead.confidence < _LEAST_CONFIDENCE:
        return None
    return pair.source.segments[bead.source[0]].span


def _is_like(pair: AlignedPair, source: Span, text: str) -> bool:
    words = key_of(pair.source.prose[source.start : source.end]).split()
    matcher = SequenceMatcher(None, words, key_of(text).split(), autojunk=False)
    return matcher.ratio() >= _LEAST_ALIKE


def _localised(pair: AlignedPair, span: Span, source: Sequence[Part]) -> Mapping[int, str]:
    """Return the targets that are localised in what now stands there, by their number."""
    if not any(part.is_target for part in source):
        return {}
    present = parts_of(pair.translation, span)
    if not present:
        return {}
    ours, theirs = joined(source), joined(present)
    targets = {part.text for part in source if part.is_target}
    if len(ours.marks) != len(theirs.marks) or ours.key != theirs.key:
        return {}
    languages = pair.fact(languages_of)
    return {
        number: now
        for number, (one, now) in enumerate(zip(ours.marks, theirs.marks, strict=True))
        if one in targets and one != now and relate(one, now, languages).kind is Relation.LOCALISED
    }


def _only(pair: AlignedPair, memory: Memory, part: Leftover) -> str:
    """Return the one translation that a part has elsewhere, empty for none and for several."""
    _, found = proposals(pair, memory, part)
    return found[0][0] if len(found) == 1 else ""


def _one(pair: AlignedPair, memory: Memory, part: Leftover) -> Recalled:
    source, found = proposals(pair, memory, part)
    if len(found) == 1:
        text, _ = found[0]
        edit = edit_at(pair.translation, part.span, text)
        return Recalled(fix=_fix(memory, [edit], text) if edit else None)
    if found:
        shown = ", ".join(f"{excerpt(text)} ({count})" for text, count in found[:_MOST_SHOWN])
        more = len(found) - _MOST_SHOWN
        return Recalled(f"; elsewhere: {shown}{f' and {more} more' if more > 0 else ''}")
    near = memory.near(joined(source)) if source else None
    if near is None:
        return Recalled()
    text = "".join(part.text for part in source).strip()
    differs = ", ".join(
        f"{excerpt(there)} for {excerpt(here)}" if there and here else _surplus(here, there)
        for here, there in difference(text, near.source)[:_MOST_SHOWN]
    )
    return Recalled(f"; with {differs}, elsewhere: {excerpt(near.text)}")


def _surplus(here: str, there: str) -> str:
    return f"{excerpt(there)} more" if there else f"{excerpt(here)} less"


def _fix_of_document(pair: AlignedPair, memory: Memory, parts: Sequence[Leftover]) -> Fix | None:
    edits = list(_apart(_edits(pair, memory, parts)))
    return _fix(memory, edits, "") if edits else None


def _edits(pair: AlignedPair, memory: Memory, parts: Sequence[Leftover]) -> Iterator[Edit]:
    for part in parts:
        if (text := _only(pair, memory, part)) and (
            edit := edit_at(pair.translation, part.span, text)
        ):
            yield edit


def _apart(edits: Iterator[Edit]) -> Iterator[Edit]:
    """Leave out what overlaps the edit before: an `alt` text in a sentence, a value in quotes."""
    end = -1
    for edit in edits:
        if edit.span.start >= end:
            yield edit
            end = edit.span.end


def _fix(memory: Memory, edits: Sequence[Edit], text: str) -> Fix:
    what = excerpt(text) if text else f"{len(edits)} sentences"
    how = f"write {what} as elsewhere in the project"
    return Fix(Safety.SAFE if memory.trusted else Safety.UNSAFE, how, tuple(edits))
