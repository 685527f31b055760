"""Mends a text in passes until nothing is left to mend, and takes no fix that makes it worse."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from doclint.fix.edits import Shift, apart, applied, in_order, moved_by
from doclint.model import Edit, Finding, Fix, Span

PASSES = 10

Find = Callable[[str], Sequence[Finding]]
Wanted = Callable[[Finding], bool]
Refuse = Callable[[str], str]


class Judged(NamedTuple):
    """A finding whose fix was tried, and the text that its span counts in.

    `reason` says why the fix was not applied, nothing where it was.
    """

    finding: Finding
    text: str
    reason: str = ""


class Mended(NamedTuple):
    """A text after its fixes; `left` are the findings that it still has."""

    text: str
    applied: tuple[Judged, ...]
    refused: tuple[Judged, ...]
    left: tuple[Finding, ...]


def mend(text: str, find: Find, wanted: Wanted, refuse: Refuse) -> Mended:
    """Apply the fixes that are `wanted`, pass by pass.

    `find` returns the findings on a text, sorted. `refuse` says why a text may not be written,
    nothing if it may. Fixes that overlap wait for the next pass. A fix is taken only if the text
    has fewer findings after it and no new ones; two rules that would undo each other are named.
    """
    done: list[Judged] = []
    refused: dict[tuple[str, Fix | None], Judged] = {}
    tried: set[tuple[str, Fix | None]] = set()  # in vain, on the text as it is now
    state = _State(text, tuple(find(text)))
    for _ in range(PASSES):
        fixable = [
            finding
            for finding in state.findings
            if finding.fix and wanted(finding) and _identity(finding) not in tried
        ]
        chosen = apart(fixable)
        if not chosen:
            break
        before = state.text
        together = _after(state, chosen, find, refuse)
        if isinstance(together, _State):
            state = together
            done += [Judged(finding, before) for finding in chosen]
            tried.clear()
            continue
        state, judged = _one_by_one(state, chosen, find, refuse)
        done += [one for one in judged if not one.reason]
        refused.update((_identity(one.finding), one) for one in judged if one.reason)
        if state.text != before:
            tried.clear()  # what was refused before another edit may be right after it
        else:
            tried.update(_identity(one.finding) for one in judged)
    # What was refused and then moved by another edit was tried, and is told, at its last place.
    still = dict.fromkeys(map(_identity, state.findings))
    left = tuple(refused[identity] for identity in still if identity in refused)
    return Mended(state.text, tuple(done), left, state.findings)


def _one_by_one(
    state: "_State", chosen: Sequence[Finding], find: Find, refuse: Refuse
) -> tuple["_State", list[Judged]]:
    """Apply those fixes of some that can be applied; they do not overlap, and one is to blame."""
    before = state.text
    made: list[Edit] = []
    judged: list[Judged] = []
    for finding in chosen:
        fix = finding.fix
        # The edits of two fixes may lie among each other, and one edit may belong to both.
        left = [edit for edit in fix.edits if edit not in made] if fix else []
        moved = fix._replace(edits=tuple(moved_by(made, left))) if fix and left else None
        after = _after(state, [finding._replace(fix=moved)], find, refuse) if moved else state
        if isinstance(after, _State):
            state = after
            made += left
            judged.append(Judged(finding, before))
        else:
            judged.append(Judged(finding, before, after))
    return state, judged


class _State(NamedTuple):
    text: str
    findings: tuple[Finding, ...]


def _identity(finding: Finding) -> tuple[str, Fix | None]:
    return finding.fingerprint, finding.fix


def _after(state: _State, chosen: Sequence[Finding], find: Find, refuse: Refuse) -> _State | str:
    """Return what fixes make of a text and its findings; as a string, why they must not."""
    edits = in_order([finding.fix for finding in chosen if finding.fix])
    try:
        text = applied(state.text, edits)
    except ValueError as error:  # one fix whose own edits collide
        return str(error)
    if text == state.text:
        return "it changes nothing"
    findings = tuple(find(text))
    new, rests = _new(state.findings, findings, Shift(edits))
    if new:
        if len(chosen) == 1 and _undoes(new, text, state.text):
            return f"the fixes of {chosen[0].rule} and {new.rule} undo each other; please report it"
        return f"it would give a new finding, {new.rule}: {new.message}"
    if len(findings) - rests >= len(state.findings):
        return "the finding would stay"
    if reason := refuse(text):
        return reason
    return _State(text, findings)


def _new(
    before: Sequence[Finding], after: Sequence[Finding], shift: Shift
) -> tuple[Finding | None, int]:
    """Return the first finding that there was not before, and how many are rests of an old one.

    One of the same rule is an old one if it says the same or lies where one lay: what an edit
    changes inside a finding changes its fingerprint. A rest is of the same group and lies inside
    the old one: of an article that is untranslated, some sentences still are.
    """
    old = Counter(finding.fingerprint for finding in before)
    strange: list[Finding] = []
    for finding in after:
        if old[finding.fingerprint]:
            old[finding.fingerprint] -= 1
        else:
            strange.append(finding)
    places = [(finding.rule, shift.span(finding.span)) for finding in before] if strange else []
    rests = 0
    for finding in strange:
        if any(rule == finding.rule and _touch(span, finding.span) for rule, span in places):
            continue
        if not any(_is_rest(finding, rule, span) for rule, span in places):
            return finding, 0
        rests += 1
    return None, rests


def _touch(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _is_rest(finding: Finding, rule: str, span: Span) -> bool:
    start, end = finding.span
    inside = span.start <= start and end <= span.end and finding.span != span
    return inside and finding.rule.partition("/")[0] == rule.partition("/")[0]


def _undoes(finding: Finding, text: str, before: str) -> bool:
    try:
        return finding.fix is not None and applied(text, finding.fix.edits) == before
    except ValueError:  # its own edits collide
        return False
