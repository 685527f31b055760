"""Runs the rules over a pair of texts: the core of doclint, a function of its arguments.

It touches no disk. The command line, the hooks and the language server are thin users of it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from doclint.align import align
from doclint.check.fingerprint import fingerprint_of
from doclint.check.pair import AlignedPair, Memory, Site
from doclint.check.registry import all_rules
from doclint.config.settings import Settings
from doclint.model import Finding, Problem, Severity
from doclint.parse.data import Parser
from doclint.parse.markdown import parse
from doclint.rule import Options, Rule, Scope

_REMEMBERED = 64  # settings
_OF_PAIRS = (Scope.PAIR, Scope.HISTORY, Scope.MEMORY)


def align_pair(
    source_text: str,
    translation_text: str,
    language: str,
    settings: Settings,
    site: Site | None = None,
    memory: Memory | None = None,
    parser: Parser = parse,
) -> AlignedPair:
    """Parse and align two texts; never raises on any text.

    `parser` is that of the kind of file, `parser_of(path)`.
    """
    source = parser(source_text, settings.source_language, settings)
    translation = parser(translation_text, language, settings)
    alignment = align(source, translation)
    return AlignedPair(source, translation, alignment, language, settings, site, memory)


def check_pair(
    source_text: str,
    translation_text: str,
    language: str,
    settings: Settings | None = None,
    site: Site | None = None,
    memory: Memory | None = None,
) -> Iterator[Finding]:
    """Yield the findings on a translation, sorted by start, then rule.

    `language` is the translation's tag (`pt-BR`); `site` gives the rules that follow links the
    files around the pair, `memory` those that find what is untranslated its translations elsewhere.
    Offsets are code points into the texts as given.
    """
    pair = align_pair(source_text, translation_text, language, settings or _DEFAULT, site, memory)
    yield from findings_on(pair)


def findings_on(pair: AlignedPair) -> list[Finding]:
    """Run the rules over a pair; returns the findings sorted by start, then rule."""
    findings = [
        _stamped(problem, rule, severity, pair)
        for rule, severity, options in _active_rules(pair.settings)
        for problem in rule.problems(pair, options)
    ]
    findings.sort(key=lambda finding: (finding.span, finding.rule))
    return findings


def only_looks_back(settings: Settings) -> bool:
    """Tell whether all rules that are on have nothing to say of a pair that is not behind."""
    return all(active.rule.scope is Scope.HISTORY for active in _active_rules(settings))


class _Active(NamedTuple):
    """A rule that is on, with the severity and the options that hold for it."""

    rule: Rule
    severity: Severity
    options: Options


_DEFAULT = Settings()
_active: dict[int, tuple[Settings, tuple[_Active, ...]]] = {}


def _active_rules(settings: Settings) -> tuple[_Active, ...]:
    """Return the rules of pairs that some settings leave on: worked out once for each settings."""
    # By identity: settings hold tables, which have no hash. A run has a handful of them.
    known = _active.get(id(settings))
    if known is None or known[0] is not settings:
        rules = tuple(
            _Active(rule, severity, settings.options.get(rule.name, {}))
            for rule in all_rules().values()
            if rule.scope in _OF_PAIRS
            and (severity := settings.severity_of(rule)) is not Severity.OFF
        )
        if len(_active) >= _REMEMBERED:
            _active.clear()
        known = _active[id(settings)] = (settings, rules)
    return known[1]


def _stamped(problem: Problem, rule: Rule, severity: Severity, pair: AlignedPair) -> Finding:
    source, span = problem.source, problem.span
    offending = pair.translation.text[span.start : span.end]
    expected = pair.source.text[source.start : source.end] if source else ""
    return stamped(problem, rule, severity, offending, expected)


def stamped(
    problem: Problem, rule: Rule, severity: Severity, offending: str, expected: str
) -> Finding:
    """Make a finding of what a rule yielded; the texts are those at its two places."""
    return Finding(
        rule=rule.name,
        severity=severity,
        certainty=problem.certainty,
        message=problem.message,
        span=problem.span,
        source=problem.source,
        fix=problem.fix,
        fingerprint=fingerprint_of(rule.name, expected, offending),
    )
