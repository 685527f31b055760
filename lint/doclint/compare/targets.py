"""Tells how a link's target relates to the source's: the same, its localised version, or another.

What a translation may rightly do to a target: name the language (`/docs/a` -> `/pt/docs/a`,
`a.md` -> `a.pt.md`, `?hl=pt`, `pt.example.org`), lead to the reader's edition of a site whose pages
are named by the language (an encyclopedia), count folders from elsewhere (`/a/` -> `../a/`), name
the site's host, and name the translated heading after `#`.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from doclint.language.tags import code_of, subtags
from doclint.pair.languages import is_language
from doclint.parse.document import MASK
from doclint.patterns import lazy_pattern

_LIQUID = lazy_pattern(r"\{[{%](?:(?!\{[{%]).)*?[%}]\}", re.DOTALL)
# RFC 3986, appendix B; a scheme begins with a letter.
_PARTS = lazy_pattern(
    r"(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL
)
_PAGE = lazy_pattern(r"\.(?:md|mdx|markdown)$")
_TOKEN = lazy_pattern(r"[-_.]")
_WORD = lazy_pattern(r"[^\W_]+")
# Language, script, region; a variant (`no-response`) is more likely to be a name.
_TAG = lazy_pattern(r"[a-z]{2,3}(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|\d{3}))?", re.IGNORECASE)
# Two texts with this share in common at their beginning and end, or that few characters of a short
# one not in common: one is a slip for the other.
_ALIKE, _FEW = 0.75, 2


class Target(NamedTuple):
    """A target in pieces, rid of what leads nowhere else.

    Entities and percent signs are decoded, Liquid is `MASK`; `http` counts as `https`, `www.` and a
    slash at the end do not count.
    """

    scheme: str
    host: str
    path: str
    query: str
    fragment: str

    @property
    def internal(self) -> bool:
        """Whether it leads to another page of the same site, as far as can be seen."""
        return not self.scheme and not self.host and bool(self.path)

    @property
    def in_page(self) -> bool:
        """Whether it leads to a place in its own page."""
        return not (self.scheme or self.host or self.path or self.query)

    @property
    def hidden(self) -> bool:
        """Whether Liquid alone says where it leads."""
        where = self.host + self.path
        return bool(where) and not where.strip(MASK)

    @property
    def segments(self) -> list[str]:
        """The names in the path, without `.` and `..`; an empty one between two slashes counts."""
        path = self.path.removeprefix("/").removesuffix("/")
        return [name for name in path.split("/") if name not in (".", "..")] if path else []


@lru_cache(maxsize=1 << 13)
def parse_target(destination: str) -> Target:
    """Take a destination as written apart."""
    text = _LIQUID.sub(MASK, destination) if "{" in destination else destination
    if "&" in text:
        from html import unescape

        text = unescape(text)
    if "%" in text:
        text = unquote(text)
    parts = _PARTS.fullmatch(text)
    if parts is None:  # pragma: no cover (the pattern matches every text)
        return Target("", "", text, "", "")
    scheme, host, path, query, fragment = parts.groups(default="")
    scheme = scheme.lower()
    return Target(
        "https" if scheme == "http" else scheme,
        host.lower().removeprefix("www."),
        path.rstrip("/") if host or len(path) > 1 else path,
        query,
        fragment,
    )


class Languages(NamedTuple):
    """The two languages of a pair, with the path prefixes that the project names for each."""

    source: str
    translation: str
    source_prefixes: frozenset[str] = frozenset()
    translation_prefixes: frozenset[str] = frozenset()

    def prefix_of(self, names: Sequence[str]) -> int:
        """Return how many names at the start of a path are a prefix of the settings."""
        path = "/".join(names).lower()
        return max(
            (
                prefix.count("/") + 1
                for prefix in self.source_prefixes | self.translation_prefixes
                if prefix and (path == prefix or path.startswith(f"{prefix}/"))
            ),
            default=0,
        )

    def of(self, name: str) -> str:
        """Return whose language a name says: `source`, `translation` or `other`; "" for none."""
        lower = name.lower()
        if not name:
            return ""
        if lower in self.translation_prefixes:
            return "translation"
        if lower in self.source_prefixes:
            return "source"
        if _TAG.fullmatch(name) is None:
            return ""
        # Some sites name the country alone: `/br/`, `/jp/`.
        if len(lower) == 2 and lower in subtags(self.translation)[1:]:
            return "translation"
        if not is_language(name):
            return ""
        if code_of(name) == code_of(self.translation):
            return "translation"
        return "source" if code_of(name) == code_of(self.source) else "other"


class Kind(StrEnum):
    """How a translation's target relates to the source's."""

    SAME = "same"
    FRAGMENT = "fragment"  # the same page, another place in it
    LOCALISED = "localised"
    HIDDEN = "hidden"  # Liquid alone says where one of the two leads
    OTHER = "other"


class Relation(NamedTuple):
    """`before` and `after` are what names a language, empty where nothing does.

    `tongue` is whose language `after` is (see `Languages.of`); `host_added` says that a target
    within the site became an absolute one.
    """

    kind: Kind
    before: str = ""
    after: str = ""
    tongue: str = ""
    host_added: bool = False


SAME = Relation(Kind.SAME)
OTHER = Relation(Kind.OTHER)


class _Swap(NamedTuple):
    """What names the language on either side, and whose language the second is."""

    before: str = ""
    after: str = ""
    tongue: str = ""


def relate(source: str, translation: str, languages: Languages) -> Relation:
    """Compare two destinations as written."""
    one, other = parse_target(source), parse_target(translation)
    if one == other:
        return SAME
    if one[:4] == other[:4]:
        return Relation(Kind.FRAGMENT)
    if (one.hidden and MASK not in other.path) or (other.hidden and MASK not in one.path):
        return Relation(Kind.HIDDEN)
    host = _hosts(one, other, languages)
    if host is None or not (other.host or other.path):
        return OTHER
    names, others = one.segments, other.segments
    if _is_relative(one) != _is_relative(other):
        # `/docs/a/` and `../a/`: how far the root is, nobody knows here.
        shorter = min(len(names), len(others))
        names, others = names[len(names) - shorter :], others[len(others) - shorter :]
        if _is_relative(one) and names and not _PAGE.search(others[-1]):
            names = [*names[:-1], _PAGE.sub("", names[-1])]  # an address has no suffix
    elif _climbs(other) > _climbs(one) and others and names[-len(others) :] == others:
        names = others  # `docs/a.md` and `../a.md`, from a file that stands further down
    path = _paths(names, others, languages)
    if path is None:
        edition = host if host.before and host.after else _edition(one, other, languages)
        return Relation(Kind.LOCALISED, *edition) if edition else OTHER
    if one.host and not other.host and not path.after:
        return OTHER
    if not _same_query(one.query, other.query, languages):
        return OTHER
    added = not one.host and bool(other.host)
    return Relation(Kind.LOCALISED, *(path if path.before or path.after else host), added)


def _is_relative(target: Target) -> bool:
    return target.internal and not target.path.startswith("/")


def _climbs(target: Target) -> int:
    """Return how many folders a relative path goes up."""
    return target.path.split("/").count("..") if _is_relative(target) else 0


def _hosts(one: Target, other: Target, languages: Languages) -> _Swap | None:
    """Compare schemes and hosts; None where they are different sites."""
    if one[:2] == other[:2]:
        return _Swap()
    if one.internal or other.internal:
        absolute = other if one.internal else one
        return _Swap() if absolute.host and absolute.scheme in ("https", "") else None
    if not (one.host and other.host) or one.scheme not in (other.scheme, ""):
        return None
    return _swap(one.host.split("."), other.host.split("."), languages)


def _paths(one: Sequence[str], other: Sequence[str], languages: Languages) -> _Swap | None:
    """Compare the names of two paths; None where they lead to different pages."""
    left, right = languages.prefix_of(one), languages.prefix_of(other)
    if (left or right) and one[left:] == other[right:]:
        before, after = "/".join(one[:left]), "/".join(other[:right])
        return _Swap(before, after, languages.of(after))
    swap = _swap(one, other, languages) or _branch(one, other, languages)
    if swap or not (one and other):
        return swap
    folders = _swap(one[:-1], other[:-1], languages)
    name = _affix(one[-1], other[-1], languages)
    if folders is None or name is None:
        return None
    return name if name.after else folders


def _swap(
    one: Sequence[str], other: Sequence[str], languages: Languages, joint: str = "/"
) -> _Swap | None:
    """Tell what names a language where two sequences differ; None if it is anything else."""
    first = _shared(one, other)
    last = _shared(one[first:][::-1], other[first:][::-1])
    left, right = one[first : len(one) - last], other[first : len(other) - last]
    before, after = joint.join(left), joint.join(right)
    tongue = languages.of(after)
    if (left and not languages.of(before)) or (right and not tongue):
        return None
    return _Swap(before, after, tongue)


def _branch(one: Sequence[str], other: Sequence[str], languages: Languages) -> _Swap | None:
    """Tell whether a path leads to where a site keeps its languages: `/a` and `/lang/pt/a`."""
    first = _shared(one, other)
    if len(other) != len(one) + 2 or other[first + 2 :] != one[first:]:
        return None
    tag = other[first + 1]
    return _Swap("", tag, "translation") if languages.of(tag) == "translation" else None


def _affix(one: str, other: str, languages: Languages) -> _Swap | None:
    """Compare file names that may name a language: `map.png` and `map-pt.png`."""
    stems = [name.rpartition(".") if "." in name else (name, "", "") for name in (one, other)]
    if stems[0][2] != stems[1][2]:
        return None
    left, right = _TOKEN.split(stems[0][0]), _TOKEN.split(stems[1][0])
    swap = _swap(left, right, languages, "-")
    if swap is None or not (swap.before or swap.after):
        return None
    if "other" in (swap.tongue, languages.of(swap.before)):
        return None  # half of the short English words are the code of some language
    edges = [(left[-2:], swap.before), (right[-2:], swap.after)]
    at_end = all(not name or "-".join(tail).endswith(name) for tail, name in edges)
    return swap if at_end else None


def _edition(one: Target, other: Target, languages: Languages) -> _Swap | None:
    """Tell whether a path leads to the reader's edition of a site, where pages are named anew."""
    if not one.host or one.host != other.host:
        return None
    left, right = one.segments, other.segments
    at = _shared(left, right)
    if at >= min(len(left), len(right)):
        return None
    if languages.of(left[at]) != "source" or languages.of(right[at]) != "translation":
        return None
    return _Swap(left[at], right[at], "translation")


