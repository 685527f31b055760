"""`doclint import`."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from doclint.cli.exit import Exit
from doclint.cli.streams import complain, fit_for, say, warn
from doclint.errors import InputError
from doclint.exchange.bring_back import Brought, Finished, bring_back
from doclint.exchange.catalogue import CHAPTER, STATE, TEMPLATES, templates_of
from doclint.files import shown_path
from doclint.memory.po import SOURCE_LANGUAGE, read_po
from doclint.pair.finder import Pair
from doclint.parse.data import parser_of
from doclint.project.project import Project, open_project
from doclint.project.site import DiskSite
from doclint.show.diff import unified
from doclint.write import replace_text

if TYPE_CHECKING:
    import polib


def import_work(file: Path, config: Path | None, *, diff: bool) -> int:
    """Put the finished entries of a PO file into the articles; with `diff` only show what it does.

    Exits 1 where an entry was refused, and with `diff` where anything would change.
    """
    shown = shown_path(str(file))
    po = read_po(str(file), shown)
    if not all(map(po.metadata.get, (SOURCE_LANGUAGE, TEMPLATES, "Language"))):
        raise InputError(
            f"{shown}: not made by `doclint export`: its header lacks what that writes"
        )
    project = open_project(Path(), config, (po.metadata["Language"],))
    ours = project.config.source_language, templates_of(project)
    theirs = po.metadata[SOURCE_LANGUAGE], po.metadata[TEMPLATES]
    if theirs != ours:
        raise InputError(
            f"{shown}: comes from another project: {theirs[1]} in `{theirs[0]}`, this one has"
            f" {ours[1]} in `{ours[0]}`"
        )
    finished, strange = _finished(po)
    for line in strange:
        warn(f"{shown}:{line}: not made by `doclint export`: its msgctxt names no article")
    done, refused, failed = 0, len(strange), 0
    for path, entries in finished.items():
        pairs = [pair for pair in project.finder.of([path]).pairs if pair.translation == path]
        if not pairs:
            lines = f"{shown}:{entries[0].line}"
            warn(f"{lines}: {path}: no article of this project ({_counted(len(entries))})")
            refused += len(entries)
            continue
        try:
            brought = _brought(project, pairs[0], entries, diff=diff)
        except InputError as error:
            complain(str(error))
            failed += 1
            continue
        for line, reason in brought.refused:
            warn(f"{shown}:{line}: {reason}")
        done, refused = done + brought.done, refused + len(brought.refused)
    if not diff:
        say([f"{shown}: {_counted(done)} imported, {_counted(refused)} refused"])
    if failed:
        return Exit.ERROR
    return Exit.FINDINGS if refused or (diff and done) else Exit.CLEAN


def _counted(number: int) -> str:
    return f"{number} {'entry' if number == 1 else 'entries'}"


def _finished(po: "polib.POFile") -> tuple[Mapping[str, list[Finished]], list[int]]:
    """Return the entries that are translated and not fuzzy, by the path of the article.

    And the lines of those that name none.
    """
    found: dict[str, list[Finished]] = {}
    strange: list[int] = []
    for entry in po.translated_entries():
        path, sign, name = (entry.msgctxt or "").rpartition(CHAPTER)
        line = entry.linenum or 0
        if not (path and sign):
            strange.append(line)
            continue
        finished = Finished(name, entry.msgid, entry.msgstr, _state(entry.comment), line)
        found.setdefault(path, []).append(finished)
    return found, strange


def _state(comment: str) -> str:
    found = [line for line in comment.splitlines() if line.startswith(STATE)]
    return found[-1].removeprefix(STATE).strip() if found else ""


def _brought(project: Project, pair: Pair, entries: list[Finished], *, diff: bool) -> Brought:
    """Put entries into one article; InputError where it cannot be read or written."""
    tree, path = project.tree, pair.translation
    before = tree.text(path)
    settings, site, parser = project.settings.of(pair), DiskSite(tree, pair), parser_of(path)
    source = tree.text(pair.source)
    brought = bring_back(source, before, pair.language, settings, entries, site, parser)
    if brought.text == before:
        return brought
    if diff:
        say(map(fit_for(sys.stdout), unified(path, before, brought.text)))
        return brought
    try:
        replace_text(Path(tree.locate(path)), before, brought.text)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from error
    return brought
