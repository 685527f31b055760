"""Follows links and images to the files of the project.

A path in a link may count from the file, from its page's address, or from the root of the site,
wherever that is in the project. All of them are tried, in the translation's tree and the source's:
a file is only missing if none of them leads to it and the folder that should hold it is there.
"""

import posixpath
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from doclint.check.pair import AlignedPair, Site
from doclint.compare.links import Changes, link_changes
from doclint.compare.links_marks import Mark
from doclint.compare.targets import Kind, Target, parse_target
from doclint.parse.document import MASK
from doclint.patterns import lazy_pattern

_PAGES = (".md", ".markdown", ".mdx")
_INDEXES = ("index.md", "README.md", "_index.md", "index.markdown", "index.mdx")

# https://jekyllrb.com/docs/permalinks/: a post's address begins with its date.
_POST = lazy_pattern(r"(|.*/)(\d{4})/(\d\d)/(\d\d)/([^/]+)")


class Page(NamedTuple):
    """A page of the project: its path and its text."""

    path: str
    text: str


class Missing(NamedTuple):
    """A link or image whose file is not there; `in_source`: the source's is not, either."""

    mark: Mark
    source: Mark | None
    in_source: bool


def page_at(pair: AlignedPair, path: str, *, in_source: bool) -> Page | None:
    """Return the page of one side that a link in that side leads to, None if it cannot be told."""
    site = pair.site
    if site is None:
        return None
    base = site.source_path if in_source else site.translation_path
    for found in _candidates(base, path):
        for name in _page_names(found):
            if name.endswith(_PAGES) and site.exists(name):
                text = site.read(name)
                return None if text is None else Page(name, text)
    return None


def is_former_address(pair: AlignedPair, source: Mark, mark: Mark) -> bool:
    """Tell whether the page that the source's link leads to is redirected from the translation's.

    That is what the front matter of pages lists as `redirect_from`.
    """
    meant, target = parse_target(source.destination), parse_target(mark.destination)
    if pair.site is None or not (meant.internal and target.path.startswith("/")):
        return False
    page = page_at(pair, meant.path, in_source=True)
    if page is None or target.path not in page.text:
        return False
    return any(line.strip("-'\" \t\r").rstrip("/") == target.path for line in page.text.split("\n"))


def missing_files(pair: AlignedPair) -> Sequence[Missing]:
    """Return the links and images of the translation that lead to no file of the project."""
    site = pair.site
    if site is None:
        return ()
    missing: list[Missing] = []
    for mark, source in _unchanged(pair.fact(link_changes)):
        target = parse_target(mark.destination)
        if _is_file(target, mark.kind) and _is_missing(site, target.path):
            meant = parse_target(source.destination) if source else target
            missing.append(Missing(mark, source, in_source=_is_missing(site, meant.path)))
    return missing


def leads_to_file(pair: AlignedPair, mark: Mark) -> bool:
    """Tell whether a link or image of the translation leads to a file that is there."""
    target = parse_target(mark.destination)
    if pair.site is None or not _is_file(target, mark.kind):
        return False
    return any(
        pair.site.exists(found) for found in _candidates(pair.site.translation_path, target.path)
    )


def _unchanged(changes: Changes) -> Iterator[tuple[Mark, Mark | None]]:
    """Yield the marks that lead where the source's do; of the others, other rules speak."""
    for entry in changes.pairs:
        if entry.relation.kind is not Kind.OTHER:
            yield entry.translation, entry.source
    for mark in changes.added:
        yield mark, None


def _is_file(target: Target, kind: str) -> bool:
    """Tell whether a target surely names a file of the project."""
    if not target.internal or MASK in target.path:
        return False
    name = posixpath.basename(target.path).lower()
    if kind == "link":
        return name.endswith(_PAGES)
    return 0 < name.find(".") < len(name) - 1


def _is_missing(site: Site, path: str) -> bool:
    """Tell whether a file is surely not there."""
    folder_there = False
    for base in (site.translation_path, site.source_path):
        for found in _candidates(base, path):
            # What lies outside the project is nobody's business here.
            if found.startswith(".."):
                return False
            folder = found.rpartition("/")[0]
            # Many links share a folder, and without it there is no file.
            if folder and not site.exists(folder):
                continue
            if site.exists(found):
                return False
            # The folder of a path from the root may be the project, which is there in any case.
            folder_there = folder_there or bool(folder) or not path.startswith("/")
    return folder_there


def _candidates(base: str, path: str) -> Iterator[str]:
    """Yield the paths that a path in the file `base` may mean, from `..` on if outside."""
    folder = posixpath.dirname(base)
    if not path.startswith("/"):
        # From the file, or from the address of its page: `a/b.md` is `a/b/`.
        page = posixpath.splitext(base)[0]
        for start in (folder, page):
            yield posixpath.normpath(posixpath.join(start, path))
        return
    inside = posixpath.normpath(path).strip("/")
    for prefix in _upwards(folder):
        yield prefix + inside


@lru_cache(maxsize=1 << 10)
def _upwards(folder: str) -> Sequence[str]:
    """Return a folder, those that hold it, and the project, each as the beginning of a path."""
    names = folder.split("/") if folder else []
    return ["".join(f"{name}/" for name in names[:count]) for count in range(len(names), -1, -1)]


def _page_names(path: str) -> Iterator[str]:
    stem, extension = posixpath.splitext(path)
    if extension in _PAGES:
        yield path
        return
    if extension == ".html":
        path = stem
    if post := _POST.fullmatch(path):
        yield "{}_posts/{}-{}-{}-{}.md".format(*post.groups())
    for name in _PAGES:
        yield path + name
    for name in _INDEXES:
        yield posixpath.join(path, name)
