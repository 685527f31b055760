"""`doclint report`."""

import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import click

from doclint.cli.exit import Exit
from doclint.cli.given import cluster_of, jobs_of, located, project_of, shown_paths
from doclint.cli.past import past_of
from doclint.cli.streams import complain, fit_for, note, progress, say, wants_colour
from doclint.errors import InputError
from doclint.pair.finder import Pairing
from doclint.project.project import Project
from doclint.project.run import MANY
from doclint.report.build import Work, build
from doclint.report.model import Numbers, Report
from doclint.write import write_lines


class Request(NamedTuple):
    """What the command line asks for."""

    paths: tuple[Path, ...]
    languages: tuple[str, ...]
    form: str | None
    output: Path | None
    since: Path | None
    views: Path | None
    repo_url: str
    memory: bool
    config: Path | None
    jobs: str
    executor: str | None
    root: str | None


class _Before(NamedTuple):
    """What was read before the work: page views, and the numbers of an earlier report."""

    views: Mapping[str, int] | None
    numbers: Mapping[str, Numbers] | None


def run(request: Request) -> int:
    """Make the report, print or write it, and return the exit code."""
    form = request.form or ("html" if request.output else "text")
    if form == "html" and not request.output:
        raise click.UsageError("--format html needs the folder to write: --output FOLDER.")
    if form != "html" and (request.repo_url or request.memory):
        option = "--repo-url" if request.repo_url else "--memory"
        raise click.UsageError(f"{option} is for --format html.")
    jobs, before = jobs_of(request.jobs), _read_before(request)
    where = cluster_of(request.executor) if request.executor else jobs
    repository = _repository(request.repo_url)
    project = project_of(request.paths, request.config, request.languages, request.root)
    paths, errors = located(project, request.paths)
    pairing = project.finder.of(paths)
    if not (pairing.pairs or pairing.orphans or (pairing.missing and request.paths)):
        raise InputError(_nothing(project, request.paths))
    histories = past_of(project, pairing.pairs, project.settings, jobs)
    work = Work(project.tree, pairing, project.settings, where, histories=histories)
    if request.memory:
        from doclint.memory.build import build_memory

        languages = dict.fromkeys(pair.language for pair in pairing.pairs)
        work = work._replace(memories=build_memory(project, languages, jobs))
    if form == "html" and request.output:
        report = _write_site(request.output, project, work, repository, before)
    else:
        report = _built(work, before)
        _print(form, report, request.output)
    for error in (*errors, *report.errors):
        complain(error)
    return Exit.ERROR if errors or report.errors else Exit.CLEAN


def _read_before(request: Request) -> _Before:
    views = numbers = None
    if request.views:
        from doclint.report.views import read_views

        views = read_views(request.views)
    if request.since:
        from doclint.report.since import read_earlier

        numbers = read_earlier(request.since)
    return _Before(views, numbers)


def _repository(address: str) -> str:
    """Return the address of the repository's files with a slash at its end, empty for none."""
    if not address:
        return ""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise click.UsageError(
            "--repo-url must be the address of the files, as in"
            f" https://github.com/harbor/docs/blob/main, not `{address}`."
        )
    return address.rstrip("/") + "/"


def _built(work: Work, before: _Before) -> Report:
    with progress(_count(work.pairing), MANY) as advance:
        report = build(work, None, advance, views=before.views, before=before.numbers)
    _note_views(report, before)
    return report


def _write_site(
    folder: Path, project: Project, work: Work, repository: str, before: _Before
) -> Report:
    from doclint.report.article_page import Site
    from doclint.report.folder import replacing_folder
    from doclint.report.site import begin_site, end_site

    rooted = shown_paths(project.tree).rooted("")
    prefix = "" if rooted in ("", ".") else f"{rooted}/"
    with replacing_folder(folder) as beside:
        site = Site(str(beside), repository, prefix)
        begin_site(beside, {pair.language for part in work.pairing for pair in part})
        with progress(_count(work.pairing), MANY) as advance:
            report = build(work, site, advance, views=before.views, before=before.numbers)
        end_site(site, report)
    _note_views(report, before)
    note(f"{folder / 'index.html'} is written")
    return report


def _count(pairing: Pairing) -> int:
    return len(pairing.pairs) + len(pairing.missing)


def _note_views(report: Report, before: _Before) -> None:
    if before.views and not any(
        article.views for language in report.languages for article in language.articles
    ):
        note("--views: no path in the file is that of an article")


def _print(form: str, report: Report, output: Path | None) -> None:
    if not output:
        colour = form == "text" and wants_colour(sys.stdout)
        columns = shutil.get_terminal_size().columns
        lines = _lines(form, report, columns, colour=colour)
        # The other forms escape what a terminal would obey.
        say(map(fit_for(sys.stdout), lines) if form == "csv" else lines, colour=colour)
        return
    if form == "badge" and output.suffix == ".svg":
        form = "badge-svg"
    try:
        write_lines(output, _lines(form, report, 100, colour=False))
    except OSError as error:
        raise InputError(f"{output}: cannot be written: {error.strerror or error}") from error


def _lines(form: str, report: Report, columns: int, *, colour: bool) -> Iterator[str]:
    match form:
        case "text":
            from doclint.report.table import table

            return table(report, columns, colour=colour)
        case "markdown":
            from doclint.report.markdown_form import markdown_form

            return markdown_form(report)
        case "json":
            from doclint.report.json_form import json_form

            return json_form(report)
        case "csv":
            from doclint.report.csv_form import csv_form

            return csv_form(report)
        case "badge":
            from doclint.report.badge import badge_json

            return badge_json(report)
        case "badge-svg":
            from doclint.report.badge import badge_svg

            return badge_svg(report)
        case _:
            raise ValueError(f"no form `{form}`")


def _nothing(project: Project, paths: Iterable[Path]) -> str:
    given = ", ".join(map(str, paths))
    if given:
        return f"{given}: neither source nor translation (layout {project.layout.name})"
    sides = project.layout.sides(project.config.source_language)
    looked_for = " or ".join(dict.fromkeys(translation.text for _, translation in sides))
    return (
        f"{project.tree.root}: no translations (layout {project.layout.name});"
        f" looked for {looked_for}"
    )