def _same_query(one: str, other: str, languages: Languages) -> bool:
    if one == other:
        return True
    left = dict(part.partition("=")[::2] for part in one.split("&"))
    right = dict(part.partition("=")[::2] for part in other.split("&"))
    return all(
        left.get(name) == right.get(name) or languages.of(right.get(name, "")) == "translation"
        for name in left.keys() | right.keys()
        if name
    )


def is_other_place(source: str, translation: str) -> bool:
    """Tell whether a target in the same page as the source's names a wrong place in it.

    A translated heading has another name; and a place in the reader's own page is judged by that.
    """
    one, other = parse_target(source), parse_target(translation)
    if not one.fragment or other.in_page:
        return False
    if not other.fragment or is_slip(one.fragment, other.fragment):
        return True
    return bool(one.host) and other.fragment.isascii()


def neutral(destination: str, languages: Languages) -> tuple[str, ...]:
    """Return what remains of a path when nothing names a language: a key to find its like by."""
    return tuple(name for name in parse_target(destination).segments if not languages.of(name))


@lru_cache(maxsize=1 << 12)
def _words(destination: str) -> frozenset[str]:
    return frozenset(_WORD.findall(destination.lower()))


def likeness(one: str, other: str) -> float:
    """Return the share of words that two destinations have in common (Dice), 0 to 1."""
    ours, theirs = _words(one), _words(other)
    total = len(ours) + len(theirs)
    return 2 * len(ours & theirs) / total if total else 0.0


def is_slip(one: str, other: str) -> bool:
    """Tell whether two texts differ in one place only, and by little: a letter, a word."""
    if not one or not other:
        return False
    first = _shared(one, other)
    last = _shared(one[first:][::-1], other[first:][::-1])
    same, longest = first + last, max(len(one), len(other))
    return same >= _ALIKE * longest or (2 * same >= longest and longest - same <= _FEW)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the common beginning."""
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))
