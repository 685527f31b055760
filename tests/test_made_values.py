"""Values that `make` builds have the fields of their class, of their types and in their order.

`make` asks for no names and checks nothing, nor does mypy look into it.
"""

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from doclint.align.units import Marks, block_units
from doclint.check.engine import align_pair
from doclint.config.settings import Settings
from doclint.language import words_in
from doclint.parse.liquid import scan
from doclint.parse.masking import tag_lines

ARTICLE = """---
title: 'A *boat*'
topics: [Ships]
---

# Moor *a* **boat** {#moor}

{% data a.b %}

Use `moor --at 3` at [the pier](/pier "Pier") or ![a ship](/ship.png). See https://quay.example.

- One <a href="/x" title='y'>link</a><br/>
  > Quoted.

| a | b |
|---|---|
| 1 | 2 |

```sh
moor
```

<!-- a comment -->

***
"""


def fits(value: object, hint: Any) -> bool:
    """Tell whether a value is what a type says, as far as tuples and unions go."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(fits(value, each) for each in arguments)
    if origin is tuple:
        last = arguments[-1]
        kinds = arguments[:-1] * len(value) if last is ... else arguments  # type: ignore[arg-type]
        return isinstance(value, tuple) and all(map(fits, value, kinds))
    kind = NoneType if hint is None else origin or hint
    # A truth value is a number for Python, but not here.
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def parts_of(value: object) -> Iterator[tuple[Any, ...]]:
    """Yield the named tuples in a value, itself included."""
    if isinstance(value, tuple):
        if hasattr(value, "_fields"):
            yield value
        for each in value:
            yield from parts_of(each)


def made() -> Iterator[tuple[Any, ...]]:
    translation = ARTICLE.replace("Moor", "Atracar").replace("Quoted", "Citado")
    pair = align_pair(ARTICLE, translation, "pt-BR", Settings())
    yield from parts_of(pair.source)
    yield from parts_of(pair.alignment)
    yield from parts_of(tuple(block_units(pair.source, Marks(pair.source))))
    yield from parts_of(tuple(tag_lines(ARTICLE, scan(ARTICLE), 0)))
    yield from parts_of(tuple(words_in(ARTICLE, 0, len(ARTICLE))))


MADE = "Attribute Bead Block Code Container Emphasis Field HtmlTag Link Segment Span Tag TagLine"


def test_all_of_them_are_looked_at() -> None:
    assert {*MADE.split(), "Unit", "Word"} <= {type(value).__name__ for value in made()}


def test_fields_are_what_they_are_said_to_be() -> None:
    for value in made():
        hints = get_type_hints(type(value))
        assert len(value) == len(hints), value
        for name, hint in hints.items():
            assert fits(getattr(value, name), hint), (name, value)
