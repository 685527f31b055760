"""Finds the pairs of a project: files in, pairs, orphans and missing translations out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from doclint.errors import InputError
from doclint.files import Tree
from doclint.pair.languages import canonical, is_language, same_language
from doclint.pair.layout import Layout
from doclint.pair.template import Template


class Pair(NamedTuple):
    """A translation, its source (paths relative to the project) and its language tag.

    Where one side is not there, the path is where it would be.
    """

    translation: str
    source: str
    language: str


class Pairing(NamedTuple):
    """What was found: pairs, translations without a source, sources without a translation.

    Each is sorted by the path of the translation.
    """

    pairs: tuple[Pair, ...] = ()
    orphans: tuple[Pair, ...] = ()
    missing: tuple[Pair, ...] = ()

    def below(self, folder: str) -> "Pairing":
        """Keep what a folder holds: pairs with a side in it, orphans and untranslated sources."""
        inside = f"{folder}/" if folder else ""
        return Pairing(
            tuple(
                p
                for p in self.pairs
                if p.translation.startswith(inside) or p.source.startswith(inside)
            ),
            tuple(p for p in self.orphans if p.translation.startswith(inside)),
            tuple(p for p in self.missing if p.source.startswith(inside)),
        )


class Finder:
    """Finds translations by the templates of a layout.

    `languages` names the languages that count (none: those that are there), `only` narrows what is
    found to some of them, `excluded` tells which paths are left out.
    """

    def __init__(
        self,
        tree: Tree,
        layout: Layout,
        source_language: str,
        *,
        languages: Sequence[str] = (),
        only: Sequence[str] = (),
        excluded: Callable[[str], bool] | None = None,
    ) -> None:
        self._tree = tree
        self._layout = layout
        self._source_language = source_language
        self._configured = languages
        self._only = only
        self._excluded = excluded
        self._sides = layout.sides(source_language)

    @cached_property
    def languages(self) -> Mapping[str, str]:
        """The languages that are asked for, as they are written in paths, with their tags.

        Raises InputError where one that was asked for is not there.
        """
        for tag in self._only:
            if not any(same_language(tag, name) for name in self._languages):
                there = ", ".join(self._languages.values()) or "none"
                raise InputError(f"no translations in language `{tag}`; there are: {there}")
        return {
            name: tag
            for name, tag in self._languages.items()
            if not self._only or any(same_language(wanted, name) for wanted in self._only)
        }

    @cached_property
    def _languages(self) -> Mapping[str, str]:
        """All languages of the project, as they are written in paths, with their tags."""
        found = {name for side in self._sides for name in self._names(*side)}
        absent = [
            tag for tag in self._configured if not any(same_language(tag, name) for name in found)
        ]
        return {name: canonical(name) for name in sorted([*found, *absent])}

    def all(self) -> Pairing:
        """Return everything that the project has."""
        candidates: dict[str, Pair] = {}
        files: set[str] = set()
        for source, translation in self._sides:
            sources = self._below(source)
            if translation.base.startswith(source.base):
                # `docs/{path}` takes in `docs/pt/a.md`, which is a translation.
                sources = {
                    p: f for p, f in sources.items() if not self._language_of(translation, f)
                }
            files.update(sources.values())
            for name, tag in self.languages.items():
                translations = self._below(translation.with_language(name))
                files.update(translations.values())
                for path in sources.keys() | translations.keys():
                    pair = Pair(translation.fill(path, name), source.fill(path), tag)
                    candidates.setdefault(pair.translation, pair)
        return self._sorted(candidates.values(), files.__contains__)

    def of(self, paths: Iterable[str]) -> Pairing:
        """Return what concerns some files and folders, relative to the project; "" is the whole."""
        found: dict[str, Pair] = {}
        parts: list[Pairing] = []
        for path in paths:
            if not path:
                return self.all()
            if self._tree.is_folder(path):
                parts.append(self._everything.below(path))
            else:
                found.update((pair.translation, pair) for pair in self._around(path))
        parts.append(self._sorted(found.values(), self._tree.exists))
        return Pairing(
            tuple(sorted({pair for part in parts for pair in part.pairs})),
            tuple(sorted({pair for part in parts for pair in part.orphans})),
            tuple(sorted({pair for part in parts for pair in part.missing})),
        )

    @cached_property
    def _everything(self) -> Pairing:
        return self.all()

    def _sorted(self, candidates: Iterable[Pair], there: Callable[[str], bool]) -> Pairing:
        pairs: list[Pair] = []
        orphans: list[Pair] = []
        missing: list[Pair] = []
        out = self._excluded
        for pair in candidates:
            if out and (out(pair.source) or out(pair.translation)):
                continue
            if not there(pair.source):
                orphans.append(pair)
            elif there(pair.translation):
                pairs.append(pair)
            else:
                missing.append(pair)
        return Pairing(tuple(sorted(pairs)), tuple(sorted(orphans)), tuple(sorted(missing)))

    def _below(self, template: Template) -> dict[str, str]:
        """Map what `{path}` stands for to the files; the template's language is filled in."""
        walk = self._tree.walk(template.folder, self._layout.extensions)
        if template.text == template.base + "{path}":
            start = len(template.base)
            return {file[start:]: file for file in walk}
        return {match.path: file for file in walk if (match := template.match(file))}

    def _around(self, file: str) -> Iterator[Pair]:
        """Yield the pairs that a file is a side of, whether or not the other side is there."""
        if not file.endswith(self._layout.extensions):
            return
        for source, translation in self._sides:
            match = translation.match(file)
            if match and (name := self._language_of(translation, file)):
                if name in self.languages:
                    yield Pair(file, source.fill(match.path), self.languages[name])
                return
            if match := source.match(file):
                for name, tag in self.languages.items():
                    yield Pair(translation.fill(match.path, name), file, tag)
                return

    def _language_of(self, translation: Template, file: str) -> str:
        """Return the language in a path as it is written there, empty for no translation."""
        match = translation.match(file)
        if match is None:
            return ""
        if not translation.has_language:
            return next(iter(self._languages), "")
        return match.language if match.language in self._languages else ""

    def _names(self, source: Template, translation: Template) -> Iterator[str]:
        """Yield the languages that are there, as they are written in paths."""
        if not translation.has_language:
            return
        if not translation.language_folder:
            names = {
                match.language
                for file in self._tree.walk(translation.folder, self._layout.extensions)
                if (match := translation.match(file))
            }
            yield from filter(self._counts, names)
            return
        for name in translation.languages_in(self._tree.folders(translation.folder)):
            own = translation.with_language(name)
            if not self._tree.is_folder(own.folder):
                continue
            if self._counts(name):
                yield name
            elif self._is_meant(source, own, name):
                self._tree.report(
                    f"{own.folder}: `{name}` is not a language tag, so nothing in it was"
                    " checked; name the languages in the configuration (`languages`) or exclude it"
                )

    def _counts(self, name: str) -> bool:
        if self._configured:
            return any(same_language(tag, name) for tag in self._configured)
        return is_language(name) and not same_language(name, self._source_language)

    def _is_meant(self, source: Template, own: Template, name: str) -> bool:
        """Tell whether a folder whose name is no language holds translations all the same."""
        if self._configured or not own.base.removesuffix(f"{name}/"):
            return False
        if same_language(name, self._source_language):
            return False
        return any(
            not (self._excluded and self._excluded(file)) and self._tree.exists(source.fill(path))
            for path, file in self._below(own).items()
        )
