"""Recognises examples whose variables were translated, all of them and everywhere.

Some translators rename what an example defines (`User` -> `Usuario`), and it runs as before. What
gives a damaged line away is that its name is still the old one elsewhere, or that it is a word of
the language or the key of an entry, which nobody may rename.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from doclint.patterns import lazy_pattern

_NAME = lazy_pattern(r"[^\W\d]\w*")
_STRING = lazy_pattern(r"""(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+')(?!\s*:)""")
_QUOTES = "\"'"
_BRACKETS, _OPERATORS, _CALLS = tuple("([{,"), tuple("+*/=<>"), tuple(":(")
_KEY = lazy_pattern(r"(?:- )?[\"']?([^\W\d][\w-]*)[\"']?: ?")

# Words of programming languages, C to Ruby: a translated one does not run.
_RESERVED = frozenset(
    """abstract and as assert async await begin bool boolean break byte case catch char class const
    continue def default defer del delete do double echo elif else elseif elsif end ensure enum
    except exit export extends extern false final finally float fn for foreach from func function
    global go goto if implements import in include instanceof int interface is lambda let local
    long loop match mod module mut namespace new nil none not null object or package pass print
    private protected pub public puts raise repeat require rescue return self short sizeof static
    string struct super switch then this throw throws trait true try type typedef typeof union
    unless unsigned until use using val var void volatile when where while with yield""".split()
)


def translated_names(lines: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what the names of an article's examples were translated to, empty where none were.

    `lines` are all lines (source, translation) that differ. None counts unless the article shows
    that its names were translated: two of them twice each, or one three times.
    """
    meanings: dict[str, Counter[str]] = defaultdict(Counter)
    there: set[str] = set()
    for source, translation in lines:
        there.update(_NAME.findall(translation))
        for name, other in _pairs(source, translation) or ():
            meanings[name][other] += 1
    # Now and then a translated name is misspelt.
    free = {
        name: others
        for name, others in meanings.items()
        if name not in _RESERVED and 4 * max(others.values()) >= 3 * others.total()
    }
    counts = [others.total() for name, others in free.items() if name not in there]
    if max(counts, default=0) < 3 and sum(count > 1 for count in counts) < 2:
        return {}
    return {name: others.most_common(1)[0][0] for name, others in free.items()}


def is_renamed(source: str, translation: str, names: Mapping[str, str]) -> bool:
    """Tell whether two lines differ in nothing but `names` (and strings), if there are any."""
    pairs = _pairs(source, translation) if names else None
    return pairs is not None and all(names.get(name) == other for name, other in pairs)


def translated_arguments(spans: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the spans of inline code in which nothing but arguments was translated on purpose.

    `spans` are all spans (source, translation) that differ. One that stands alone may be damaged;
    a name that became the same in two spans was translated, and so was each of three names.
    """
    renamed = {span: names for span in dict.fromkeys(spans) if (names := _arguments(*span))}
    meanings = Counter(name for names in renamed.values() for name in names)
    if max(meanings.values(), default=0) < 2 and meanings.total() < 3:
        return set()
    return set(renamed)


def _arguments(source: str, translation: str) -> frozenset[tuple[str, str]]:
    """Return the names that differ if all of them are arguments and nothing else does."""
    if _skeleton(source) != _skeleton(translation):
        return frozenset()
    names = [
        (ours, theirs[0])
        for ours, theirs in zip(_NAME.finditer(source), _NAME.finditer(translation), strict=True)
        if ours[0] != theirs[0]
    ]
    if not all(
        _is_argument(source, *ours.span()) and ours[0] not in _RESERVED for ours, _ in names
    ):
        return frozenset()
    return frozenset((ours[0], other) for ours, other in names)


def _is_argument(code: str, start: int, end: int) -> bool:
    """Tell whether a name stands in brackets or beside an operator, and is no key and no call."""
    before, after = code[:start].rstrip(_QUOTES), code[end:].lstrip(_QUOTES)[:1]
    # `--colour=always` is an option and its value; `a = b` is not. Behind `|` stands a command.
    is_operand = before[-1:] == " " and before.rstrip()[-1:] in _OPERATORS
    return (before.rstrip()[-1:] in _BRACKETS or is_operand) and after not in _CALLS


def _pairs(source: str, translation: str) -> list[tuple[str, str]] | None:
    """Return the names that differ, None where anything but names and strings does."""
    source, translation = _STRING.sub('""', source), _STRING.sub('""', translation)
    ours, theirs = _KEY.match(source), _KEY.match(translation)
    if ours and (theirs is None or ours[1] != theirs[1]):
        return None
    if _skeleton(source) != _skeleton(translation):
        return None
    pairs = zip(_NAME.findall(source), _NAME.findall(translation), strict=True)
    return [(name, other) for name, other in pairs if name != other]


def _skeleton(line: str) -> str:
    return _NAME.sub("x", line).replace(" ", "")
