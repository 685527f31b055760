"""Layouts: where a kind of site keeps its translations, and what holds for all such sites."""

from typing import NamedTuple

from doclint.config.settings import FrontMatterKeys
from doclint.pair.template import Template

MARKDOWN = (".md", ".markdown")


class Layout(NamedTuple):
    """A way to lay out translations.

    `templates` are pairs of path templates (source, translation); `{source}` in them is the source
    language. A site is recognised by the folders that they name, and by `signs`, paths that all
    exist. `extensions` are those of articles. `source_anchors` says that the site gives translated
    headings the ids of the source's.
    """

    name: str
    templates: tuple[tuple[str, str], ...]
    signs: tuple[str, ...] = ()
    extensions: tuple[str, ...] = MARKDOWN
    front_matter: FrontMatterKeys = FrontMatterKeys()
    source_anchors: bool = False

    def sides(self, source_language: str) -> tuple[tuple[Template, Template], ...]:
        """Return the templates with the source language filled in."""
        return tuple(
            (Template(_filled(source, source_language)), Template(_filled(other, source_language)))
            for source, other in self.templates
        )


def _filled(template: str, source_language: str) -> str:
    return template.replace("{source}", source_language)
