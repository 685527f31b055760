"""Mends one translation of a project: reads both files, applies the fixes, writes nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from doclint.check.pair import Memory
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.files import Tree
from doclint.fix.passes import Judged, Mended, mend
from doclint.model import Finding, Safety
from doclint.pair.finder import Pair
from doclint.project.check import check_texts, internal_error
from doclint.project.site import DiskSite
from doclint.show.lines import Lines


class Wanted(NamedTuple):
    """Which fixes are applied: those of some rules, and not only the safe ones if `unsafe`."""

    rules: frozenset[str]
    unsafe: bool

    def has(self, finding: Finding) -> bool:
        """Tell whether the fix of a finding is wanted."""
        if finding.fix is None or finding.rule not in self.rules:
            return False
        return self.unsafe or finding.fix.safety is Safety.SAFE


class Step(NamedTuple):
    """One fix: where it was applied or refused (from 1), whose it is, what it does or why not."""

    line: int
    column: int
    rule: str
    text: str


class Fixed(NamedTuple):
    """What became of a translation; `before` and `after` are its text.

    `left` counts the findings that it still has, `untranslated` those of them that a memory may
    know more of. `error` is one line that says why the file was not looked at.
    """

    before: str = ""
    after: str = ""
    applied: tuple[Step, ...] = ()
    refused: tuple[Step, ...] = ()
    left: int = 0
    untranslated: int = 0
    error: str = ""


def fix_files(
    tree: Tree,
    pair: Pair,
    settings: Settings,
    wanted: Wanted,
    memories: Mapping[str, Memory],
) -> Fixed:
    """Mend the translation of a pair of the project, as far as that is wanted; never raises.

    `memories` are by language.
    """
    try:
        source, before = tree.text(pair.source), tree.text(pair.translation)
    except InputError as error:
        return Fixed(error=str(error))
    memory = memories.get(pair.language)
    site = DiskSite(tree, pair)

    def find(text: str) -> list[Finding]:
        checked = check_texts(pair, source, text, settings, site, memory)
        return [located.finding for located in checked.found]

    @cache
    def judgement() -> Callable[[str], str]:
        # The import takes as long as checking a hundred articles, and few files are mended.
        from doclint.fix.readable import judge

        return judge(source, before, settings.liquid)

    def refuse(text: str) -> str:
        return judgement()(text)

    try:
        mended = mend(before, find, wanted.has, refuse)
    except Exception as error:  # one broken pair must not keep the others from being mended
        return Fixed(error=internal_error(pair.translation, error))
    return _fixed(before, mended)


def _fixed(before: str, mended: Mended) -> Fixed:
    untranslated = sum(finding.rule.startswith("untranslated/") for finding in mended.left)
    return Fixed(
        before,
        mended.text,
        tuple(_steps(mended.applied)),
        tuple(_steps(mended.refused)),
        len(mended.left),
        untranslated,
    )


def _steps(judged: Iterable[Judged]) -> Iterator[Step]:
    lines: dict[str, Lines] = {}
    for finding, text, reason in judged:
        known = lines.get(text) or lines.setdefault(text, Lines(text))
        description = finding.fix.description if finding.fix else ""
        yield Step(*known.position(finding.span.start), finding.rule, reason or description)
