"""Checks a PO catalog: the rules about catalogs, and those of pairs on each of its messages."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from doclint.check.engine import align_pair, findings_on, stamped
from doclint.check.pair import AlignedPair
from doclint.check.registry import all_rules
from doclint.compare.catalog_formats import Formats
from doclint.compare.catalog_names import is_code, names_in_use
from doclint.compare.catalog_plurals import PluralForms, plural_forms
from doclint.config.settings import Settings
from doclint.model import Finding, Severity, Span
from doclint.pair.finder import Pair
from doclint.parse.catalog import Catalog, Message, comparable, read
from doclint.parse.catalog_code import uncommented
from doclint.parse.catalog_text import Places, Text
from doclint.parse.document import Document
from doclint.project.catalog_rules import NOT_OF_MESSAGES, Chosen
from doclint.project.check import Checked, located_on
from doclint.project.collector import collect_seldom
from doclint.rule import Rule, Scope

# Groups with rules that follow links, which start from a page; a catalog does not know its pages.
_WITH_FILES = frozenset({"link", "image"})
# A plural form may say its number in another way than the source does.
_NOT_OF_PLURALS = frozenset({"text/number"})
_UNTRANSLATED = "untranslated/"
_MANY = 200  # messages from which on looking for garbage takes a good part of the time


class _Entry(NamedTuple):
    """Two texts that are compared."""

    source: Text
    translation: Text
    formats: Formats | None
    is_plural: bool


# By what a message says and how it is compared: the findings, placed in its texts.
_Seen: TypeAlias = dict[tuple[str, str, Formats | None, bool], tuple[Finding, ...]]
# What was seen in the last catalog, with the settings and the language that hold for it.
_recent: dict[int, tuple[Settings, str, _Seen]] = {}


def check_catalog(pair: Pair, text: str, settings: Settings) -> Checked:
    """Return what the rules find in a catalog, with its places, without what comments silence."""
    catalog = read(text, pair.language)
    if len(catalog.messages) >= _MANY:
        collect_seldom()
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


def _on_messages(catalog: Catalog, settings: Settings) -> list[Finding]:
    found: list[tuple[Finding, str]] = []  # with the message's text, if that was left as a whole
    chosen = Chosen(settings)
    known: _Seen = _known(settings, catalog.language)
    seen: _Seen = {}
    for entry in _entries(catalog):
        source, translation = entry.source, entry.translation
        key = (source.value, translation.value, entry.formats, entry.is_plural)
        findings = known.get(key)
        if findings is None:
            findings = _on_entry(entry, catalog.language, chosen.of(key[0], key[1]))
        seen[key] = findings
        if not findings:
            continue
        there, here = Places(catalog.text, source), Places(catalog.text, translation)
        text = translation.value.strip()
        for finding in findings:
            placed = finding._replace(
                span=here.span(finding.span),
                source=there.span(finding.source) if finding.source else source.span,
                fix=here.fix(finding.fix) if finding.fix else None,
            )
            left = finding.rule.startswith(_UNTRANSLATED)
            is_whole = left and translation.value[slice(*finding.span)] == text
            found.append((placed, text if is_whole else ""))
    _recent[id(settings)] = (settings, catalog.language, seen)
    names = names_in_use(catalog, frozenset(text for _, text in found if text))
    return [finding for finding, text in found if text not in names]


def aligned_messages(text: str, language: str, settings: Settings) -> Iterator[AlignedPair]:
    """Yield the translated messages of a catalog as pairs of their own, but for those of plurals.

    A plural form may not say all that the source does.
    """
    for message in comparable(read(text, language)):
        if message.plural:
            continue
        for _, translation in message.forms:
            if translation.value:
                yield align_pair(message.id.value, translation.value, language, settings)


def _known(settings: Settings, language: str) -> _Seen:
    """Return what was found in the messages of the last catalog, if that can be found again.

    Who mends or edits a catalog has it checked over and over, with another message changed.
    """
    last = _recent.pop(id(settings), None)
    _recent.clear()
    return last[2] if last and last[0] is settings and last[1] == language else {}


def _on_entry(entry: _Entry, language: str, settings: Settings) -> tuple[Finding, ...]:
    """Return what the rules find in a message, placed in its texts."""
    pair = align_pair(entry.source.value, entry.translation.value, language, settings)
    pair.formats = entry.formats
    return tuple(
        finding
        for finding in findings_on(pair)
        if not (entry.is_plural and finding.rule in _NOT_OF_PLURALS)
        and not (finding.rule.startswith(_UNTRANSLATED) and is_code(pair, finding.span))
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
            texts = uncommented(catalog.text, source, translation)
            yield _Entry(*texts, formats, other is not None)


def _formats(
    message: Message, other: Text | None, declared: PluralForms | None, index: int
) -> Formats | None:
    if not message.flags:
        return None
    may_omit = other is not None and declared is not None and declared.is_seldom(index)
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
            and rule.group not in _WITH_FILES | NOT_OF_MESSAGES
            and settings.severity_of(rule) is not Severity.OFF
        )

    rules = all_rules().values()
    partly = {rule.group for rule in rules if not runs(rule)}
    return frozenset(
        name for rule in rules if runs(rule) for name in (rule.name, rule.group)
    ) - frozenset(partly)


def _as_document(catalog: Catalog) -> Document:
    """Return the catalog as the rules about comments see an article: nothing but comments."""
    nothing = ((),) * 10
    return Document(catalog.text, "", 0, None, *nothing, directives=catalog.directives)
