"""Decides whether a sentence is prose in the source's language, as a whole or in part."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from doclint.compare.untranslated_source import Source
from doclint.compare.untranslated_words import EMPHASIS, TERM, Token
from doclint.language import UNLISTED, Contrast, Support
from doclint.patterns import lazy_pattern

_SHARE = 0.85  # of the words that tell a language: the rest may be names and cognates
_DECISIVE = 1.0  # nats from which on a word tells a language
_MANY_COMMON = 4  # words that no name has
_SHORT = 3  # words: so few may be a term
_IMPURE = 1 / 6  # of a run's words at most speak against it
_COPIED_RUN = 6  # words in the source's order that are no accident, whatever the two languages
_OTHERS = 5  # names in a list of which one may have two words
_COMMA = lazy_pattern(r"[,，、]")
_HYPHENS = ("-", "\u2010", "\u2011")
_STOPS = frozenset(".!?:…。！？।؟")
_MARKERS = "*_)\"'”’»\ufffc"  # what may stand between the last word and the full stop


class Run(NamedTuple):
    """A run of tokens in the source's language: from, to (exclusive).

    `loose` says that they might be a term: they are few, or no common word holds them together.
    """

    first: int
    last: int
    loose: bool


class Verdict(NamedTuple):
    """What is in the source's language: the `whole`, or `runs` of its tokens."""

    whole: bool
    runs: Sequence[Run] = ()


class _Least(NamedTuple):
    """The least that makes prose: nats of evidence, words, and words that carry meaning."""

    evidence: float
    words: int
    content: int


class _Leasts(NamedTuple):
    """What makes prose of a word, a sentence, a part of a sentence and the text of a link.

    `copy` and `copied_part` are in the source as well; a `loose_part` is, and has no common word; a
    `labelled_part` is, too, together with the label that follows it.
    """

    word: _Least
    copy: _Least
    sentence: _Least
    copied_part: _Least
    loose_part: _Least
    labelled_part: _Least
    part: _Least
    title: _Least


_LEASTS = {
    Support.WORDS: _Leasts(
        word=_Least(8.0, 1, 1),
        copy=_Least(5.0, 2, 1),
        sentence=_Least(12.0, 4, 1),
        copied_part=_Least(7.5, 3, 1),
        loose_part=_Least(12.0, 4, 3),
        labelled_part=_Least(8.0, 2, 2),
        part=_Least(12.0, 4, 2),
        title=_Least(10.0, 3, 0),
    ),
    # Evidence comes from the common words alone; a single word is a name as often as not.
    Support.SCRIPT: _Leasts(
        word=_Least(8.0, 2, 1),
        copy=_Least(0.5, 2, 1),
        sentence=_Least(4.0, 4, 2),
        copied_part=_Least(2.0, 3, 1),
        loose_part=_Least(0.0, 5, 5),
        labelled_part=_Least(0.0, 4, 4),
        part=_Least(4.0, 4, 2),
        title=_Least(4.0, 3, 0),
    ),
}
# Short copies are names as often as not.
_LEASTS[Support.EQUALITY] = _LEASTS[Support.SCRIPT]._replace(copy=_Least(3.0, 3, 1))


