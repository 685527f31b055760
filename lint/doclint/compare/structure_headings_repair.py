"""Makes the fixes of headings: the source's level, and a marker on the line of its text."""

from doclint.check.pair import AlignedPair
from doclint.compare.structure_headings import BrokenHeading, LevelChange
from doclint.model import Edit, Fix, Safety, Span, replacing
from doclint.patterns import lazy_pattern

_MARKER = lazy_pattern(r"[#＃]+")
_SURE = 0.5  # confidence of a bead from which two headings certainly belong together


def level_fix(pair: AlignedPair, change: LevelChange) -> Fix | None:
    """Return the fix that gives headings the source's levels, None where one is underlined."""
    beads, number_of = pair.alignment.blocks, pair.alignment.block_bead_of_translation
    edits: list[Edit] = []
    sure = True
    for index, origin in zip(change.headings, change.origins, strict=True):
        marker = _MARKER.match(pair.translation.text, pair.translation.blocks[index].span.start)
        if marker is None:
            return None
        edits.append(Edit(Span(*marker.span()), "#" * pair.source.blocks[origin].level))
        sure = sure and beads[number_of[index]].confidence >= _SURE
    safety = Safety.SAFE if sure else Safety.UNSAFE
    description = f"write `{edits[0].text}` as the source does"
    if len(edits) > 1:
        description = f"give the {len(edits)} headings the levels of the source"
    return Fix(safety, description, tuple(edits))


def broken_fix(pair: AlignedPair, broken: BrokenHeading) -> Fix | None:
    """Return the fix that joins a marker and its text, or parts them.

    None where the source's heading is not known or has another level, and where the text goes on
    for more lines: then nobody knows where the heading ends.
    """
    text, blocks = pair.translation.text, pair.translation.blocks
    marker = _MARKER.match(text, broken.span.start)
    if marker is None or not broken.origins:
        return None
    level = pair.source.blocks[broken.origins[0]].level
    if broken.kind == "swollen" or len(marker[0]) != level:
        return None
    start, end = broken.span.start, marker.end()
    last = blocks[broken.blocks[-1]]
    if broken.kind == "split":
        # What stands beside the marker, such as `**`, belongs to the text.
        if len(broken.blocks) < 2 or broken.span.end != end or last.level > 0:
            return None
        if last.kind not in ("paragraph", "code"):
            return None
        rest = text[end : last.span.end]
        end += len(rest) - len(rest.lstrip())
    if "\n" in text[end : last.span.end].rstrip():
        return None
    return replacing(Span(start, end), "#" * level + " ", "set one space after the marker")
