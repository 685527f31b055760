"""The commands of translators and of those who lead them."""

from pathlib import Path
from typing import Any

import click

from doclint.cli.options import CONFIG, EXECUTOR, FILE, PATHS, ROOT, jobs, language, languages


@click.command("report")
@PATHS
@languages("Report on this language only.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "text", "markdown", "json", "csv", "badge"]),
    help="html with --output, else text.",
)
@click.option(
    "-o", "--output", type=FILE, help="Write to this folder (html) or file, not to the terminal."
)
@click.option("--since", type=FILE, help="Say what changed since this report (of --format json).")
@click.option(
    "--views", type=FILE, help="Order by readers, too: a CSV file with the columns path and views."
)
@click.option(
    "--repo-url",
    default="",
    metavar="URL",
    help="Link to files here: https://github.com/harbor/docs/blob/main.",
)
@click.option("--memory", is_flag=True, help="Propose what is translated elsewhere in the project.")
@CONFIG
@jobs("read")
@EXECUTOR
@ROOT
def _report(**options: Any) -> int:
    """Report how far translations are, what is broken and what to do first.

    PATHS are files or folders of either side; none means the whole project.

    Exits 0 whatever was found, 2 if something could not be read.
    """
    from doclint.cli.report import Request, run

    return run(Request(**options))


@click.group("memory")
def _memory() -> None:
    """Use what the project has translated already."""


@_memory.command("export")
@language("The language to export.")
@click.option("-o", "--output", type=FILE, help="Write to this file, not to standard output.")
@click.option(
    "--format", "form", type=click.Choice(["po", "tmx"]), help="The format, po unless FILE is .tmx."
)
@CONFIG
def _memory_export(
    language: str, output: Path | None, form: str | None, config: Path | None
) -> int:
    """Write the memory of a language for other tools: what is translated, without any finding."""
    from doclint.cli.memory import export_memory

    return export_memory(language, output, form, config)


@click.command("export")
@PATHS
@language("The language to export.")
@click.option("-o", "--output", type=FILE, help="Write to this file, not to standard output.")
@CONFIG
def _export(
    paths: tuple[Path, ...], language: str, output: Path | None, config: Path | None
) -> int:
    """Write what is untranslated or damaged as PO, for translators.

    PATHS are files or folders of either side; none means the whole project.
    """
    from doclint.cli.export import export_work

    return export_work(paths, language, output, config)


@click.command("import")
@click.argument("file", type=FILE)
@click.option("--diff", is_flag=True, help="Show what would change, and write nothing.")
@CONFIG
def _import(file: Path, config: Path | None, *, diff: bool) -> int:
    """Put finished entries of a PO file into the articles.

    FILE is one that `doclint export` wrote.

    An entry that would break something is refused. Exits 1 if any was, or with --diff if anything
    would change.
    """
    from doclint.cli.import_ import import_work

    return import_work(file, config, diff=diff)


@click.command("terms")
@language("The language to look at.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "toml", "csv", "json"]),
    help="toml and csv make a glossary to start with. Without it, what FILE ends in, else table.",
)
@click.option(
    "--most",
    type=click.IntRange(min=1),
    metavar="N",
    default=100,
    show_default=True,
    help="How many terms are listed.",
)
@click.option("-o", "--output", type=FILE, help="Write to this FILE, not to standard output.")
@CONFIG
@jobs("read")
def _terms(
    language: str, form: str | None, most: int, output: Path | None, config: Path | None, jobs: str
) -> int:
    """List the commonest terms, and how the project translates them.

    They are found by statistics: review the list before you make it the project's glossary.
    """
    from doclint.cli.terms import list_terms

    return list_terms(language, form, most, output, config, jobs)


@click.command("learn")
@languages("Learn of this language only.")
@CONFIG
def _learn(languages: tuple[str, ...], config: Path | None) -> int:
    """Collect terms and labels that stay in the source language.

    They are written to a file (doclint-terms.toml), with the number of articles that keep them.
    Review it and commit it: `check` reads it.
    """
    from doclint.cli.learn import learn_terms

    return learn_terms(languages, config)


@click.command("stamp")
@PATHS
@languages("Stamp this language only.")
@click.option("--reviewed", is_flag=True, help="Take what is behind for right as it is.")
@CONFIG
def _stamp(
    paths: tuple[Path, ...], languages: tuple[str, ...], config: Path | None, *, reviewed: bool
) -> int:
    """Note what the source of each sentence says today, where git keeps no history.

    PATHS are files or folders of either side; none means the whole project.

    They are written to a file (doclint-stamps.jsonl), which project/outdated reads where there is
    no history to look at. Stamping does not bring in line what fell behind.
    """
    from doclint.cli.stamp import write_stamps

    return write_stamps(paths, languages, config, reviewed=reviewed)


COMMANDS: tuple[click.Command, ...] = (_report, _memory, _export, _import, _terms, _learn, _stamp)
