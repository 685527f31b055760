"""A comment of doclint's that says nothing it can obey.

## What it does
Reports a comment that begins with `doclint-` and goes on with a word that is none of its own
(`disable-line`, `disable-next-line`, `disable`, `enable`, `disable-file`), that names no rule, or
one that does not exist, and an `enable` without a `disable`.

## Why it matters
The comment has no effect, and whoever wrote it believes that it has.

## How to mend it
Name a rule or a group of rules as `doclint rules` lists them, and write a reason after `--`.
"""

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from doclint.config.nearest import nearest
from doclint.model import Problem, Severity
from doclint.rule import Bad, Good, Scope

if TYPE_CHECKING:
    from doclint.filter.silence import Silences
    from doclint.parse.document import Directive

SEVERITY = Severity.WARNING
SCOPE = Scope.SILENCE

EXAMPLES = (
    Good(
        source="Moor the boat.\n",
        translation="""\
<!-- doclint-disable-file link, text/number -- a page about numbers -->
Atraque o barco.
{% # doclint-disable liquid %}
Espere.
{% # doclint-enable liquid %}
""",
    ),
    Bad(
        source="Moor the boat.\n",
        translation="Atraque o barco. ⟦<!-- doclint-disable-lin link/lost -->⟧\n",
        message="did you mean `doclint-disable-line`?",
    ),
    Bad(
        source="Moor the boat.\n",
        translation="Atraque o barco. <!-- doclint-disable-line ⟦lnk/lost⟧ -->\n",
        message="no rule or group `lnk/lost`; did you mean `link/lost`?",
    ),
    Bad(
        source="Moor the boat.\n",
        translation="Atraque o barco. ⟦{/* doclint-disable-line -- always right */}⟧\n",
        message="names no rule",
    ),
)


def check(silences: "Silences") -> Iterator[Problem]:
    """Yield the comments, and the names in them, that mean nothing."""
    from doclint.parse.document import ACTIONS

    disabled = set[str]()
    for directive in silences.document.directives:
        action = directive.action
        if action == "disable":
            disabled.update(_reach(directive))
        if action not in ACTIONS:
            hint = nearest(f"doclint-{action}", [f"doclint-{known}" for known in ACTIONS])
            yield Problem(directive.span, f"there is no comment `doclint-{action}`{hint}")
        elif not directive.names and action != "enable":
            yield Problem(directive.span, f"`doclint-{action}` names no rule or group")
        elif unknown := [name for name in directive.names if name.text not in silences.known]:
            hint = nearest(unknown[0].text, silences.known) or "; a reason stands after `--`"
            message = f"there is no rule or group `{unknown[0].text}`{hint}"
            yield Problem(unknown[0].span, message)
        elif action == "enable" and not _ends(directive, disabled):
            yield Problem(directive.span, "nothing is disabled that this comment could enable")


def _reach(directive: "Directive") -> Iterator[str]:
    for name in directive.names:
        yield name.text
        yield name.text.partition("/")[0]


def _ends(directive: "Directive", disabled: Set[str]) -> bool:
    """Tell whether a comment enables anything that was disabled before it."""
    if not directive.names:
        return bool(disabled)
    return not disabled.isdisjoint(_reach(directive))
