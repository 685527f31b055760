"""PO catalogs: both sides of a pair in one file, so that only the language is to be found out.

`po/fr.po`, `locale/fr/LC_MESSAGES/site.po`, `po/fr/guide.po`, `guide.fr.po`: the name or a folder
says it, and where neither does, the header (`Language: fr`).
"""

import posixpath
from collections.abc import Iterator

from doclint.errors import InputError
from doclint.files import Tree
from doclint.pair.languages import is_language, tag_of_locale

EXTENSION = ".po"
TEMPLATE = ".pot"
_HEADER = 8192  # code points at the beginning of a file, in which its header ends


def is_catalog(path: str) -> bool:
    """Tell whether a file is a catalog or a template of one."""
    return path.endswith((EXTENSION, TEMPLATE))


def catalogs_of(tree: Tree, template: str) -> Iterator[str]:
    """Yield the catalogs that were made from a template."""
    yield from (
        path
        for path in catalogs_in(tree, posixpath.dirname(template))
        if template_of(tree, path) == template
    )


def catalogs_in(tree: Tree, folder: str) -> Iterator[str]:
    """Yield the catalogs below a folder."""
    yield from tree.walk(folder, (EXTENSION,))


def language_of(tree: Tree, path: str) -> str:
    """Return the language tag of a catalog, "" where nothing tells it."""
    named = list(dict.fromkeys(_named(path)))
    if len(named) == 1:
        return named[0]
    declared = _declared(tree, path)
    if declared in named or not named:
        return declared
    return named[0]


def template_of(tree: Tree, path: str) -> str:
    """Return the template that a catalog was made from, itself where there is none beside it.

    That is the only one in its folder, or the one of its name there or above `LC_MESSAGES`.
    """
    folder, name = posixpath.split(path)
    stem = name.removesuffix(EXTENSION)
    templates = [name for name in tree.entries(folder) if name.endswith(TEMPLATE)]
    above = posixpath.dirname(posixpath.dirname(folder))
    candidates = [posixpath.join(folder, stem + TEMPLATE)]
    if len(templates) == 1:
        candidates.append(posixpath.join(folder, templates[0]))
    if posixpath.basename(folder) == "LC_MESSAGES":
        candidates.append(posixpath.join(above, stem + TEMPLATE))
    return next((found for found in candidates if tree.exists(found)), path)


def _named(path: str) -> Iterator[str]:
    """Yield the languages that parts of a path are the names of, the most telling first."""
    *folders, name = path.split("/")
    if len(folders) > 1 and folders[-1] == "LC_MESSAGES":
        folders, name = folders[:-2], folders[-2]
    stem = name.removesuffix(EXTENSION)
    for part in (stem, stem.rpartition(".")[2], stem.partition("-")[2], *reversed(folders)):
        if is_language(tag := tag_of_locale(part)):
            yield tag


def _declared(tree: Tree, path: str) -> str:
    from doclint.parse.catalog import header_of

    try:
        field = header_of(tree.text(path)[:_HEADER]).get("language")
    except InputError:
        return ""  # said when it is checked
    tag = tag_of_locale(field.value) if field else ""
    return tag if is_language(tag) else ""
