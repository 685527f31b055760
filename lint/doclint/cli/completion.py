"""`doclint completion`, and which rules a shell offers."""

import click
from click.shell_completion import BashComplete, CompletionItem, FishComplete, ZshComplete

from doclint.check.registry import all_rules
from doclint.cli.exit import Exit
from doclint.cli.streams import say

_SHELLS = {"bash": BashComplete, "fish": FishComplete, "zsh": ZshComplete}
_VARIABLE = "_DOCLINT_COMPLETE"  # click looks for it in the environment of `doclint`


def print_script(command: click.Command, shell: str) -> int:
    """Print the script by which a shell completes what is typed after `doclint`."""
    say([_SHELLS[shell](command, {}, "doclint", _VARIABLE).source()])
    return Exit.CLEAN


def names_from(begun: str) -> list[CompletionItem[str]]:
    """Return the rules and groups that go on from what is typed; of a list, from its last name."""
    before, comma, last = begun.rpartition(",")
    known = {rule.group: f"all of {rule.group}/" for rule in all_rules().values()}
    known |= {rule.name: rule.summary for rule in all_rules().values()}
    return [
        CompletionItem(before + comma + name, help=summary)
        for name, summary in sorted(known.items())
        if name.startswith(last)
    ]
