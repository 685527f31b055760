"""Checks one pair of a project: reads both files, runs the rules, locates what they find.

What parses, aligns and compares is loaded by the first pair that needs it: none does where the
cache has all of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from doclint.check.fingerprint import fingerprint_of
from doclint.check.pair import AlignedPair, Memory, Site
from doclint.check.registry import all_rules
from doclint.config.pair_settings import PairSettings
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.files import Tree
from doclint.model import Certainty, Finding, Severity, Span
from doclint.pair.catalogs import is_catalog
from doclint.pair.finder import Pair, Pairing
from doclint.parse import SIGN
from doclint.project.site import DiskSite
from doclint.rule import Scope
from doclint.show.fixes import stretch
from doclint.show.lines import Lines
from doclint.show.outcome import Located, Place, place_of

if TYPE_CHECKING:
    from doclint.history.model import Behind

# What is known of the past of pairs, by the path of the translation.
Histories: TypeAlias = Mapping[str, Sequence["Behind"]]
# What is translated elsewhere, by language.
Memories: TypeAlias = Mapping[str, Memory]

NO_HISTORIES: Histories = MappingProxyType({})
NO_MEMORIES: Memories = MappingProxyType({})

_START = Span(0, 0)


class Checked(NamedTuple):
    """The findings on a pair; `error` is one line that says why there are none.

    `on_source` are about doclint's comments in the source: the same for every translation of it.
    `idle` and `busy` are as in `doclint.filter.silence.Silenced`.
    """

    found: tuple[Located, ...]
    error: str = ""
    on_source: tuple[Located, ...] = ()
    idle: frozenset[Span] = frozenset()
    busy: frozenset[Span] = frozenset()


def check_texts(
    pair: Pair,
    source: str,
    translation: str,
    settings: Settings,
    site: Site | None = None,
    memory: Memory | None = None,
    history: "Sequence[Behind] | None" = None,
) -> Checked:
    """Return what the rules find in two texts, with its places, without what comments silence."""
    if is_catalog(pair.translation):
        from doclint.project.catalog import check_catalog

        return check_catalog(pair, translation, settings)
    from doclint.check.engine import align_pair
    from doclint.parse.data import parser_of

    parser = parser_of(pair.translation)
    aligned = align_pair(source, translation, pair.language, settings, site, memory, parser)
    aligned.history = history
    return check_aligned(aligned, pair, source, translation)


def check_aligned(aligned: AlignedPair, pair: Pair, source: str, translation: str) -> Checked:
    """Return what the rules find in two texts that are parsed and aligned."""
    from doclint.check.engine import findings_on

    settings = aligned.settings
    findings = findings_on(aligned)
    if not (aligned.source.directives or aligned.translation.directives):
        return Checked(tuple(located_on(findings, pair, source, translation)))
    from doclint.filter.silence import silenced

    left = silenced(findings, aligned, source, translation)
    return Checked(
        tuple(located_on(left.findings, pair, source, translation)),
        "",
        tuple(located_in(pair.source, source, left.on_source, settings.source_language)),
        left.idle,
        left.busy,
    )


def located_on(
    findings: Sequence[Finding], pair: Pair, source: str, translation: str
) -> Iterator[Located]:
    """Locate findings on a pair of texts."""
    if not findings:
        return
    source_lines, lines = Lines(source), Lines(translation)
    for finding in findings:
        place = place_of(pair.translation, translation, lines, finding.span)
        there = finding.source
        origin = place_of(pair.source, source, source_lines, there) if there else None
        fix = finding.fix
        fixed = place_of(pair.translation, translation, lines, stretch(fix)) if fix else None
        yield Located(finding, pair.language, place, origin, fixed)


def located_in(
    path: str, text: str, findings: Iterable[Finding], language: str
) -> Iterator[Located]:
    """Locate findings on a file that is looked at alone."""
    lines = Lines(text)
    for finding in findings:
        fix = finding.fix
        fixed = place_of(path, text, lines, stretch(fix)) if fix else None
        yield Located(finding, language, place_of(path, text, lines, finding.span), None, fixed)


def check_safely(
    pair: Pair,
    source: str,
    translation: str,
    settings: Settings,
    site: Site | None = None,
    memory: Memory | None = None,
    history: "Sequence[Behind] | None" = None,
) -> Checked:
    """Check two texts; never raises."""
    try:
        return check_texts(pair, source, translation, settings, site, memory, history)
    except Exception as error:  # one broken pair must not hide what the others have
        return Checked((), internal_error(pair.translation, error))


def check_files(
    tree: Tree,
    pair: Pair,
    settings: Settings,
    histories: Histories = NO_HISTORIES,
    memories: Memories = NO_MEMORIES,
) -> Checked:
    """Check a pair of the project; never raises."""
    try:
        source, translation = tree.text(pair.source), tree.text(pair.translation)
    except InputError as error:
        return Checked((), str(error))
    site, memory = DiskSite(tree, pair), memories.get(pair.language)
    return check_read(pair, source, translation, settings, site, histories, memory)


def check_read(
    pair: Pair,
    source: str,
    translation: str,
    settings: Settings,
    site: Site,
    histories: Histories,
    memory: Memory | None = None,
) -> Checked:
    """Check a pair of the project that was read; never raises."""
    from doclint.check.engine import only_looks_back

    history = histories.get(pair.translation)
    # Where the past alone is asked about, most pairs need no parsing.
    says_nothing = not history and not is_catalog(pair.translation)
    if says_nothing and SIGN not in source + translation and only_looks_back(settings):
        return Checked(())
    return check_safely(pair, source, translation, settings, site, memory, history)


def internal_error(path: str, error: Exception) -> str:
    """Say in one line which file met which error where in the program."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return f"{path}: internal error, please report it: {what}{where}"


def check_pairing(pairing: Pairing, settings: PairSettings, tree: Tree) -> Iterator[Located]:
    """Yield what the rules of the project find in the lists of files."""
    for chosen, part in _by_settings(pairing, settings):
        for rule in all_rules().values():
            severity = chosen.severity_of(rule)
            if rule.scope is not Scope.PROJECT or severity is Severity.OFF:
                continue
            for problem in rule.file_problems(part, chosen.options.get(rule.name, {})):
                if _is_silenced(tree, problem.path, rule.name):
                    continue
                finding = Finding(
                    rule=rule.name,
                    severity=severity,
                    certainty=Certainty.CERTAIN,
                    message=problem.message,
                    span=_START,
                    source=None,
                    fix=None,
                    fingerprint=fingerprint_of(rule.name, problem.path, problem.language),
                )
                place = Place(problem.path, 0, 0, 1, 1, 1, 1)
                yield Located(finding, problem.language, place, None)


def _by_settings(pairing: Pairing, settings: PairSettings) -> Iterator[tuple[Settings, Pairing]]:
    """Part the lists by the settings that hold for their members."""
    parts: dict[int, tuple[Settings, tuple[list[Pair], list[Pair], list[Pair]]]] = {}
    for number, pairs in enumerate(pairing):
        for pair in pairs:
            chosen = settings.of(pair)
            parts.setdefault(id(chosen), (chosen, ([], [], [])))[1][number].append(pair)
    for chosen, lists in parts.values():
        yield chosen, Pairing(*map(tuple, lists))


def _is_silenced(tree: Tree, path: str, rule: str) -> bool:
    """Tell whether a comment in a file that is no side of a pair silences a rule."""
    text = tree.read(path) or ""
    if SIGN not in text:
        return False
    from doclint.filter.silence import Comments
    from doclint.parse.data import parser_of

    return any(Comments(parser_of(path)(text, "en", Settings())).against(rule, None))
