"""Tells what changed in the code blocks of an article that differ from their source's."""

from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.compare.code_blocks import CodePair, code_pairs
from doclint.compare.code_language import Family, language_of
from doclint.compare.code_lines import Change, changes, lines_of
from doclint.compare.code_names import is_renamed, translated_names
from doclint.compare.code_text import Reader
from doclint.language import contrast


class CodeChanges(NamedTuple):
    """What changed in a block, in order; `lines` counts the source's lines of code."""

    pair: CodePair
    changes: tuple[Change, ...]
    family: Family
    lines: int


def code_changes(pair: AlignedPair) -> tuple[CodeChanges, ...]:
    """Return the blocks in which something changed that is not for people, with what changed.

    Lines of examples whose names were translated throughout the article are left out.
    """
    blocks = pair.fact(_all_changes)
    if not blocks:
        return ()
    names = pair.fact(example_names)
    found = []
    for block in blocks:
        changed = [
            change
            for change in block.changes
            if not _is_example(block, change)
            or not is_renamed(change.expected, change.found, names)
        ]
        if changed:
            changed.sort(key=lambda change: change.translation)
            found.append(block._replace(changes=tuple(changed)))
    return tuple(found)


def example_names(pair: AlignedPair) -> dict[str, str]:
    """Return what the names of the article's examples were translated to."""
    return translated_names(
        (change.expected, change.found)
        for block in pair.fact(_all_changes)
        for change in block.changes
        if _is_example(block, change)
    )


def _is_example(block: CodeChanges, change: Change) -> bool:
    """Tell whether a change is one of a line in which names may be the author's own."""
    return (
        block.family in (Family.PROGRAM, Family.UNKNOWN, Family.SHELL)
        and change.expected != change.found
        and "\n" not in change.expected
        and "\n" not in change.found
    )


def _all_changes(pair: AlignedPair) -> tuple[CodeChanges, ...]:
    pairs = pair.fact(code_pairs)
    if not pairs:
        return ()
    is_common = contrast(pair.settings.source_language, pair.language).is_common
    found: list[CodeChanges] = []
    for blocks in pairs:
        ours, theirs = blocks
        language = language_of(ours.info)
        reader = Reader(language.family, is_common)
        source = lines_of(pair.source.text, ours.content, language, ours.quotes)
        translation = lines_of(pair.translation.text, theirs.content, language, theirs.quotes)
        changed = tuple(changes(source, translation, reader, theirs.content.start))
        found.append(CodeChanges(blocks, changed, language.family, len(source)))
    return tuple(found)
