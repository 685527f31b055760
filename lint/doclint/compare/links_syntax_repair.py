"""Writes links and images anew that are none: their brackets, and what got in between.

The words stay as they are; the target is the source's where the one that stands there is damaged.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from doclint.align.locate import unit_at
from doclint.check.pair import AlignedPair
from doclint.compare.links import Broken, languages_of, link_changes
from doclint.compare.links_marks import QUOTES, Mark
from doclint.compare.links_repair import wanted_target
from doclint.compare.links_syntax import opener_of
from doclint.compare.targets import Kind, relate
from doclint.model import Edit, Fix, Safety, Span
from doclint.parse.document import Block, Image, Link
from doclint.parse.links import normal_label

_OPENERS, _CLOSERS = "[［【〔(（", "]］】〕)）"
_ROUND = "()（）"
_BLANK = " \t\u00a0\u3000"
_DOUBLE = QUOTES + '"「」『』'
# What may stand around the words of a link in both languages, each in its own form.
_AROUND = (
    '"“”„‟«»‘’‚‹›「」『』《》',
    "(（",
    ":：",
    "—–-",
    "*",
    "_",
    "|",
)


def syntax_fix(pair: AlignedPair, broken: Broken) -> Fix | None:
    """Return the repair of a broken link or image, None where more than one could be meant."""
    if broken.source is None:
        return None
    if broken.why == "mark":
        return _mark_fix(pair, broken)
    if broken.why == "label":
        return _label_fix(pair, broken, broken.source)
    if broken.why == "stray":
        return _stray_fix(pair, broken, broken.source)
    if broken.why in ("nested", "bare") or broken.source.form not in ("inline", "raw"):
        return None
    return _written_anew(pair, broken, broken.source)


def _fix(edits: list[Edit], what: str, *, safe: bool) -> Fix | None:
    if not edits:
        return None
    return Fix(Safety.SAFE if safe else Safety.UNSAFE, what, tuple(edits))


def _mark_fix(pair: AlignedPair, broken: Broken) -> Fix | None:
    start = broken.span.start
    if broken.kind == "image":
        wide = pair.translation.text[start - 1 : start] == "！"
        edit = Edit(Span(start - wide, start), "!")
        return _fix([edit], "write `!` before the image", safe=broken.certain)
    edit = Edit(Span(start, start + 1), "")
    return _fix([edit], "take the `!` away", safe=broken.certain)


def _label_fix(pair: AlignedPair, broken: Broken, source: Mark) -> Fix | None:
    """Give a reference the source's label, if the translation defines that one."""
    label = pair.source.text[slice(*source.target)]
    text = pair.translation.text
    if normal_label(label) not in pair.fact(_labels):
        return None
    span, full = broken.span, source.target != source.text
    if full:
        at = text.rfind("[", *span)
        edit = Edit(Span(at + 1, span.end - 1), label)
    else:
        edit = Edit(Span(span.end, span.end), f"[{label}]")
    # Words in brackets need not have been a reference.
    return _fix([edit], f"write the label `{label}` as the source does", safe=full)


def _labels(pair: AlignedPair) -> frozenset[str]:
    """Return the labels of references that the translation defines, normalised."""
    return frozenset(
        normal_label(line.lstrip(" >")[1:].partition("]:")[0])
        for line in pair.translation.text.split("\n")
        if "]:" in line and line.lstrip(" >").startswith("[")
    )


def _stray_fix(pair: AlignedPair, broken: Broken, source: Mark) -> Fix | None:
    """Take a bracket away that belongs to nothing, if the source has none of its kind there."""
    text, (start, end) = pair.translation.text, broken.span
    at = start if start < pair.fact(_starts)[broken.target] else end - 1
    bracket = text[at]
    kin = _ROUND if bracket in _ROUND else _OPENERS + _CLOSERS
    prose = pair.source.prose[slice(*pair.source.blocks[source.block].span)]
    edit = Edit(Span(at, at + 1), "")
    safe = broken.certain and not any(sign in prose for sign in kin)
    return _fix([edit], f"take the `{bracket}` away", safe=safe)


