"""Which `#fragments` a page answers to: the ids of its headings and those written out.

Renderers make a heading's id from its text; the ways of GitHub (and Hugo), kramdown and
Python-Markdown are known here. A fragment counts as wrong only if none gives it. A heading whose id
is written out has no other.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from doclint.check.pair import AlignedPair
from doclint.parse.document import MASK, Document
from doclint.patterns import lazy_pattern

_WRITTEN_ID = lazy_pattern(
    r"""<[^<>]*?\s(?:id|name)\s*=\s*["']?([^\s"'<>]+)   # HTML
      | \{:?[^{}%\n\#]*+\#([^\s{}%]++)[^{}%\n]*+\}     # kramdown, Pandoc: {#id}
    """,
    re.VERBOSE,
)
# Markup within a heading; the groups are what it shows: code, link text, an escaped character.
_INLINE = lazy_pattern(
    r"""(?<!`)(?P<ticks>`++)(.+?)(?<!`)(?P=ticks)(?!`)
      | !?\[((?:[^\[\]]|\[[^\[\]]*+\])*+)\](?:\([^()]*+(?:\([^()]*+\)[^()]*+)*+\)|\[[^\[\]]*+\])
      | \\([!-/:-@\[-`{-~])
      | <[^<>]*> | \{:?\s*\#[^{}\n]*\} | (?<!\w)_+(?=\S) | (?<=\S)_+(?!\w) | \*+ | ~~
    """,
    re.VERBOSE,
)
_HEADING_LINE = lazy_pattern(
    r"^ {0,3}\#{1,6}[ \t]+(.*?)(?:[ \t]+\#+)?[ \t]*\r?$"
    r"|^(\S.*?)[ \t]*\r?\n {0,3}(?:=+|-+)[ \t]*\r?$",
    re.MULTILINE,
)
_LIQUID = lazy_pattern(r"\{[{%](?:(?!\{[{%]).)*?[%}]\}")
_JOINERS = dict.fromkeys((0x200B, 0x200C, 0x200D, 0xFEFF))  # renderers differ on these
_LONGEST = 1000  # code points of a heading
_WITH_ID = lazy_pattern(r"\{[^{}%\n#]*+#[^{}%\n]*+\}[ \t]*+\Z")
_NOT_SLUG = lazy_pattern(r"[^\w -]+")
_NOT_KRAMDOWN = lazy_pattern(r"[^a-z0-9 -]")
_NOT_PYTHON = lazy_pattern(r"[^\w\s-]+")
_GAPS = lazy_pattern(r"[-\s]+")
_BEFORE_LETTER = lazy_pattern(r"[^a-z]+")


class Anchors(NamedTuple):
    """What a page answers to: ids `written` out, ids of `headings`, and what is known in part only.

    Each of `templated` is the beginning and the end of a heading's id, between which Liquid stands.
    """

    written: frozenset[str]
    headings: frozenset[str]
    templated: tuple[tuple[str, str], ...]

    def answer(self, fragment: str) -> bool:
        """Tell whether a fragment as written leads somewhere."""
        if self.is_written(fragment):
            return True
        name = normal(fragment)
        return name in self.headings or any(
            name.startswith(start) and name.endswith(end) and len(name) >= len(start) + len(end)
            for start, end in self.templated
        )

    def is_written(self, fragment: str) -> bool:
        """Tell whether a fragment leads somewhere whatever the headings say."""
        name = normal(fragment)
        return name in self.written or name in ("", "top") or name.startswith(":~:")


def normal(fragment: str) -> str:
    """Decode a fragment."""
    text = unquote(fragment) if "%" in fragment else fragment
    return unicodedata.normalize("NFC", text.translate(_JOINERS)) if not text.isascii() else text


def anchors_of(document: Document) -> Anchors:
    """Return what an article that was parsed answers to."""
    text = document.text
    headings = (
        text[block.content.start : block.content.end]
        for block in document.blocks
        if block.kind == "heading" and not block.info
    )
    return _anchors(headings, text)


def translated_anchors(pair: AlignedPair) -> Anchors:
    """Return what the translation of a pair answers to."""
    return anchors_of(pair.translation)


@lru_cache(maxsize=256)
def anchors_in(text: str) -> Anchors:
    """Return what a page answers to, by its lines alone.

    Lines in code blocks that look like headings count, too: better a miss than a false alarm.
    """
    headings = (match[1] or match[2] or "" for match in _HEADING_LINE.finditer(text))
    return _anchors((heading for heading in headings if not _WITH_ID.search(heading)), text)


def _anchors(headings: Iterable[str], text: str) -> Anchors:
    written = frozenset(normal(found[1] or found[2]) for found in _WRITTEN_ID.finditer(text))
    made: set[str] = set()
    templated: list[tuple[str, str]] = []
    seen: dict[str, int] = {}
    for heading in headings:
        for name in ids_of(heading):
            if MASK in name:
                templated.append((name[: name.index(MASK)], name[name.rindex(MASK) + 1 :]))
            else:
                count = seen[name] = seen.get(name, -1) + 1
                made.update((f"{name}-{count}", f"{name}_{count}") if count else (name,))
                if not name:  # Python-Markdown numbers those of which it leaves nothing from 1 on
                    made.add(f"_{count + 1}")
    return Anchors(written, frozenset(made), tuple(templated))


def ids_of(heading: str) -> Iterator[str]:
    """Yield the ids that a heading gets from GitHub and, where they differ, from the others."""
    if len(heading) > _LONGEST:
        yield MASK  # no heading
        return
    text = _text_of(heading)
    github = slug(text)
    yield github
    # https://kramdown.gettalong.org/converter/html.html#auto-ids
    letters = _BEFORE_LETTER.match(text.lower())
    kramdown = _NOT_KRAMDOWN.sub("", text.lower()[letters.end() if letters else 0 :])
    kramdown = kramdown.replace(" ", "-") or "section"
    if kramdown != github and MASK not in text:
        yield kramdown
    if MASK not in text:
        others = {python_slug(text), _collapsed(text), slug(_in_ascii(text))}
        yield from sorted(others - {github, kramdown})


def id_of(heading: str, dialect: str) -> str:
    """Return the id that a heading gets on a site of a dialect."""
    return python_slug(_text_of(heading)) if dialect == "python-markdown" else next(ids_of(heading))


def _text_of(heading: str) -> str:
    """Return what readers see of a heading, its Liquid as `MASK`."""
    shown = _INLINE.sub(_shown, _LIQUID.sub(MASK, heading)).strip()
    if "&" not in shown:
        return shown
    from html import unescape

    return unescape(shown)


def python_slug(text: str) -> str:
    """Make an id of a heading's text as Python-Markdown does, which leaves ASCII alone.

    https://python-markdown.github.io/extensions/toc/ (`slugify`).
    """
    return _collapsed(_in_ascii(text))


def _in_ascii(text: str) -> str:
    """Leave the accents out, and all letters that are no ASCII.

    So does Hugo, too, if it is told to: https://gohugo.io/configuration/markup/ (`github-ascii`).
    """
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")


def _collapsed(text: str) -> str:
    """Make an id as Python-Markdown does where it is told to keep every script."""
    return _GAPS.sub("-", _NOT_PYTHON.sub("", text).strip().lower())


def _shown(found: re.Match[str]) -> str:
    return found[2] or found[3] or found[4] or ""


def slug(text: str) -> str:
    """Make an id of a heading's text as GitHub does.

    Lower case, spaces to hyphens, and of the rest only what belongs to words, in any script:
    https://github.com/Flet/github-slugger. `MASK` stays.
    """
    text = text.lower()
    if text.isascii():
        kept = _NOT_SLUG.sub("", text)
    else:
        kept = "".join([letter for letter in text if letter.isalnum() or _is_kept(letter)])
    return normal(kept.replace(" ", "-"))


def _is_kept(letter: str) -> bool:
    return letter in f"- {MASK}" or unicodedata.category(letter) in ("Mn", "Mc", "Me", "Pc")
