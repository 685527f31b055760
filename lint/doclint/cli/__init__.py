"""The command `doclint`: its sub-commands and their options.

Each sub-command imports what it does when it is called, so that `doclint --help` loads click only.
A sub-command returns its exit code.
"""

import gc
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from doclint import __version__
from doclint.cli.exit import Exit
from doclint.errors import InputError
from doclint.show.formats import FORMATS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_FILE = click.Path(path_type=Path)


def _rule_names(_: click.Context, __: click.Parameter, begun: str) -> "list[CompletionItem[str]]":
    from doclint.cli.completion import names_from

    return names_from(begun)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="doclint", message="%(prog)s %(version)s")
def doclint() -> None:
    """Find what translations of documentation lost, and what was never translated."""


@doclint.command("check")
@click.argument("paths", nargs=-1, type=_FILE)
@click.option("--source", type=_FILE, help="The source of the one translation that is given.")
@click.option(
    "--lang",
    "languages",
    multiple=True,
    metavar="TAG",
    help="Check this language only (pt-BR); with --source: the translation's language.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    shell_complete=_rule_names,
    help="Run only this rule or group.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    shell_complete=_rule_names,
    help="Leave this rule or group out.",
)
@click.option("--config", type=_FILE, help="Read this configuration instead of the project's.")
@click.option(
    "--baseline",
    type=_FILE,
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
    type=_FILE,
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
@click.option(
    "-j",
    "--jobs",
    metavar="N",
    default="auto",
    show_default=True,
    help="How many processes check files.",
)
@click.option(
    "--executor",
    metavar="dask:ADDRESS",
    help="Check files on the Dask cluster with this scheduler: dask:tcp://host:8786.",
)
@click.option("--no-cache", is_flag=True, help="Check everything anew, remember nothing.")
def _check(**options: object) -> int:
    """Check translations against their sources.

    PATHS are files or folders of either side; none means the whole project.

    Exits 0 if nothing was found, 1 if something was, 2 if something could not be checked.
    """
    from doclint.cli.check import Request, run

    return run(Request(**options))  # type: ignore[arg-type]  # click has checked the types


@doclint.command("fix")
@click.argument("paths", nargs=-1, type=_FILE)
@click.option("--lang", "languages", multiple=True, metavar="TAG", help="Mend this language only.")
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    shell_complete=_rule_names,
    help="Mend only what this rule or group finds.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    shell_complete=_rule_names,
    help="Leave alone what this rule or group finds.",
)
@click.option("--unsafe", is_flag=True, help="Apply the fixes that need a person's eye, too.")
@click.option("--memory", is_flag=True, help="Fill in what is translated elsewhere in the project.")
@click.option("--diff", is_flag=True, help="Show what would change, write nothing.")
@click.option("--config", type=_FILE, help="Read this configuration instead of the project's.")
@click.option(
    "-j",
    "--jobs",
    metavar="N",
    default="auto",
    show_default=True,
    help="How many processes read files.",
)
def _fix(**options: object) -> int:
    """Mend translations where the source leaves no doubt.

    PATHS are files or folders of either side; none means the whole project. Sources are never
    written to.

    Exits 0 when done, whatever is left; 1 if --diff shows a change; 2 if something could not be
    read or written.
    """
    from doclint.cli.fix import Request, run

    return run(Request(**options))  # type: ignore[arg-type]  # click has checked the types


@doclint.command("report")
@click.argument("paths", nargs=-1, type=_FILE)
@click.option(
    "--lang", "languages", multiple=True, metavar="TAG", help="Report on this language only."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "text", "markdown", "json", "csv", "badge"]),
    help="html with --output, else text.",
)
@click.option(
    "-o", "--output", type=_FILE, help="Write to this folder (html) or file, not to the terminal."
)
@click.option("--since", type=_FILE, help="Say what changed since this report (of --format json).")
@click.option(
    "--views", type=_FILE, help="Order by readers, too: a CSV file with the columns path and views."
)
@click.option(
    "--repo-url",
    default="",
    metavar="URL",
    help="Link to files here: https://github.com/harbor/docs/blob/main.",
)
@click.option("--memory", is_flag=True, help="Propose what is translated elsewhere in the project.")
@click.option("--config", type=_FILE, help="Read this configuration instead of the project's.")
@click.option(
    "-j",
    "--jobs",
    metavar="N",
    default="auto",
    show_default=True,
    help="How many processes read files.",
)
def _report(**options: object) -> int:
    """Report how far translations are, what is broken and what to do first.

    PATHS are files or folders of either side; none means the whole project.

    Exits 0 whatever was found, 2 if something could not be read.
    """
    from doclint.cli.report import Request, run

    return run(Request(**options))  # type: ignore[arg-type]  # click has checked the types


@doclint.command("rules")
def _rules() -> int:
    """List the rules with their severities."""
    from doclint.cli.rules import list_rules

    return list_rules()


@doclint.command("explain")
@click.argument("name", metavar="RULE", shell_complete=_rule_names)
def _explain(name: str) -> int:
    """Show the page of a rule."""
    from doclint.cli.rules import explain

    return explain(name)


@doclint.command("pairs")
@click.argument("paths", nargs=-1, type=_FILE)
@click.option("--lang", "languages", multiple=True, metavar="TAG", help="List this language only.")
@click.option("--config", type=_FILE, help="Read this configuration instead of the project's.")
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


@doclint.command("init")
def _init() -> int:
    """Write a doclint.toml for the layout that is recognised here."""
    from doclint.cli.init import write_config

    return write_config()


