"""Guesses templates for a site of no known layout, from folders that are named as languages are.

It is offered to whoever sets doclint up, and used for nothing before they agree.
"""

from collections.abc import Iterator
from itertools import islice

from doclint.files import Tree
from doclint.pair.languages import canonical, is_language, same_language
from doclint.pair.layout import MDX

_SPECIAL = frozenset('{}"\\')
_DEEPEST = 3  # folders above one of a language
_SAMPLE = 100  # articles of the source, of which the translations should have one


def guessed(tree: Tree, source_language: str) -> tuple[str, str] | None:
    """Return the templates of the one folder that holds folders of languages with equal articles.

    None where there is no such folder or more than one.
    """
    found = list(islice(_templates(tree, source_language, "", _DEEPEST), 2))
    return found[0] if len(found) == 1 else None


def _templates(
    tree: Tree, source_language: str, folder: str, depth: int
) -> Iterator[tuple[str, str]]:
    # Others can stand in no template, or not as they are.
    names = [name for name in tree.folders(folder) if name.isprintable() and not {*name} & _SPECIAL]
    base = f"{folder}/" if folder else ""
    languages = [name for name in names if is_language(name)]
    source = _source(languages, source_language)
    if source and any(
        _shares(tree, f"{base}{source}", f"{base}{name}") for name in languages if name != source
    ):
        yield f"{base}{source}/{{path}}", f"{base}{{lang}}/{{path}}"
    elif depth:
        for name in names:
            yield from _templates(tree, source_language, base + name, depth - 1)


def _source(languages: list[str], source_language: str) -> str:
    """Return the name of the source's language, of a variant if that is the only one; else none."""
    if exact := [name for name in languages if same_language(name, source_language)]:
        return exact[0]
    start = f"{source_language}-".lower()
    variants = [name for name in languages if canonical(name).lower().startswith(start)]
    return variants[0] if len(variants) == 1 else ""


def _shares(tree: Tree, source: str, translation: str) -> bool:
    """Tell whether two folders have an article in common."""
    sample = islice(tree.walk(source, MDX), _SAMPLE)
    return any(tree.exists(translation + path[len(source) :]) for path in sample)
