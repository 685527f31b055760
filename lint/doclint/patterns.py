"""Patterns that are compiled when they are first used.

There are some 250 in doclint. To compile them all takes as long as to check ten articles, and one
article needs a tenth of them.
"""

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "sub", "split", "findall", "subn")


def lazy_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what `re.compile` returns, but compiled at its first use.

    It stands in for the pattern wherever a method of it is called; it has none of the pattern's
    other attributes, and `isinstance` and the functions of `re` do not know it. A mistake in `text`
    raises `re.error` at the first use. Several threads may use it at once, the first time, too.
    """
    return cast("re.Pattern[AnyStr]", Uncompiled(text, flags))


class Lazy:
    """A pattern whose methods are attributes, found without a detour once it is compiled."""

    __slots__ = ("_flags", "_text", *_METHODS)

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __reduce__(self) -> tuple[Any, ...]:
        """Go to another process, or into a copy, as what it was made of."""
        return lazy_pattern, (self._text, self._flags)


class Uncompiled(Lazy):
    """One that was not used yet. The first use makes a mere `Lazy` of it."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        """Compile; called only for what is not there."""
        if name not in _METHODS:
            raise AttributeError(f"a lazy pattern has no `{name}`")
        # Threads that come here together do the same, and the class changes last.
        compiled = re.compile(self._text, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        self.__class__ = Lazy  # type: ignore[assignment]  # has no `__getattr__` to slow it down
        return getattr(compiled, name)
