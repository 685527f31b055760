"""Stamps: what the source said when each segment of a translation was brought in line with it.

They serve where there is no history to tell. A file of JSON lines, sorted, each for itself, so that
`merge=union` merges it:

    {"path": "pt/a.md", "segments": "1c0ffee2:5eed5eed 0ddba115:-"}

Each pair is the fingerprint of a segment of the translation and that of what its source said then.
Both are of the words, so that a format edit changes neither; there is no source that has the
fingerprint `-`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, TypeAlias

from doclint.check.fingerprint import fingerprint_of
from doclint.check.pair import AlignedPair
from doclint.errors import InputError
from doclint.files import read_text
from doclint.history.model import Behind
from doclint.history.words import words_of
from doclint.parse.document import MASK, Document

# By the fingerprint of a segment of the translation: those of its source. The same sentence may
# stand for several ones.
Stamp: TypeAlias = Mapping[str, Set[str]]

NEVER = "-"
_DIGITS = 8
_SURE = 0.4  # confidence of a bead below which two sentences may not belong together


def read_stamps(path: str, shown: str) -> dict[str, Stamp]:
    """Read a file of stamps, by the path of the translation; InputError names a line that is none.

    Two lines about one translation, as after a merge, hold both.
    """
    stamps: dict[str, dict[str, set[str]]] = {}
    text = read_text(path, shown).removeprefix("\ufeff")
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            name, pairs = _row(line, f"{shown}:{number}")
            stamp = stamps.setdefault(name, {})
            for ours, theirs in pairs:
                stamp.setdefault(ours, set()).add(theirs)
    return dict(stamps)


def _row(line: str, where: str) -> tuple[str, list[tuple[str, str]]]:
    expected = 'expected {"path": "…", "segments": "…:… …:…"}'
    try:
        row = json.loads(line)
    except ValueError as error:
        merging = line.startswith(("<<<<<<<", "=======", ">>>>>>>"))
        reason = "a mark of a merge conflict" if merging else "not JSON"
        raise InputError(f"{where}: {reason}; {expected}") from error
    values: dict[str, Any] = row if isinstance(row, dict) else {}
    path, segments = values.get("path"), values.get("segments")
    if not (isinstance(path, str) and isinstance(segments, str)):
        raise InputError(f"{where}: not a stamp; {expected}")
    pairs = []
    for pair in segments.split():
        ours, colon, theirs = pair.partition(":")
        if not (ours and colon and theirs):
            raise InputError(f"{where}: `{pair}` is no pair of fingerprints; {expected}")
        pairs.append((ours, theirs))
    return path, pairs


def lines_of(stamps: Mapping[str, Stamp]) -> Iterator[str]:
    """Yield the lines of a file."""
    for path, stamp in sorted(stamps.items()):
        pairs = (f"{ours}:{theirs}" for ours, all_ in stamp.items() for theirs in sorted(all_))
        yield json.dumps({"path": path, "segments": " ".join(pairs)}, ensure_ascii=False)


def stamp_of(pair: AlignedPair, known: Stamp, behind: Set[int], *, reviewed: bool) -> Stamp:
    """Return the stamp of a pair: it says of each segment what its source says today.

    What an earlier stamp says of a segment that is as it was stays, unless it was `reviewed`:
    stamping alone brings nothing in line. Nor does it help the segments that are `behind` already.
    """
    made: dict[str, set[str]] = {}
    for segment, ours, theirs in _fingerprints(pair):
        if reviewed or (ours not in known and segment not in behind):
            made.setdefault(ours, set()).add(theirs)
        else:
            made.setdefault(ours, set()).update(known.get(ours, {NEVER}))
    return made


def behind_by(pair: AlignedPair, stamp: Stamp) -> tuple[Behind, ...]:
    """Return the segments that stand as they were stamped while the source says something else."""
    return tuple(
        Behind(segment, None, _says(pair, segment))
        for segment, ours, theirs in _fingerprints(pair)
        if ours in stamp and theirs not in stamp[ours]
    )


def _fingerprints(pair: AlignedPair) -> Iterator[tuple[int, str, str]]:
    """Yield the segments of the translation that have a source, with the fingerprints of both."""
    for bead in pair.alignment.segments:
        if not (bead.source and bead.translation) or bead.confidence < _SURE:
            continue
        theirs = _fingerprint(pair.source, bead.source)
        for segment in bead.translation:
            yield segment, _fingerprint(pair.translation, (segment,)), theirs


def _fingerprint(document: Document, segments: Iterable[int]) -> str:
    spans = (document.segments[segment].span for segment in segments)
    words = [word for span in spans for word in words_of(document, span) if word != MASK]
    return fingerprint_of("stamp", " ".join(words))[:_DIGITS]


def _says(pair: AlignedPair, segment: int) -> str:
    bead = pair.alignment.segments[pair.alignment.segment_bead_of_translation[segment]]
    spans = (pair.source.segments[it].span for it in bead.source)
    return " ".join(" ".join(pair.source.text[slice(*span)].split()) for span in spans)
