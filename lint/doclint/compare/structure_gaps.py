"""Finds the blocks of the source that the translation lacks, and those that it has beyond them.

An unmatched block is not yet a lost one: its text may stand in the block beside it, it may have
moved, or been rewritten. What is left after that is told by runs, since whole sections get lost.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from doclint.align.alignment import Bead
from doclint.align.units import titles
from doclint.check.pair import AlignedPair
from doclint.compare.front_matter_remains import head_remains
from doclint.compare.structure_constructs import told_blocks
from doclint.compare.structure_headings import heading_changes
from doclint.compare.structure_lists import list_changes
from doclint.compare.structure_sides import Sides
from doclint.compare.structure_tables import table_changes
from doclint.model import Certainty


class Gap(NamedTuple):
    """A run of blocks that one side lacks.

    `lost` index the source's blocks, `added` the translation's; one of them is empty. `at` is the
    offset in the translation at which the lost ones should stand. `copy_of` is the translation's
    block of which the added one is a copy, None where it is none.
    """

    lost: tuple[int, ...]
    added: tuple[int, ...]
    at: int
    copy_of: int | None
    certainty: Certainty


class _Run(NamedTuple):
    """Blocks without a counterpart that follow each other, and the beads before and after.

    `section` counts the headings that were matched before them.
    """

    lost: list[int]
    added: list[int]
    at: int
    section: int
    before: Bead | None
    after: Bead | None

    @property
    def beside(self) -> list[Bead]:
        return [bead for bead in (self.before, self.after) if bead]


Blocks = tuple[frozenset[int], frozenset[int]]  # of the source, of the translation

# Blocks that hold nothing to read; Liquid has rules of its own.
_SILENT = frozenset(("tag", "rule", "field"))
_REWRITTEN = 0.25  # a run is rewritten, not lost, where the other side has that share of its text
_RETOLD = 3  # merged beads
_COMMAS = frozenset(",、，")
_MANY = 4  # gaps that are told one by one
_CONTINUED = 50  # characters of what may follow code in the middle of a sentence
_LABEL = 20  # characters of a text that introduces another (`**Note:**`)
_DOUBTFUL = 0.35  # a bead below that confidence is no match
_UNSURE = 0.4  # below that, what is beside it is not sure
_SURE = 0.5
_FITS = 0.4  # misfit of lengths up to which two texts may be one and the same
_BETTER = 0.1  # misfit by which one reading must be better than another


def block_gaps(pair: AlignedPair) -> Sequence[Gap]:
    """Return the gaps of a pair in order."""
    runs = list(_runs(pair))
    if not runs:
        return ()
    sides, told, tables = Sides(pair), _told(pair), pair.fact(table_changes)
    moved = _moved(sides, runs)
    accounted = (
        moved[0].union(tables.source, _converted(pair), titles(pair.source)),
        moved[1].union(tables.translation, titles(pair.translation)),
    )
    retold = _is_retold(pair)
    gaps: list[Gap] = []
    for run in runs:
        if not told[0].isdisjoint(run.lost) or not told[1].isdisjoint(run.added):
            continue
        lost = [i for i in run.lost if i not in accounted[0] and sides.weight(0, i)]
        added = [
            i
            for i in run.added
            if i not in accounted[1] and sides.weight(1, i) and not sides.is_source_text(i)
        ]
        if not added:
            lost = [i for i in lost if not sides.is_left(i, run.added)]
        gap = _gap(sides, run, lost, added) if lost or added else None
        if gap and not (retold and gap.lost and _is_plain(sides, gap.lost)):
            gaps.append(gap)
    return tuple(gaps)


def few(gaps: Sequence[Gap]) -> tuple[Sequence[Gap], int]:
    """Return the gaps to tell one by one, and how many more there are.

    Where there are many, the article is another version than its source: the longest one says it.
    """
    if len(gaps) <= _MANY:
        return gaps, 0
    return [max(gaps, key=lambda gap: len(gap.lost) + len(gap.added))], len(gaps) - 1


def _runs(pair: AlignedPair) -> Iterator[_Run]:
    """Yield the runs of unmatched blocks; matched tags do not interrupt one."""
    lefts, rights = pair.source.blocks, pair.translation.blocks
    run: _Run | None = None
    before: Bead | None = None
    last = -1  # the translation's block that precedes
    section = 0
    for bead in pair.alignment.blocks:
        source, translation, confidence = bead
        matched = bool(source and translation) and confidence >= _DOUBTFUL
        lost = [index for index in source if lefts[index].kind not in _SILENT]
        added = [index for index in translation if rights[index].kind not in _SILENT]
        if lost or added:
            if not matched:
                run = run or _Run([], [], _end_of(pair, last), section, before, None)
                run.lost.extend(lost)
                run.added.extend(added)
            elif run:
                yield run._replace(after=bead)
                run = None
            if matched:
                before = bead
                section += lefts[source[0]].kind == "heading"
        if translation:
            last = translation[-1]
    if run:
        yield run


def _end_of(pair: AlignedPair, block: int) -> int:
    """Return where a block of the translation ends, without white space; -1 is the head."""
    if block < 0 or pair.translation.blocks[block].kind == "field":
        return pair.translation.body
    start, end = pair.translation.blocks[block].span
    return start + len(pair.translation.text[start:end].rstrip())


def _told(pair: AlignedPair) -> Blocks:
    """Return the blocks of which other rules tell what happened to them and those beside them."""
    headings = pair.fact(heading_changes).broken
    remains = pair.fact(table_changes).remains | pair.fact(list_changes).translation
    remains |= told_blocks(pair) | pair.fact(head_remains)
    return (
        frozenset[int]().union(*(broken.origins for broken in headings)),
        remains.union(*(broken.blocks for broken in headings)),
    )


def _converted(pair: AlignedPair) -> frozenset[int]:
    """Return the cells of the source if the translation wrote its tables as HTML."""
    left, right = (
        sum(tag.name == "table" and tag.form == "open" for tag in document.html)
        for document in (pair.source, pair.translation)
    )
    if right <= left:
        return frozenset()
    return frozenset(
        index for index, block in enumerate(pair.source.blocks) if block.kind == "cell"
    )


def _moved(sides: Sides, runs: Sequence[_Run]) -> Blocks:
    """Return the unmatched blocks of either side that are one and the same, elsewhere."""
    keys: tuple[dict[object, int], dict[object, int]] = ({}, {})
    for run in runs:
        for side, blocks in enumerate((run.lost, run.added)):
            for block in blocks:
                for key in sides.keys(side, block):
                    keys[side].setdefault(key, block)
    common = keys[0].keys() & keys[1].keys()
    left, right = ({found[key] for key in common} for found in keys)
    for run, following in pairwise(runs):
        lost, added = run.lost + following.lost, run.added + following.added
        one_sided = bool(run.lost) != bool(run.added) == bool(following.lost)
        if one_sided and run.after == following.before and _is_the_same(sides, lost, added):
            left.update(lost)
            right.update(added)
    for run, other in _same_sections(runs):
        if _is_the_same(sides, run.lost, other.added):
            left.update(run.lost)
            right.update(other.added)
    return frozenset(left), frozenset(right)


def _same_sections(runs: Sequence[_Run]) -> Iterator[tuple[_Run, _Run]]:
    """Yield the one run that only lacks blocks and the one that only adds some, by section."""
    for _, section in groupby(runs, key=lambda run: run.section):
        found = list(section)
        lacking = [run for run in found if run.lost]
        adding = [run for run in found if run.added]
        if len(lacking) == len(adding) == 1:
            yield lacking[0], adding[0]


def _is_the_same(sides: Sides, lost: Sequence[int], added: Sequence[int]) -> bool:
    """Tell whether blocks changed places with the one that stands between two runs."""
    kinds = [sides.kind(0, block) for block in lost]
    return kinds == [sides.kind(1, block) for block in added] and all(
        sides.misfit([one], [other]) < _FITS for one, other in zip(lost, added, strict=True)
    )


def _is_retold(pair: AlignedPair) -> bool:
    """Tell whether paragraphs were merged in several places: it is no translation one by one."""
    merged = sum(
        len(source) > len(translation) > 0 for source, translation, _ in pair.alignment.blocks
    )
    return merged >= _RETOLD


def _gap(sides: Sides, run: _Run, lost: Sequence[int], added: Sequence[int]) -> Gap | None:
    sure = Certainty.CERTAIN
    if lost and added:
        left = sides.ratio * sum(sides.weight(0, index) for index in lost)
        right = sum(sides.weight(1, index) for index in added)
        if len(lost) == len(added) or min(left, right) > _REWRITTEN * max(left, right):
            return None
        lost, added = (lost, ()) if left > right else ((), added)
        sure = Certainty.LIKELY
    if len(added) == 1 and (copied := sides.copy_of(added[0])) is not None:
        # Which of two copies is aligned is chance; the later one is the copy.
        first, second = sorted((copied, added[0]))
        return Gap((), (second,), run.at, first, Certainty.CERTAIN)
    if _is_explained(sides, run, lost, added):
        return None
    if any(bead.confidence < _UNSURE for bead in run.beside):
        sure = Certainty.LIKELY
    return Gap(tuple(lost), tuple(added), run.at, None, sure)


# What explains a run


def _is_explained(sides: Sides, run: _Run, lost: Sequence[int], added: Sequence[int]) -> bool:
    """Tell whether something else accounts for a run than that it was lost or added."""
    for bead in run.beside:
        if any(sides.holds_fence(0, block) for block in bead.source):
            return True
        if any(sides.holds_fence(1, block) for block in bead.translation):
            return True
    kinds = {sides.kind(0, block) for block in lost} | {sides.kind(1, block) for block in added}
    if "heading" not in kinds and (  # a heading is no part of a paragraph
        _is_whole(sides, run) or any(_is_half(sides, bead, lost, added) for bead in run.beside)
    ):
        return True
    if _goes_on(sides, lost, added):
        return True
    if lost:
        return not any(sides.has_words(block) for block in lost)  # those have rules of their own
    return _is_cut_off(sides, added) or any(
        _is_bilingual(sides, bead, added) for bead in run.beside
    )


def _goes_on(sides: Sides, lost: Sequence[int], added: Sequence[int]) -> bool:
    """Tell whether a run ends the sentence that code interrupts: elsewhere, the code may end it."""
    side, run = (0, lost) if lost else (1, added)
    block = run[0]
    if (
        len(run) > 1
        or block == 0
        or sides.kind(side, block) != "paragraph"
        or sides.kind(side, block - 1) != "code"
        or sides.weight(side, block) >= _CONTINUED
    ):
        return False
    first = sides.text(side, block)[0]
    if first.isupper() or not first.isalpha():
        return False
    if lost:
        # Its end is then in the sentence before the code.
        bead = sides.bead_of_source(block - 2) if block > 1 else None
        return (
            bead is not None
            and first.islower()
            and sides.misfit([*bead.source, block], bead.translation)
            < sides.misfit(bead.source, bead.translation)
        )
    # Where letters have no case, no full stop or colon before the code says the same.
    return first.islower() or (block > 1 and sides.text(side, block - 2)[-1].isalpha())


def _is_half(sides: Sides, bead: Bead, lost: Sequence[int], added: Sequence[int]) -> bool:
    """Tell whether a run is a part of the bead beside it that the aligner could not join."""
    side, run, own, partners = (
        (0, lost, bead.source, bead.translation)
        if lost
        else (1, added, bead.translation, bead.source)
    )
    marks = sides.marks(side, run)
    if not marks <= sides.marks(1 - side, partners):
        return False
    if marks and not marks & sides.marks(side, own):
        return True
    alone = sides.misfit(bead.source, bead.translation)
    together = sides.misfit([*bead.source, *lost], [*bead.translation, *added])
    return together < _FITS and together + _BETTER < alone


def _is_whole(sides: Sides, run: _Run) -> bool:
    """Tell whether a run and the doubtful beads beside it are as long on both sides."""
    if not any(_is_doubtful(sides, bead) for bead in run.beside):
        return False
    left = [*run.lost, *(block for bead in run.beside for block in bead.source)]
    right = [*run.added, *(block for bead in run.beside for block in bead.translation)]
    return sides.misfit(left, right) < _FITS / 2


def _is_doubtful(sides: Sides, bead: Bead) -> bool:
    kinds = {sides.kind(0, block) for block in bead.source}
    kinds.update(sides.kind(1, block) for block in bead.translation)
    return bead.confidence < _SURE or "html" in kinds


def _is_bilingual(sides: Sides, bead: Bead, added: Sequence[int]) -> bool:
    """Tell whether the bead beside holds the source's own text, which the run translates."""
    copies = [block for block in bead.translation if sides.is_source_text(block)]
    left = sides.ratio * sum(sides.weight(1, block) for block in copies)
    right = sum(sides.weight(1, block) for block in added)
    return bool(copies) and 0.5 < (right + 1) / (left + 1) < 2


def _is_cut_off(sides: Sides, added: Sequence[int]) -> bool:
    """Tell whether a paragraph breaks off, so that the one after it is its other half."""
    block, after = added[-1], added[-1] + 1
    if len(added) > 1 or sides.kind(1, block) != "paragraph":
        return False
    if after >= len(sides.documents[1].blocks) or sides.kind(1, after) != "paragraph":
        return False
    end, begin = sides.text(1, block)[-1:], sides.text(1, after)[:1]
    if begin == "{" and sides.weight(1, block) < _LABEL:
        return True
    return not begin.isupper() and (end.isalnum() or end in _COMMAS)


def _is_plain(sides: Sides, lost: Sequence[int]) -> bool:
    """Tell whether a run is one paragraph without a link, image or tag."""
    kinds = [sides.kind(0, block) for block in lost]
    return kinds == ["paragraph"] and not sides.marks(0, lost)