def _starts(pair: AlignedPair) -> dict[Span | None, int]:
    """Return where the links and images that were paired begin, by the places of their targets."""
    pairs = reversed(pair.fact(link_changes).pairs)
    return {entry.translation.target: entry.translation.span.start for entry in pairs}


class _Shape(NamedTuple):
    """Where the parts of a broken link stand.

    `opener` and `closer` are the spans of the brackets around the words, `round_opener` and
    `round_closer` of those around the target, which lies in `target`; each may be empty, where it
    should stand. `title` is what follows the target.
    """

    opener: Span
    closer: Span
    round_opener: Span
    target: Span
    title: Span
    round_closer: Span


def _written_anew(pair: AlignedPair, broken: Broken, source: Mark) -> Fix | None:
    shape = _shape(pair, broken, source)
    if shape is None:
        return None
    text = pair.translation.text
    found = text[slice(*shape.target)]
    rest = text[slice(*shape.title)]
    if "{" in rest or ("{" in found and _is_other(pair, source, found)):
        return None  # white space within Liquid is none
    target, sure = _target(pair, source, found, sure=broken.certain)
    wanted = [
        (shape.opener, "["),
        (shape.closer, "]"),
        (Span(shape.closer.end, shape.round_opener.start), ""),
        (shape.round_opener, "("),
        (Span(shape.round_opener.end, shape.target.start), ""),
        (shape.target, target),
        (shape.title, _title(rest)),
        (shape.round_closer, ")"),
    ]
    if source.kind == "image":
        before = text[: shape.opener.start]
        wide = before.endswith("！")
        if not before.endswith("!"):
            wanted.insert(0, (Span(len(before) - wide, len(before)), "!"))
    edits = list(_joined(text, wanted))
    return _fix(edits, "write the brackets and the target as in the source", safe=sure)


def _joined(text: str, wanted: list[tuple[Span, str]]) -> Iterator[Edit]:
    """Yield the edits that change something; those that touch are one."""
    pending: Edit | None = None
    for span, new in wanted:
        if text[slice(*span)] == new:
            continue
        if pending and pending.span.end == span.start:
            pending = Edit(Span(pending.span.start, span.end), pending.text + new)
            continue
        if pending:
            yield pending
        pending = Edit(span, new)
    if pending:
        yield pending


def _is_other(pair: AlignedPair, source: Mark, found: str) -> bool:
    relation = relate(source.destination, found, pair.fact(languages_of))
    return relation.kind is Kind.OTHER


def _target(pair: AlignedPair, source: Mark, found: str, *, sure: bool) -> tuple[str, bool]:
    """Return the target to write: what is there, if it is sound, else the source's."""
    if not _is_other(pair, source, found) and (found == source.destination or "{" in found):
        return found, sure
    bare = "".join(found.split()).strip(QUOTES)
    relation = relate(source.destination, bare, pair.fact(languages_of))
    if bare == found and relation.kind is not Kind.OTHER:
        return found, sure
    if relation.kind is not Kind.OTHER and bare != source.destination:
        return bare, sure
    wanted = wanted_target(pair, source, bare)
    return wanted.text, sure and wanted.sure


def _title(written: str) -> str:
    """Return what follows a target with straight quotation marks around the title, if it is one."""
    inner = written.strip()
    if not inner or (len(inner) > 1 and inner[0] == inner[-1] and inner[0] in "\"'"):
        return f" {inner}" if inner else ""
    bare = inner[inner[0] in _DOUBLE : len(inner) - (inner[-1] in _DOUBLE)]
    return ' "{}"'.format(bare.replace('"', '\\"'))


