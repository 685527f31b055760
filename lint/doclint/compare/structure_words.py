"""Words for blocks, for the messages about them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from doclint.parse.document import Document

_NOUNS = {
    "heading": "heading",
    "paragraph": "paragraph",
    "cell": "table",
    "code": "code block",
    "html": "HTML block",
}


def name(document: "Document", blocks: Sequence[int]) -> str:
    """Return what a run of blocks is: `paragraph`, `section of 5 blocks`, `run of 5 blocks`.

    A table counts as one block.
    """
    parts: list[tuple[str, int]] = []
    for index in blocks:
        block = document.blocks[index]
        table = document.containers[block.container].parent if block.kind == "cell" else -1
        if table < 0 or ("cell", table) not in parts[-1:]:
            parts.append((block.kind, table))
    if len(parts) == 1:
        return _NOUNS[parts[0][0]]
    kind = "section" if parts[0][0] == "heading" else "run"
    return f"{kind} of {len(parts)} blocks"
