"""A front matter key was translated, or stands there twice.

## What it does
Reports a key of the translation that the source does not have where it took the place of one of the
source's keys (same value, or same place), a key that is given twice, and a key beyond the source's
among values for machines (a version that the source does not name). Other keys that only the
translation has, such as `translator`, are its own affair.

## Why it matters
The site looks for `title`, not for `título`: a translated key is a lost key. Of a key that is given
twice, some programs take the first value, some the last, some refuse the page.

## How to mend it
Give the key the source's name; remove the second one. `doclint fix` renames a key where its value
or its place leaves no doubt, and removes a second one of the same value. With `--unsafe` it also
renames where there is doubt, and removes a key among values for machines that the source does not
have.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.ERROR

EXAMPLES = (
    Good(
        source="---\ntitle: Moor a boat\norder: 3\n---\n",
        translation="---\ntitle: Atracar um barco\norder: 3\nreviewed_by: Iara\n---\n",
    ),
    Bad(
        source="---\ntitle: Moor a boat\norder: 3\n---\n",
        translation="---\n⟦título⟧: Atracar um barco\norder: 3\n---\n",
        message="`title`",
        fixed="---\ntitle: Atracar um barco\norder: 3\n---\n",
    ),
    Bad(
        source="---\ntitle: Moor a boat\nversions:\n  harbor: '*'\n---\n",
        translation="---\ntitle: Boot festmachen\n⟦Versionen⟧:\n  harbor: '*'\n---\n",
        language="de",
        message="`versions`",
        fixed="---\ntitle: Boot festmachen\nversions:\n  harbor: '*'\n---\n",
    ),
    Bad(
        source="---\ntitle: Moor a boat\n---\n",
        translation="---\ntitle: Atracar\n⟦title⟧: Atracar um barco\n---\n",
        message="twice",
    ),
    Bad(
        source="---\ntitle: Moor a boat\norder: 3\n---\n",
        translation="---\ntitle: Atracar um barco\norder: 3\n⟦order⟧: 3\n---\n",
        message="twice",
        fixed="---\ntitle: Atracar um barco\norder: 3\n---\n",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield a problem for each key that should not be there, with the source's key it replaced."""
    from doclint.compare.front_matter import front_matter_changes

    for added in pair.fact(front_matter_changes).added:
        from doclint.compare.front_matter_repair import key_fix

        field, replaces, repeats = added
        name = field.path[-1]
        if repeats is not None:
            message = f"the key `{name}` is given twice"
        elif replaces is not None:
            message = f"the key `{name}` stands where the source has `{replaces.path[-1]}`"
        else:
            path = ".".join(map(str, field.path))
            owner = "the source" if pair.source.is_data else "the source's front matter"
            message = f"{owner} has no `{path}`"
        origin = replaces.key if replaces else None
        yield Problem(field.key, message, origin, fix=key_fix(pair, added))
