"""`doclint pairs`: what was recognised, and which file belongs to which."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from doclint.cli.exit import Exit
from doclint.cli.streams import complain, say
from doclint.errors import InputError
from doclint.pair.finder import Pair, Pairing
from doclint.pair.forms import marker_of
from doclint.project.project import Project, open_project
from doclint.show.text import printable


def list_pairs(
    paths: Sequence[Path], languages: Sequence[str], config: Path | None, form: str
) -> int:
    """Print the layout of a project and the pairs that some paths are in; none means all.

    `form` is `table` or `json`. Raises InputError for a path outside the project, and as
    `open_project` does. Returns the exit code: 2 where something could not be read.
    """
    project = open_project(paths[0] if paths else Path(), config, languages)
    pairing = project.finder.of([_inside(project, path) for path in paths] or [""])
    if form == "json":
        say([json.dumps(_as_json(project, pairing), ensure_ascii=False, indent=2)])
    else:
        say(map(printable, _table(project, pairing)))
    for problem in project.tree.problems:
        complain(problem)
    return Exit.ERROR if project.tree.problems else Exit.CLEAN


def _inside(project: Project, path: Path) -> str:
    inside = project.relative(path)
    if inside is None:
        raise InputError(f"{path}: outside the project {project.tree.root}")
    return inside


def _how(project: Project) -> str:
    """Say how the layout became known."""
    config = project.config
    if config.layout or config.source:
        return "configured"
    marker = marker_of(project.tree, project.layout, config.source_language)
    return f"recognised by {marker} and its folders" if marker else "recognised by its folders"


def _numbers(project: Project, pairing: Pairing) -> Mapping[str, Mapping[str, int]]:
    """Return how many files of each kind every language has."""
    numbers = {
        tag: dict.fromkeys(Pairing._fields, 0)
        for tag in sorted({*project.finder.languages.values()})
    }
    for kind, pairs in zip(Pairing._fields, pairing, strict=True):
        for pair in pairs:
            numbers[pair.language][kind] += 1
    return numbers


def _as_json(project: Project, pairing: Pairing) -> Mapping[str, Any]:
    return {
        "version": 1,
        "root": project.tree.root,
        "layout": project.layout.name,
        "recognised": not (project.config.layout or project.config.source),
        "templates": [
            {"source": source.text, "translation": translation.text}
            for source, translation in project.finder.sides
        ],
        "source_language": project.config.source_language,
        "languages": _numbers(project, pairing),
        **{
            kind: [pair._asdict() for pair in pairs]
            for kind, pairs in zip(Pairing._fields, pairing, strict=True)
        },
    }


def _table(project: Project, pairing: Pairing) -> Iterator[str]:
    yield f"project: {project.tree.root}"
    yield f"layout: {project.layout.name} ({_how(project)})"
    for source, translation in project.finder.sides:
        yield f"  {source.text} -> {translation.text}"
    yield f"source language: {project.config.source_language}"
    yield ""
    numbers = _numbers(project, pairing)
    rows = [("language", "pairs", "missing", "orphans")]
    rows += [
        (tag, str(each["pairs"]), str(each["missing"]), str(each["orphans"]))
        for tag, each in numbers.items()
    ]
    yield from _columns(rows)
    for title, pairs in (
        ("pairs", pairing.pairs),
        ("missing: sources without a translation", pairing.missing),
        ("orphans: translations without a source", pairing.orphans),
    ):
        if pairs:
            yield ""
            yield title
            yield from (f"  {pair.language}  {_sides(pair)}" for pair in pairs)


def _sides(pair: Pair) -> str:
    return f"{pair.source} -> {pair.translation}"


def _columns(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows with their cells below each other."""
    known = list(rows)
    widths = [max(map(len, column)) for column in zip(*known, strict=True)]
    for row in known:
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()
