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
