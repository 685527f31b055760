"""`doclint learn`."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from doclint.check.engine import align_pair
from doclint.check.pair import AlignedPair
from doclint.cli.exit import Exit
from doclint.cli.streams import complain, progress, say
from doclint.compare.untranslated_learn import learn
from doclint.config.config import TERMS_FILE
from doclint.config.terms import Terms, read_terms, written
from doclint.errors import InputError
from doclint.files import shown_path
from doclint.pair.catalogs import is_catalog
from doclint.pair.finder import Pair
from doclint.parse.data import parser_of
from doclint.project.project import Project, open_project
from doclint.project.run import MANY
from doclint.show.summary import counted
from doclint.write import write_lines


def learn_terms(languages: Sequence[str], config: Path | None) -> int:
    """Write what stays in the source language throughout the project to the file of terms.

    What the file holds already stays in it, with new counts.
    """
    project = open_project(Path(), config, languages, terms_may_be_new=True)
    pairs = project.finder.all().pairs
    errors: list[str] = []
    with progress(len(pairs), MANY) as advance:
        found = learn(_aligned(project, pairs, errors, advance))
    terms = Terms(
        {row.text: row.kept for row in found if row.kind == "term"},
        {row.text: row.kept for row in found if row.kind == "label"},
    )
    name = project.config.terms_file or TERMS_FILE
    file = Path(project.tree.locate(name))
    known = read_terms(str(file), name) if file.exists() else Terms()
    merged = Terms({**known.terms, **terms.terms}, {**known.labels, **terms.labels})
    shown = shown_path(str(file))
    try:
        write_lines(file, written(merged).splitlines())
    except OSError as error:
        raise InputError(f"{shown}: cannot be written: {error.strerror or error}") from error
    say([f"{shown}: {_counts(merged)}, new are {_counts(_without(merged, known))}"])
    for problem in [*errors, *project.tree.problems]:
        complain(problem)
    return Exit.ERROR if errors or project.tree.problems else Exit.CLEAN


def _aligned(
    project: Project, pairs: Sequence[Pair], errors: list[str], advance: Callable[[int], None]
) -> Iterator[AlignedPair]:
    """Yield the pairs, aligned, and of a catalog each message.

    A file that cannot be read is added to `errors`.
    """
    for pair in pairs:
        settings = project.settings.of(pair)
        try:
            translation = project.tree.text(pair.translation)
            if is_catalog(pair.translation):
                from doclint.project.catalog import aligned_messages

                yield from aligned_messages(translation, pair.language, settings)
            else:
                source, parser = project.tree.text(pair.source), parser_of(pair.translation)
                yield align_pair(source, translation, pair.language, settings, parser=parser)
        except InputError as error:
            errors.append(str(error))
        advance(1)


def _counts(terms: Terms) -> str:
    return f"{counted(len(terms.terms), 'term')} and {counted(len(terms.labels), 'label')}"


def _without(terms: Terms, known: Terms) -> Terms:
    return Terms(
        {text: count for text, count in terms.terms.items() if text not in known.terms},
        {text: count for text, count in terms.labels.items() if text not in known.labels},
    )
