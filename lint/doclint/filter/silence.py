"""Comments in the articles that silence findings.

| comment | silences |
| --- | --- |
| `doclint-disable-next-line RULE` | what begins on the next line that is not blank |
| `doclint-disable-line RULE` | what begins on its own line |
| `doclint-disable RULE` | what begins after it, up to a `doclint-enable` of the rule or the end |
| `doclint-disable-file RULE` | all there is |

RULE is a rule or a group; there may be several, and a reason after `--`. A comment in a translation
silences by the place of a finding in the translation. One in the source does so for all
translations, by the place in the source, since those who write these may not keep it. In a PO file,
`doclint-disable-next-line` is about the message that it is a comment of.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Set
from operator import itemgetter
from typing import NamedTuple

from doclint.check.engine import stamped
from doclint.check.pair import AlignedPair
from doclint.check.registry import all_rules
from doclint.config.settings import Settings
from doclint.model import Finding, Severity, Span
from doclint.parse.document import ACTIONS, Directive, Document, Named
from doclint.patterns import lazy_pattern
from doclint.rule import Rule, Scope
from doclint.show.lines import Lines

_NOT_BLANK = lazy_pattern(r"\S")


class Entry(NamedTuple):
    """A rule or group that a comment names."""

    directive: Directive
    name: Named


class Silences(NamedTuple):
    """The comments of one article, as rules about them see it.

    `known` are the names of all rules and groups, `idle` the entries that silence nothing though
    what they name was looked for.
    """

    document: Document
    known: Set[str]
    idle: tuple[Entry, ...]


class Silenced(NamedTuple):
    """What is left when the comments of both articles are obeyed.

    `findings` are on the translation, sorted: those that no comment silences and those about its
    comments. `on_source` are about the source's comments and have their spans in it. `idle` and
    `busy` are the spans of names in the source's comments that silence nothing, or something, in
    this translation.
    """

    findings: tuple[Finding, ...]
    on_source: tuple[Finding, ...]
    idle: frozenset[Span]
    busy: frozenset[Span]


def silenced(
    findings: Iterable[Finding], pair: AlignedPair, source_text: str, translation_text: str
) -> Silenced:
    """Take out what comments silence, and add what is wrong with the comments.

    The texts are those that the pair was parsed from, comments and all.
    """
    ours, theirs = Comments(pair.translation), Comments(pair.source)
    kept: list[Finding] = []
    used: set[Entry] = set()
    used_there: set[Entry] = set()
    for finding in findings:
        here = list(ours.against(finding.rule, finding.span.start))
        there = list(theirs.against(finding.rule, finding.source.start if finding.source else None))
        used.update(here)
        used_there.update(there)
        if not (here or there):
            kept.append(finding)
    ran = _ran(pair)
    idle = (entry for entry in ours.entries if entry.name.text in ran and entry not in used)
    kept += about_comments(ours, idle, pair.settings, translation_text)
    return Silenced(
        tuple(sorted(kept, key=lambda finding: (finding.span, finding.rule))),
        tuple(about_comments(theirs, (), pair.settings, source_text)),
        frozenset(e.name.span for e in theirs.entries if e.name.text in ran) - _spans(used_there),
        _spans(used_there),
    )


def about_comments(
    comments: "Comments", idle: Iterable[Entry], settings: Settings, text: str
) -> Iterator[Finding]:
    """Yield what the rules about comments find in an article; `text` is the whole of it.

    `idle` are the entries that silence nothing.
    """
    rules = all_rules()
    silences = Silences(comments.document, names_of(rules.values()), tuple(idle))
    for rule in rules.values():
        severity = settings.severity_of(rule)
        if rule.scope is Scope.SILENCE and severity is not Severity.OFF:
            for problem in rule.silence_problems(silences, settings.options.get(rule.name, {})):
                start, end = problem.span
                if not any(comments.against(rule.name, start)):
                    yield stamped(problem, rule, severity, text[start:end], "")


def names_of(rules: Iterable[Rule]) -> frozenset[str]:
    """Return the names of rules and of their groups."""
    return frozenset(name for rule in rules for name in (rule.name, rule.group))


def _spans(entries: Iterable[Entry]) -> frozenset[Span]:
    return frozenset(entry.name.span for entry in entries)


def _ran(pair: AlignedPair) -> frozenset[str]:
    """Return the rules and groups that found all they can find in this pair.

    Without the files around it none of those that follow links do, and nobody says which they are.
    """
    if pair.site is None:
        return frozenset()
    ran, partly = set[str](), set[str]()
    for rule in all_rules().values():
        if rule.scope is not Scope.PAIR:
            partly.add(rule.group)
        elif pair.settings.severity_of(rule) is not Severity.OFF:
            ran |= {rule.name, rule.group}
        elif rule.severity is not Severity.OFF:
            partly.add(rule.group)
    return frozenset(ran - partly)


class Comments:
    """The comments of one article, by what they reach.

    `message_of` tells the stretch of the message that a comment in a PO file belongs to.
    """

    def __init__(
        self, document: Document, message_of: Callable[[int], Span | None] | None = None
    ) -> None:
        self.document = document
        self._message_of = message_of
        self.entries: list[Entry] = []
        self._lines = Lines(document.text)
        self._in_file: list[Entry] = []
        self._on_line: dict[int, list[Entry]] = {}
        # Where ranges begin (with an entry) or end, for one name or for all ("").
        self._turns: list[tuple[int, str, Entry | None]] = []
        self._turns_of: dict[str, list[tuple[int, Entry | None]]] = {}
        for directive in document.directives:
            if directive.action in ACTIONS:
                self._add(directive)

    def _add(self, directive: Directive) -> None:
        at = directive.span.start
        if directive.action == "enable":
            names = [name.text for name in directive.names] or [""]
            self._turns += ((at, name, None) for name in names)
            return
        entries = [Entry(directive, name) for name in directive.names]
        self.entries += entries
        if directive.action == "disable-file":
            self._in_file += entries
        elif directive.action == "disable":
            self._turns += ((at, entry.name.text, entry) for entry in entries)
        else:
            for line in self._targets(directive):
                self._on_line.setdefault(line, []).extend(entries)

    def _targets(self, directive: Directive) -> Iterable[int]:
        """Return the numbers of the lines that a comment is about."""
        if directive.action == "disable-next-line" and self._message_of:
            message = self._message_of(directive.span.start)
            return range(self._line(message.start), self._line(message.end) + 1) if message else ()
        return (self._target(directive),)

    def _target(self, directive: Directive) -> int:
        """Return the number of the line that a comment is about, 0 for none."""
        if directive.action == "disable-line":
            return self._line(directive.span.start)
        # Other comments of doclint are blank, so several may precede a line.
        text = self.document.text
        end = text.find("\n", directive.span.end)
        found = _NOT_BLANK.search(text, end) if end >= 0 else None
        return self._line(found.start()) if found else 0

    def _line(self, at: int) -> int:
        return self._lines.position(at)[0]

    def against(self, rule: str, at: int | None) -> Iterator[Entry]:
        """Yield what silences a rule's finding that begins at an offset, None for nowhere."""
        names = (rule, rule.partition("/")[0])
        yield from (entry for entry in self._in_file if entry.name.text in names)
        if at is None:
            return
        if self._on_line:
            on_line = self._on_line.get(self._line(at), ())
            yield from (entry for entry in on_line if entry.name.text in names)
        if self._turns:
            turns = self._turns_for(rule, names)
            for index in range(bisect_right(turns, at, key=itemgetter(0)) - 1, -1, -1):
                entry = turns[index][1]
                if entry is None:
                    break
                yield entry

    def _turns_for(self, rule: str, names: tuple[str, str]) -> list[tuple[int, Entry | None]]:
        """Return where ranges that concern a rule begin and end."""
        if rule not in self._turns_of:
            concerned = (*names, "")
            turns = [(at, entry) for at, name, entry in self._turns if name in concerned]
            self._turns_of[rule] = turns
        return self._turns_of[rule]
