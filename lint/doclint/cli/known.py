"""Leaves out the findings that are in the baseline, and keeps the baseline."""

from collections.abc import Callable, Collection, Set
from functools import cache
from pathlib import Path
from typing import NamedTuple

from doclint.check.registry import all_rules
from doclint.cli.streams import note, warn
from doclint.cli.wish import Wish
from doclint.config.resolve import is_chosen
from doclint.errors import InputError
from doclint.files import shown_path
from doclint.filter.baseline import (
    Compared,
    Entries,
    Entry,
    Key,
    compare,
    entries_of,
    lines_of,
    read_baseline,
)
from doclint.project.project import Project
from doclint.rule import Scope
from doclint.show.outcome import Located
from doclint.write import write_lines

_NAMED = 20  # stale entries


class Looked(NamedTuple):
    """What a run looked at, so that the entries of all else are left alone.

    `translations` are those that were checked, `failed` those that could not be. `whole` says that
    the run was over all files of the project.
    """

    whole: bool
    translations: Set[str]
    failed: Set[str]
    select: Collection[str]
    ignore: Collection[str]

    def judges(self, key: Key) -> bool:
        """Tell whether a finding that the entry is for would have been found if it were there."""
        rule = all_rules().get(key.rule)
        if rule is None:
            return self.whole and not self.select
        if not is_chosen(rule, self.select, self.ignore) or key.path in self.failed:
            return False
        return self.whole or (rule.scope is not Scope.PROJECT and key.path in self.translations)


def without_known(
    found: list[Located], project: Project, file: Path, wish: Wish, looked: Looked
) -> tuple[list[Located], int]:
    """Return the findings that are not in a file, and how many are; does what else is wished.

    Of equal findings the first ones are the known ones. Raises InputError for a baseline that
    cannot be read or written.
    """
    if project.tree.is_remote and not wish.file:
        shown = file.as_posix()
        with project.tree.on_disk(shown) as copy:
            entries = read_baseline(copy, shown)
    else:
        shown = shown_path(str(file))
        there = file.exists()
        if not there and not wish.update:
            raise InputError(f"{shown}: no such baseline; --update-baseline writes it")
        entries = read_baseline(str(file), shown) if there else {}
    compared = compare(found, entries, looked.judges, _language_if_gone(project))
    if wish.update:
        _update(file, shown, entries, compared, entries_of(found))
        return [], len(found)
    if wish.prune:
        _write(file, shown, entries, compared.held)
        note(f"{shown}: {_entries(len(compared.held))}; dropped {len(compared.stale)}")
    elif compared.stale:
        _name_stale(shown, compared.stale)
    return list(compared.new), compared.known


def _language_if_gone(project: Project) -> Callable[[str], str | None]:
    @cache
    def language(path: str) -> str | None:
        if project.tree.exists(path):
            return None
        pairs = (pair for part in project.finder.of([path]) for pair in part)
        return next((pair.language for pair in pairs if pair.translation == path), None)

    return language


def _update(file: Path, shown: str, before: Entries, compared: Compared, present: Entries) -> None:
    """Write what is found now, and the entries that nothing can be said of."""
    after: dict[Key, Entry] = {**compared.held, **present}
    _write(file, shown, before, after)
    fresh, dropped = len(after.keys() - before.keys()), len(before.keys() - after.keys())
    note(f"{shown}: {_entries(len(after))}; {fresh} new, {dropped} dropped")


def _write(file: Path, shown: str, before: Entries, after: Entries) -> None:
    if before == after and file.exists():
        return
    try:
        write_lines(file, lines_of(after))
    except OSError as error:
        raise InputError(f"{shown}: cannot be written: {error.strerror or error}") from error


def _name_stale(shown: str, stale: Entries) -> None:
    for key, entry in sorted(stale.items())[:_NAMED]:
        times = f" ({entry.times} times)" if entry.times > 1 else ""
        warn(f"{shown}: no longer found: {key.path}: {key.rule} `{entry.text}`{times}")
    more = f"; {len(stale) - _NAMED} more are not named" if len(stale) > _NAMED else ""
    warn(f"{shown}: stale: {_entries(len(stale))}{more}; --prune-baseline drops what is stale")


def _entries(count: int) -> str:
    return f"{count} entry" if count == 1 else f"{count} entries"
