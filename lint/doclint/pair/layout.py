"""Layouts: where a kind of site keeps its translations, and what holds for all such sites."""

from typing import NamedTuple

from doclint.config.settings import FrontMatterKeys
from doclint.pair.template import Template

MARKDOWN = (".md", ".markdown")
MDX = (*MARKDOWN, ".mdx")
DATA = (".yml", ".yaml")


class Side(NamedTuple):
    """Path templates of a source and its translations, and the extensions of the files.

    `{source}` in a template is the source language, `{root}` the folder of articles. No
    `extensions` are the layout's. A `part` of a site (its articles, its data) may be laid out in
    several ways, each a `form`: of these the first one counts that the files are in. `language` is
    that of all translations of a template that does not name it. `elsewhere` says that a source
    that is not there is in the code of the site.
    """

    source: str
    translation: str
    extensions: tuple[str, ...] = ()
    part: str = "articles"
    form: str = ""
    language: str = ""
    elsewhere: bool = False


class Marker(NamedTuple):
    """A file that only one kind of site has: a path, and what its text holds (a pattern)."""

    path: str
    holds: str = ""


class Layout(NamedTuple):
    """A way to lay out translations.

    `templates` are `Side`s, or pairs of path templates. A site is recognised by the folders that
    they name, and by `markers`, of which one must be there if there are any. `extensions` are those
    of articles, `root` is the folder that `{root}` stands for, and `root_key` a pattern that finds
    another one in the marker's text. `source_anchors` says that the site gives translated headings
    the ids of the source's. `dialect` is as in the settings.
    """

    name: str
    templates: tuple[Side | tuple[str, str], ...]
    markers: tuple[Marker, ...] = ()
    extensions: tuple[str, ...] = MARKDOWN
    front_matter: FrontMatterKeys = FrontMatterKeys()
    source_anchors: bool = False
    dialect: str = ""
    root: str = ""
    root_key: str = ""

    @property
    def all_extensions(self) -> tuple[str, ...]:
        """The extensions of all files that may be a source or a translation."""
        named = [side for each in self.templates for side in Side(*each).extensions]
        return tuple(dict.fromkeys([*self.extensions, *named]))

    def sides(self, source_language: str) -> tuple[tuple[Template, Template], ...]:
        """Return the templates with the source language filled in."""
        return tuple(
            (
                Template(
                    self._filled(side.source, source_language),
                    extensions,
                    elsewhere=side.elsewhere,
                ),
                Template(
                    self._filled(side.translation, source_language),
                    extensions,
                    language=side.language,
                ),
            )
            for side in (Side(*each) for each in self.templates)
            for extensions in (side.extensions or self.extensions,)
        )

    def _filled(self, template: str, source_language: str) -> str:
        return template.replace("{source}", source_language).replace("{root}", self.root)
