"""The options that several commands share, and what they take."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Decorator: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]

FILE = click.Path(path_type=Path)

PATHS: Decorator = click.argument("paths", nargs=-1, type=FILE)
CONFIG: Decorator = click.option(
    "--config", type=FILE, help="Read this configuration instead of the project's."
)


def languages(help_text: str) -> Decorator:
    """Return the option that narrows a command to some languages."""
    return click.option("--lang", "languages", multiple=True, metavar="TAG", help=help_text)


def language(help_text: str) -> Decorator:
    """Return the option that names the one language of a command."""
    return click.option("--lang", "language", required=True, metavar="TAG", help=help_text)


def rules(name: str, help_text: str) -> Decorator:
    """Return an option that takes rules and groups; a shell completes them."""
    return click.option(
        name, multiple=True, metavar="RULE", shell_complete=rule_names, help=help_text
    )


def jobs(doing: str) -> Decorator:
    """Return the option for the number of processes; `doing` says what they do with files."""
    return click.option(
        "-j",
        "--jobs",
        metavar="N",
        default="auto",
        show_default=True,
        help=f"How many processes {doing} files.",
    )


ROOT: Decorator = click.option(
    "--root",
    metavar="URL",
    help="Read the project from a URL of fsspec: s3://bucket/docs. PATHS are those in it.",
)
EXECUTOR: Decorator = click.option(
    "--executor",
    metavar="dask:ADDRESS",
    help="Work on the Dask cluster with this scheduler: dask:tcp://host:8786.",
)


def rule_names(_: click.Context, __: click.Parameter, begun: str) -> "list[CompletionItem[str]]":
    """Return the rules and groups that complete what is typed."""
    from doclint.cli.completion import names_from

    return names_from(begun)
