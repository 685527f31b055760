"""Pairs the code spans that are left over: which one of the translation was which in the source."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from doclint.check.pair import AlignedPair
from doclint.compare.code_changes import example_names
from doclint.compare.code_language import Family
from doclint.compare.code_names import is_renamed, translated_arguments
from doclint.compare.code_spans import CodeSpan, SpanChange, prose_of
from doclint.compare.code_text import Reader, is_text, is_translated, kept
from doclint.compare.front_matter_values import is_kept
from doclint.language import contrast
from doclint.parse.document import Code, Document
from doclint.patterns import lazy_pattern

_ALIKE = 0.5  # likeness from which on two spans may be one
_TWINS = 0.7  # … and are, although others stand in the same order
_MARGIN = 0.2  # … and by which the next best has to be less alike, for two surely to be one
_SURE = 0.3  # confidence of a bead from which on the only spans left over belong together
_AROUND = 3  # beads on either side in which a better partner is looked for
_MOST = 12  # spans left over on one side of a bead; more are another text
_ROLE_LENGTH = 40  # characters at most
_SENTENCE = 1000  # words that need neither a capital nor a common word to be prose
_MACHINE = lazy_pattern(r"[\d_/.:=()<>{}$@\\-]")
_ROLE = lazy_pattern(r":[\w.+-]+:\Z")
_CALLED = lazy_pattern(r"[^\W\d][\w$.:#]*")


def changed_spans(
    pair: AlignedPair,
    lost: Mapping[int, Sequence[CodeSpan]],
    new: Mapping[int, Sequence[CodeSpan]],
    there: Mapping[int, Sequence[CodeSpan]],
) -> tuple[SpanChange, ...]:
    """Return the spans that were changed, in order.

    By the index of the block bead: `lost` are those of the source that the translation has too few
    of, `new` those that only the translation has, `there` all of the translation.
    """
    is_common = contrast(pair.settings.source_language, pair.language).is_common
    reader = Reader(Family.UNKNOWN, is_common)
    found: list[SpanChange] = []
    texts: list[tuple[str, str]] = []
    for number in sorted(lost.keys() & new.keys()):
        bead = pair.alignment.blocks[number]
        in_place = Counter(span.text for span in there[number])
        left = [span for span in lost[number] if not _take(in_place, span.text)]
        # Whatever stands on the other side as plain text was not lost, only formatted anew.
        prose, other_prose = prose_of(pair.source, bead.source), prose_of(pair.translation, bead[1])
        left = [span for span in left if span.text not in other_prose]
        right = [span for span in new[number] if span.text not in prose]
        if max(len(left), len(right)) <= _MOST:
            for one, other, certain in _paired(left, right, sure=bead.confidence >= _SURE):
                if (
                    _differ(one.text, other.text, reader)
                    and not _is_wrapped(pair, one, other)
                    and not _is_same_reference(pair, one, other)
                    and not is_renamed(one.text, other.text, pair.fact(example_names))
                    and not _is_beside(number, one, other, lost, new)
                ):
                    found.append(SpanChange(one.code, other.code, certain))
                    texts.append((one.text, other.text))
    arguments = translated_arguments(texts)
    kept_back = (change for change, both in zip(found, texts, strict=True) if both not in arguments)
    return tuple(sorted(kept_back, key=lambda change: change.translation.span))


def _take(counts: Counter[str], text: str) -> bool:
    if counts[text] <= 0:
        return False
    counts[text] -= 1
    return True


def _paired(
    left: Sequence[CodeSpan], right: Sequence[CodeSpan], *, sure: bool
) -> Iterator[tuple[CodeSpan, CodeSpan, bool]]:
    """Yield the spans that belong together: alike ones first, then in order what remains.

    With each pair comes whether no other could be meant. Without `sure`, and where one side has
    more left than the other, only alike ones are paired.
    """
    rest = list(right)
    alone = []
    in_order = sure and len(left) == len(right)
    for ours in left:
        scores = [_likeness(ours.text, theirs.text) for theirs in rest]
        if max(scores, default=0.0) >= (_TWINS if in_order else _ALIKE):
            theirs = rest.pop(scores.index(max(scores)))
            yield ours, theirs, _is_clear(ours.text, theirs.text, left, right)
        else:
            alone.append(ours)
    if in_order:
        for ours, theirs in zip(alone, rest, strict=True):
            # Names that have nothing in common are not a translation but another version, and signs
            # alone (`+`) have nothing in common with any; but no word stands for them.
            if not any(map(str.isalnum, ours.text)) and not theirs.text.isalpha():
                continue
            if not (_MACHINE.search(ours.text) and _MACHINE.search(theirs.text)) or (
                _likeness(ours.text, theirs.text) >= _ALIKE
            ):
                yield ours, theirs, len(alone) == 1


def _is_clear(
    source: str, translation: str, left: Sequence[CodeSpan], right: Sequence[CodeSpan]
) -> bool:
    """Tell whether neither of a pair is nearly as much like any other span that is left over."""
    others = {(source, span.text) for span in right if span.text != translation}
    others |= {(span.text, translation) for span in left if span.text != source}
    most = max(_ALIKE, _likeness(source, translation) - _MARGIN)
    return all(_likeness(*pair) < most for pair in others)


def _is_beside(
    number: int,
    source: CodeSpan,
    translation: CodeSpan,
    lost: Mapping[int, Sequence[CodeSpan]],
    new: Mapping[int, Sequence[CodeSpan]],
) -> bool:
    """Tell whether one of a pair in a bead is more like a span of the beads around it.

    `lost` and `new` hold what was left over, by bead. Rows of a table that were put in or taken out
    bring together what does not belong together.
    """
    least = max(_ALIKE, _likeness(source.text, translation.text))
    around = [other for other in range(number - _AROUND, number + _AROUND + 1) if other != number]
    return any(
        _likeness(source.text, other.text) > least
        for bead in around
        for other in new.get(bead, ())[:_MOST]
    ) or any(
        _likeness(other.text, translation.text) > least
        for bead in around
        for other in lost.get(bead, ())[:_MOST]
    )


def _likeness(one: str, other: str) -> float:
    """Return Dice's coefficient of the pairs of neighbouring characters, 0 to 1."""
    ours, theirs = (set(pairwise(text)) for text in (one, other))
    total = len(ours) + len(theirs)
    return 2 * len(ours & theirs) / total if total else 0.0


