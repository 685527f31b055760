"""What a configuration file may say: the keys, their types and defaults.

Keys are written with hyphens in the file (`source-language`).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from doclint.rule import OptionValue

TERMS_FILE = "doclint-terms.toml"


_NONE: Mapping[str, Any] = MappingProxyType({})


class FrontMatterTable(NamedTuple):
    """`[front-matter]`: keys that are machine values, for people, or a language version's own."""

    machine: tuple[str, ...] = ()
    human: tuple[str, ...] = ()
    local: tuple[str, ...] = ()


class LiquidTable(NamedTuple):
    """`[liquid]`: tags besides the built-in ones; `blocks` maps an opener to its closer."""

    blocks: Mapping[str, str] = _NONE
    inline: tuple[str, ...] = ()
    human_arguments: tuple[str, ...] = ()


class Config(NamedTuple):
    """The configuration of a project.

    `layout` names a built-in layout; `source` and `translation` are path templates. `terms-file` is
    what `doclint learn` writes; without the key, `doclint-terms.toml` is read where it is there.
    `rules` maps rules and groups to severities, `options` rules to their options, `locales`
    languages to the path prefixes that stand for them in links.
    """

    layout: str = ""
    source: str = ""
    translation: str = ""
    source_language: str = "en"
    languages: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    source_anchors: bool | None = None
    terms: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    terms_file: str = ""
    rules: Mapping[str, str] = _NONE
    options: Mapping[str, Mapping[str, OptionValue]] = _NONE
    front_matter: FrontMatterTable = FrontMatterTable()
    liquid: LiquidTable = LiquidTable()
    locales: Mapping[str, tuple[str, ...]] = _NONE
