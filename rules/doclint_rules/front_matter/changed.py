"""A front matter value differs that must equal the source's.

## What it does
Compares the values that are not for people. Which these are, the configuration's `front_matter`
tables say; a key that they do not name is judged by the source's value: truth values, numbers, file
names and identifiers must stay, and a path or date must stay one. The name of the language may
differ in all of them (`lang: en`, `/images/en/map.png`), and so may the order of a list.

## Why it matters
`type: reference` becomes `type: Referenz`, `true` becomes `verdadero`, and the page disappears from
a list, shows up in the wrong version or does not build.

## How to mend it
Copy the value from the source. `doclint fix` does so, and keeps the quotation marks; a list with
one item on each line gets the items that it lacks and loses those beyond the source's. With
`--unsafe` it also does what may have been meant: a page of the language version's own, and most
values of keys that the configuration does not name.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

if TYPE_CHECKING:
    from doclint.compare.front_matter import ChangedValue

SEVERITY = Severity.ERROR

EXAMPLES = (
    Good(
        source="---\ntitle: Overview\nlang: en\nimage: /img/en/map.png\n---\n",
        translation="---\ntitle: Visão geral\nlang: pt-BR\nimage: /img/pt-BR/map.png\n---\n",
    ),
    Good(
        source="---\ntranslator:\ndate: 2031-04-02\nurl: /about/\n---\n",
        translation="---\ntranslator: iara\ndate: 2031-05-11\nurl: /sobre/\n---\n",
    ),
    Bad(
        source="---\ntitle: Lantern\ntype: reference\nversions:\n  harbor: '>=3.1'\n---\n",
        translation="---\ntitle: Lantern\ntype: ⟦Referenz⟧\nversions:\n  harbor: ⟦'>=3.2'⟧\n---\n",
        language="de",
        message="`reference`",
        fixed="---\ntitle: Lantern\ntype: reference\nversions:\n  harbor: '>=3.1'\n---\n",
    ),
    Bad(
        source="---\nfeatured: true\nicon: boat-anchor\nlevel: 2\n---\n",
        translation="---\nfeatured: ⟦verdadero⟧\nicon: ⟦ancla⟧\nlevel: ⟦dos⟧\n---\n",
        language="es",
        message="`true`",
        fixed="---\nfeatured: true\nicon: boat-anchor\nlevel: 2\n---\n",
    ),
    Bad(
        source="---\ntopics:\n  - Boats\n  - Ropes\n---\n",
        translation="---\n⟦topics⟧:\n  - Boats\n---\n",
        message="lacks `Ropes`",
        fixed="---\ntopics:\n  - Boats\n  - Ropes\n---\n",
    ),
)
_SHOWN = 3


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield a problem for each value, with the source's."""
    from doclint.compare.front_matter import front_matter_changes

    for change in pair.fact(front_matter_changes).changed:
        from doclint.compare.front_matter_repair import value_fix

        found, expected, fix = change.field, change.expected, value_fix(pair, change)
        name = ".".join(str(part) for part in expected.path if isinstance(part, str))
        if change.missing or change.extra:
            message = f"`{name}` differs from the source's: {_difference(change)}"
            yield Problem(found.key, message, expected.key, change.certainty, fix)
        elif expected.kind != found.kind:
            kinds = {"scalar": "a value", "sequence": "a list", "mapping": "a group of keys"}
            message = f"`{name}` must be {kinds[expected.kind]} as in the source"
            yield Problem(found.key, message, expected.key, change.certainty, fix)
        else:
            wanted, there = (
                excerpt(expected.text, found.text),
                excerpt(found.text, expected.text),
            )
            message = f"`{name}` must be {wanted} as in the source, not {there}"
            yield Problem(found.value, message, expected.value, change.certainty, fix)


def _difference(change: "ChangedValue") -> str:
    parts = (("it lacks", change.missing), ("it has, beyond them,", change.extra))
    return "; ".join(f"{verb} {_listed(items)}" for verb, items in parts if items)


def _listed(items: tuple[str, ...]) -> str:
    shown = ", ".join(map(excerpt, items[:_SHOWN]))
    more = len(items) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown
