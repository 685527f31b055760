"""Checks one pair of a project: reads both files, runs the rules, locates what they find."""

from collections.abc import Iterator
from typing import NamedTuple

from doclint.check.engine import check_pair
from doclint.check.fingerprint import fingerprint_of
from doclint.check.pair import Site
from doclint.check.registry import all_rules
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.files import Tree, read_text
from doclint.model import Certainty, Finding, Severity, Span
from doclint.pair.finder import Pair, Pairing
from doclint.project.site import DiskSite
from doclint.rule import Scope
from doclint.show.lines import Lines
from doclint.show.outcome import Located, Place, place_of

_START = Span(0, 0)


class Checked(NamedTuple):
    """The findings on a pair; `error` is one line that says why there are none."""

    found: tuple[Located, ...]
    error: str = ""


def check_texts(
    pair: Pair, source: str, translation: str, settings: Settings, site: Site | None = None
) -> Iterator[Located]:
    """Yield what the rules find in two texts, with its places."""
    findings = list(check_pair(source, translation, pair.language, settings, site))
    if not findings:
        return
    source_lines, lines = Lines(source), Lines(translation)
    for finding in findings:
        place = place_of(pair.translation, translation, lines, finding.span)
        there = finding.source
        origin = place_of(pair.source, source, source_lines, there) if there else None
        yield Located(finding, pair.language, place, origin)


def check_files(tree: Tree, pair: Pair, settings: Settings) -> Checked:
    """Check a pair of the project; never raises."""
    try:
        source = read_text(tree.locate(pair.source), pair.source)
        translation = read_text(tree.locate(pair.translation), pair.translation)
        site = DiskSite(tree, pair)
        return Checked(tuple(check_texts(pair, source, translation, settings, site)))
    except InputError as error:
        return Checked((), str(error))
    except Exception as error:  # one broken pair must not hide what the others have
        return Checked((), internal_error(pair.translation, error))


def internal_error(path: str, error: Exception) -> str:
    """Say in one line which file met which error where in the program."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return f"{path}: internal error, please report it: {what}{where}"


def check_pairing(pairing: Pairing, settings: Settings) -> Iterator[Located]:
    """Yield what the rules of the project find in the lists of files."""
    for rule in all_rules().values():
        severity = settings.severity_of(rule)
        if rule.scope is not Scope.PROJECT or severity is Severity.OFF:
            continue
        for problem in rule.file_problems(pairing, settings.options.get(rule.name, {})):
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
