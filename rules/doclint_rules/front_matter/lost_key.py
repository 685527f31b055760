"""A front matter key of the source is missing.

## What it does
Reports keys that the source's front matter has and the translation's does not: one finding for keys
that follow each other. A key that was translated is `front-matter/added-key`; keys that belong to
the language version (`lang`, `translator`; see the configuration's `front_matter` tables) may be
missing.

## Why it matters
The site falls back on a default: the page loses its description, its place in the menu, or shows up
in versions of the product that it does not describe.

## How to mend it
Copy the key from the source, and translate its value where people read it. `doclint fix` copies
keys of which nobody reads the value; addresses of pages, and keys that the configuration does not
name, only with `--unsafe`.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from doclint.check.pair import AlignedPair
from doclint.model import Problem, Severity, Span
from doclint.rule import Bad, Good

if TYPE_CHECKING:
    from doclint.compare.front_matter import LostKeys
    from doclint.parse.document import Field

SEVERITY = Severity.WARNING

EXAMPLES = (
    Good(
        source="---\ntitle: Moor a boat\nversions:\n  harbor: '*'\n---\n",
        translation="---\nversions:\n  harbor: '*'\ntitle: Atracar um barco\n---\n",
    ),
    Good(
        source="---\ntitle: Moor a boat\ndraft: true\nlang: en\n---\n",
        translation="---\ntitle: Atracar um barco\n---\n",
        layout="jekyll",
    ),
    Bad(
        source="---\ntitle: Moor a boat\nversions:\n  harbor: '*'\n  lantern: '*'\n---\n",
        translation="---\ntitle: Atracar um barco\nversions:\n  harbor: '*'⟦⟧\n---\n",
        message="`versions.lantern`",
        fixed="---\ntitle: Atracar um barco\nversions:\n  harbor: '*'\n  lantern: '*'\n---\n",
    ),
    Bad(
        source="---\ntitle: Moor a boat\nintro: Tie it up.\ntype: how_to\norder: 3\n---\n",
        translation="---\ntitle: Atracar um barco⟦⟧\norder: 3\n---\n",
        message="`intro` and `type`",
    ),
)
_SHOWN = 4


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield a problem for each run of lost keys, where they should stand."""
    from doclint.compare.front_matter import front_matter_changes

    for lost in pair.fact(front_matter_changes).lost:
        from doclint.compare.front_matter_repair import lines_fix

        first, last = lost.fields[0], lost.fields[-1]
        verb = "is" if first is last else "are"
        owner = "the source" if pair.source.is_data else "the source's front matter"
        message = f"{owner} has {_names(lost.fields)}, which {verb} missing here"
        end = len(pair.source.text[: last.value.end].rstrip())
        origin = Span(first.key.start, end)
        yield Problem(_place(lost, pair), message, origin, fix=lines_fix(pair, lost))


def _names(fields: "Sequence[Field]") -> str:
    names = [f"`{'.'.join(map(str, field.path))}`" for field in fields]
    if len(names) > _SHOWN:
        names[_SHOWN - 1 :] = [f"{len(names) - _SHOWN + 1} more keys"]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _place(lost: "LostKeys", pair: AlignedPair) -> Span:
    """Return the end of the field before, else the start of the first line after the fence."""
    text = pair.translation.text
    if lost.after is not None:
        end = lost.after.key.end if _is_above(lost) else lost.after.value.end
        at = len(text[:end].rstrip()) if text[end - 1 : end].isspace() else end
        return Span(at, at)
    head = pair.translation.front_matter
    at = text.find("\n", head.span.start) + 1 if head else 0
    return Span(at, at)


def _is_above(lost: "LostKeys") -> bool:
    """Tell whether the field before is the mapping that holds the lost keys."""
    return lost.after is not None and len(lost.after.path) < len(lost.fields[0].path)
