"""Checks a PO catalog: the rules about catalogs, and those of pairs on each of its messages."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from doclint.check.engine import align_pair, findings_on, stamped
from doclint.check.registry import all_rules
from doclint.compare.catalog_formats import Formats
from doclint.compare.catalog_plurals import PluralForms, plural_forms
from doclint.config.settings import Settings
from doclint.model import Finding, Severity, Span
from doclint.pair.finder import Pair
from doclint.parse.catalog import Catalog, Message, comparable, read
from doclint.parse.catalog_text import Places, Text
from doclint.parse.document import Document
from doclint.project.check import Checked, located_on
from doclint.rule import Rule, Scope

# A message is no article: it has no head.
_NOT_OF_MESSAGES = frozenset({"front-matter"})
# Groups with rules that follow links, which start from a page; a catalog does not know its pages.
_WITH_FILES = frozenset({"link", "image"})
# A plural form may say its number in another way than the source does.
_NOT_OF_PLURALS = frozenset({"text/number"})
# Two words in a row: what has none is a piece of code that a tool cut out of a block.
_PHRASE = re.compile(r"[^\W\d_]{2,}[,;]?\s+[^\W\d_]{2,}")


class _Entry(NamedTuple):
    """Two texts that are compared."""

    source: Text
    translation: Text
    formats: Formats | None
    is_plural: bool


def check_catalog(pair: Pair, text: str, settings: Settings) -> Checked:
    """Return what the rules find in a catalog, with its places, without what comments silence."""
    catalog = read(text, pair.language)
    findings = [*_on_catalog(catalog, settings), *_on_messages(catalog, settings)]
    if catalog.directives:
        findings = _silenced(findings, catalog, settings)
    findings.sort(key=lambda finding: (finding.span, finding.rule))
    # Both places of a finding are in the one file.
    return Checked(tuple(located_on(findings, pair._replace(source=pair.translation), text, text)))


def _on_catalog(catalog: Catalog, settings: Settings) -> Iterator[Finding]:
    for rule in all_rules().values():
        severity = settings.severity_of(rule)
        if rule.scope is not Scope.CATALOG or severity is Severity.OFF:
            continue
        for problem in rule.catalog_problems(catalog, settings.options.get(rule.name, {})):
            offending = catalog.text[slice(*problem.span)]
            expected = catalog.text[slice(*problem.source)] if problem.source else ""
            yield stamped(problem, rule, severity, offending, expected)


def _on_messages(catalog: Catalog, settings: Settings) -> Iterator[Finding]:
    off = {
        rule.name: Severity.OFF for rule in all_rules().values() if rule.group in _NOT_OF_MESSAGES
    }
    # The same object for all messages, since the rules that are on are worked out for each anew.
    chosen = replace(settings, severities={**settings.severities, **off})
    for entry in _entries(catalog):
        source, translation = entry.source, entry.translation
        pair = align_pair(source.value, translation.value, catalog.language, chosen)
        pair.formats = entry.formats
        findings = findings_on(pair)
        if not findings:
            continue
        there, here = Places(catalog.text, source), Places(catalog.text, translation)
        no_prose = source.value.isascii() and not _PHRASE.search(source.value)
        for finding in findings:
            if no_prose and finding.rule.startswith("untranslated/"):
                continue
            if not (entry.is_plural and finding.rule in _NOT_OF_PLURALS):
                yield replace(
                    finding,
                    span=here.span(finding.span),
                    source=there.span(finding.source) if finding.source else source.span,
                    fix=here.fix(finding.fix) if finding.fix else None,
                )


def _entries(catalog: Catalog) -> Iterator[_Entry]:
    """Yield the texts that are compared.

    The form for one number belongs to the singular, all others to the plural, and so does a form
    that is the only one.
    """
    declared = plural_forms(catalog)
    for message in comparable(catalog):
        for index, translation in message.forms:
            if not translation.value:
                continue
            source, other = message.id, message.plural
            if other and (index > 0 or (declared and declared.count == 1)):
                source, other = other, source
            formats = _formats(message, other, declared, index)
            yield _Entry(source, translation, formats, other is not None)


def _formats(
    message: Message, other: Text | None, declared: PluralForms | None, index: int
) -> Formats | None:
    if not message.flags:
        return None
    may_omit = other is not None and declared is not None and declared.of_one(index)
    names = frozenset(flag.text for flag in message.flags)
    return Formats(names, other.value if other else "", may_omit)


def _silenced(findings: list[Finding], catalog: Catalog, settings: Settings) -> list[Finding]:
    """Take out what comments silence, and add what is wrong with the comments."""
    from doclint.filter.silence import Comments, about_comments

    starts = [message.span.start for message in catalog.messages]

    def message_of(place: int) -> Span | None:
        index = bisect_right(starts, place) - 1
        span = catalog.messages[index].span if index >= 0 else None
        return span if span and place < span.end else None

    comments = Comments(_as_document(catalog), message_of)
    kept: list[Finding] = []
    used = set()
    for finding in findings:
        against = list(comments.against(finding.rule, finding.span.start))
        used.update(against)
        if not against:
            kept.append(finding)
    ran = _ran(settings)
    idle = (entry for entry in comments.entries if entry.name.text in ran and entry not in used)
    return [*kept, *about_comments(comments, idle, settings, catalog.text)]


def _ran(settings: Settings) -> frozenset[str]:
    """Return the rules and groups that found all they can find in a catalog."""

    def runs(rule: Rule) -> bool:
        if rule.scope is Scope.CATALOG:
            return settings.severity_of(rule) is not Severity.OFF
        return (
            rule.scope is Scope.PAIR
            and rule.group not in _WITH_FILES | _NOT_OF_MESSAGES
            and settings.severity_of(rule) is not Severity.OFF
        )

    rules = all_rules().values()
    partly = {rule.group for rule in rules if not runs(rule)}
    return frozenset(
        name for rule in rules if runs(rule) for name in (rule.name, rule.group)
    ) - frozenset(partly)


def _as_document(catalog: Catalog) -> Document:
    """Return the catalog as the rules about comments see an article: nothing but comments."""
    nothing = ((),) * 11
    return Document(catalog.text, "", 0, None, *nothing[:10], directives=catalog.directives)
