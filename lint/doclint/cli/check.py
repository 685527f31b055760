"""`doclint check`."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import click

from doclint.check.registry import all_rules
from doclint.cli.exit import Exit
from doclint.cli.streams import Shown, note, print_outcome, progress
from doclint.config.resolve import narrowed
from doclint.errors import InputError
from doclint.files import read_text, shown_path
from doclint.language import Support, support
from doclint.model import Severity
from doclint.pair.finder import Pair
from doclint.pair.languages import canonical, is_language
from doclint.project.check import check_pairing, check_texts, internal_error
from doclint.project.project import Project, open_project, settings_without_project
from doclint.project.root import find_root
from doclint.project.run import MANY, check_all, processors
from doclint.show.outcome import Outcome, order


class Request(NamedTuple):
    """What the command line asks for."""

    paths: tuple[Path, ...]
    source: Path | None
    languages: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    config: Path | None
    form: str | None
    fail_on: str
    exit_zero: bool
    jobs: str


class Done(NamedTuple):
    """What a check gave, and how its paths are shown."""

    outcome: Outcome
    shown: Shown


def run(request: Request) -> int:
    """Check, print, and return the exit code."""
    done = _check_one(request, request.source) if request.source else _check_project(request)
    print_outcome(done.outcome, request.form, done.shown)
    if done.outcome.errors:
        return Exit.ERROR
    least = Severity(request.fail_on).weight
    failing = any(at.finding.severity.weight >= least for at in done.outcome.found)
    return Exit.FINDINGS if failing and not request.exit_zero else Exit.CLEAN


def _check_one(request: Request, source: Path) -> Done:
    """Check one pair with no project around it; paths are shown as they were given."""
    if len(request.paths) != 1 or len(request.languages) != 1:
        raise click.UsageError("--source needs one translation and its language, --lang TAG.")
    language = canonical(request.languages[0])
    if not is_language(language):
        raise InputError(f"--lang: `{language}` is not a language tag; one is `pt-BR`, or `ja`")
    settings = settings_without_project(request.config)
    settings = narrowed(settings, all_rules(), _names(request.select), _names(request.ignore))
    pair = Pair(str(request.paths[0]), str(source), language)
    source_text, translation = read_text(pair.source), read_text(pair.translation)
    _note_tables(settings.source_language, [language])
    try:
        found = tuple(check_texts(pair, source_text, translation, settings))
    except Exception as error:  # said in one line, as for a file of a project
        errors = (internal_error(pair.translation, error),)
        return Done(Outcome((), 1, errors=errors), str)
    return Done(Outcome(found, 1), str)


def _check_project(request: Request) -> Done:
    jobs = _jobs(request.jobs)
    project = open_project(_start(request.paths), request.config, request.languages)
    rules = all_rules()
    settings = narrowed(project.settings, rules, _names(request.select), _names(request.ignore))
    paths, errors = _located(project, request.paths)
    pairing = project.finder.of(paths)
    if not (pairing.pairs or pairing.orphans or errors):
        _note_nothing(project, request.paths)
    _note_tables(settings.source_language, (pair.language for pair in pairing.pairs))
    found = list(check_pairing(pairing, settings))
    with progress(len(pairing.pairs), MANY) as advance:
        for checked in check_all(project.tree, pairing.pairs, settings, jobs, advance):
            found.extend(checked.found)
            if checked.error:
                errors.append(checked.error)

    @cache
    def shown(path: str) -> str:
        return shown_path(project.tree.locate(path))

    counts = len(pairing.pairs), len(pairing.missing), len(pairing.orphans)
    errors.extend(project.tree.problems)
    return Done(Outcome(tuple(sorted(found, key=order)), *counts, tuple(errors)), shown)


def _start(paths: Sequence[Path]) -> Path:
    """Return the first path that is in a project: a hook passes files that are in none, too."""
    in_projects = (path for path in paths if path.exists() and find_root(path).certain)
    return next(in_projects, paths[0] if paths else Path())


def _located(project: Project, paths: Sequence[Path]) -> tuple[list[str], list[str]]:
    """Make paths relative to the project; what is not there or in another comes back as errors."""
    located, errors = [], []
    for path in paths:
        try:
            inside = project.relative(path)
        except InputError as error:
            errors.append(str(error))
            continue
        if inside is not None:
            located.append(inside)
        elif find_root(path).certain:
            errors.append(f"{path}: belongs to another project than {project.tree.root}")
    return located if paths else [""], errors


def _names(values: Iterable[str]) -> list[str]:
    """Split what was given with commas: `--select link,image`."""
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def _jobs(text: str) -> int:
    if text == "auto":
        return processors()
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise click.UsageError(f"--jobs must be a number from 1 or `auto`, not `{text}`.")
    return int(text)


def _note_tables(source: str, languages: Iterable[str]) -> None:
    """Say once for each language without a word table what that means."""
    for language in dict.fromkeys(languages):
        if support(source, language) is Support.EQUALITY:
            note(
                f"no word table tells `{language}` from `{source}`:"
                " of what is untranslated, only copies of the source are found"
            )


def _note_nothing(project: Project, paths: Sequence[Path]) -> None:
    given = ", ".join(map(str, paths))
    where = (
        f"{given}: neither source nor translation"
        if paths
        else f"no translations in {project.tree.root}"
    )
    note(f"nothing to check: {where} (layout {project.layout.name})")
