"""Restores code: the lines of a block that differ, and its info string.

What people read in code stays translated, comments are not touched, and what only the translation
has stays unless a person agrees.
"""

from difflib import SequenceMatcher
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.compare.code_blocks import CodeBlock, CodePair
from doclint.compare.code_changes import CodeChanges, example_names
from doclint.compare.code_language import Family, language_of, without_comments
from doclint.compare.code_lines import Change
from doclint.compare.code_people import restored
from doclint.compare.code_text import Reader
from doclint.compare.excerpt import excerpt
from doclint.language import contrast
from doclint.model import Edit, Fix, Safety, Span, replacing
from doclint.patterns import lazy_pattern

_NAME = lazy_pattern(r"[^\W\d]\w*")
_FENCE = lazy_pattern(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})[ \t]*")
_SENTENCE = lazy_pattern(r"[^\W\d_]+(?:[:.,!]? [^\W\d_]+){2,}[:.,!]?")
_LIKE = 0.5  # likeness of two lines from which on one is the other with a fault
_MANY = 6  # changes of one block from which on they are one finding
_SOME = 3  # … if the lines were put together anew and half of them are others
_MANY_LOST = 20  # blocks that are looked at
_LONGEST = 2000  # code points of a line whose likeness is looked at


class _Bare(NamedTuple):
    """The code of both sides of a block without its comments, which are blank."""

    source: str
    translation: str


def line_fixes(pair: AlignedPair, block: CodeChanges) -> list[Fix | None]:
    """Return the repair of each change of a block, None where what people read would be lost."""
    ours, theirs = block.pair
    bare = _Bare(
        without_comments(pair.source.text[slice(*ours.content)], language_of(ours.info)),
        without_comments(pair.translation.text[slice(*theirs.content)], language_of(theirs.info)),
    )
    older = any(map(_is_of_another_version, block.changes))
    return [_line_fix(pair, block, change, bare, older=older) for change in block.changes]


def _is_of_another_version(change: Change) -> bool:
    """Tell whether a change shows that the translation was made from other lines of code."""
    expected, found = change.expected, change.found
    if not expected or not found:
        return not expected
    same = "".join(expected.split()) == "".join(found.split())
    return not same and expected.count("\n") != found.count("\n")


def _line_fix(
    pair: AlignedPair, block: CodeChanges, change: Change, bare: _Bare, *, older: bool
) -> Fix | None:
    if change.source is None:
        return _surplus_fix(pair, change.translation)
    if not change.found:
        return _missing_fix(pair, block, change.source, change.translation, bare)
    if change.expected == change.found:
        return _indent_fix(pair, block, change.source, change.translation)
    if "\n" in change.expected or "\n" in change.found:
        return _broken_anew_fix(pair, block, change.source, change.translation)
    fix = _one_line_fix(pair, block, change.source, change.translation, bare)
    return fix._replace(safety=Safety.UNSAFE) if fix and older else fix


def holds_other_code(block: CodeChanges) -> bool:
    """Tell whether a block holds other code, and not the source's with a few faults."""
    before = [change.expected.count("\n") + bool(change.expected) for change in block.changes]
    after = [change.found.count("\n") + bool(change.found) for change in block.changes]
    return len(before) >= _MANY or (
        len(before) >= _SOME and before != after and 2 * sum(before) >= block.lines
    )


def block_fix(pair: AlignedPair, block: CodeChanges) -> Fix | None:
    """Return the repair of a block that holds other code: all its lines, if a person agrees."""
    fixes = line_fixes(pair, block)
    edits = [edit for fix in fixes if fix for edit in fix.edits]
    if not edits or None in fixes:
        return None
    return Fix(Safety.UNSAFE, "write the code of the source", tuple(edits))


