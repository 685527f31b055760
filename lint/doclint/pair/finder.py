"""Finds the pairs of a project: files in, pairs, orphans and missing translations out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from doclint.errors import InputError
from doclint.files import Tree
from doclint.pair.catalogs import catalogs_in, catalogs_of, is_catalog, language_of, template_of
from doclint.pair.forms import fitted
from doclint.pair.languages import canonical, is_language, same_language
from doclint.pair.layout import Layout
from doclint.pair.layouts import PO
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
    """Finds translations by those templates of a layout that the files are in: the `sides`.

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
        self._source_language = source_language
        self._configured = languages
        self._only = only
        self._excluded = excluded
        self._of_catalogs = layout.name == PO.name
        self.sides = fitted(tree, layout, source_language).sides(source_language)

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
        named = {
            # `docs/en-GB/{path}` as the source has the form of a translation.
            (name, translation.with_language(name).text == source.text)
            for source, translation in self.sides
            for name in self._names(source, translation)
        }
        found = {name for name, is_source in named if not is_source}
        if self._of_catalogs:
            tags = {language_of(self._tree, path) for path in catalogs_in(self._tree, "")}
            found.update(filter(self._counts, tags))
        there = found.union(name for name, _ in named)
        absent = [
            tag for tag in self._configured if not any(same_language(tag, name) for name in there)
        ]
        return {name: canonical(name) for name in sorted([*found, *absent])}

    def all(self) -> Pairing:
        """Return everything that the project has."""
        candidates: dict[str, Pair] = {}
        files: set[str] = set()
        taken: set[str] = set()  # the sources so far
        for source, translation in self.sides:
            sources = self._below(source)
            if translation.base.startswith(source.base):
                # `docs/{path}` takes in `docs/pt/a.md`, which is a translation, and `{path}.md`
                # takes in `a.en.md`, which another template reads better.
                sources = {
                    path: file
                    for path, file in sources.items()
                    if file not in taken and not self._language_of(translation, file)
                }
            taken.update(sources.values())
            files.update(sources.values())
            for name, tag in self.languages.items():
                if not translation.may_be_in(name):
                    continue
                translations = self._below(translation.with_language(name))
                files.update(translations.values())
                paths = sources.keys() if source.elsewhere else sources.keys() | translations.keys()
                for path in paths:
                    pair = Pair(translation.fill(path, name), source.fill(path), tag)
                    known = candidates.setdefault(pair.translation, pair)
                    if path in sources and known.source not in files:
                        candidates[pair.translation] = pair
        if self._of_catalogs:
            return self._catalogs(catalogs_in(self._tree, ""))
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
                parts.append(self._catalogs(catalogs_in(self._tree, path)))
            elif is_catalog(path):
                named = [path] if path.endswith(".po") else catalogs_of(self._tree, path)
                parts.append(self._catalogs(named))
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

    def _catalogs(self, paths: Iterable[str]) -> Pairing:
        """Return the pairs that some PO catalogs are: both sides are in one file."""
        pairs = []
        for path in paths:
            tag = language_of(self._tree, path)
            if not tag:
                self._tree.report(
                    f"{path}: neither its name, nor a folder, nor its header (`Language: pt_BR`)"
                    " says what language it is in"
                )
            elif self._counts(tag) and (
                not self._only or any(same_language(tag, name) for name in self._only)
            ):
                pairs.append(Pair(path, template_of(self._tree, path), tag))
        return self._sorted(pairs, self._tree.exists)

    def _below(self, template: Template) -> dict[str, str]:
        """Map what `{path}` stands for to the files; the template's language is filled in."""
        walk = self._tree.walk(template.folder, template.extensions)
        if template.text == template.base + "{path}":
            start = len(template.base)
            return {file[start:]: file for file in walk}
        return {match.path: file for file in walk if (match := template.match(file))}

    def _around(self, file: str) -> Iterator[Pair]:
        """Yield the pairs that a file is a side of, whether or not the other side is there."""
        if pair := self._of_translation(file):
            if pair.language:
                yield pair
            return
        for source, translation in self.sides:
            if match := source.match(file):
                for name in filter(translation.may_be_in, self.languages):
                    pair = self._of_translation(translation.fill(match.path, name))
                    if pair and pair.source == file:
                        yield pair
                return

    def _of_translation(self, file: str) -> Pair | None:
        """Return the pair of which a file is the translation, None for one that is none.

        Its language is empty where nobody asked for it. Of several possible sources the first one
        that is there counts.
        """
        found: list[Pair] = []
        for source, translation in self.sides:
            match = translation.match(file)
            if match and (name := self._language_of(translation, file)):
                origin = source.fill(match.path)
                if not source.elsewhere or self._tree.exists(origin):
                    found.append(Pair(file, origin, self.languages.get(name, "")))
        there = (pair for pair in found if self._tree.exists(pair.source))
        return next(there, found[0] if found else None)

    def _language_of(self, translation: Template, file: str) -> str:
        """Return the language in a path as it is written there, empty for no translation."""
        match = translation.match(file)
        if match is None:
            return ""
        if not translation.has_language:
            return next(filter(translation.may_be_in, self._languages), "")
        return match.language if match.language in self._languages else ""

    def _names(self, source: Template, translation: Template) -> Iterator[str]:
        """Yield the languages that are there, as they are written in paths."""
        if not translation.has_language:
            if self._counts(translation.language) and self._tree.is_folder(translation.folder):
                yield translation.language
            return
        if not translation.language_folder:
            names = {
                match.language
                for file in self._tree.walk(translation.folder, translation.extensions)
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
            elif not own.base.startswith(source.base) and self._is_meant(source, own, name):
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
