"""What the command line says of the baseline: `--baseline` and what goes with it."""

from pathlib import Path
from typing import NamedTuple

import click

from doclint.config.config import BASELINE_FILE
from doclint.project.project import Project


class Wish(NamedTuple):
    """The options; `file` is the baseline that is named there."""

    file: Path | None
    none: bool
    update: bool
    prune: bool

    def check(self) -> None:
        """Raise click.UsageError where the options contradict one another."""
        if self.update and self.prune:
            raise click.UsageError("--update-baseline prunes, too: give one of the two.")
        if self.none and (self.file or self.update or self.prune):
            raise click.UsageError("--no-baseline goes with no other option of the baseline.")

    def file_in(self, project: Project) -> Path | None:
        """Return the baseline to use: the one that is named, there or in the project, or is there.

        None for none; for a project behind a URL, the path in it.
        """
        if self.none:
            return None
        if self.file:
            return self.file
        named = project.config.baseline
        name = named or BASELINE_FILE
        if project.tree.is_remote:
            return Path(name) if named or project.tree.exists(name) else None
        file = Path(project.tree.locate(name))
        return file if named or self.update or file.exists() else None
