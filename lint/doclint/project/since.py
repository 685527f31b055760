"""Narrows a check to what changed since a commit."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from doclint.check.registry import all_rules
from doclint.config.pair_settings import PairSettings
from doclint.errors import InputError
from doclint.files import decoded
from doclint.filter.changed import Counts, blamed, counts_of, is_touched
from doclint.filter.diff import changes_since
from doclint.filter.git import Git
from doclint.pair.finder import Pair, Pairing
from doclint.project.check import check_safely
from doclint.project.project import Project
from doclint.project.site import DiskSite
from doclint.rule import Scope
from doclint.show.outcome import Located


class Since:
    """What changed in a project since HEAD parted from the commit `name`.

    Raises InputError where git cannot say.
    """

    def __init__(self, project: Project, settings: PairSettings, name: str) -> None:
        self._tree, self._settings = project.tree, settings
        self._changes = changes_since(name, project.tree, project.layout.all_extensions)

    def part_of(self, pairing: Pairing) -> Pairing:
        """Return the pairs, orphans and missing translations of which a side changed."""
        concern = self._changes.concern
        return Pairing(*(tuple(pair for pair in part if concern(pair)) for part in pairing))

    def touches(self, located: Located) -> bool:
        """Tell whether a finding stands on a changed line of either side."""
        return is_touched(located, self._changes)

    def blamed(
        self, new: Iterable[Located], found: Iterable[Located], pairs: Iterable[Pair]
    ) -> list[Located]:
        """Return those of the findings that the change touches or made.

        `found` is all that was found, `pairs` are those that were looked at. What the past tells is
        not known of the old texts; a change makes a sentence outdated on the lines that it touches.
        """
        looking_back = [at for at in new if _looks_back(at)]
        new = [at for at in new if not _looks_back(at)]

        def before(paths: Collection[str]) -> Counts:
            concerned = [p for p in pairs if p.translation in paths or p.source in paths]
            return counts_of(self._found_before(concerned))

        touched = [at for at in looking_back if self.touches(at)]
        return touched + blamed(new, counts_of(found), self._changes, before)

    def _found_before(self, pairs: Sequence[Pair]) -> Iterator[Located]:
        """Yield what is found in the old texts of pairs, under the settings of today."""
        for pair, texts in zip(pairs, self._old_texts(pairs), strict=True):
            if texts:
                site, settings = DiskSite(self._tree, pair), self._settings.of(pair)
                checked = check_safely(pair, *texts, settings, site)
                yield from checked.found + checked.on_source

    def _old_texts(self, pairs: Iterable[Pair]) -> Iterator[tuple[str, str] | None]:
        """Yield source and translation as they were, None for what was no pair of texts."""
        files = self._changes.files
        paths = [path for pair in pairs for path in (pair.source, pair.translation)]
        names = {files[path].before: b"" for path in paths if path in files}
        names.pop("", None)
        blobs = dict(zip(names, Git(self._tree.root).blobs(list(names)), strict=True))

        def text(path: str) -> str | None:
            if path not in files:
                return self._tree.text(path)
            before = files[path].before
            return decoded(blobs[before], path) if before else None

        for pair in pairs:
            try:
                source, translation = text(pair.source), text(pair.translation)
            except InputError:
                yield None
                continue
            if source is None or translation is None:
                yield None
            else:
                yield source, translation


def _looks_back(located: Located) -> bool:
    return all_rules()[located.finding.rule].scope is Scope.HISTORY