def judge(
    tokens: Sequence[Token], prose: str, contrast: Contrast, source: Source, *, copied: bool
) -> Verdict:
    """Judge the tokens of one sentence of `prose`; `copied` says that `source` has the same one."""
    leasts = _LEASTS[contrast.support]
    said = [token for token in tokens if token.role != TERM]
    free = [token for token in said if not token.role]
    if not any(token.evidence > 0 and not token.is_name for token in free):
        # Nothing but names, titles, which are judged one by one, quotes and labels; but all of a
        # sentence may be in italics.
        italic = copied and not free and _is_italic(tokens, prose)
        return Verdict(italic and _reaches(said, leasts.sentence))
    least = leasts.sentence
    if copied:
        least = leasts.copy if len(said) > 1 else leasts.word
        word = said[0].text
        if len(said) == 1 and contrast.opening[word.removesuffix("s") or word] < least.evidence:
            return Verdict(whole=False)  # the plural of a word that was borrowed
    if contrast.support is Support.EQUALITY:
        if copied:
            return Verdict(_reaches(said, least))
        return Verdict(whole=False, runs=_copied_runs(tokens, prose, source))
    runs = contrast.runs([token.evidence for token in free])
    inside = [token for first, last in runs for token in free[first:last]]
    if _decisive(inside) >= _SHARE * _decisive(free):
        holds = _links(said) or (copied and (len(said) == 1 or _is_phrase(said, contrast)))
        return Verdict(bool(holds) and (_reaches(inside, least) or _reaches(said, least)))
    place = {token.start: index for index, token in enumerate(tokens)}
    found: list[Run] = []
    for first, last in runs:
        run = _trimmed(free[first:last])
        if run and (not found or place[run[0].start] >= found[-1].last):
            part = _part(tokens, place[run[0].start], run, prose, source, leasts)
            if part:
                found.append(part)
    return Verdict(whole=False, runs=found)


def is_title(tokens: Sequence[Token], contrast: Contrast) -> bool:
    """Tell whether the words of a link are prose in the source's language, not a name."""
    against = sum(1 for token in tokens if token.evidence <= -_DECISIVE)
    if against > (1 - _SHARE) * len(tokens):
        return False
    first = tokens[0]
    opening = contrast.opening[first.text]
    title = _doubted([first._replace(evidence=opening, is_name=False), *tokens[1:]])
    least = _LEASTS[contrast.support].title
    return _reaches(title, least) and (bool(_links(title)) or _is_phrase(title, contrast))


def is_clause(tokens: Sequence[Token]) -> bool:
    """Tell whether the words of a link go on with their sentence: they have a small letter."""
    links = len(_links(tokens))
    return tokens[0].text[0].islower() and links > 0 and links + _content(tokens) > 2


def is_enumeration(prose: str, tokens: Sequence[Token], *, strict: bool = False) -> bool:
    """Tell whether words are set apart by commas: a list of names.

    Unless it is `strict`, one word in five may be without, but none may be a common one.
    """
    if not strict and any(token.is_common for token in tokens):
        return False
    names = len(tokens)
    if not strict:  # words with a hyphen between them are one name
        names -= sum(prose[one.end : two.start] in _HYPHENS for one, two in pairwise(tokens))
    others = 0 if strict else names // _OTHERS
    commas = len(_COMMA.findall(prose, tokens[0].start, tokens[-1].end))
    return commas >= max(1, names - 1 - others)


def _part(
    tokens: Sequence[Token],
    start: int,
    run: Sequence[Token],
    prose: str,
    source: Source,
    leasts: _Leasts,
) -> Run | None:
    """Return what is prose of a run of free tokens, the first of which is `tokens[start]`."""
    end = start + 1
    while tokens[end - 1].start < run[-1].start:
        end += 1
    run = _doubted(run)
    links = _links(run)
    # To look for a run in the source takes longest, so that is asked last.
    as_copy = _reaches(run, leasts.copied_part if links else leasts.loose_part)
    as_copy = as_copy and (bool(links) or not is_enumeration(prose, run))
    as_other = bool(links) and _is_pure(run) and _reaches(run, leasts.part)
    if as_copy or as_other:
        copy = _is_copy(_without_names(run), prose, source)
        if as_copy if copy else as_other:
            if copy:
                start, end = _grown(tokens, start, end, prose, source)
            return Run(start, end, loose=not links or len(run) <= _SHORT)
    labelled = _with_label(tokens, start, end)
    if labelled and _reaches(run, leasts.labelled_part) and _is_copy(labelled, prose, source):
        return Run(start, start + len(labelled), loose=True)
    return None


def _decisive(tokens: Sequence[Token]) -> int:
    return sum(1 for token in tokens if abs(token.evidence) >= _DECISIVE)


def _reaches(tokens: Sequence[Token], least: _Least) -> bool:
    return (
        len(tokens) >= least.words
        and sum(token.evidence for token in tokens) >= least.evidence
        and (_content(tokens) >= least.content or len(_links(tokens)) >= _MANY_COMMON)
    )