@doclint.command("learn")
@click.option(
    "--lang", "languages", multiple=True, metavar="TAG", help="Learn of this language only."
)
@click.option("--config", type=_FILE, help="Read this configuration instead of the project's.")
def _learn(languages: tuple[str, ...], config: Path | None) -> int:
    """Collect terms and labels that stay in the source language.

    They are written to a file (doclint-terms.toml), with the number of articles that keep them.
    Review it and commit it: `check` reads it.
    """
    from doclint.cli.learn import learn_terms

    return learn_terms(languages, config)


@doclint.command("terms")
@click.option("--lang", "language", required=True, metavar="TAG", help="The language to look at.")
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
@click.option("-o", "--output", type=_FILE, help="Write to this FILE, not to standard output.")
@click.option("--config", type=_FILE, help="Read this configuration instead of the project's.")
@click.option(
    "-j",
    "--jobs",
    metavar="N",
    default="auto",
    show_default=True,
    help="How many processes read files.",
)
def _terms(
    language: str, form: str | None, most: int, output: Path | None, config: Path | None, jobs: str
) -> int:
    """List the commonest terms, and how the project translates them.

    They are found by statistics: review the list before you make it the project's glossary.
    """
    from doclint.cli.terms import list_terms

    return list_terms(language, form, most, output, config, jobs)


@doclint.group("memory")
def _memory() -> None:
    """Use what the project has translated already."""


@_memory.command("export")
@click.option("--lang", "language", required=True, metavar="TAG", help="The language to export.")
@click.option("-o", "--output", type=_FILE, help="Write to this file, not to standard output.")
@click.option(
    "--format", "form", type=click.Choice(["po", "tmx"]), help="The format, po unless FILE is .tmx."
)
@click.option("--config", type=_FILE, help="Read this configuration instead of the project's.")
def _memory_export(
    language: str, output: Path | None, form: str | None, config: Path | None
) -> int:
    """Write the memory of a language for other tools: what is translated, without any finding."""
    from doclint.cli.memory import export_memory

    return export_memory(language, output, form, config)


@doclint.command("export")
@click.argument("paths", nargs=-1, type=_FILE)
@click.option("--lang", "language", required=True, metavar="TAG", help="The language to export.")
@click.option("-o", "--output", type=_FILE, help="Write to this file, not to standard output.")
@click.option("--config", type=_FILE, help="Read this configuration instead of the project's.")
def _export(
    paths: tuple[Path, ...], language: str, output: Path | None, config: Path | None
) -> int:
    """Write what is untranslated or damaged as PO, for translators.

    PATHS are files or folders of either side; none means the whole project.
    """
    from doclint.cli.export import export_work

    return export_work(paths, language, output, config)


@doclint.command("import")
@click.argument("file", type=_FILE)
@click.option("--diff", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--config", type=_FILE, help="Read this configuration instead of the project's.")
def _import(file: Path, config: Path | None, *, diff: bool) -> int:
    """Put finished entries of a PO file into the articles.

    FILE is one that `doclint export` wrote.

    An entry that would break something is refused. Exits 1 if any was, or with --diff if anything
    would change.
    """
    from doclint.cli.import_ import import_work

    return import_work(file, config, diff=diff)


@doclint.command("stamp")
@click.argument("paths", nargs=-1, type=_FILE)
@click.option("--lang", "languages", multiple=True, metavar="TAG", help="Stamp this language only.")
@click.option("--reviewed", is_flag=True, help="Take what is behind for right as it is.")
@click.option("--config", type=_FILE, help="Read this configuration instead of the project's.")
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


@doclint.command("server")
def _server() -> int:
    """Show findings in an editor while one types.

    Speaks the Language Server Protocol on standard input and output; needs doclint[lsp].
    """
    from doclint.cli.server import serve

    return serve()


@doclint.group("cache")
def _cache() -> None:
    """Look after what earlier checks of the project found."""


@_cache.command("show")
@click.option("--config", type=_FILE, help="Read this configuration instead of the project's.")
def _cache_show(config: Path | None) -> int:
    """Show where the cache is, how large it is and how many pairs it knows."""
    from doclint.cli.cache import show_cache

    return show_cache(config)


@_cache.command("clear")
@click.option("--config", type=_FILE, help="Read this configuration instead of the project's.")
def _cache_clear(config: Path | None) -> int:
    """Remove the cache: the next check looks at everything anew."""
    from doclint.cli.cache import clear_cache

    return clear_cache(config)


@doclint.command("completion")
@click.argument("shell", type=click.Choice(["bash", "fish", "zsh"]))
def _completion(shell: str) -> int:
    """Print the script by which a shell completes what is typed."""
    from doclint.cli.completion import print_script

    return print_script(doclint, shell)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code and never raises on what a user did.

    `arguments` are those of the process by default.
    """
    for stream in (sys.stdout, sys.stderr):
        # A letter that the terminal cannot show must not end the run.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    # Little of what a short run makes is garbage, and looking for it takes a tenth of its time. A
    # long run switches the collector on again.
    gc.disable()
    try:
        with _ending_in_order():
            return int(doclint.main(arguments, "doclint", standalone_mode=False) or Exit.CLEAN)
    except click.ClickException as error:
        error.show()
    except InputError as error:
        _complain(str(error))
    except (click.Abort, KeyboardInterrupt):
        return Exit.INTERRUPTED
    except Exception as error:  # an exit code of 1 would say that the files have findings
        from doclint.project.check import internal_error

        _complain(internal_error("doclint", error))
    finally:
        gc.enable()
    return Exit.ERROR


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Let SIGTERM end the run as an exception does: processes end, and files half written go."""

    def end(number: int, _: object) -> None:
        raise SystemExit(128 + number)

    before = None
    with suppress(ValueError):  # only the main thread may say what a signal does
        before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        if before is not None:
            signal.signal(signal.SIGTERM, before)


def _complain(message: str) -> None:
    from doclint.cli.streams import complain

    complain(message)
