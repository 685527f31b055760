"""The aligned pair: what a rule gets to see."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar, cast

from doclint.align.alignment import Alignment
from doclint.config.settings import Settings
from doclint.parse.document import Document

T = TypeVar("T")


class Site(Protocol):
    """The files around a pair, for rules that follow links; every path is relative to the project.

    The core never touches the disk itself: the command line gives a `Site` that does, tests give
    one made of a dict, and without one the rules that need it say nothing.
    """

    source_path: str
    translation_path: str

    def exists(self, path: str) -> bool:
        """Tell whether a file or folder is there."""

    def read(self, path: str) -> str | None:
        """Return a file's text, None where it is not there or not text."""


class AlignedPair:
    """A source and a translation, parsed and aligned, with the settings that hold for them.

    `language` is the translation's (`pt-BR`). Facts that several rules share are functions of the
    pair, computed once: `pair.fact(liquid_changes)`.
    """

    __slots__ = ("_facts", "alignment", "language", "settings", "site", "source", "translation")

    def __init__(
        self,
        source: Document,
        translation: Document,
        alignment: Alignment,
        language: str,
        settings: Settings,
        site: Site | None = None,
    ) -> None:
        self.source = source
        self.translation = translation
        self.alignment = alignment
        self.language = language
        self.settings = settings
        self.site = site
        self._facts: dict[Callable[..., Any], Any] = {}

    def fact(self, function: "Callable[[AlignedPair], T]") -> T:
        """Return `function(self)`, computed at the first call only."""
        try:
            return cast("T", self._facts[function])
        except KeyError:
            value = self._facts[function] = function(self)
            return value
