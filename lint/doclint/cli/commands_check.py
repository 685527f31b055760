"""The commands that find and mend."""

from pathlib import Path
from typing import Any

import click

from doclint.cli.options import CONFIG, EXECUTOR, FILE, PATHS, ROOT, jobs, languages, rules
from doclint.show.formats import FORMATS


@click.command("check")
@PATHS
@click.option("--source", type=FILE, help="The source of the one translation that is given.")
@languages("Check this language only (pt-BR); with --source: the translation's language.")
@rules("--select", "Run only this rule or group.")
@rules("--ignore", "Leave this rule or group out.")
@CONFIG
@click.option(
    "--baseline",
    type=FILE,
    help="Leave out the findings in this file; doclint-baseline.jsonl is read if it is there.",
)
@click.option("--no-baseline", is_flag=True, help="Show what is in the baseline, too.")
@click.option(
    "--update-baseline", is_flag=True, help="Write what is found now in the files to the baseline."
)
@click.option(
    "--prune-baseline", is_flag=True, help="Drop what is no longer found from the baseline."
)
@click.option(
    "--changed-since",
    metavar="REF",
    help="Show only what changed, on either side, since this branch or commit of git parted.",
)
@click.option(
    "--stdin-filename",
    type=FILE,
    help="Check the text from standard input as if it were that of this file.",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How findings are printed: full at a terminal, github in GitHub Actions, else concise.",
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT:FILE",
    help="Write them to a file in this format, too; can be given several times.",
)
@click.option(
    "--statistics",
    is_flag=True,
    help="Print the number of findings of each rule and language, not the findings.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="warning",
    show_default=True,
    help="The least severity that makes the exit code 1.",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found; errors still exit 2.")
@jobs("check")
@EXECUTOR
@ROOT
@click.option("--no-cache", is_flag=True, help="Check everything anew, remember nothing.")
def _check(**options: Any) -> int:
    """Check translations against their sources.

    PATHS are files or folders of either side; none means the whole project.

    Exits 0 if nothing was found, 1 if something was, 2 if something could not be checked.
    """
    from doclint.cli.check import Request, run

    return run(Request(**options))


@click.command("fix")
@PATHS
@languages("Mend this language only.")
@rules("--select", "Mend only what this rule or group finds.")
@rules("--ignore", "Leave alone what this rule or group finds.")
@click.option("--unsafe", is_flag=True, help="Apply the fixes that need a person's eye, too.")
@click.option("--memory", is_flag=True, help="Fill in what is translated elsewhere in the project.")
@click.option("--diff", is_flag=True, help="Show what would change, write nothing.")
@CONFIG
@jobs("read")
def _fix(**options: Any) -> int:
    """Mend translations where the source leaves no doubt.

    PATHS are files or folders of either side; none means the whole project. Sources are never
    written to.

    Exits 0 when done, whatever is left; 1 if --diff shows a change; 2 if something could not be
    read or written.
    """
    from doclint.cli.fix import Request, run

    return run(Request(**options))


@click.group("cache")
def _cache() -> None:
    """Look after what earlier checks of the project found."""


@_cache.command("show")
@CONFIG
def _cache_show(config: Path | None) -> int:
    """Show where the cache is, how large it is and how many pairs it knows."""
    from doclint.cli.cache import show_cache

    return show_cache(config)


@_cache.command("clear")
@CONFIG
def _cache_clear(config: Path | None) -> int:
    """Remove the cache: the next check looks at everything anew."""
    from doclint.cli.cache import clear_cache

    return clear_cache(config)


COMMANDS: tuple[click.Command, ...] = (_check, _fix, _cache)
