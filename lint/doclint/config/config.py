"""What a configuration file may say: the keys, their types, defaults and what they are for.

Keys are written with hyphens in the file (`source-language`). What is said of a key here goes into
the schema, and so into editors and the reference (`doclint.config.schema`).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple

from doclint.rule import OptionValue
from doclint.terms.glossary import SMART

TERMS_FILE = "doclint-terms.toml"
BASELINE_FILE = "doclint-baseline.jsonl"
STAMPS_FILE = "doclint-stamps.jsonl"
REVISIONS_FILE = ".git-blame-ignore-revs"  # the name that forges read

Texts = tuple[str, ...]

_NONE: Mapping[str, Any] = MappingProxyType({})


class FrontMatterTable(NamedTuple):
    """Front matter keys, besides those of the layout; a dotted path names one in a table."""

    machine: Annotated[Texts, "Keys whose values must equal the source's."] = ()
    human: Annotated[Texts, "Keys whose values people read, so that they must be translated."] = ()
    local: Annotated[Texts, "Keys that are each language's own: nothing is said of them."] = ()


class LiquidTable(NamedTuple):
    """Liquid tags of the site, besides the well-known ones."""

    blocks: Annotated[
        Mapping[str, str], "Tags that open a block, each with the one that closes."
    ] = _NONE
    inline: Annotated[Texts, "Tags that stand alone."] = ()
    human_arguments: Annotated[
        Texts, "Arguments whose texts people read: they are translated."
    ] = ()


class OverrideTable(NamedTuple):
    """What holds for some paths and languages only; of several tables the last one wins."""

    paths: Annotated[Texts, "Files of either side, in the syntax of `.gitignore`."] = ()
    languages: Annotated[Texts, "Languages of translations."] = ()
    rules: Annotated[Mapping[str, str], "Severities of rules and groups."] = _NONE
    options: Annotated[Mapping[str, Mapping[str, OptionValue]], "Options of rules."] = _NONE
    terms: Annotated[Texts, "Words and phrases that stay in the source language here, too."] = ()
    labels: Annotated[Texts, "Texts of the user interface that do."] = ()


class Config(NamedTuple):
    """The configuration of a project."""

    layout: Annotated[str, "A built-in layout. Without the key, the one that is recognised."] = ""
    source: Annotated[
        str,
        "Where the sources are, if no built-in layout fits: `docs/{path}`, in which `{path}` stands"
        " for what source and translation share.",
    ] = ""
    translation: Annotated[
        str, "Where the translations are: `i18n/{lang}/{path}`. Goes with `source`."
    ] = ""
    source_language: Annotated[str, "The language of the sources."] = "en"
    languages: Annotated[Texts, "Check these languages only. Without the key, all there are."] = ()
    exclude: Annotated[
        Texts, "Files of either side that are not checked, in the syntax of `.gitignore`."
    ] = ()
    source_anchors: Annotated[
        bool | None,
        "Whether the site gives translated headings the ids of the source's. Without the key, as"
        " the layout does.",
    ] = None
    dialect: Annotated[
        str,
        "What the site reads besides Markdown where doclint must be told: components and"
        " expressions (`mdx`), the ids of Python-Markdown (`python-markdown`), or neither"
        " (`markdown`). Without the key, as the layout does.",
    ] = ""
    terms: Annotated[Texts, "Words and phrases that stay in the source language."] = ()
    labels: Annotated[Texts, "Texts of the user interface that stay in the source language."] = ()
    terms_file: Annotated[
        str,
        "A file with more of both, which `doclint learn` writes. Without the key,"
        f" `{TERMS_FILE}` if it is there.",
    ] = ""
    glossary: Annotated[
        Texts,
        "Files of the project that say how terms are translated: CSV, TOML, PO or TBX.",
    ] = ()
    glossary_case: Annotated[
        str,
        "Where a term of the glossary is found: in letters of `any` case, only as it is written"
        " (`exact`), or of any case if it has no capital (`smart`).",
    ] = SMART
    baseline: Annotated[
        str,
        "The file of findings that are known and not shown, which `doclint check"
        f" --update-baseline` writes. Without the key, `{BASELINE_FILE}` if it is there.",
    ] = ""
    memory: Annotated[
        Texts,
        "PO files of the project with translations made elsewhere: they are remembered besides"
        " what the articles say.",
    ] = ()
    ignore_revisions: Annotated[
        str,
        "A file that names the commits of git, one in a line, whose changes bring nothing in line"
        " and make nothing outdated. Without the key, `.git-blame-ignore-revs` if it is there.",
    ] = ""
    rules: Annotated[
        Mapping[str, str], "Severities of rules and groups; what is said of a rule wins."
    ] = _NONE
    options: Annotated[
        Mapping[str, Mapping[str, OptionValue]], "Options of rules, which their pages name."
    ] = _NONE
    front_matter: FrontMatterTable = FrontMatterTable()
    liquid: LiquidTable = LiquidTable()
    locales: Annotated[
        Mapping[str, Texts],
        "What stands for a language in the targets of links, for each language that has it; the"
        " source's, too.",
    ] = _NONE
    overrides: tuple[OverrideTable, ...] = ()
