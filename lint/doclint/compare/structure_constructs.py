"""What became of the source's directives: admonitions, tabs, alerts, includes, modules, attributes.

They are compared in their order. One that stands elsewhere in the translation was moved with its
text, and is nobody's problem here.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from doclint.align.locate import unit_at
from doclint.check.pair import AlignedPair
from doclint.model import Edit, Fix, Safety, Span, replacing
from doclint.parse.dialect import is_within
from doclint.parse.dialect_forms import INDENTED
from doclint.parse.document import Construct, Document
from doclint.patterns import lazy_pattern


class ConstructChange(NamedTuple):
    """One thing that differs.

    `kind` is one of
    - `changed`: what a program reads of it differs
    - `lost`, `added`: it is there on one side only
    - `untitled`: it has no title
    - `ends`: the marks around the title differ
    - `joined`: text stands in the line of an alert
    - `left`: what belongs to it is not indented

    `span` lies in the translation, empty where something is missing.
    """

    kind: str
    span: Span
    source: Construct | None
    translation: Construct | None
    fix: Fix | None = None


_INDENTATION = 4  # columns by which Python-Markdown tells what belongs to a line from what does not
_COMPARED = 200  # constructs up to which an order is worth its search
_ALIKE = 0.5  # likeness from which one name may have been made of another
_DAMAGED = 0.7  # likeness from which the beginning of a line may be what is missing
_REACH = 4000  # code points of a block in which what is left of one that is lost is looked for
_LEAD = lazy_pattern(r"(?:[ \t>]|[-*+][ \t])*")
_MODULE = lazy_pattern(r"""["'][^"'\n]+["'](?=;?\s*$)""")
# What an export may say to people.
_TEXT = lazy_pattern(r"""(["'`])(?:(?!\1)[^\\]|\\.)*+\1""", re.DOTALL)
_CLOSERS = lazy_pattern(r"[:/]+|\{:/[^}]*\}")
_QUOTE = lazy_pattern(r"(?:[ \t]*>)+[ \t]?")


def construct_changes(pair: AlignedPair) -> tuple[ConstructChange, ...]:
    """Compare the constructs of a pair but for footnotes and the ids of headings."""
    if not pair.source.constructs and not pair.translation.constructs:
        return ()
    ours, theirs = _compared(pair.source), _compared(pair.translation)
    return tuple(sorted(_changes(pair, ours, theirs), key=lambda change: change.span))


def told_blocks(pair: AlignedPair) -> frozenset[int]:
    """Return the translation's blocks that were constructs of the source."""
    return frozenset(
        index
        for change in pair.fact(construct_changes)
        if change.kind == "changed" and change.translation is None
        if (index := unit_at(pair.translation.blocks, change.span.start)) is not None
    )


def _compared(document: Document) -> list[Construct]:
    headings = [block.span for block in document.blocks if block.kind == "heading"]
    return [
        construct
        for construct in document.constructs
        if construct.form != "footnote"
        and not (construct.form == "attributes" and _is_apart(construct, headings))
    ]


def _is_apart(construct: Construct, headings: Sequence[Span]) -> bool:
    """Tell whether some attributes are a comment, or those of a heading."""
    if construct.name.startswith("{/*"):
        return True
    index = bisect_left(headings, (construct.span.end, -1)) - 1
    return index >= 0 and headings[index].end >= construct.span.end


def _key(construct: Construct) -> tuple[str, str]:
    name = construct.name
    return construct.form, _TEXT.sub('""', name) if name.startswith("export") else name


def _changes(
    pair: AlignedPair, ours: Sequence[Construct], theirs: Sequence[Construct]
) -> Iterator[ConstructChange]:
    left, right = [_key(one) for one in ours], [_key(one) for one in theirs]
    surplus = Counter(left)
    surplus.subtract(right)
    for same, i, i_end, j, j_end in _stretches(left, right):
        if same:
            for a, b in zip(ours[i:i_end], theirs[j:j_end], strict=True):
                yield from _title_changes(pair, a, b)
                if a.form in INDENTED and (text := _left(pair, a, b)):
                    yield ConstructChange("left", text, a, b)
            continue
        missing = [one for one in ours[i:i_end] if surplus[_key(one)] > 0]
        new = [one for one in theirs[j:j_end] if surplus[_key(one)] < 0]
        sure = [one.form for one in missing] == [one.form for one in new]
        twins = list(zip(missing, new, strict=True)) if sure else _alike(missing, new)
        for one, twin in twins:
            fix = _name_fix(pair, one, twin, sure=sure)
            yield ConstructChange("changed", twin.span, one, twin, fix)
        paired = {one for twin in twins for one in twin}
        for one in missing:
            if one not in paired and (found := _lost(pair, one)):
                yield found
        for one in new:
            if one not in paired:
                yield ConstructChange("added", one.span, None, one)


def _alike(
    missing: Sequence[Construct], new: Sequence[Construct]
) -> list[tuple[Construct, Construct]]:
    """Pair constructs of the same form, the most alike first."""
    if len(missing) * len(new) > _COMPARED:
        return []
    candidates = sorted(
        (-_likeness(one.name, other.name), i, j)
        for i, one in enumerate(missing)
        for j, other in enumerate(new)
        if one.form == other.form
    )
    twins: dict[int, int] = {}
    for likeness, i, j in candidates:
        if likeness < -_ALIKE and i not in twins and j not in twins.values():
            twins[i] = j
    return [(missing[i], new[j]) for i, j in sorted(twins.items())]


def _likeness(a: str, b: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _stretches(
    left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]]
) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield stretches of both sides, and whether they are the same."""
    pairs = zip(left, right, strict=False)
    same = sum(1 for _ in takewhile(lambda both: both[0] == both[1], pairs))
    yield True, 0, same, 0, same
    ours, theirs = left[same:], right[same:]
    if len(ours) > _COMPARED or len(theirs) > _COMPARED:
        yield False, same, len(left), same, len(right)
        return
    if not ours and not theirs:
        return
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for code, i, i_end, j, j_end in matcher.get_opcodes():
        yield code == "equal", same + i, same + i_end, same + j, same + j_end


def _title_changes(pair: AlignedPair, a: Construct, b: Construct) -> Iterator[ConstructChange]:
    if a.title and not b.title:
        end = Span(b.span.end, b.span.end)
        yield ConstructChange("untitled", end, a, b)
    elif b.title and a.form == "alert" and not a.title:
        yield ConstructChange("joined", b.span, a, b, _parted(pair, b))
    elif a.title and b.title and a.ends != b.ends:
        source = pair.source.text
        edits = (
            Edit(Span(b.core.end, b.title.start), source[a.core.end : a.title.start]),
            Edit(Span(b.title.end, b.span.end), source[a.title.end : a.span.end]),
        )
        fix = Fix(Safety.SAFE, "write the marks around the title as the source does", edits)
        yield ConstructChange("ends", b.span, a, b, fix)


def _left(pair: AlignedPair, a: Construct, b: Construct) -> Span | None:
    """Return the block after a construct that belongs to it in the source, and here does not."""
    ours, theirs = _following(pair.source, a), _following(pair.translation, b)
    if ours is None or theirs is None:
        return None
    bead = pair.alignment.blocks[pair.alignment.block_bead_of_source[ours]]
    blocks = pair.source.blocks, pair.translation.blocks
    is_inside, was_inside = (
        _depth(document.text, span) >= _depth(document.text, construct.span) + _INDENTATION
        for document, span, construct in (
            (pair.translation, blocks[1][theirs].span, b),
            (pair.source, blocks[0][ours].span, a),
        )
    )
    is_one = bead.source[0] == ours and bead.translation[:1] == (theirs,)
    return blocks[1][theirs].content if was_inside and not is_inside and is_one else None


def _following(document: Document, construct: Construct) -> int | None:
    index = bisect_left(document.blocks, construct.span.end, key=lambda block: block.span.start)
    return index if index < len(document.blocks) else None


def _depth(text: str, span: Span) -> int:
    """Return how far a line is indented in which a span begins, in columns."""
    line = text[text.rfind("\n", 0, span.start) + 1 : span.end].expandtabs(4)
    return len(line) - len(line.lstrip())


def _parted(pair: AlignedPair, alert: Construct) -> Fix | None:
    """Return the fix that sets the text of an alert on a line of its own."""
    text = pair.translation.text
    line = text.rfind("\n", 0, alert.span.start) + 1
    marker = _QUOTE.match(text, line)
    if marker is None or alert.title is None or marker.end() != alert.span.start:
        return None
    gap = Span(alert.core.end, alert.title.start)
    newline = "\r\n" if "\r\n" in text else "\n"
    return replacing(gap, newline + marker[0], "set the text of the alert on the next line")


def _name_fix(pair: AlignedPair, a: Construct, b: Construct, *, sure: bool) -> Fix | None:
    """Return the fix that writes a name as the source does, if nothing else has to change."""
    source = pair.source.text[slice(*a.core)]
    if "\n" in source or source.startswith("export"):
        return None  # it may hold texts
    if source != a.name or pair.translation.text[slice(*b.core)] != b.name:
        return None
    safety = Safety.SAFE if sure else Safety.UNSAFE
    return replacing(b.core, source, f"write `{source}` as the source does", safety)


def _lost(pair: AlignedPair, construct: Construct) -> ConstructChange | None:
    """Return what to say of one that is missing; nothing if its text is missing as well."""
    if construct.form == "module":
        return _lost_module(pair, construct)
    blocks = pair.source.blocks
    index = bisect_right(blocks, construct.span.start, key=lambda block: block.span.start)
    before = _is_closer(construct) or construct.form == "attributes"
    before = before or (construct.form == "include" and index == len(blocks))
    index += bool(construct.title) - before  # not by its title, which went with it
    if not 0 <= index < len(blocks):
        return None
    found = _counterparts(pair, pair.alignment.block_bead_of_source[index])
    if not found:
        return None
    if damaged := _damaged(pair, construct, found):
        return ConstructChange("changed", damaged, construct, None)
    there = pair.translation.blocks[found[-1 if before else 0]].span
    place = there.end if before else there.start
    return ConstructChange("lost", Span(place, place), construct, None)


def _counterparts(pair: AlignedPair, number: int) -> Sequence[int]:
    """Return the translation's blocks of a bead, or else the code that they became.

    Text that is indented for an admonition is code without the line that begins it.
    """
    if translation := pair.alignment.blocks[number].translation:
        return translation
    return [side[number] for side in pair.fact(_stray_code) if side[number] >= 0][:1]


def _stray_code(pair: AlignedPair) -> tuple[list[int], list[int]]:
    """Return by bead the nearest code before it and behind it that only the translation has.

    Code is given by its block, -1 where a bead of both sides comes first.
    """
    beads, blocks = pair.alignment.blocks, pair.translation.blocks

    def nearest(numbers: Iterable[int]) -> list[int]:
        last, found = -1, [-1] * len(beads)
        for number in numbers:
            found[number] = last
            source, translation, _ = beads[number]
            if source and translation:
                last = -1
            else:
                code = (at for at in translation if blocks[at].kind == "code")
                last = next((at for at in code if not blocks[at].level), last)
        return found

    return nearest(range(len(beads))), nearest(reversed(range(len(beads))))


def _damaged(pair: AlignedPair, construct: Construct, blocks: Sequence[int]) -> Span | None:
    """Look for what is left of a construct in some blocks and in those beside them."""
    text, known = pair.translation.text, pair.translation.blocks
    wanted = "".join(construct.name.split())
    for index in range(max(blocks[0] - 1, 0), min(blocks[-1] + 2, len(known))):
        block = known[index]
        if block.kind == "code" and block.level:
            continue
        at = text.rfind("\n", 0, block.span.start) + 1
        for line in text[at : min(block.span.end, at + _REACH)].splitlines(keepends=True):
            lead = _LEAD.match(line)
            start, rest = at + (lead.end() if lead else 0), line.rstrip()
            found = "".join(text[start : start + 2 * len(wanted)].split())[: len(wanted) + 1]
            if found[:1] == wanted[:1] and _likeness(wanted, found) >= _DAMAGED:
                taken = pair.translation.constructs
                if not any(one.span.start <= start < one.span.end for one in taken):
                    return Span(start, at + len(rest))
            at += len(line)
    return None


def _is_closer(construct: Construct) -> bool:
    return _CLOSERS.fullmatch(construct.name) is not None


def _lost_module(pair: AlignedPair, construct: Construct) -> ConstructChange:
    """Look for the line of a module by the file that it names."""
    text, document = pair.source.text[slice(*construct.span)], pair.translation
    named = _MODULE.search(text)
    at = document.text.find(named[0], document.body) if named else -1
    if at < 0 or is_within(pair.fact(_programs), Span(at, at + 1)):
        return ConstructChange("lost", Span(document.body, document.body), construct, None)
    start = document.text.rfind("\n", 0, at) + 1
    end = document.text.find("\n", at)
    end = len(document.text) if end < 0 else end
    line = Span(start, start + len(document.text[start:end].rstrip()))
    fix = None
    if "\n" not in text and document.text[start:at].count(" ") <= text.count(" ") + 1:
        fix = replacing(line, text, f"write `{text}` as the source does")
    return ConstructChange("changed", line, construct, None, fix)


def _programs(pair: AlignedPair) -> list[Span]:
    """Return the translation's code and the modules that are read as such, in order."""
    document = pair.translation
    spans = [block.span for block in document.blocks if block.kind == "code"]
    spans += [one.span for one in document.constructs if one.form == "module"]
    return sorted(spans)