def _is_wrapped(pair: AlignedPair, ours: CodeSpan, theirs: CodeSpan) -> bool:
    """Tell whether nothing differs but the space for which a line break in the code stands."""
    written = pair.source.text[slice(*ours.code.content)]
    written += pair.translation.text[slice(*theirs.code.content)]
    return "\n" in written and "".join(ours.text.split()) == "".join(theirs.text.split())


def _is_same_reference(pair: AlignedPair, ours: CodeSpan, theirs: CodeSpan) -> bool:
    """Tell whether two spans are links of reStructuredText that lead to the same place.

    Catalogs that Sphinx extracts hold `` `text <target>`_ `` and `` :ref:`text <target>` ``, whose
    text is for people.
    """
    one, other = _reference(pair.source, ours.code), _reference(pair.translation, theirs.code)
    return bool(one and other) and is_kept(pair, one, other)


def _reference(document: Document, code: Code) -> str:
    """Return the target of a link of reStructuredText, empty if code is none.

    https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#embedded-uris-and-aliases
    """
    text, (start, end) = document.text, code.span
    before, _, target = text[slice(*code.content)].rpartition("<")
    if not (before.strip() and before[-1].isspace() and target.endswith(">")):
        return ""
    if not (text.startswith("_", end) or _ROLE.search(text, max(start - _ROLE_LENGTH, 0), start)):
        return ""
    return "".join(target.split())


def _differ(source: str, translation: str, reader: Reader) -> bool:
    """Tell whether more than what people read differs."""
    if _undressed(source) == _undressed(translation) or _is_same_call(source, translation):
        return False
    if translation.startswith(f"{source} (") and translation.endswith(")"):
        return False  # a gloss
    if kept(source, translation, reader) or _is_foreign(source):
        return False
    return not (is_text(source, reader, enough=_SENTENCE) and is_translated(source, translation))


def _is_foreign(code: str) -> bool:
    """Tell whether code has letters and none of ASCII: then it is words of such a language."""
    return (
        not code.isascii()
        and not any(sign.isascii() and sign.isalnum() for sign in code)
        and any(map(str.isalpha, code))
    )


def _is_same_call(source: str, translation: str) -> bool:
    """Tell whether two names are that of one call: `moor()`, `.moor()`, and `moor` for short."""
    if not (source.endswith("()") or translation.endswith("()")):
        return False
    names = {code.removesuffix("()").removeprefix(".") for code in (source, translation)}
    return len(names) == 1 and _CALLED.fullmatch(names.pop()) is not None


def _undressed(code: str) -> str:
    """Take away the quotation marks around code and the punctuation after it."""
    code = code.rstrip(".,:;")
    return code[1:-1] if len(code) > 2 and code[0] == code[-1] and code[0] in "\"'" else code
