"""What the aligner returns: which blocks and sentences of the two sides belong together."""

from typing import NamedTuple


class Bead(NamedTuple):
    """Source units and translation units that belong together; one side may be empty.

    The numbers index `Document.blocks` or `Document.segments` and are consecutive. `confidence`
    runs from 0 (a guess) to 1 (nothing else fits).
    """

    source: tuple[int, ...]
    translation: tuple[int, ...]
    confidence: float


class Alignment(NamedTuple):
    """Blocks and segments of a source and a translation, matched.

    `blocks` and `segments` hold beads in document order; each unit of either side is in exactly one
    bead. The `*_of_*` tuples map a unit's index to its bead's index. `confidence` is the share of
    source text that lies in block beads with both sides, weighted by their confidence.
    """

    blocks: tuple[Bead, ...]
    segments: tuple[Bead, ...]
    block_bead_of_source: tuple[int, ...]
    block_bead_of_translation: tuple[int, ...]
    segment_bead_of_source: tuple[int, ...]
    segment_bead_of_translation: tuple[int, ...]
    confidence: float
