"""How a rule is written, and how the rules are found.

A rule is a module `<group>/<what_is_wrong>.py` of a package that an entry point of the group
`doclint.rules` names. Its docstring is its page; it declares data and one generator:

- `SEVERITY`: the default severity, a `doclint.model.Severity`
- `OPTIONS` (optional): option name -> `Option`
- `EXAMPLES`: `Good` and `Bad` cases, which document it and are its tests
- `check(pair)`: yields `doclint.model.Problem`s for a `doclint.check.pair.AlignedPair`; with
  `SCOPE = Scope.HISTORY`, too, for one whose `history` is there if it could be had: git is asked
  only where such a rule is on; with `SCOPE = Scope.MEMORY` for one whose `memory` is there
  likewise; with `SCOPE = Scope.PROJECT` instead `check(pairing)`, which yields
  `doclint.model.FileProblem`s for a `doclint.pair.finder.Pairing`; with `SCOPE = Scope.SILENCE`
  `check(silences)`, which yields `Problem`s for the `doclint.filter.silence.Silences` of one
  article; with `SCOPE = Scope.CATALOG` `check(catalog)`, which yields `Problem`s for a
  `doclint.parse.catalog.Catalog`: all their spans, `source` too, lie in the PO file

The rule's name is its module's path below the package, `liquid/lost_tag.py` -> `liquid/lost-tag`.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from doclint.model import FileProblem, Problem, Severity

if TYPE_CHECKING:
    from doclint.check.pair import AlignedPair
    from doclint.filter.silence import Silences
    from doclint.pair.finder import Pairing
    from doclint.parse.catalog import Catalog

ENTRY_POINT_GROUP = "doclint.rules"


class Scope(StrEnum):
    """What a rule looks at.

    Into a pair, into one and its past or what is translated elsewhere, at which files of the
    project there are, at the comments that silence the rest, or at a PO catalog as a whole.
    """

    PAIR = "pair"
    HISTORY = "history"
    MEMORY = "memory"
    PROJECT = "project"
    SILENCE = "silence"
    CATALOG = "catalog"


OptionValue: TypeAlias = bool | int | float | str | tuple[str, ...]
Options: TypeAlias = Mapping[str, OptionValue]
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Option(NamedTuple):
    """An option of a rule: its default (whose type is the type of the option) and what it does."""

    default: OptionValue
    help: str


class Good(NamedTuple):
    """A pair on which the rule says nothing.

    `files` holds more files of the project by path (for rules that follow links), `options` the
    rule's options, `layout` the name of a built-in layout. For a rule of the project, `files` is
    the whole project. For a rule about catalogs, `translation` is the PO file. For one about the
    past, `before` are earlier versions of source and translation, the oldest first. `elsewhere` are
    other sources and translations of the project, `glossary` the text of its glossary, in TOML.
    """

    source: str = ""
    translation: str = ""
    language: str = "pt-BR"
    layout: str = "github-docs"
    options: Options = _NOTHING
    files: Mapping[str, str] = _NOTHING
    before: tuple[tuple[str, str], ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()
    glossary: str = ""


# A tuple inherits no fields. Two dataclasses, which do, cost each start 3 ms.
class Bad(NamedTuple):
    """A pair, given as in `Good`, on which the rule says exactly what is marked.

    Each expected finding is marked in `translation` (for a rule of the project: in `files`) by `⟦`
    and `⟧`, which are taken out before the check; `⟦⟧` marks a place where something is missing.
    `message` is a part of the first finding's message, `fixed` the translation after the fixes,
    where the rule offers any.
    """

    source: str = ""
    translation: str = ""
    language: str = "pt-BR"
    layout: str = "github-docs"
    options: Options = _NOTHING
    files: Mapping[str, str] = _NOTHING
    before: tuple[tuple[str, str], ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()
    glossary: str = ""
    message: str = ""
    fixed: str | None = None


Example: TypeAlias = Good | Bad


class Rule(NamedTuple):
    """A registered rule, as the engine sees it."""

    name: str
    severity: Severity
    page: str
    check: Callable[..., Iterator[Any]]
    options: Mapping[str, Option] = MappingProxyType({})
    examples: tuple[Example, ...] = ()
    scope: Scope = Scope.PAIR

    @property
    def group(self) -> str:
        """The part of the name before the slash."""
        return self.name.partition("/")[0]

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.partition("\n")[0]

    def problems(self, pair: "AlignedPair", options: Options) -> Iterator[Problem]:
        """Run a rule of the pair; one that declares options gets them, too."""
        return self._run(pair, options)

    def file_problems(self, pairing: "Pairing", options: Options) -> Iterator[FileProblem]:
        """Run a rule of the project."""
        return self._run(pairing, options)

    def silence_problems(self, silences: "Silences", options: Options) -> Iterator[Problem]:
        """Run a rule about comments."""
        return self._run(silences, options)

    def catalog_problems(self, catalog: "Catalog", options: Options) -> Iterator[Problem]:
        """Run a rule about catalogs."""
        return self._run(catalog, options)

    def _run(self, subject: object, options: Options) -> Iterator[Any]:
        if not self.options:
            return self.check(subject)
        defaults = {name: option.default for name, option in self.options.items()}
        return self.check(subject, {**defaults, **options})