def info_fix(pair: AlignedPair, blocks: CodePair) -> Fix | None:
    """Return the repair of an info string."""
    ours, theirs = blocks
    line = pair.translation.text[slice(*theirs.opening)].rstrip()
    fence = _FENCE.match(line)
    if fence is None:
        return None
    start = theirs.opening.start
    place = Span(start + (fence.end() if ours.info else fence.end(1)), start + len(line))
    # A title in quotation marks may be translated.
    safe = bool(ours.info) and "=" not in ours.info + theirs.info and _are_alike(pair, blocks)
    safety = Safety.SAFE if safe else Safety.UNSAFE
    what = f"write the info string `{ours.info}`" if ours.info else "take the info string away"
    return replacing(place, ours.info, what, safety)


def _are_alike(pair: AlignedPair, blocks: CodePair) -> bool:
    """Tell whether two blocks hold the same code, or nearly."""
    left = pair.source.text[slice(*blocks.source.content)].split("\n")
    right = {line.strip() for line in pair.translation.text[slice(*blocks[1].content)].split("\n")}
    lines = [line.strip() for line in left if line.strip()]
    return 2 * sum(line in right for line in lines) >= len(lines)


def _one_line_fix(
    pair: AlignedPair, block: CodeChanges, source: Span, translation: Span, bare: _Bare
) -> Fix | None:
    """Write a line's code as the source has it, with the translation's comment and sentences."""
    ours = _code_of(pair.source.text, block.pair.source, source, bare.source)
    theirs = _code_of(pair.translation.text, block.pair.translation, translation, bare.translation)
    if not ours or not theirs:
        return None
    is_common = contrast(pair.settings.source_language, pair.language).is_common
    wanted = restored(ours, theirs, Reader(block.family, is_common))
    if wanted is None or wanted == theirs:
        return None
    names = pair.fact(example_names)
    renamed = bool(names) and not names.keys().isdisjoint(_NAME.findall(ours))
    known = block.lines > 2 * len(block.changes)  # most of the block is the source's
    # In a block without a language, nothing but words may be words for people.
    known = known and (block.family is not Family.UNKNOWN or not _SENTENCE.fullmatch(theirs))
    alike = like(ours, theirs)
    safe = not renamed and (known or alike >= _LIKE)
    # Where the source has come to show several versions, the line is that of the nearest.
    safe = safe and all(like(line, theirs) <= alike for line in pair.fact(_lost_lines))
    start = translation.start
    edit = least(Span(start, start + len(theirs)), theirs, wanted)
    what = f"write {excerpt(wanted, theirs)} as the source does"
    return Fix(Safety.SAFE if safe else Safety.UNSAFE, what, (edit,))


def _lost_lines(pair: AlignedPair) -> tuple[str, ...]:
    """Return the first lines of the source's blocks of code that the translation does not have."""
    beads = pair.alignment.block_bead_of_source
    lost = [
        pair.source.text[slice(*block.content)]
        for index, block in enumerate(pair.source.blocks)
        if block.kind == "code" and not pair.alignment.blocks[beads[index]].translation
    ]
    return tuple(code.strip().partition("\n")[0] for code in lost[:_MANY_LOST])


def like(one: str, other: str) -> float:
    """Return how alike two lines are, 0 to 1."""
    if max(len(one), len(other)) > _LONGEST:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def least(span: Span, found: str, wanted: str) -> Edit:
    """Return the edit that makes `wanted` of `found`, which stands at `span`, without more."""
    most = min(len(found), len(wanted))
    first = 0
    while first < most and found[first] == wanted[first]:
        first += 1
    last = 0
    while last < most - first and found[-1 - last] == wanted[-1 - last]:
        last += 1
    return Edit(Span(span.start + first, span.end - last), wanted[first : len(wanted) - last])


def _code_of(text: str, block: CodeBlock, span: Span, bare: str) -> str | None:
    """Return the code at the beginning of a line, None where a comment stands before or in it.

    `bare` is the code of the whole block without comments.
    """
    start = block.content.start
    code = bare[span.start - start : span.end - start].rstrip()
    return code if text.startswith(code, span.start) else None


