"""`doclint memory`."""

from collections.abc import Iterator
from pathlib import Path

from doclint.cli.exit import Exit
from doclint.cli.streams import complain, note, progress, say
from doclint.errors import InputError
from doclint.files import shown_path
from doclint.memory.build import build_memory
from doclint.memory.export import as_po, as_tmx
from doclint.memory.memory import TranslationMemory
from doclint.pair.catalogs import is_catalog
from doclint.project.project import Project, open_project
from doclint.project.run import MANY, processors
from doclint.write import write_lines


def export_memory(language: str, output: Path | None, form: str | None, config: Path | None) -> int:
    """Write the memory of a language as PO or TMX, to a file or to standard output.

    Without a `form`, the file's name says which.
    """
    project = open_project(Path(), config, (language,))
    tag, memory = memory_of(project)
    if not memory:
        note(f"nothing is remembered in {tag}: {_why_empty(project)}")
    form = form or ("tmx" if output and output.suffix.lower() == ".tmx" else "po")
    source = project.config.source_language
    text = as_tmx(memory, source, tag) if form == "tmx" else as_po(memory, source, tag)
    put(text, output)
    for problem in project.tree.problems:
        complain(problem)
    return Exit.ERROR if project.tree.problems else Exit.CLEAN


def _why_empty(project: Project) -> str:
    if all(is_catalog(pair.translation) for pair in project.finder.all().pairs):
        return "all its translations are PO already, which `memory` in the configuration can name"
    return "no article has a translation without findings"


def memory_of(project: Project) -> tuple[str, TranslationMemory]:
    """Return the one language that a project was opened for, and its memory."""
    (tag,) = dict.fromkeys(project.finder.languages.values())
    with progress(len(project.finder.all().pairs), MANY) as advance:
        return tag, build_memory(project, [tag], processors(), advance)[tag]


def put(text: str, output: Path | None) -> None:
    """Write a text that ends with a line break to a file or to standard output."""
    # A line is what a line feed ends: `splitlines` would cut at more.
    lines: Iterator[str] = iter(text.removesuffix("\n").split("\n"))
    if output is None:
        say(lines)
        return
    try:
        write_lines(output, lines)
    except OSError as error:
        shown = shown_path(str(output))
        raise InputError(f"{shown}: cannot be written: {error.strerror or error}") from error
