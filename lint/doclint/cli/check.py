"""`doclint check`."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from doclint.cache import store_for
from doclint.cli.elsewhere import memories_for
from doclint.cli.exit import Exit
from doclint.cli.given import (
    cluster_of,
    jobs_of,
    located,
    names,
    project_of,
    shown_paths,
    start_of,
)
from doclint.cli.outputs import Outputs, outputs_of
from doclint.cli.past import at_rest, past_of
from doclint.cli.streams import note, print_outcome, progress
from doclint.cli.wish import Wish
from doclint.config.pair_settings import PairSettings
from doclint.errors import InputError
from doclint.files import decoded, path_from, read_text, repository_of
from doclint.language import Support, support
from doclint.model import Severity
from doclint.pair.finder import Pair, Pairing
from doclint.pair.languages import canonical, is_language
from doclint.project.check import Checked, Histories, Memories, check_pairing, check_safely
from doclint.project.project import Project, settings_without_project
from doclint.project.root import find_root
from doclint.project.run import FEW, MANY, Jobs, check_all
from doclint.show.formats import Paths
from doclint.show.outcome import Located, Outcome, order


class Request(NamedTuple):
    """What the command line asks for."""

    paths: tuple[Path, ...]
    source: Path | None
    languages: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    config: Path | None
    form: str | None
    outputs: tuple[str, ...]
    statistics: bool
    fail_on: str
    exit_zero: bool
    jobs: str
    baseline: Path | None
    no_baseline: bool
    update_baseline: bool
    prune_baseline: bool
    changed_since: str | None
    stdin_filename: Path | None
    watch: bool
    no_cache: bool
    executor: str | None
    root: str | None


class How(NamedTuple):
    """How pairs are checked: what needs this machine in `jobs` processes, all else `where`."""

    jobs: int
    where: Jobs
    with_cache: bool


class Done(NamedTuple):
    """What a check gave, and how its paths are shown."""

    outcome: Outcome
    paths: Paths


def run(request: Request) -> int:
    """Check, print, and return the exit code."""
    outputs = outputs_of(request.form, request.outputs, statistics=request.statistics)
    if request.root is not None:
        _refuse_with_root(request)
    if not request.watch:
        return _run(request, outputs)
    if request.stdin_filename:
        raise click.UsageError("--watch goes with no --stdin-filename.")
    from doclint.cli.watch import watch

    folder = find_root(start_of(request.paths)).folder
    return watch(lambda: _run(request, outputs), folder, [file for _, file in outputs.files])


def _run(request: Request, outputs: Outputs) -> int:
    done = _check_one(request, request.source) if request.source else _check_project(request)
    print_outcome(done.outcome, outputs, done.paths)
    if done.outcome.errors:
        return Exit.ERROR
    least = Severity(request.fail_on).weight
    failing = any(at.finding.severity.weight >= least for at in done.outcome.found)
    return Exit.FINDINGS if failing and not request.exit_zero else Exit.CLEAN


def _refuse_with_root(request: Request) -> None:
    """Raise click.UsageError for what needs a disk, or git, or writes to the project."""
    others = {
        "--source": request.source,
        "--stdin-filename": request.stdin_filename,
        "--changed-since": request.changed_since,
        "--watch": request.watch,
        "--update-baseline": request.update_baseline,
        "--prune-baseline": request.prune_baseline,
    }
    if given := [name for name, value in others.items() if value]:
        raise click.UsageError(f"--root goes with no {given[0]}.")


def _check_one(request: Request, source: Path) -> Done:
    """Check one pair with no project around it; paths are shown as they were given."""
    given = request.stdin_filename
    translations = [*request.paths, given] if given else request.paths
    if len(translations) != 1 or len(request.languages) != 1:
        raise click.UsageError("--source needs one translation and its language, --lang TAG.")
    if request.changed_since or any(_wish(request)):
        raise click.UsageError("--source goes with no baseline and no --changed-since.")
    language = canonical(request.languages[0])
    if not is_language(language):
        raise InputError(f"--lang: `{language}` is not a language tag; one is `pt-BR`, or `ja`")
    configured = settings_without_project(request.config)
    pair = Pair(str(translations[0]), str(source), language)
    settings = configured.narrowed(names(request.select), names(request.ignore)).of(pair)
    source_text = read_text(pair.source)
    translation = _standard_input(given) if given else read_text(pair.translation)
    _note_tables(settings.source_language, [language])
    root = repository_of(".")
    paths = Paths(str, lambda path: path_from(root, path))
    checked = check_safely(pair, source_text, translation, settings)
    found = sorted(checked.on_source + checked.found, key=order)
    errors = (checked.error,) if checked.error else ()
    return Done(Outcome(tuple(found), 1, errors=errors), paths)


def _check_project(request: Request) -> Done:
    jobs = jobs_of(request.jobs)
    where = cluster_of(request.executor) if request.executor else jobs
    wish, given = _wish(request), request.stdin_filename
    wish.check()
    if given and (request.paths or request.changed_since or wish.update or wish.prune):
        raise click.UsageError(
            "--stdin-filename goes with no PATH, no --changed-since and no change of the baseline."
        )
    asked = (given,) if given else request.paths
    project = project_of(asked, request.config, request.languages, request.root)
    select, ignore = names(request.select), names(request.ignore)
    settings = project.settings.narrowed(select, ignore)
    paths, errors = _given(project, given) if given else located(project, request.paths)
    pairing, since = project.finder.of(paths), None
    if request.changed_since is not None:
        from doclint.project.since import Since

        since = Since(project, settings, request.changed_since)
        pairing = since.part_of(pairing)
    if not (pairing.pairs or pairing.orphans or errors):
        _note_nothing(project, asked, request.changed_since)
    _note_tables(settings.base.source_language, (pair.language for pair in pairing.pairs))
    all_languages = not request.languages
    # A text that is given stands on no disk, and a URL has no place for a cache.
    how = How(jobs, where, with_cache=not (request.no_cache or given or request.root))
    found, failed = _found_in(project, pairing, settings, how, all_languages=all_languages)
    errors += failed.values()
    if since:
        # Of equal findings, those on lines that did not change are the ones that are known.
        found.sort(key=since.touches)
    new, known = found, 0
    if file := wish.file_in(project):
        from doclint.cli.known import Looked, without_known

        whole = paths == [""] and all_languages and since is None
        checked = {pair.translation for pair in pairing.pairs} - failed.keys()
        unheard = [*ignore, *at_rest(settings)]
        looked = Looked(whole, checked, failed.keys(), select, unheard)
        new, known = without_known(found, project, file, wish, looked)
    if since:
        new = sorted(since.blamed(new, found, pairing.pairs), key=order)
    counts = len(pairing.pairs), len(pairing.missing), len(pairing.orphans)
    errors += project.tree.problems
    outcome = Outcome(tuple(new), *counts, tuple(errors), known)
    return Done(outcome, shown_paths(project.tree))


def _found_in(
    project: Project,
    pairing: Pairing,
    settings: PairSettings,
    how: How,
    *,
    all_languages: bool,
) -> tuple[list[Located], dict[str, str]]:
    """Check pairs and lists of files; returns findings, sorted, and the errors by translation."""
    found = list(check_pairing(pairing, settings, project.tree))
    histories = past_of(project, pairing.pairs, settings, how.jobs, with_cache=how.with_cache)
    memories = memories_for(project, pairing.pairs, settings, how.jobs)
    commented: list[tuple[Pair, Checked]] = []
    failed: dict[str, str] = {}
    with progress(len(pairing.pairs), MANY) as advance:
        done = _checked(project, pairing.pairs, settings, how, advance, histories, memories)
        for pair, checked in zip(pairing.pairs, done, strict=True):
            found.extend(checked.found)
            if checked.error:
                failed[pair.translation] = checked.error
            if checked.on_source or checked.idle or checked.busy:
                commented.append((pair, checked))
    if commented:
        from doclint.project.sources import about_sources

        looked_at = {pair.translation for pair in pairing.pairs} - failed.keys()

        def complete(source: str) -> bool:
            translations = project.finder.of([source]).pairs
            return all_languages and all(pair.translation in looked_at for pair in translations)

        found += about_sources(commented, complete, project.tree, settings)
    return sorted(found, key=order), failed


def _checked(
    project: Project,
    pairs: Sequence[Pair],
    settings: PairSettings,
    how: How,
    advance: Callable[[int], None],
    histories: Histories,
    memories: Memories,
) -> Iterator[Checked]:
    tree, where = project.tree, how.where
    # A memory depends on every article; a few pairs are checked in the time of a look at the cache.
    worth_it = how.with_cache and not memories and len(pairs) >= FEW
    if not (worth_it and (store := store_for(project.tree.root))):
        return check_all(tree, pairs, settings, where, advance, histories, memories)
    from doclint.cache.checks import check_with_cache

    return check_with_cache(store, tree, pairs, settings, where, advance, histories)


def _wish(request: Request) -> Wish:
    return Wish(
        request.baseline, request.no_baseline, request.update_baseline, request.prune_baseline
    )


def _standard_input(name: Path) -> str:
    return decoded(sys.stdin.buffer.read(), str(name))


def _given(project: Project, name: Path) -> tuple[list[str], list[str]]:
    """Take standard input for a file of the project; returns it as `located` does."""
    text = _standard_input(name)
    path = project.relative(name, may_be_new=True)
    if path is None:
        return [], []
    project.tree.give(path, text)
    return [path], []


def _note_tables(source: str, languages: Iterable[str]) -> None:
    """Say once for each language without a word table what that means."""
    for language in dict.fromkeys(languages):
        if support(source, language) is Support.EQUALITY:
            note(
                f"no word table tells `{language}` from `{source}`:"
                " of what is untranslated, only copies of the source are found"
            )


def _note_nothing(project: Project, paths: Sequence[Path], since: str | None) -> None:
    given = ", ".join(map(str, paths))
    if since is not None:
        where = f"no pair changed since `{since}`" + (f" in {given}" if paths else "")
    elif paths:
        where = f"{given}: neither source nor translation"
    else:
        where = f"no translations in {project.tree.root}"
    note(f"nothing to check: {where} (layout {project.layout.name})")
