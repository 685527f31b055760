"""Which layouts the files of a folder are in, and which of a layout's templates they fit.

The configuration of a site is read as text, for what it says in plain words; nothing in it is run.
"""

import re
from collections.abc import Callable, Sequence

from doclint.files import Tree
from doclint.pair.languages import is_language, same_language
from doclint.pair.layout import Layout, Side
from doclint.pair.layouts import BUILT_IN
from doclint.pair.template import Template


def recognise(tree: Tree, source_language: str) -> tuple[Layout, ...]:
    """Return the built-in layouts that a folder's files are in: none, one, or several."""
    return tuple(
        layout for layout in BUILT_IN.values() if _is_laid_out(tree, layout, source_language)
    )


def _is_laid_out(tree: Tree, layout: Layout, source_language: str) -> bool:
    if layout.markers and not marker_of(tree, layout, source_language):
        return False
    rooted = _rooted(tree, layout, source_language)
    return any(
        _is_translated(tree, source, translation, source_language)
        for source, translation in rooted.sides(source_language)
    )


def marker_of(tree: Tree, layout: Layout, source_language: str) -> str:
    """Return the path of the file that shows the kind of a site, empty where there is none."""
    for marker in layout.markers:
        path = marker.path.replace("{source}", source_language)
        if tree.exists(path) and (
            not marker.holds or re.search(marker.holds, tree.read(path) or "")
        ):
            return path
    return ""


def fitted(tree: Tree, layout: Layout, source_language: str) -> Layout:
    """Return a layout with only those templates that a folder's files are in.

    Of each part of the site it keeps the first form in which there are translations, else the first
    one in which there are sources. Where no part has either, all first forms are kept.
    """
    layout = _rooted(tree, layout, source_language)
    parts: dict[str, dict[str, list[Side]]] = {}
    for side in (Side(*each) for each in layout.templates):
        parts.setdefault(side.part, {}).setdefault(side.form, []).append(side)
    chosen: list[Side] = []
    for forms in parts.values():
        for is_there in (_is_translated, _has_sources):
            form = _first(is_there, tree, layout, list(forms.values()), source_language)
            if form:
                chosen += form
                break
    first = [side for forms in parts.values() for side in next(iter(forms.values()))]
    return layout._replace(templates=tuple(chosen or first))


def _first(
    is_there: Callable[[Tree, Template, Template, str], bool],
    tree: Tree,
    layout: Layout,
    forms: Sequence[list[Side]],
    source_language: str,
) -> list[Side]:
    """Return the first form of which a side is there, an empty list for none."""
    for form in forms:
        sides = layout._replace(templates=tuple(form)).sides(source_language)
        if any(is_there(tree, *side, source_language) for side in sides):
            return form
    return []


def _rooted(tree: Tree, layout: Layout, source_language: str) -> Layout:
    """Return a layout with the folders of articles that the site's configuration names."""
    if layout.name == "hugo":
        from doclint.pair.hugo import content_sides

        marker = marker_of(tree, layout, source_language)
        sides = content_sides(tree, marker, source_language) if marker else ()
        return layout._replace(templates=(*sides, *layout.templates))
    if not layout.root_key:
        return layout
    text = tree.read(marker_of(tree, layout, source_language)) or ""
    found = re.search(layout.root_key, text)
    # A folder outside the project is none that could be checked.
    if found is None or found[1].startswith("/") or ".." in found[1].split("/"):
        return layout
    return layout._replace(root=found[1])


def _is_translated(
    tree: Tree, source: Template, translation: Template, source_language: str
) -> bool:
    """Tell whether there are translations by a template, beside the folder of sources."""
    if not tree.is_folder(source.folder):
        return False
    if translation.language:
        is_other = _is_other(translation.language, source_language)
        return is_other and tree.is_folder(translation.folder)
    if translation.language_folder:
        return any(
            _is_other(name, source_language)
            and tree.is_folder(translation.with_language(name).folder)
            for name in translation.languages_in(tree.folders(translation.folder))
        )
    return any(
        (match := translation.match(file)) and _is_other(match.language, source_language)
        for file in tree.walk(translation.folder, translation.extensions)
    )


def _has_sources(tree: Tree, source: Template, _: Template, __: str) -> bool:
    return any(source.match(file) for file in tree.walk(source.folder, source.extensions))


def _is_other(name: str, source_language: str) -> bool:
    return is_language(name) and not same_language(name, source_language)
