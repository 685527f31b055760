"""`doclint fix`."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from doclint.check.pair import Memory
from doclint.check.registry import all_rules, remembers
from doclint.cli.exit import Exit
from doclint.cli.given import jobs_of, located, names, shown_paths, start_of
from doclint.cli.streams import complain, fit_for, note, progress, say, warn
from doclint.config.resolve import is_chosen
from doclint.errors import InputError
from doclint.files import shown_path
from doclint.pair.finder import Pair
from doclint.project.fix import Fixed, Step, Wanted, fix_files
from doclint.project.project import Project, open_project
from doclint.project.run import MANY, map_pairs
from doclint.show.diff import unified
from doclint.show.text import printable
from doclint.write import replace_text


class Request(NamedTuple):
    """What the command line asks for."""

    paths: tuple[Path, ...]
    languages: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    unsafe: bool
    memory: bool
    diff: bool
    config: Path | None
    jobs: str


def run(request: Request) -> int:
    """Mend, say what was done, and return the exit code."""
    jobs = jobs_of(request.jobs)
    project = open_project(start_of(request.paths), request.config, request.languages)
    select, ignore = names(request.select), names(request.ignore)
    project.settings.narrowed(select, ignore)  # refuses what is no rule
    paths, errors = located(project, request.paths)
    rules = (rule.name for rule in all_rules().values() if is_chosen(rule, select, ignore))
    wanted = Wanted(frozenset(rules), request.unsafe)
    pairs = project.finder.of(paths).pairs
    if not pairs and not errors:
        note(f"nothing to mend: no translations in {project.tree.root}")
    tally = _Tally()
    refused: dict[str, Sequence[Step]] = {}  # of a file that comes twice, the last
    paths_shown = shown_paths(project.tree).shown
    for pair, fixed in _all_fixed(project, pairs, wanted, jobs, request):
        path = paths_shown(pair.translation)
        if fixed.error:
            errors.append(fixed.error)
            continue
        tally.left[path] = fixed.left
        refused[path] = fixed.refused
        if fixed.after == fixed.before:
            continue
        if request.diff:
            say(map(fit_for(sys.stdout), unified(pair.translation, fixed.before, fixed.after)))
        else:
            try:
                _write(project, pair, fixed)
            except InputError as fault:
                errors.append(str(fault))
                continue
            say(_lines(path, fixed.applied))
        tally.files.add(path)
        tally.mended += len(fixed.applied)
    for path, steps in refused.items():
        for line in _lines(path, steps, "not mended: "):
            warn(line)
    errors += project.tree.problems
    for error in dict.fromkeys(errors):
        complain(error)
    note(_summary(tally, diff=request.diff))
    if errors:
        return Exit.ERROR
    return Exit.FINDINGS if request.diff and tally.files else Exit.CLEAN


@dataclass(slots=True)
class _Tally:
    """What was done; `left` counts the findings that a file still has, by path."""

    mended: int = 0
    files: set[str] = field(default_factory=set)
    left: dict[str, int] = field(default_factory=dict)


def _all_fixed(
    project: Project, pairs: Sequence[Pair], wanted: Wanted, jobs: int, request: Request
) -> Iterator[tuple[Pair, Fixed]]:
    """Yield what becomes of each translation.

    Those that the memory is needed for come twice: it is made of what is mended by then. Where
    nothing is written, they come once, at the end.
    """
    with_memory = request.memory or request.unsafe
    waiting: list[Pair] = []
    for pair, fixed in _fixed(project, pairs, wanted, jobs, {}):
        asks = fixed.untranslated > 0 or remembers(project.settings.of(pair))
        waits = with_memory and asks and not fixed.error
        if waits:
            waiting.append(pair)
        if not (waits and request.diff):
            yield pair, fixed
    if waiting:
        from doclint.memory.build import build_memory

        languages = dict.fromkeys(pair.language for pair in waiting)
        memories = build_memory(project, languages, jobs, trusted=request.memory)
        yield from _fixed(project, waiting, wanted, jobs, memories)


def _fixed(
    project: Project,
    pairs: Sequence[Pair],
    wanted: Wanted,
    jobs: int,
    memories: Mapping[str, Memory],
) -> Iterator[tuple[Pair, Fixed]]:
    function = partial(fix_files, wanted=wanted, memories=memories)
    with progress(len(pairs), MANY) as advance:
        done = map_pairs(function, project.tree, pairs, project.settings, jobs, advance)
        yield from zip(pairs, done, strict=True)


def _write(project: Project, pair: Pair, fixed: Fixed) -> None:
    """Write a mended translation; InputError where that cannot be done."""
    try:
        replace_text(Path(project.tree.locate(pair.translation)), fixed.before, fixed.after)
    except OSError as error:
        path = shown_path(project.tree.locate(pair.translation))
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from error


def _lines(path: str, steps: Iterable[Step], before: str = "") -> Iterator[str]:
    for step in steps:
        text = f"{path}:{step.line}:{step.column}: {step.rule}: {before}{step.text}"
        yield printable(" ".join(text.split()))


def _summary(tally: _Tally, *, diff: bool) -> str:
    if not tally.files:
        done = "Nothing to mend"
    else:
        would = "would be mended" if diff else "mended"
        findings = "1 finding" if tally.mended == 1 else f"{tally.mended} findings"
        files = "1 file" if len(tally.files) == 1 else f"{len(tally.files)} files"
        done = f"{findings} {would} in {files}"
    left = sum(tally.left.values())
    return f"{done}; {left} left." if left else f"{done}."
