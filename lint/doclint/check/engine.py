"""Runs the rules over a pair of texts: the core of doclint, a function of its arguments.

It touches no disk. The command line, the hooks and the language server are thin users of it.
"""

from collections.abc import Iterator

from doclint.align import align
from doclint.check.fingerprint import fingerprint_of
from doclint.check.pair import AlignedPair, Site
from doclint.check.registry import all_rules
from doclint.config.settings import Settings
from doclint.model import Finding, Problem, Severity
from doclint.parse.markdown import parse
from doclint.rule import Rule, Scope


def align_pair(
    source_text: str,
    translation_text: str,
    language: str,
    settings: Settings,
    site: Site | None = None,
) -> AlignedPair:
    """Parse and align two texts; never raises on any text."""
    source = parse(source_text, settings.source_language, settings)
    translation = parse(translation_text, language, settings)
    alignment = align(source, translation)
    return AlignedPair(source, translation, alignment, language, settings, site)


def check_pair(
    source_text: str,
    translation_text: str,
    language: str,
    settings: Settings | None = None,
    site: Site | None = None,
) -> Iterator[Finding]:
    """Yield the findings on a translation, sorted by start, then rule.

    `language` is the translation's tag (`pt-BR`); `site` gives the rules that follow links the
    files around the pair. Offsets are code points into the texts as given.
    """
    settings = settings or Settings()
    pair = align_pair(source_text, translation_text, language, settings, site)
    findings = [
        _stamped(problem, rule, severity, pair)
        for rule in all_rules().values()
        if rule.scope is Scope.PAIR and (severity := settings.severity_of(rule)) is not Severity.OFF
        for problem in rule.problems(pair, settings.options.get(rule.name, {}))
    ]
    yield from sorted(findings, key=lambda finding: (finding.span, finding.rule))


def _stamped(problem: Problem, rule: Rule, severity: Severity, pair: AlignedPair) -> Finding:
    source, span = problem.source, problem.span
    offending = pair.translation.text[span.start : span.end]
    expected = pair.source.text[source.start : source.end] if source else ""
    return Finding(
        rule=rule.name,
        severity=severity,
        certainty=problem.certainty,
        message=problem.message,
        span=span,
        source=source,
        fix=problem.fix,
        fingerprint=fingerprint_of(rule.name, expected, offending),
    )
