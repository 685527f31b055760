"""Where a Hugo site keeps each language, as its configuration says: `contentDir`.

    [languages.pt]
    contentDir = "content/portuguese"

https://gohugo.io/content-management/multilingual/#translation-by-content-directory. The
configuration is read as data; nothing in it is run.
"""

import json
import posixpath
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from doclint.files import Tree
from doclint.pair.languages import canonical, is_language, same_language
from doclint.pair.layout import Side

_LANGUAGES = tuple(f"config/_default/languages.{each}" for each in ("toml", "yaml", "yml", "json"))


def content_sides(tree: Tree, config: str, source_language: str) -> tuple[Side, ...]:
    """Return the templates of the languages that have a folder of their own.

    `config` is the path of the site's configuration. Folders outside the project are none. What
    cannot be read is reported.
    """
    folders = dict(_folders(tree, config))
    source = next((folders[name] for name in folders if same_language(name, source_language)), "")
    if not source:
        return ()
    return tuple(
        Side(f"{source}/{{path}}", f"{folder}/{{path}}", form="contentDir", language=name)
        for name, folder in folders.items()
        if folder != source
    )


def _folders(tree: Tree, config: str) -> Iterator[tuple[str, str]]:
    """Yield the languages of a site by their tags, each with its folder."""
    site = _read(tree, config)
    languages = dict(_tables(_get(site, "languages")))
    for path in _LANGUAGES:
        if tree.exists(path):
            languages |= _tables(_read(tree, path))
    usual = _get(site, "contentDir") or "content"
    for key, table in languages.items():
        named = (key, _get(table, "locale"), _get(table, "languageCode"))
        tag = next((name for name in named if isinstance(name, str) and is_language(name)), "")
        folder = _get(table, "contentDir") or usual
        if tag and isinstance(folder, str) and _is_inside(folder):
            yield canonical(tag), posixpath.normpath(folder)


def _tables(value: object) -> dict[str, Mapping[str, Any]]:
    """Return those entries of a table that are tables."""
    entries = value.items() if isinstance(value, dict) else ()
    return {str(key): table for key, table in entries if isinstance(table, dict)}


def _get(table: Mapping[str, Any], name: str) -> Any:
    """Return what a table says of a key, which Hugo reads in letters of either case."""
    return next((value for key, value in table.items() if str(key).lower() == name.lower()), None)


def _is_inside(folder: str) -> bool:
    """Tell whether a folder is one of the project, and can stand in a template."""
    return not (folder.startswith("/") or ".." in folder.split("/") or set(folder) & set("{}"))


def _read(tree: Tree, path: str) -> Mapping[str, Any]:
    text = (tree.read(path) or "").removeprefix("\ufeff")
    try:
        value = _parsed(path, text)
    except (ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())
        tree.report(f"{path}: cannot be read for the folders of its languages: {reason}")
        return {}
    return value if isinstance(value, dict) else {}


def _parsed(path: str, text: str) -> object:
    """Parse a configuration by its name; ValueError where it is not what it is called."""
    if path.endswith(".toml"):
        return tomllib.loads(text.replace("\r\n", "\n"))
    if path.endswith(".json"):
        return json.loads(text)
    import yaml

    try:
        # Every scalar as it is written: `no` is Norwegian here, for Hugo as for us.
        return yaml.BaseLoader(text).get_single_data()
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
