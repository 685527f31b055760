"""A project on disk: how it is configured, laid out, and what it holds."""

import posixpath
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from doclint.check.registry import all_rules
from doclint.config.config import TERMS_FILE, Config
from doclint.config.nearest import nearest
from doclint.config.pair_settings import PairSettings
from doclint.config.resolve import settings_of
from doclint.config.terms import Terms, read_terms
from doclint.errors import InputError
from doclint.files import Tree, shown_path
from doclint.pair.finder import Finder
from doclint.pair.languages import is_language
from doclint.pair.layout import Layout
from doclint.pair.layouts import ANY
from doclint.project.layout import layout_of, named
from doclint.project.root import find_root
from doclint.terms.glossary import CASES, Entry, Glossary, glossary_of


class Project(NamedTuple):
    """A project, opened: its files, its configuration and what follows from it."""

    tree: Tree
    config: Config
    layout: Layout
    settings: PairSettings
    finder: Finder

    def relative(self, path: Path, *, may_be_new: bool = False) -> str | None:
        """Return a path of this machine relative to the project, "" for the project itself.

        For a project behind a URL, it is relative already.

        None for a path outside; InputError where nothing is there unless it `may_be_new`. Links in
        the folders above are followed, one in the last place is not.
        """
        if self.tree.is_remote:
            inside = posixpath.normpath(path.as_posix())
            if path.is_absolute() or not self.tree.exists(inside):
                raise InputError(f"{path}: no such file or folder in {self.tree.root}")
            return "" if inside == "." else inside
        real = path.resolve() if path.is_dir() else path.parent.resolve() / path.name
        if not (may_be_new or real.exists() or real.is_symlink()):
            raise InputError(f"{path}: no such file or folder")
        if not real.is_relative_to(self.tree.root):
            return None
        inside = real.relative_to(self.tree.root).as_posix()
        return "" if inside == "." else inside


def open_project(
    start: Path,
    config_file: Path | None = None,
    only: Sequence[str] = (),
    *,
    terms_may_be_new: bool = False,
) -> Project:
    """Open the project that `start` is in.

    `config_file` is read instead of the project's own, `only` names the languages that count. The
    file of terms that is configured must be there unless `terms_may_be_new`.
    Raises InputError for a configuration that cannot be used and where no layout is recognised.
    """
    root = find_root(start, config_file)
    config, shown = _load(root.config)
    tree = Tree(str(root.folder))
    return _opened(tree, config, shown, only, terms_may_be_new=terms_may_be_new)


def open_project_at(url: str, config_file: Path | None = None, only: Sequence[str] = ()) -> Project:
    """Open the project whose folder a URL names.

    `config_file`, of this machine, and `only` are as for `open_project`. InputError as there, and
    where the URL cannot be opened.
    """
    # Most projects are on the disk.
    from doclint.remote import RemoteTree

    tree = RemoteTree(url)
    name = "" if config_file else _config_in(tree)
    if name:
        with tree.on_disk(name) as file:
            config, shown = _load(Path(file), name)
    else:
        config, shown = _load(config_file)
    return _opened(tree, config, shown, only)


def _config_in(tree: Tree) -> str:
    """Return the name of the configuration in a tree, empty for none."""
    if tree.exists("doclint.toml"):
        return "doclint.toml"
    if tree.exists("pyproject.toml"):
        from doclint.config.read import has_table

        with tree.on_disk("pyproject.toml") as file:
            if has_table(file):
                return "pyproject.toml"
    return ""


def _opened(
    tree: Tree,
    config: Config,
    shown: str,
    only: Sequence[str],
    *,
    terms_may_be_new: bool = False,
) -> Project:
    _refuse_outside(config, tree, shown)
    layout = layout_of(config, tree, shown)
    if terms_may_be_new and not tree.exists(config.terms_file):
        settings = _settings(config._replace(terms_file=""), layout, tree, shown)
    else:
        settings = _settings(config, layout, tree, shown)
    finder = Finder(
        tree,
        layout,
        config.source_language,
        languages=config.languages,
        only=only,
        excluded=_excluder(config, shown),
    )
    return Project(tree, config, layout, settings, finder)


def settings_without_project(config_file: Path | None) -> PairSettings:
    """Return the settings for a pair that has no site around it; InputError as above."""
    config, shown = _load(config_file)
    # Nobody knows how the site makes anchors: the source's get the benefit of the doubt.
    layout = named(config.layout, shown) if config.layout else ANY._replace(source_anchors=True)
    tree = Tree(str(config_file.parent)) if config_file else None
    if tree:
        _refuse_outside(config, tree, shown)
    return _settings(config, layout, tree, shown)


def _settings(config: Config, layout: Layout, tree: Tree | None, shown: str) -> PairSettings:
    rules = all_rules()
    learned = _learned(config, tree, shown) if tree else None
    base = settings_of(config, layout, rules, learned, shown)
    if config.glossary and tree:
        base = base._replace(glossary=_glossary(config, tree, shown))
    if not config.overrides:
        return PairSettings(base)
    from doclint.config.overrides import overrides_of

    return PairSettings(base, overrides_of(config.overrides, rules, shown))


def _refuse_outside(config: Config, tree: Tree, shown: str) -> None:
    """Raise InputError where the configuration names a file outside the project.

    The configuration of a pull request is a stranger's, and two of the files are written, too.
    """
    named = [("baseline", config.baseline), ("terms-file", config.terms_file)]
    named += [("ignore-revisions", config.ignore_revisions)]
    named += [("memory", path) for path in config.memory]
    named += [("glossary", path) for path in config.glossary]
    for key, path in named:
        if not tree.holds(path):
            raise InputError(f"{shown}: `{key}`: `{path}` lies outside the project")


def _load(file: Path | None, name: str = "") -> tuple[Config, str]:
    """Read a configuration file; returns its name for messages, too, which may be given."""
    if file is None:
        return Config(), ""
    # Most projects have none, and then what reads and validates it is not loaded.
    from doclint.config.read import read_config

    shown = name or shown_path(str(file))
    config = read_config(str(file), shown)
    named_by = {"source-language": (config.source_language,), "languages": config.languages}
    for key, names in named_by.items():
        for name in names:
            if not is_language(name):
                raise InputError(f"{shown}: `{key}`: `{name}` is not a language tag")
    return config, shown


def _learned(config: Config, tree: Tree, shown: str) -> Terms | None:
    if config.terms_file:
        with tree.on_disk(config.terms_file) as file:
            return read_terms(file, f"{shown}: {config.terms_file}")
    if tree.exists(TERMS_FILE):
        with tree.on_disk(TERMS_FILE) as file:
            return read_terms(file, TERMS_FILE)
    return None


def _glossary(config: Config, tree: Tree, shown: str) -> Glossary:
    # Most projects have none, and then nothing pays for the import.
    from doclint.terms.read import read_glossary

    case = config.glossary_case
    if case not in CASES:
        there = nearest(case, CASES) or f"; there are: {', '.join(CASES)}"
        raise InputError(f"{shown}: `glossary-case`: no case `{case}`{there}")
    entries: list[Entry] = []
    for path in config.glossary:
        with tree.on_disk(path) as file:
            entries += read_glossary(file, path, config.source_language)
    return glossary_of(entries, case)


def _excluder(config: Config, shown: str) -> Callable[[str], bool] | None:
    if not config.exclude:
        return None
    from doclint.config.overrides import matcher

    return matcher(config.exclude, f"{shown}: `exclude`")
