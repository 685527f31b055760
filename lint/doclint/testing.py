"""Runs the examples of rules: for the tests of the built-in rules, and of anybody's.

for rule in rules_in(my_package):
    for example in rule.examples:
        verify(rule, example)
"""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from doclint.check.engine import align_pair, findings_on
from doclint.check.pair import AlignedPair
from doclint.config.config import Config
from doclint.config.resolve import settings_of
from doclint.config.settings import Settings
from doclint.files import Tree
from doclint.filter.silence import silenced
from doclint.fix.edits import applied, in_order
from doclint.model import FileProblem, Finding, Problem, Span
from doclint.pair.finder import Finder
from doclint.pair.layouts import BUILT_IN
from doclint.parse.markdown import parse
from doclint.patterns import lazy_pattern
from doclint.rule import Bad, Example, Rule, Scope
from doclint.terms.glossary import EMPTY, Glossary, glossary_of

if TYPE_CHECKING:
    from doclint.history.model import Behind
    from doclint.memory.memory import TranslationMemory

OPEN, CLOSE = "⟦", "⟧"
_MARK = lazy_pattern(f"[{OPEN}{CLOSE}]")
_PATH = "article.md"


@dataclass(slots=True)
class MemorySite:
    """A `doclint.check.pair.Site` whose files are a mapping of paths to texts."""

    source_path: str
    translation_path: str
    files: Mapping[str, str]

    def exists(self, path: str) -> bool:
        """Tell whether a file or folder is there."""
        return path in self.files or any(file.startswith(f"{path}/") for file in self.files)

    def read(self, path: str) -> str | None:
        """Return a file's text, None where it is not there."""
        return self.files.get(path)


def verify(rule: Rule, example: Example) -> None:
    """Run a rule on one of its examples.

    Raises AssertionError, which says what was expected and what came, where the rule finds anything
    in a `Good`, or in a `Bad` not exactly what is marked.
    """
    if rule.scope is Scope.PROJECT:
        _verify_project(rule, example)
    else:
        _verify_pair(rule, example)


def unmarked(text: str) -> tuple[str, list[Span]]:
    """Take the marks out of a text; returns what is left and the marked spans, by start."""
    spans: list[Span] = []
    opened: list[int] = []
    for index, match in enumerate(_MARK.finditer(text)):
        at = match.start() - index
        if match[0] == OPEN:
            opened.append(at)
        else:
            assert opened, f"{CLOSE} without {OPEN} in: {text}"
            spans.append(Span(opened.pop(), at))
    assert not opened, f"{OPEN} without {CLOSE} in: {text}"
    return _MARK.sub("", text), sorted(spans)


def _verify_pair(rule: Rule, example: Example) -> None:
    text, expected = unmarked(example.translation)
    problems: list[Problem | Finding] = []
    if rule.scope is Scope.CATALOG:
        from doclint.parse.catalog import read

        problems += rule.catalog_problems(read(text, example.language), example.options)
        _verify_places(rule, example, problems, text, expected)
        return
    settings = settings_of(Config(), BUILT_IN[example.layout], {})
    site = _site(example, text)
    settings = settings._replace(glossary=glossary_in(example))
    pair = align_pair(example.source, text, example.language, settings, site)
    if rule.scope is Scope.MEMORY:
        pair.memory = memory_of(example, settings)
    if rule.scope is Scope.HISTORY:
        pair.history = history_of(pair, example)
    if rule.scope is Scope.SILENCE:
        problems += _about_comments(rule, pair, example, text)
    else:
        problems += rule.problems(pair, example.options)
    _verify_places(rule, example, problems, text, expected)


def glossary_in(example: Example) -> Glossary:
    """Return the glossary of an example."""
    from doclint.terms.read import read_glossary

    if not example.glossary:
        return EMPTY
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "glossary.toml")
        file.write_text(example.glossary, encoding="utf-8")
        return glossary_of(read_glossary(str(file), file.name, "en"))


def memory_of(example: Example, settings: Settings) -> "TranslationMemory":
    """Return the memory of what an example has elsewhere."""
    from doclint.memory.collect import rows_of
    from doclint.memory.memory import TranslationMemory

    pairs = (align_pair(*texts, example.language, settings) for texts in example.elsewhere)
    return TranslationMemory(row for pair in pairs for row in rows_of(pair))


def history_of(pair: AlignedPair, example: Example) -> "tuple[Behind, ...]":
    """Return what the earlier versions of an example say of it."""
    from doclint.history.model import Past, Version
    from doclint.history.trace import Reading, Today, trace

    versions = [
        Version(translation, source, (number,) if number < len(example.before) else ())
        for number, (source, translation) in enumerate(reversed(example.before), 1)
    ]
    # The texts are their own names.
    return trace(pair, Past(tuple(versions)), Reading(str, parse), Today(example.source, ""))


def _verify_places(
    rule: Rule,
    example: Example,
    problems: list[Problem | Finding],
    text: str,
    expected: list[Span],
) -> None:
    """Compare what was found in a text with what is marked."""
    problems.sort(key=lambda problem: problem.span)
    found = [problem.span for problem in problems]
    if found != expected:
        said = "".join(
            f"\n  {problem.span} {text[slice(*problem.span)]!r}: {problem.message}"
            for problem in problems
        )
        wanted = "".join(f"\n  {span} {text[slice(*span)]!r}" for span in expected)
        raise AssertionError(
            f"{rule.name}: found{said or ' nothing'}\nexpected{wanted or ' nothing'}"
        )
    if isinstance(example, Bad):
        _verify_words(rule, example, problems)
        if example.fixed is not None:
            fixes = [problem.fix for problem in problems if problem.fix]
            assert applied(text, in_order(fixes)) == example.fixed


def _about_comments(rule: Rule, pair: AlignedPair, example: Example, text: str) -> list[Finding]:
    """Run all rules, since what a comment silences is theirs."""
    found = silenced(findings_on(pair), pair, example.source, text).findings
    return [finding for finding in found if finding.rule == rule.name]


def _verify_project(rule: Rule, example: Example) -> None:
    files = {path: unmarked(text) for path, text in example.files.items()}
    expected = sorted(path for path, (_, spans) in files.items() for _ in spans)
    with tempfile.TemporaryDirectory() as folder:
        for path, (text, _) in files.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        pairing = Finder(Tree(folder), BUILT_IN[example.layout], "en").all()
    problems = list(rule.file_problems(pairing, example.options))
    found = sorted(problem.path for problem in problems)
    assert found == expected, f"{rule.name}: found {found}, expected {expected}"
    if isinstance(example, Bad):
        _verify_words(rule, example, problems)


def _verify_words(
    rule: Rule, example: Bad, problems: Iterable[Problem | Finding | FileProblem]
) -> None:
    messages = [problem.message for problem in problems]
    assert messages, f"{rule.name}: a Bad example marks nothing"
    assert example.message in messages[0], f"{example.message!r} is not in {messages[0]!r}"
    assert not any("\n" in message for message in messages), f"{rule.name}: a message of two lines"


def _site(example: Example, translation: str) -> MemorySite:
    source, target = BUILT_IN[example.layout].sides("en")[0]
    source_path, path = source.fill(_PATH), target.fill(_PATH, example.language)
    files = {source_path: example.source, path: translation, **example.files}
    return MemorySite(source_path, path, files)
