"""The aligned pair: what a rule gets to see."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from doclint.align.alignment import Alignment
    from doclint.compare.catalog_formats import Formats
    from doclint.config.settings import Settings
    from doclint.history.model import Behind
    from doclint.memory.memory import Near, Remembered
    from doclint.memory.pieces import Piece
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


class Memory(Protocol):
    """What is translated elsewhere, for the rules that find what is not.

    It is only there where somebody asks for it: a plain check depends on no other article.
    """

    trusted: bool  # whether what it has may be written without a person looking at it

    def exact(self, piece: "Piece", localised: Mapping[int, str]) -> "Sequence[Remembered]":
        """Return the translations of a piece, with its own marks, the most frequent first."""

    def near(self, piece: "Piece") -> "Near | None":
        """Return the translation of what is most like a piece."""


class AlignedPair:
    """A source and a translation, parsed and aligned, with the settings that hold for them.

    `language` is the translation's (`pt-BR`). Facts that several rules share are functions of the
    pair, computed once: `pair.fact(liquid_changes)`. `formats` is there for a message of a catalog.
    `history` is what the source has moved away from, None where nobody asked or nobody can tell.
    """

    __slots__ = (
        *("_facts", "alignment", "formats", "history", "language", "memory", "settings", "site"),
        *("source", "translation"),
    )

    def __init__(
        self,
        source: "Document",
        translation: "Document",
        alignment: "Alignment",
        language: str,
        settings: "Settings",
        site: Site | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.source = source
        self.translation = translation
        self.alignment = alignment
        self.language = language
        self.settings = settings
        self.site = site
        self.memory = memory
        self.history: Sequence[Behind] | None = None
        self.formats: Formats | None = None
        self._facts: dict[Callable[..., Any], Any] = {}

    def fact(self, function: "Callable[[AlignedPair], T]") -> T:
        """Return `function(self)`, computed at the first call only."""
        try:
            return cast("T", self._facts[function])
        except KeyError:
            value = self._facts[function] = function(self)
            return value
