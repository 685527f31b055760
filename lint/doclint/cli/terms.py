"""`doclint terms`."""

from pathlib import Path

from doclint.cli.exit import Exit
from doclint.cli.given import jobs_of
from doclint.cli.memory import put
from doclint.cli.streams import complain, note, progress
from doclint.project.project import open_project
from doclint.project.run import MANY
from doclint.terms.collect import collect
from doclint.terms.evidence import terms_in
from doclint.terms.show import FORMATS, shown


def list_terms(
    language: str, form: str | None, most: int, output: Path | None, config: Path | None, jobs: str
) -> int:
    """Write the commonest terms of a project with how they are translated.

    Without a `form`, the file's name says which.
    """
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    form = form or (suffix if suffix in FORMATS else "table")
    processes = jobs_of(jobs)
    project = open_project(Path(), config, (language,))
    (tag,) = dict.fromkeys(project.finder.languages.values())
    with progress(len(project.finder.all().pairs), MANY, "Reading") as advance:
        evidence = collect(project, processes, advance)
    source = project.config.source_language
    terms = terms_in(evidence.rows, evidence.labels, source, tag, most)
    if not terms:
        note(f"no terms found: {len(evidence.rows)} sentences are too few")
    put("".join(f"{line}\n" for line in shown(terms, form, source, tag)), output)
    errors = [*evidence.errors, *project.tree.problems]
    for error in errors:
        complain(error)
    return Exit.ERROR if errors else Exit.CLEAN
