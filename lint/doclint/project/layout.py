"""Decides which layout a project has."""

from doclint.config.config import Config
from doclint.config.nearest import nearest
from doclint.errors import InputError
from doclint.files import Tree
from doclint.pair.catalogs import TEMPLATE, catalogs_in
from doclint.pair.forms import marker_of, recognise
from doclint.pair.guess import guessed
from doclint.pair.layout import Layout
from doclint.pair.layouts import ANY, BUILT_IN, PO


class NamedAsLanguagesError(InputError):
    """No layout is recognised, but folders are named as languages: what templates they are in."""

    # With defaults, since an error comes from another process by its message first.
    def __init__(self, message: str, source: str = "", translation: str = "") -> None:
        super().__init__(message)
        self.source = source
        self.translation = translation


def layout_of(config: Config, tree: Tree, file: str) -> Layout:
    """Return the layout that is configured, else the one that is recognised.

    `file` is the configuration's name for messages. Raises InputError where none or several are
    recognised, and for templates that cannot be used.
    """
    if bool(config.source) != bool(config.translation):
        raise InputError(f"{file}: `source` and `translation` need one another")
    if config.source:
        return own(config, file)
    if config.layout:
        return named(config.layout, file)
    return recognised(tree, config.source_language)


def named(name: str, file: str) -> Layout:
    """Return a built-in layout; InputError for an unknown name."""
    if name == PO.name:
        return PO
    if name not in BUILT_IN:
        names = (*BUILT_IN, PO.name)
        hint = nearest(name, names) or "; there are: " + ", ".join(names)
        raise InputError(f"{file}: `layout`: no layout `{name}`{hint}")
    return BUILT_IN[name]


def recognised(tree: Tree, source_language: str) -> Layout:
    """Return the one layout that the files of a project are in; InputError for none or several."""
    found = recognise(tree, source_language)
    if len(found) == 1:
        return found[0]
    if found:
        names = " and ".join(layout.name for layout in found)
        keys = " or ".join(f'`layout = "{layout.name}"`' for layout in found)
        raise InputError(f"{tree.root}: may be {names}; name the `layout` in doclint.toml: {keys}")
    if any(catalogs_in(tree, "")):
        return PO
    if template := next(tree.walk("", (TEMPLATE,)), None):
        raise InputError(
            f"{tree.root}: {template} is a template of catalogs, but there are none (*.po)"
        )
    for layout in BUILT_IN.values():
        if marker := marker_of(tree, layout, source_language):
            if tree.problems:  # the site's own configuration cannot be read
                raise InputError(f"{tree.root}: no layout recognised; {tree.problems[0]}")
            raise InputError(
                f"{tree.root}: no layout recognised; {marker} is that of a {layout.name} site, but"
                f" there are no translations ({_looked_for(layout, source_language, 5)});"
                " `layout`, or `source` and `translation`, in doclint.toml name one"
            )
    if templates := guessed(tree, source_language):
        source, translation = templates
        message = (
            f"{tree.root}: no layout recognised; `doclint init` would write to doclint.toml:"
            f' source = "{source}", translation = "{translation}"'
        )
        raise NamedAsLanguagesError(message, source, translation)
    looked_for = " or ".join(
        f"{_looked_for(layout, source_language, 1)} ({layout.name})" for layout in BUILT_IN.values()
    )
    raise InputError(
        f"{tree.root}: no layout recognised; looked for {looked_for};"
        " `source` and `translation` in doclint.toml name any other"
    )


def _looked_for(layout: Layout, source_language: str, most: int) -> str:
    """Return where translations of articles would be, in up to `most` forms."""
    sides = layout.sides(source_language)[:most]
    return " or ".join(f"{other.text} beside {source.text}" for source, other in sides)


def own(config: Config, file: str) -> Layout:
    """Make a layout of configured templates; all else is as in the layout that is named, if any."""
    base = named(config.layout, file) if config.layout else ANY
    layout = base._replace(
        name=config.layout or "own templates",
        templates=((config.source, config.translation),),
    )
    try:
        ((source, translation),) = layout.sides(config.source_language)
    except InputError as error:
        raise InputError(f"{file}: {error}") from error
    if source.has_language:
        raise InputError(f"{file}: `source` cannot have {{lang}}: it is one for all languages")
    if not translation.has_language and len(config.languages) != 1:
        raise InputError(
            f"{file}: `translation` needs {{lang}}, or `languages` must name the only one"
        )
    return layout
