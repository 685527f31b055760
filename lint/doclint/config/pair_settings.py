"""The settings of every pair of a project."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from doclint.check.registry import all_rules
from doclint.config.resolve import narrowed
from doclint.config.settings import Settings
from doclint.pair.finder import Pair

if TYPE_CHECKING:
    from doclint.config.overrides import Override


class PairSettings:
    """The settings of every pair: `base`, and what the overrides say of it, the last one at last.

    `select` and `ignore` are the command line's, whose word is final. Pairs that the same overrides
    concern have the same settings object.
    """

    def __init__(
        self,
        base: Settings,
        overrides: "tuple[Override, ...]" = (),
        select: Collection[str] = (),
        ignore: Collection[str] = (),
    ) -> None:
        self._configured = base
        self._overrides = overrides
        self._select, self._ignore = select, ignore
        self._made: dict[tuple[int, ...], Settings] = {}
        self.base = self._final(base)

    def narrowed(self, select: Collection[str], ignore: Collection[str]) -> "PairSettings":
        """Return these settings under other `--select` and `--ignore`.

        Raises InputError for an unknown name.
        """
        return PairSettings(self._configured, self._overrides, select, ignore)

    def of(self, pair: Pair) -> Settings:
        """Return the settings of a pair."""
        if not self._overrides:
            return self.base
        numbers = tuple(n for n, each in enumerate(self._overrides) if each.concerns(pair))
        if not numbers:
            return self.base
        if numbers not in self._made:
            settings = self._configured
            for number in numbers:
                settings = self._overrides[number].applied_to(settings)
            self._made[numbers] = self._final(settings)
        return self._made[numbers]

    def variants(self) -> Iterator[Settings]:
        """Yield the settings that hold where no override does, and where one of them does alone.

        They tell which rules may run at all, without a look at the pairs.
        """
        yield self.base
        for override in self._overrides:
            yield self._final(override.applied_to(self._configured))

    def _final(self, settings: Settings) -> Settings:
        if not (self._select or self._ignore):
            return settings
        return narrowed(settings, all_rules(), self._select, self._ignore)
