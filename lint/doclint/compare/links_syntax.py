"""Finds what was meant as a link and is none: `[a] (b)`, `[a]](b)`, `［a］(b)`, `[a](b`.

CommonMark leaves such a thing in the text, so that readers see brackets and address.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from doclint.align.locate import unit_at
from doclint.compare.links_marks import Mark
from doclint.model import Span
from doclint.parse.document import MASK, Document
from doclint.patterns import lazy_pattern

_OPENERS, _CLOSERS = "[［【〔", "]］】〕"
_ROUND_OPENERS, _ROUND_CLOSERS = _OPENERS + "(（", _CLOSERS + ")）"
_WIDE = frozenset("［］【】〔〕（）")
_STOPS = ".,;:!?。，、；：！？"
_BLANK = " \t\u00a0\u3000"
_JOINT = lazy_pattern(rf"[{re.escape(_CLOSERS)}][{_BLANK}]{{0,3}}[(（]")
# Up to the bracket that closes, over a line break but not a blank line.
_INSIDE = lazy_pattern(r"((?:[^()（）\r\n]++|\r?\n(?![ \t]*\r?\n)|\([^()（）\r\n]*+\))*+)([)）]?)")
_TITLE = lazy_pattern(r"""\s["'].*\Z""", re.DOTALL)
_ADDRESS = lazy_pattern(r"[a-z]{2,8}:/|\.{0,2}/[^/\s]|#\w|\{[{%]|mailto:", re.IGNORECASE)
_LIQUID = lazy_pattern(r"\{[{%](?:(?!\{[{%]).)*?[%}]\}")
_FARTHEST = 400  # code points from a link's end back to its opening bracket


class NearLink(NamedTuple):
    """What looks like a link to people and is none to CommonMark.

    `kind` is `link` or `image`, `destination` the target without white space, `why` one of

    - `space`: between the brackets, or in them
    - `width`: full-width brackets
    - `bracket`: one too many or too few
    - `open`: the target is not closed
    - `address`: white space in the target
    - `nested`: a link around a link
    """

    span: Span
    kind: str
    target: Span
    destination: str
    why: str
    bead: int

    @property
    def has_address(self) -> bool:
        """Whether the target can hardly be anything but an address."""
        return _ADDRESS.match(self.destination) is not None


def near_links(document: Document, marks: Sequence[Mark], beads: Sequence[int]) -> list[NearLink]:
    """Return the near-links in a document's prose in order."""
    found: list[NearLink] = []
    text, prose = document.text, document.prose
    if not any(closer in prose for closer in _CLOSERS):
        return found
    joints = {mark.text.end for mark in marks if mark.form == "raw"}
    for joint in _JOINT.finditer(prose):
        at = joint.start()
        block = unit_at(document.blocks, at)
        if at in joints or block is None:
            continue
        inside = _INSIDE.match(text, joint.end())
        if inside is None:  # pragma: no cover (the pattern matches every text)
            continue
        if inside[2]:
            written = _TITLE.sub("", inside[1])
        else:
            written = (inside[1].split() or [""])[0].rstrip(_STOPS)
        start = joint.end() + len(written) - len(written.lstrip())
        target = Span(start, joint.end() + len(written.rstrip()))
        opener = opening(text, document.blocks[block].span.start, at)
        first = opener if opener >= 0 else at
        image = first > 0 and text[first - 1] in "!！"
        found.append(
            NearLink(
                span=Span(first - image, inside.end() if inside[2] else target.end),
                kind="image" if image else "link",
                target=target,
                destination="".join(written.split()),
                why=_why(text, joint, inside, opener, written.strip()),
                bead=beads[block],
            )
        )
    return found


def opening(text: str, floor: int, at: int) -> int:
    """Return the offset of the bracket that the closing one at `at` closes, -1 if there is none."""
    if at > floor and text[at] in _CLOSERS and text[at - 1] in _CLOSERS:
        at -= 1  # `[a]](b)`
    return opener_of(text, text[at], floor, at)


def opener_of(text: str, closer: str, floor: int, at: int) -> int:
    """Return the offset of the bracket that `closer` at `at` closes, -1 if there is none."""
    pairs = ("(（", ")）") if closer in ")）" else (_OPENERS, _CLOSERS)
    depth = 0
    for index in range(at - 1, max(floor, at - _FARTHEST) - 1, -1):
        if text[index] in pairs[1]:
            depth += 1
        elif text[index] in pairs[0]:
            if not depth:
                return index
            depth -= 1
    return -1


def _why(text: str, joint: re.Match[str], inside: re.Match[str], opener: int, address: str) -> str:
    around = {*joint[0], inside[2], text[opener] if opener >= 0 else ""}
    if not around.isdisjoint(_WIDE):
        return "width"
    if len(joint[0]) > 2:
        return "space"
    if not inside[2]:
        return "open"
    if opener < 0 or text[joint.start() - 1] in _CLOSERS:
        return "bracket"
    return "address" if len(address.split()) > 1 else "nested"


def unlinked(document: Document, destination: str, taken: Sequence[Span]) -> Span | None:
    """Return where a destination stands in the prose, not being a link; None if it does not.

    The span takes in the brackets around it and before it. Where it stands only inside one of the
    `taken` spans, it does not count.
    """
    where = document.prose
    wanted = _LIQUID.sub(lambda found: MASK * len(found[0]), destination)
    if not wanted.strip(MASK):
        return None
    at = where.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        block = unit_at(document.blocks, at)
        if block is not None and not any(start <= at < stop for start, stop in taken):
            span = with_brackets(document.text, document.blocks[block].span, Span(at, end))
            if span.start < at or (len(destination) > 3 and not _goes_on(where, at, end)):
                return span
        at = where.find(wanted, end)
    return None


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch is a part of a longer word or path."""
    return text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()


def with_brackets(text: str, block: Span, address: Span) -> Span:
    """Widen the span of an address by the brackets around it and the bracketed text before it."""
    start, end = address
    left = _skip_blank(text, start, block.start)
    if left > block.start and text[left - 1] in "(（":
        start = left - 1
        left = _skip_blank(text, start, block.start)
        if left > block.start and text[left - 1] in _ROUND_CLOSERS:
            opener = opening(text, block.start, left - 1)
            start = opener if opener >= 0 else left - 1
            if start > block.start and text[start - 1] in "!！":
                start -= 1
        if text[end : end + 1] in (")", "）"):
            end += 1
    return Span(start, end)


def _skip_blank(text: str, at: int, floor: int) -> int:
    while at > floor and text[at - 1] in _BLANK + "<":
        at -= 1
    return at


def stray_bracket(document: Document, mark: Mark) -> int:
    """Return the offset of a bracket beside a link that belongs to nothing, -1 if there is none."""
    text, (start, end) = document.text, mark.span
    before = start - 1 if start and text[start - 1] in _ROUND_OPENERS else -1
    after = end if text[end : end + 1] and text[end] in _ROUND_CLOSERS else -1
    if before == after:  # both -1, nearly always
        return -1
    block = document.blocks[mark.block].content
    for at in (before, after):
        if block.start <= at < block.end:
            which = (_ROUND_OPENERS if at == before else _ROUND_CLOSERS).index(text[at])
            opened = document.prose.count(_ROUND_OPENERS[which], *block)
            closed = document.prose.count(_ROUND_CLOSERS[which], *block)
            if opened > closed if at == before else closed > opened:
                return at
    return -1