def _shape(pair: AlignedPair, broken: Broken, source: Mark) -> _Shape | None:
    document = pair.translation
    text = document.text
    target = broken.target
    if target is None:
        at = text.find(source.destination, *broken.span)
        target = Span(at, at + len(source.destination))
    index = unit_at(document.blocks, target.start) if target.start >= 0 else None
    if index is None or broken.kind != source.kind:
        return None
    block = document.blocks[index]
    at = _back_over_blank(text, target.start, block.span.start)
    if at == block.span.start or text[at - 1] not in "(（":
        return None
    round_opener = Span(at - 1, at)
    at = _back_over_blank(text, at - 1, block.span.start)
    rest = _after_target(text, source, target, broken.span.end)
    if rest is None:
        return None
    target, title, round_closer = rest
    if at == block.span.start or text[at - 1] not in _CLOSERS:
        # `[words(target)`
        opener = _opener_of(text, "[", block.span.start, at)
        if opener is None or "\n" in text[opener.end : at]:
            return None
        return _Shape(opener, Span(at, at), round_opener, target, title, round_closer)
    closer = Span(at - 1, at)
    opener = _opener_of(text, text[closer.start], block.span.start, closer.start)
    if opener is None and text[closer.start - 1] in "]］】〕":
        opener = _opener_of(text, text[closer.start], block.span.start, closer.start - 1)
        closer = Span(closer.start - 1, closer.end)
    if opener is None and closer.end - closer.start == 1:
        opener = _place_of_opener(pair, source, block, closer, round_closer.end)
    if opener is None:
        return None
    return _Shape(opener, closer, round_opener, target, title, round_closer)


def _back_over_blank(text: str, at: int, floor: int) -> int:
    while at > floor and text[at - 1] in _BLANK:
        at -= 1
    return at


def _after_target(
    text: str, source: Mark, target: Span, end: int
) -> tuple[Span, Span, Span] | None:
    """Return the spans of the target, of what follows it, and of the bracket that closes it.

    `end` is where the broken link ends, its bracket included if it has one.
    """
    start, stop = target
    if text.startswith(source.destination, start) and not _is_part(text, start, source.destination):
        stop = start + len(source.destination)
    for at in range(start, stop):
        if text[at] in "（）":
            if text[at + 1 : end].strip(")"):
                return None
            return Span(start, at), Span(at, at), Span(at, end)
    if end > stop and text[end - 1] in ")）":
        return Span(start, stop), Span(stop, end - 1), Span(end - 1, end)
    return Span(start, stop), Span(stop, stop), Span(stop, stop)


def _is_part(text: str, start: int, destination: str) -> bool:
    """Tell whether a destination is the beginning of a longer one."""
    following = text[start + len(destination) :][:1]
    return following.isascii() and (following.isalnum() or following in tuple("/#?&=-_.%"))


def _opener_of(text: str, closer: str, floor: int, at: int) -> Span | None:
    """Return the bracket that `closer` at `at` closes, None if there is none."""
    index = opener_of(text, closer, floor, at)
    return Span(index, index + 1) if index >= 0 else None


def _place_of_opener(
    pair: AlignedPair, source: Mark, block: Block, closer: Span, end: int
) -> Span | None:
    """Return where a bracket that is gone stood, None where that cannot be told.

    The words of a link are known if they are the source's, if they are all of their block, or if
    they stand after the one sign of a kind (a quotation mark, a colon) that the source's follow.
    """
    text, prose = pair.translation.text, pair.translation.prose
    words = pair.source.text[slice(*source.text)]
    if len(words) > 1 and text.endswith(words, block.span.start, closer.start):
        at = closer.start - len(words)
        return Span(at, at)
    theirs = pair.source.blocks[source.block].content
    before = pair.source.prose[theirs.start : source.span.start].rstrip(_BLANK)
    after = pair.source.prose[source.span.end : theirs.end].strip()
    there = prose[end : block.content.end].strip()
    marks: tuple[Link | Image, ...] = (*pair.translation.links, *pair.translation.images)
    floor = max((mark.span.end for mark in marks if mark.span.end <= closer.start), default=0)
    floor = max(floor, block.content.start)
    if not before:
        alone = floor == block.content.start and bool(after) == bool(there)
        alone = alone and (not after or _kind(after[0]) == _kind(there[0]) != "")
        return Span(floor, floor) if alone else None
    kind = _kind(before[-1])
    if not kind or (_kind(after[:1]) and _kind(after[:1]) != _kind(there[:1])):
        return None
    signs = list(re.finditer(f"[{re.escape(kind)}]+[{_BLANK}]*", prose[floor : closer.start]))
    if len(signs) != 1 or not text[floor + signs[0].end() : closer.start].strip():
        return None
    at = floor + signs[0].end()
    return Span(at, at)


def _kind(sign: str) -> str:
    """Return all signs that may stand for one, empty for what is none."""
    return next((kind for kind in _AROUND if sign and sign in kind), "")
