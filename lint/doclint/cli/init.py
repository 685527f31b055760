"""`doclint init`."""

from pathlib import Path

from doclint.cli.exit import Exit
from doclint.cli.streams import say
from doclint.config.config import TERMS_FILE, Config
from doclint.errors import InputError
from doclint.files import Tree
from doclint.pair.finder import Finder
from doclint.pair.layout import Layout
from doclint.pair.layouts import BUILT_IN, PO
from doclint.project.layout import NamedAsLanguagesError, own, recognised
from doclint.project.root import find_root
from doclint.write import write_lines

_NAME = "doclint.toml"


def write_config() -> int:
    """Write a configuration to the project's root and say what was recognised.

    Where no layout is recognised, folders that are named as languages serve. Raises InputError
    where there is a configuration already, where it cannot be written, and where neither is there.
    """
    root = find_root(Path())
    if root.config:
        raise InputError(f"{root.config}: there is a configuration already")
    source_language = Config().source_language
    tree = Tree(str(root.folder))
    layout = _layout(tree, source_language)
    finder = Finder(tree, layout, source_language)
    languages = list(finder.languages.values())
    file = root.folder / _NAME
    try:
        write_lines(file, _text(layout, finder, source_language).splitlines())
    except OSError as error:
        raise InputError(f"{file}: cannot be written: {error.strerror or error}") from error
    say([f"{file}: layout {layout.name}, translations in {', '.join(languages)}"])
    return Exit.CLEAN


def _layout(tree: Tree, source_language: str) -> Layout:
    try:
        return recognised(tree, source_language)
    except NamedAsLanguagesError as error:
        return own(Config(source=error.source, translation=error.translation), _NAME)


def _text(layout: Layout, finder: Finder, source_language: str) -> str:
    sides = "\n".join(
        f"#   {source.text} and {translation.text}" for source, translation in finder.sides
    )
    sides = sides or "#   PO catalogs, which hold both"
    # Templates that are not those of a layout stand for themselves.
    key = f'layout = "{layout.name}"'
    if layout.name not in (*BUILT_IN, PO.name):
        ((source, translation),) = finder.sides
        key = f'source = "{source.text}"\ntranslation = "{translation.text}"'
    listed = ", ".join(f'"{tag}"' for tag in finder.languages.values())
    return f"""\
# Sources and translations of this layout (`doclint pairs` lists the files):
{sides}
# Any other: source = "docs/{{path}}" and translation = "i18n/{{lang}}/{{path}}".
{key}
source-language = "{source_language}"

# Only these languages; without the key, all that are there.
languages = [{listed}]

# Files that are not checked, in the syntax of .gitignore.
exclude = []

# Words and phrases that stay in the source language, and texts of the user interface that do.
# `doclint learn` collects more of them in {TERMS_FILE}.
terms = []
labels = []

# Severities ("off", "info", "warning", "error") of rules or groups: see `doclint rules`.
[rules]
# "project/missing" = "info"
"""
