"""The settings of a check, resolved: what the core needs to know, free of files and layouts."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from doclint.model import Severity
from doclint.rule import Options, Rule, Scope
from doclint.terms.glossary import EMPTY, Glossary

# By their names in the configuration; the last one is what most sites read.
DIALECTS = {"mdx": "mdx", "python-markdown": "python-markdown", "markdown": ""}

# Shared, and as a plain dict: settings go to other processes, which a MappingProxyType cannot.
_NOTHING: Mapping[str, Any] = {}


class FrontMatterKeys(NamedTuple):
    """Which front matter keys are machine values and which are read by people.

    Names are top-level keys or dotted paths (`versions`, `versions.fpt`, `changelog.prefix`).
    `local` ones belong to the language version (`lang`, `permalink`, `translator`): their values,
    and whether they are there at all, say nothing. A key in no set is judged by its value.
    """

    machine: frozenset[str] = frozenset()
    human: frozenset[str] = frozenset()
    local: frozenset[str] = frozenset()


class LiquidTags(NamedTuple):
    """Tag names that exist: `blocks` maps an opener to its closer, `inline` stand alone.

    `branches` are names that may stand inside a block (`else`, `elsif`, `when`).
    `human_arguments` are argument names whose value is for people (`aria-label`, `title`).
    """

    blocks: Mapping[str, str] = _NOTHING
    inline: frozenset[str] = frozenset()
    branches: frozenset[str] = frozenset({"else", "elsif", "when"})
    human_arguments: frozenset[str] = frozenset(
        {
            *("alt", "aria-label", "caption", "content", "description", "header", "heading"),
            *("label", "name", "note", "placeholder", "subtitle", "summary", "text", "title"),
            "tooltip",
        }
    )


class Settings(NamedTuple):
    """What a check depends on besides the two texts.

    `severities` maps a rule or a group to a severity (the rule wins). `options` maps a rule's name
    to its options. `terms` are words and phrases that rightly stay in the source language,
    `labels` texts of the user interface that do. `locales` maps a language to the path prefixes
    that stand for it in link targets; the source language's own prefixes are listed too.
    `source_anchors` says that the site keeps the ids of the source's headings. `dialect` is the
    Markdown of the site where it must be known: `mdx`, `python-markdown` or nothing. `glossary`
    says how terms are translated.
    """

    source_language: str = "en"
    severities: Mapping[str, Severity] = _NOTHING
    options: Mapping[str, Options] = _NOTHING
    terms: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    front_matter: FrontMatterKeys = FrontMatterKeys()
    liquid: LiquidTags = LiquidTags()
    locales: Mapping[str, tuple[str, ...]] = _NOTHING
    source_anchors: bool = False
    dialect: str = ""
    glossary: Glossary = EMPTY

    def severity_of(self, rule: Rule) -> Severity:
        """Return what is said of the rule, else of its group, else the rule's own severity.

        What is said of a group wakes no rule that needs the history of git.
        """
        said = self.severities
        if rule.scope is Scope.HISTORY and rule.severity is Severity.OFF:
            return said.get(rule.name, rule.severity)
        return said.get(rule.name) or said.get(rule.group) or rule.severity
