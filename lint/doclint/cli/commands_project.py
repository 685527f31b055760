"""The commands that set a project up, and tell what there is."""

from pathlib import Path

import click

from doclint.cli.options import CONFIG, PATHS, languages, rule_names


@click.command("init")
def _init() -> int:
    """Write a doclint.toml for the layout that is recognised here."""
    from doclint.cli.init import write_config

    return write_config()


@click.command("pairs")
@PATHS
@languages("List this language only.")
@CONFIG
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How they are printed.",
)
def _pairs(
    paths: tuple[Path, ...], languages: tuple[str, ...], config: Path | None, form: str
) -> int:
    """List which file is the translation of which, and what was recognised.

    PATHS are files or folders of either side; none means the whole project.
    """
    from doclint.cli.pairs import list_pairs

    return list_pairs(paths, languages, config, form)


@click.command("rules")
def _rules() -> int:
    """List the rules with their severities."""
    from doclint.cli.rules import list_rules

    return list_rules()


@click.command("explain")
@click.argument("name", metavar="RULE", shell_complete=rule_names)
def _explain(name: str) -> int:
    """Show the page of a rule."""
    from doclint.cli.rules import explain

    return explain(name)


@click.command("server")
def _server() -> int:
    """Show findings in an editor while one types.

    Speaks the Language Server Protocol on standard input and output; needs doclint[lsp].
    """
    from doclint.cli.server import serve

    return serve()


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "fish", "zsh"]))
@click.pass_context
def _completion(context: click.Context, shell: str) -> int:
    """Print the script by which a shell completes what is typed."""
    from doclint.cli.completion import print_script

    return print_script(context.find_root().command, shell)


COMMANDS: tuple[click.Command, ...] = (_init, _pairs, _rules, _explain, _server, _completion)
