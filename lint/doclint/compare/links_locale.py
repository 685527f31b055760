"""Finds links that name a language and should not, or should and do not, or name the wrong one.

What is right is said by the settings (`locales`), else by the other links of the same article.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from doclint.check.pair import AlignedPair
from doclint.compare.links import languages_of, link_changes
from doclint.compare.links_pairing import Paired
from doclint.compare.links_site import page_at
from doclint.compare.targets import Kind, Languages, parse_target

_MINORITY = 2  # times as many links must do otherwise


class Misplaced(NamedTuple):
    """A link within the site and what is wrong with the language in its target.

    `what` is `surplus` (it names the reader's, the others do not), `source` (it leads to the
    source's pages), `missing` (it should name the reader's) or `other` (it leads to a third one's).
    `expected` is the target to write, empty where that is not known.
    """

    paired: Paired
    what: str
    expected: str


class _Links(NamedTuple):
    """An article's links within the site, by what became of the language in them."""

    plain: list[Paired]  # none on either side
    added: list[Paired]  # none in the source, the reader's in the translation
    mapped: list[Paired]  # the source's became the reader's
    kept: list[Paired]  # the source's is still there
    other: list[Paired]  # a third one's


def misplaced_languages(pair: AlignedPair) -> Iterator[Misplaced]:
    """Yield the links whose language is not that of the others, or of the settings."""
    languages = pair.fact(languages_of)
    links = _sorted(pair, languages)
    for entry in links.other:
        yield Misplaced(entry, "other", "")
    said = _said(pair)
    if said is None:
        if not links.mapped and _stands_out(links.added, links.plain):
            for entry in links.added:
                if not _is_file(pair, entry.translation.destination):
                    yield Misplaced(entry, "surplus", entry.source.destination)
        if len(links.mapped) < _MINORITY * max(1, len(links.kept)):
            return
    prefix = links.mapped[0].relation.after if said is None else said
    for entry in links.kept:
        expected = _with_prefix(entry, prefix, languages)
        if _is_translated(pair, entry, expected, said=said is not None):
            yield Misplaced(entry, "source", expected)
    if said and "" in languages.source_prefixes:
        for entry in links.plain:
            if _is_page_from_root(entry.translation.destination):
                expected = _with_prefix(entry, prefix, languages)
                if _is_translated(pair, entry, expected, said=True):
                    yield Misplaced(entry, "missing", expected)


def _said(pair: AlignedPair) -> str | None:
    """Return the prefix that the settings give the reader's language, None if they give none."""
    language = pair.language.lower()
    for tag, prefixes in pair.settings.locales.items():
        if prefixes and tag.lower() in (language, language.partition("-")[0]):
            return prefixes[0].strip("/")
    return None


def _sorted(pair: AlignedPair, languages: Languages) -> _Links:
    links = _Links([], [], [], [], [])
    for entry in pair.fact(link_changes).pairs:
        relation = entry.relation
        if entry.source.kind != "link" or relation.kind is Kind.OTHER:
            continue
        target = parse_target(entry.source.destination)
        if not target.internal:
            continue
        if relation.tongue == "other":
            links.other.append(entry)
        elif relation.after:
            (links.mapped if relation.before else links.added).append(entry)
        elif relation.kind is not Kind.LOCALISED or not relation.before:
            named = _without_prefix(target.path, languages) is not None
            (links.kept if named else links.plain).append(entry)
    return links


def _stands_out(added: Sequence[Paired], plain: Sequence[Paired]) -> bool:
    if plain:
        return len(plain) >= _MINORITY * len(added) or len(added) == 1
    # The only link of the article, made an absolute one, to a fixed host and language.
    return len(added) == 1 and added[0].relation.host_added


def _without_prefix(path: str, languages: Languages) -> str | None:
    """Take the source's prefix from a path; None where it has none."""
    inside = path.lstrip("/")
    for prefix in sorted(languages.source_prefixes, key=len, reverse=True):
        if prefix and (inside == prefix or inside.startswith(f"{prefix}/")):
            return inside[len(prefix) + 1 :]
    first, _, rest = inside.partition("/")
    return rest if languages.of(first) == "source" else None


def _with_prefix(entry: Paired, prefix: str, languages: Languages) -> str:
    """Return a link's target with the reader's prefix for the source's, or before it."""
    destination = entry.translation.destination
    page = _without_prefix(destination, languages)
    page = destination.lstrip("/") if page is None else page
    return f"{'/' * destination.startswith('/')}{prefix}{'/' * bool(prefix)}{page}"


def _is_page_from_root(destination: str) -> bool:
    name = parse_target(destination).path.rpartition("/")[2]
    return destination.startswith("/") and ("." not in name or name.endswith((".html", ".md")))


def _is_file(pair: AlignedPair, destination: str) -> bool:
    """Tell whether a relative target names a page by its file (`guide.pt.md`), which is there."""
    path = parse_target(destination).path
    return (
        not destination.startswith("/")
        and path.endswith((".md", ".mdx"))
        and page_at(pair, path, in_source=False) is not None
    )


def _is_translated(pair: AlignedPair, entry: Paired, expected: str, *, said: bool) -> bool:
    """Tell whether the page has a version for the reader: by the files, else as `said`."""
    if pair.site is not None:
        if page_at(pair, parse_target(expected).path, in_source=False):
            return True
        if page_at(pair, parse_target(entry.source.destination).path, in_source=True):
            return False
    return said
