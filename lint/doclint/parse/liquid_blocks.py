"""Pairs openers with closers, and finds the blocks that do not nest."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from doclint.config.settings import LiquidTags
from doclint.parse.liquid_tags import BLOCKS, BRANCHES, CORE_BLOCKS, WELL_KNOWN


class Vocabulary(NamedTuple):
    """The tag names that exist.

    `closers` maps an opener to its closer, `openers` a closer to its openers, `branches` a name
    that stands inside a block to the openers it may stand in (None: any). `names` are all names.
    """

    closers: Mapping[str, str]
    openers: Mapping[str, frozenset[str]]
    branches: Mapping[str, frozenset[str] | None]
    names: frozenset[str]


def vocabulary(names: Iterable[str], settings: LiquidTags) -> Vocabulary:
    """Return what is known of tags where an article uses these `names`.

    A name `x` whose `endx` is used too is a block. A block of some site's that is never closed
    stands alone, as do all other names.
    """
    used = frozenset(names)
    new = used - WELL_KNOWN
    blocks = (
        *settings.blocks.items(),
        *((name[3:], name) for name in sorted(new) if name.startswith("end") and name[3:] in used),
    )
    alone = frozenset(name for name in used & _SITE_BLOCKS if BLOCKS[name] not in used)
    return _vocabulary(new, blocks, alone, settings.inline, settings.branches)


_SITE_BLOCKS = BLOCKS.keys() - CORE_BLOCKS.keys()


@lru_cache(maxsize=1024)
def _vocabulary(
    new: frozenset[str],
    blocks: tuple[tuple[str, str], ...],
    alone: frozenset[str],
    inline: frozenset[str],
    branches: frozenset[str],
) -> Vocabulary:
    closers = {name: end for name, end in BLOCKS.items() if name not in alone} | dict(blocks)
    openers: dict[str, frozenset[str]] = {}
    for opener, closer in closers.items():
        openers[closer] = openers.get(closer, frozenset()) | {opener}
    inside = {name: BRANCHES.get(name) for name in (*BRANCHES, *branches)}
    return Vocabulary(closers, openers, inside, WELL_KNOWN.union(new, inline, inside))


class Fault(NamedTuple):
    """A tag that does not nest.

    `kind` is `unclosed` (an opener without an end), `orphan` (a closer without a beginning),
    `crossing` (a closer inside a block that began after its own), `branch` (an `else` outside a
    block that has one). `at` is the tag's index, `other` that of the tag it collides with or -1.
    """

    kind: str
    at: int
    other: int


class Nesting(NamedTuple):
    """How the tags of a text nest; all values are indexes into the names given, -1 for none.

    `partners` leads from opener to closer and back, `parents` to the opener of the block around.
    """

    partners: tuple[int, ...]
    parents: tuple[int, ...]
    faults: tuple[Fault, ...]


def nest(names: Sequence[str], words: Vocabulary) -> Nesting:
    """Pair the openers and closers among the tags of a text, given by name in order."""
    partners = [-1] * len(names)
    parents = [-1] * len(names)
    faults: list[Fault] = []
    stack: list[int] = []
    waiting: Counter[str] = Counter()  # closers that the stack waits for, so as not to search it
    overrun: dict[str, list[Fault]] = {}  # closers of blocks that another block's closer cut short
    for index, name in enumerate(names):
        parents[index] = stack[-1] if stack else -1
        if name in words.closers:
            stack.append(index)
            waiting[words.closers[name]] += 1
        elif name in words.openers:
            if waiting[name]:
                while True:
                    opener = stack.pop()
                    closer = words.closers[names[opener]]
                    waiting[closer] -= 1
                    if closer == name:
                        break
                    overrun.setdefault(closer, []).append(Fault("unclosed", opener, index))
                partners[opener], partners[index] = index, opener
                parents[index] = parents[opener]
            elif overrun.get(name):
                cut = overrun[name].pop()
                faults.append(Fault("crossing", cut.other, cut.at))
                partners[cut.at], partners[index] = index, cut.at
            else:
                faults.append(Fault("orphan", index, -1))
        elif name in words.branches and not _may_stand(name, stack, names, words):
            faults.append(Fault("branch", index, parents[index]))
    faults.extend(fault for faults_of_name in overrun.values() for fault in faults_of_name)
    faults.extend(Fault("unclosed", index, -1) for index in stack)
    faults.sort(key=lambda fault: fault.at)
    return Nesting(tuple(partners), tuple(parents), tuple(faults))


def _may_stand(name: str, stack: Sequence[int], names: Sequence[str], words: Vocabulary) -> bool:
    """Tell whether a branch may stand in the innermost block; a site's own blocks may have any."""
    if not stack:
        return False
    around = names[stack[-1]]
    allowed = words.branches[name]
    return allowed is None or around in allowed or around not in BLOCKS
