"""Compares the placeholders of texts that a program formats, as the flags of a message name them.

What a translation may do is what GNU gettext's `msgfmt --check-format` lets pass:
https://www.gnu.org/software/gettext/manual/html_node/Translators-for-other-Languages.html
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from doclint.model import Span
from doclint.patterns import lazy_pattern

if TYPE_CHECKING:
    from doclint.check.pair import AlignedPair


class Formats(NamedTuple):
    """What the flags of a message say: `names` are those such as `c-format` and `no-c-format`.

    `plural` is the text for the other number, whose placeholders a plural form may have as well.
    `may_omit` says that a form is that of a number or two, which its text may leave out.
    """

    names: frozenset[str]
    plural: str = ""
    may_omit: bool = False


class FormatChange(NamedTuple):
    """A placeholder that differs: `source` is None for one too many, `translation` for a lost one.

    Both are spans in the texts.
    """

    source: Span | None
    translation: Span | None


class _Directive(NamedTuple):
    """A placeholder: the argument that it takes, and what kind of value that is."""

    span: Span
    argument: int | str
    kind: str


# C11, 7.21.6.1; POSIX adds `n$` and `'`, gettext `%<PRIu64>` and `I`.
_C = lazy_pattern(
    r"""%(?:%|(?:(?P<number>\d+)\$)?[-+\ \#0'I]*
    (?P<width>\*(?:(?P<at>\d+)\$)?|\d+)?(?:\.(?P<digits>\*(?:(?P<of>\d+)\$)?|\d*))?
    (?:(?P<length>hh?|ll?|[qLjzt])?(?P<kind>[diouxXeEfFgGaAcCsSpn])|<(?P<macro>PRI\w+)>))""",
    re.VERBOSE,
)
# https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting
_PYTHON = lazy_pattern(
    r"""%(?:%|(?:\((?P<name>[^()]*)\))?[-+\ \#0]*(?P<width>\*|\d+)?(?:\.(?P<digits>\*|\d*))?
    [hlL]?(?P<kind>[diouxXeEfFgGcrsa]))""",
    re.VERBOSE,
)
# https://docs.python.org/3/library/string.html#format-string-syntax
_BRACE = lazy_pattern(
    r"\{\{|\}\}|\{(?P<name>[A-Za-z_]\w*|\d+)?(?P<rest>(?:\.\w+|\[[^\]{}]+\])*)"
    r"(?:![rsa])?(?::(?:[^{}]|\{\w*\})*)?\}"
)
_KINDS = {
    **dict.fromkeys("di", "integer"),
    **dict.fromkeys("ouxX", "unsigned"),
    **dict.fromkeys("eEfFgGaA", "float"),
    **dict.fromkeys("cC", "character"),
}


def _in_c(text: str) -> Iterator[_Directive]:
    taken = 0
    for found in _C.finditer(text):
        kind = found["kind"] or found["macro"]
        if kind is None:
            continue
        for star, number in ((found["width"], found["at"]), (found["digits"], found["of"])):
            if star and star.startswith("*"):
                taken += not number
                yield _Directive(Span(*found.span()), int(number or taken), "width")
        taken += not found["number"]
        kind = found["macro"] or (found["length"] or "") + _KINDS.get(kind, kind)
        yield _Directive(Span(*found.span()), int(found["number"] or taken), kind)


def _in_python(text: str) -> Iterator[_Directive]:
    taken = 0
    for found in _PYTHON.finditer(text):
        kind = found["kind"]
        if kind is None:
            continue
        for star in (found["width"], found["digits"]):
            if star == "*":
                taken += 1
                yield _Directive(Span(*found.span()), taken, "width")
        taken += found["name"] is None
        argument = taken if found["name"] is None else found["name"]
        # Anything can be shown as a text, whatever the number of its kind.
        number = "number" if kind in "diouxX" else _KINDS.get(kind, "text")
        yield _Directive(Span(*found.span()), argument, number)


def _in_braces(text: str) -> Iterator[_Directive]:
    taken = 0
    for found in _BRACE.finditer(text):
        if found[0] in ("{{", "}}"):
            continue
        name = found["name"]
        if name is None:
            name = str(taken)
            taken += 1
        yield _Directive(Span(*found.span()), name + found["rest"], "")


_READERS: dict[str, Callable[[str], Iterator[_Directive]]] = {
    "c-format": _in_c,
    "python-format": _in_python,
    "python-brace-format": _in_braces,
}
# What `doclint.compare.text_placeholders` guesses and these flags decide.
_DECIDED = {"c-format": "format", "python-format": "format", "python-brace-format": "brace"}


def decided_forms(formats: Formats) -> frozenset[str]:
    """Return the forms of placeholders that flags decide about, `no-…` ones included."""
    return frozenset(
        _DECIDED[name.removeprefix("no-")]
        for name in formats.names
        if name.removeprefix("no-") in _DECIDED
    )


def format_changes(pair: "AlignedPair") -> tuple[FormatChange, ...]:
    """Return what differs between the placeholders of a message and those of its translation."""
    formats = pair.formats
    if formats is None:
        return ()
    return tuple(
        change
        for name, reader in _READERS.items()
        if name in formats.names
        for change in _changes(reader, pair.source.text, pair.translation.text, formats)
    )


def _changes(
    reader: Callable[[str], Iterator[_Directive]], source: str, translation: str, formats: Formats
) -> Iterator[FormatChange]:
    wanted = {one.argument: one for one in reader(source)}
    others = {one.argument: one.kind for one in reader(formats.plural)}
    left = dict(wanted)
    surplus: list[_Directive] = []
    for one in reader(translation):
        expected = wanted.get(one.argument)
        left.pop(one.argument, None)
        if expected and expected.kind != one.kind:
            yield FormatChange(expected.span, one.span)
        elif expected is None and others.get(one.argument) != one.kind:
            surplus.append(one)
    if formats.may_omit:
        left.clear()
    for one in surplus:
        # What takes the place of one that is gone is that one, misspelt.
        lost = left.pop(next(iter(left)), None) if left else None
        yield FormatChange(lost.span if lost else None, one.span)
    for lost in left.values():
        yield FormatChange(lost.span, None)
