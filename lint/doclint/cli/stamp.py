"""`doclint stamp`."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from doclint.cache import store_for
from doclint.check.engine import align_pair
from doclint.cli.exit import Exit
from doclint.cli.given import located, shown_paths, start_of
from doclint.cli.streams import complain, note, progress, say
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.files import Tree
from doclint.history.collect import behind_in_git, stamps_file
from doclint.history.model import Behind
from doclint.history.stamps import Stamp, behind_by, lines_of, read_stamps, stamp_of
from doclint.pair.catalogs import is_catalog
from doclint.pair.finder import Pair
from doclint.parse.data import parser_of
from doclint.project.project import open_project
from doclint.project.run import MANY, map_pairs, processors
from doclint.show.lines import Lines
from doclint.show.summary import counted
from doclint.write import write_lines


class _Stamped(NamedTuple):
    """The stamp of a translation, the lines of what is behind; `error` says why there is none."""

    stamp: Stamp
    behind: tuple[int, ...] = ()
    error: str = ""


def write_stamps(
    paths: Sequence[Path], languages: Sequence[str], config: Path | None, *, reviewed: bool
) -> int:
    """Stamp some translations (none: all), and name what is behind and so was not brought in line.

    What fell behind since an earlier stamp, or by the history of git, stays behind unless it was
    `reviewed`.
    """
    project = open_project(start_of(paths), config, languages)
    inside, errors = located(project, paths)
    pairs = [p for p in project.finder.of(inside).pairs if not is_catalog(p.translation)]
    file, tree = stamps_file(project), project.tree
    shown = shown_paths(tree).shown
    stamps = read_stamps(str(file), file.name) if file.exists() else {}
    past: Mapping[str, Sequence[Behind]] = {}
    if not reviewed:
        store = store_for(project.tree.root)
        past = behind_in_git(project, pairs, project.settings, processors(), store)
    function = partial(_stamped, known=stamps, past=past, reviewed=reviewed)
    done = behind = 0
    with progress(len(pairs), MANY, "Stamping") as advance:
        results = map_pairs(function, tree, pairs, project.settings, processors(), advance)
        for pair, stamped in zip(pairs, results, strict=True):
            if stamped.error:
                errors.append(stamped.error)
                continue
            stamps[pair.translation] = stamped.stamp
            say(f"{shown(pair.translation)}:{line}: still behind" for line in stamped.behind)
            done, behind = done + 1, behind + len(stamped.behind)
    there = {path: stamp for path, stamp in stamps.items() if tree.exists(path)}
    try:
        write_lines(file, lines_of(there))
    except OSError as error:
        raise InputError(f"{file.name}: cannot be written: {error.strerror or error}") from error
    for problem in (*errors, *tree.problems):
        complain(problem)
    left = f"; behind: {counted(behind, 'segment')} (--reviewed takes them for right)" * bool(
        behind
    )
    note(f"{file.name}: {counted(done, 'translation')} stamped{left}")
    return Exit.ERROR if errors or tree.problems else Exit.CLEAN


def _stamped(
    tree: Tree,
    pair: Pair,
    settings: Settings,
    known: Mapping[str, Stamp],
    past: Mapping[str, Sequence[Behind]],
    *,
    reviewed: bool,
) -> _Stamped:
    try:
        source, translation = tree.text(pair.source), tree.text(pair.translation)
    except InputError as error:
        return _Stamped({}, error=str(error))
    parser = parser_of(pair.translation)
    aligned = align_pair(source, translation, pair.language, settings, parser=parser)
    before = {behind.segment for behind in past.get(pair.translation, ())}
    stamp = stamp_of(aligned, known.get(pair.translation, {}), before, reviewed=reviewed)
    lines, segments = Lines(translation), aligned.translation.segments
    behind = behind_by(aligned, stamp)
    return _Stamped(
        stamp, tuple(lines.position(segments[it.segment].span.start)[0] for it in behind)
    )