def _surplus_fix(pair: AlignedPair, span: Span) -> Fix:
    text = pair.translation.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end) + 1 or len(text)
    what = "take away what the source does not have"
    return replacing(Span(start, end), "", what, Safety.UNSAFE)


def _missing_fix(
    pair: AlignedPair, block: CodeChanges, source: Span, place: Span, bare: _Bare
) -> Fix | None:
    """Put lines of the source back after the line, and the comments, that they follow."""
    ours, theirs = block.pair
    lines = _moved(pair, block.pair, source)
    if lines is None:
        return None
    text = pair.translation.text
    before = bare.source[: source.start - ours.content.start]
    skipped = before[len(before.rstrip()) :].count("\n") - bool(before.strip())
    at = place.start
    if at > theirs.content.start:
        at = min(_line_end(text, at), theirs.content.end)
    first = at == theirs.content.start
    while skipped > 0 and at < theirs.content.end:
        line_start = at if first else at + 1
        end = _line_end(text, line_start)
        start = theirs.content.start
        if bare.translation[line_start - start : end - start].strip():
            break
        at, first, skipped = min(end, theirs.content.end), False, skipped - 1
    newline = "\r\n" if "\r\n" in text[slice(*theirs.content)] else "\n"
    code = newline.join(lines)
    new = f"{code}{newline}" if first else f"{newline}{code}"
    # Where other lines were put in, or stand in another order, this one may be there already.
    safe = all(change.source and "\n" not in change.found for change in block.changes)
    safe = safe and not any(line.strip() in bare.translation for line in lines if line.strip())
    safety = Safety.SAFE if safe else Safety.UNSAFE
    if text[at - 1 : at] == "\r" and not first:
        at -= 1
    return replacing(Span(at, at), new, "put the missing code back", safety)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _moved(pair: AlignedPair, blocks: CodePair, source: Span) -> list[str] | None:
    """Return lines of the source as deep as they should stand in the translation's block."""
    ours, theirs = blocks
    if ours.quotes or theirs.quotes:
        return None
    text = pair.source.text
    start = text.rfind("\n", 0, source.start) + 1
    margin, other = _margin(text, ours), _margin(pair.translation.text, theirs)
    lines = [line.rstrip("\r") for line in text[start : source.end].split("\n")]
    if any(line.strip() and not line.startswith(margin) for line in lines):
        return None
    return [other + line.removeprefix(margin) if line.strip() else "" for line in lines]


def _margin(text: str, block: CodeBlock) -> str:
    """Return the white space in front of a block's fence; none for indented code."""
    line = text[text.rfind("\n", 0, block.opening.start) + 1 : block.opening.end]
    return line[: len(line) - len(line.lstrip(" \t"))]


def _indent_fix(
    pair: AlignedPair, block: CodeChanges, source: Span, translation: Span
) -> Fix | None:
    lines = _moved(pair, block.pair, source)
    if not lines:
        return None
    text = pair.translation.text
    start = text.rfind("\n", 0, translation.start) + 1
    wanted = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    place = Span(start, translation.start)
    if text[slice(*place)] == wanted:
        return None
    return replacing(place, wanted, "indent the line as in the source")


def _broken_anew_fix(
    pair: AlignedPair, block: CodeChanges, source: Span, translation: Span
) -> Fix | None:
    """Write lines as the source has them that were put together or broken in another way."""
    lines = _moved(pair, block.pair, source)
    text = pair.translation.text
    start = text.rfind("\n", 0, translation.start) + 1
    found = text[start : translation.end]
    if lines is None:
        return None
    same = "".join(found.split()) == "".join("".join(lines).split())
    newline = "\r\n" if "\r\n" in text[slice(*block.pair.translation.content)] else "\n"
    edit = least(Span(start, translation.end), found, newline.join(lines))
    safety = Safety.SAFE if same else Safety.UNSAFE
    return Fix(safety, "write the lines as the source has them", (edit,))