def _content(tokens: Sequence[Token]) -> int:
    """Count the words that carry meaning: neither names nor common ones."""
    return sum(1 for token in tokens if not token.is_name and not token.is_common)


def _links(tokens: Sequence[Token]) -> list[Token]:
    """Return the common words, which make a sentence of others.

    One between two names is part of them: Center for the Study of Evolution in Action.
    """
    return [
        token
        for index, token in enumerate(tokens)
        if token.is_common
        and not token.is_name
        and token.evidence >= _DECISIVE
        and not (
            0 < index < len(tokens) - 1 and tokens[index - 1].is_name and tokens[index + 1].is_name
        )
    ]


def _doubted(tokens: Sequence[Token]) -> Sequence[Token]:
    """Take the capital that opens a sentence for a name's, unless there is more than a name."""
    first = tokens[0]
    if first.is_name or first.is_common or _content(tokens[1:]) > 1:
        return tokens
    return [first._replace(is_name=first.text[0].isupper()), *tokens[1:]]


def _is_pure(tokens: Sequence[Token]) -> bool:
    against = sum(1 for token in tokens if token.evidence <= -_DECISIVE)
    return against <= _IMPURE * len(tokens)


def _is_phrase(tokens: Sequence[Token], contrast: Contrast) -> bool:
    """Tell whether words without a common one are more than a name: one at least is listed."""
    return _content(tokens) > 1 and (
        contrast.support is not Support.WORDS
        or any(token.evidence > UNLISTED and not token.is_name for token in tokens)
    )


def _is_italic(tokens: Sequence[Token], prose: str) -> bool:
    """Tell whether emphasis holds a sentence from its first word to its full stop."""
    end = tokens[-1].end
    closed = prose[end : end + 40].lstrip(_MARKERS)[:1] in _STOPS
    return closed and tokens[0].role == tokens[-1].role == EMPHASIS


def _trimmed(run: Sequence[Token]) -> Sequence[Token]:
    """Return a run without the words at its borders that speak against it."""
    return _between(run, [token.evidence >= 0 for token in run])


def _without_names(run: Sequence[Token]) -> Sequence[Token]:
    """Return a run without the names at its borders, which may belong to either side."""
    return _between(run, [not token.text[0].isupper() for token in run])


def _between(run: Sequence[Token], belongs: Sequence[bool]) -> Sequence[Token]:
    if True not in belongs:
        return ()
    return run[belongs.index(True) : len(run) - belongs[::-1].index(True)]


def _grown(
    tokens: Sequence[Token], start: int, end: int, prose: str, source: Source
) -> tuple[int, int]:
    """Widen a run by the words that go before and after it in the source, too."""

    def goes_with(index: int) -> bool:
        if not 0 <= index < len(tokens) or tokens[index].role:
            return False
        return _is_copy(tokens[min(start, index) : max(end, index + 1)], prose, source)

    while goes_with(end):
        end += 1
    while goes_with(start - 1):
        start -= 1
    return start, end


def _with_label(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    """Return a run with the label, quote or title that follows it, nothing where none does."""
    last = end
    while last < len(tokens) and tokens[last].role and tokens[last].role == tokens[end].role:
        last += 1
    return tokens[start:last] if last > end else ()


def _is_copy(tokens: Sequence[Token], prose: str, source: Source) -> bool:
    """Tell whether the source has the words in this order."""
    return bool(tokens) and source.has(prose[tokens[0].start : tokens[-1].end])


def _copied_runs(tokens: Sequence[Token], prose: str, source: Source) -> list[Run]:
    """Return the longest runs of tokens that the source has in the same order."""
    runs: list[Run] = []
    for first in range(len(tokens) - _COPIED_RUN + 1):
        last = first + _COPIED_RUN
        if _is_copy(tokens[first:last], prose, source):
            if runs and runs[-1].last >= first:
                runs[-1] = runs[-1]._replace(last=last)
            else:
                runs.append(Run(first, last, loose=False))
    return runs
