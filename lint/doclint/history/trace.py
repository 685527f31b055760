"""Finds the sentences of a translation that fell behind their source, in the versions of both.

As `git blame` does with lines, each segment is followed back to the version that made it say what
it says: then it was brought in line. What its source said at that time is compared with what it
says now. A typo mended on either side changes nothing of that, nor does markup.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from doclint.align import align
from doclint.align.alignment import Alignment, Bead
from doclint.check.pair import AlignedPair
from doclint.history.carry import carried
from doclint.history.model import Behind, Past, Version
from doclint.history.words import Segments, Words, say_the_same
from doclint.parse.data import Parser

_KEPT = 32  # parsed texts of one pair
_SURE = 0.4  # confidence of a bead below which two sentences may not belong together


class _Aligned(NamedTuple):
    source: Segments
    translation: Segments
    alignment: Alignment


class Today(NamedTuple):
    """The names that the texts of today would have in the past."""

    source: str
    translation: str


class Reading(NamedTuple):
    """How texts of the past are read: `text_of` gives a text by its name, `parser` parses it."""

    text_of: Callable[[str], str]
    parser: Parser


def trace(pair: AlignedPair, past: Past, reading: Reading, today: Today) -> tuple[Behind, ...]:
    """Return the segments of a translation that are behind, in their order.

    What was edited since the newest version is in line.
    """
    versions, current = past.versions, today.source
    settled = _settled(versions, current)
    if not versions or settled[0]:
        return ()
    now = _Aligned(Segments(pair.source), Segments(pair.translation), pair.alignment)
    parse = _Parser(pair, reading, {today.translation: now.translation})
    newest = parse.translation(versions[0].translation)
    pending: dict[int, dict[int, int]] = {0: _passed(carried(now.translation, newest))}
    found: list[Behind] = []
    same = _Same(past.edits, parse)
    for number, version in enumerate(versions):
        if settled[number] or not (here := pending.pop(number, {})):
            continue
        born = _hand_down(version, versions, here, pending, parse)
        if not born or version.source in ("", current):
            continue
        source, translation = parse.source(version.source), parse.translation(version.translation)
        drift = _Drift(now.source, source)
        moved = {segment: index for segment, index in born.items() if drift.concerns(now, segment)}
        if moved:
            then = _Aligned(source, translation, align(source.document, translation.document))
            found += _compared(now, then, moved, drift, same, version.day)
    return tuple(sorted(found))


def _settled(versions: Sequence[Version], current: str) -> list[bool]:
    """Tell of each version whether it and all before it have the source of today."""
    settled = [False] * len(versions)
    for number in reversed(range(len(versions))):
        version = versions[number]
        settled[number] = version.source == current and all(settled[it] for it in version.before)
    return settled


def _passed(there: Iterable[int]) -> dict[int, int]:
    return {segment: index for segment, index in enumerate(there) if index >= 0}


def _hand_down(
    version: Version,
    versions: Sequence[Version],
    here: Mapping[int, int],
    pending: dict[int, dict[int, int]],
    parse: "_Parser",
) -> dict[int, int]:
    """Pass the segments that an earlier version has to it, as `pending`; return the others.

    Segments are by their number today, with their number in the version.
    """
    left = dict(here)
    newer = parse.translation(version.translation)
    for before in version.before:
        older = parse.translation(versions[before].translation)
        there = carried(newer, older, edited=version.ignored)
        passed = {segment: there[index] for segment, index in left.items() if there[index] >= 0}
        pending.setdefault(before, {}).update(passed)
        left = {segment: index for segment, index in left.items() if segment not in passed}
        if not left:
            break
    return {} if version.ignored else left


class _Parser:
    """Parses each text of the past once, as long as it is needed."""

    def __init__(
        self, pair: AlignedPair, reading: Reading, translations: Mapping[str, Segments]
    ) -> None:
        self._pair, self._reading = pair, reading
        self._known = {(name, pair.language): known for name, known in translations.items()}

    def source(self, name: str) -> Segments:
        return self._parsed(name, self._pair.settings.source_language)

    def translation(self, name: str) -> Segments:
        return self._parsed(name, self._pair.language)

    def _parsed(self, name: str, language: str) -> Segments:
        key = name, language
        if key not in self._known:
            if len(self._known) >= _KEPT:  # a page may have thousands of versions
                self._known.clear()
            text = self._reading.text_of(name)
            self._known[key] = Segments(self._reading.parser(text, language, self._pair.settings))
        return self._known[key]


class _Same:
    """Tells whether a source says the same as it did, edits left out that do not count."""

    def __init__(self, edits: Sequence[tuple[str, str]], parse: _Parser) -> None:
        self._edits, self._parse = edits, parse
        self._made: dict[Words, Words] | None = None

    def __call__(self, old: Sequence[Words], new: Sequence[Words]) -> bool:
        joined = _joined(new)
        if say_the_same(_joined(old), joined):
            return True
        if not self._edits:
            return False
        return say_the_same(_joined(map(self._edited, old)), joined)

    def _edited(self, words: Words) -> Words:
        """Return what ignored edits made of a sentence."""
        if self._made is None:
            self._made = dict(self._pairs())
        seen = {words}
        while (following := self._made.get(words)) and following not in seen:
            words = following
            seen.add(words)
        return words

    def _pairs(self) -> Iterator[tuple[Words, Words]]:
        for before, after in self._edits:
            old, new = self._parse.source(before), self._parse.source(after)
            for number, there in enumerate(carried(new, old, edited=True)):
                if there >= 0 and old.words(there) != new.words(number):
                    yield old.words(there), new.words(number)


def _joined(parts: Iterable[Words]) -> Words:
    return tuple(word for words in parts for word in words)


class _Drift:
    """What one text has and an earlier one had not, and the other way round.

    What stands in both, wherever, only moved, or was aligned with another one by mistake.
    """

    def __init__(self, now: Segments, then: Segments) -> None:
        self._today, self._that_day = now, then
        counts = _counted(now), _counted(then)
        self._new, self._old = counts[0] - counts[1], counts[1] - counts[0]
        blocks = [segment.block for segment in then.document.segments]
        bereft = {block for it, block in enumerate(blocks) if then.words(it) in self._old}
        # What stands in the block of a sentence that is gone may have been one with it.
        self._beside = {then.words(it) for it, block in enumerate(blocks) if block in bereft}

    def concerns(self, now: _Aligned, segment: int) -> bool:
        """Tell whether a segment of the translation may be behind, before the past is aligned."""
        bead = _bead(now.alignment, segment)
        words = map(now.source.words, bead.source if bead else ())
        return any(it in self._new or it in self._beside for it in words)

    def come(self, numbers: Iterable[int]) -> list[int]:
        """Return those of some segments of today that are new."""
        return [number for number in numbers if self._today.words(number) in self._new]

    def gone(self, numbers: Iterable[int]) -> list[int]:
        """Return those of some segments of that day that are no longer there."""
        return [number for number in numbers if self._that_day.words(number) in self._old]


def _counted(segments: Segments) -> Counter[Words]:
    return Counter(map(segments.words, range(len(segments.texts))))


def _compared(
    now: _Aligned, then: _Aligned, born: Mapping[int, int], drift: _Drift, same: _Same, day: str
) -> Iterator[Behind]:
    """Yield the segments whose source says something else than `then`."""
    for segment, index in born.items():
        here, there = _bead(now.alignment, segment), _bead(then.alignment, index)
        if not (here and there):
            continue
        new = [now.source.words(it) for it in here.source]
        old = [then.source.words(it) for it in there.source]
        if same(old, new) or _joined(old) == then.translation.words(index):
            continue  # a copy of the source is not behind but untranslated
        gone, come = drift.gone(there.source), drift.come(here.source)
        if gone and come:
            is_change = True
        elif gone or come:
            segments, numbers = (then.source, there) if gone else (now.source, here)
            is_change = bool(set(old) & set(new)) and _is_one_block(segments, numbers.source)
        else:
            is_change = False
        if is_change:
            yield Behind(segment, _text(then.source, gone), _text(now.source, come), day)


def _is_one_block(segments: Segments, numbers: Iterable[int]) -> bool:
    """Tell whether segments stand in one block.

    A whole paragraph that one side lacks is put to the next one by the alignment.
    """
    return len({segments.document.segments[number].block for number in numbers}) == 1


def _bead(alignment: Alignment, segment: int) -> Bead | None:
    bead = alignment.segments[alignment.segment_bead_of_translation[segment]]
    return bead if bead.source and bead.confidence >= _SURE else None


def _text(segments: Segments, numbers: Iterable[int]) -> str:
    return " ".join(" ".join(segments.texts[number].split()) for number in numbers)
