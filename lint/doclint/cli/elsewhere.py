"""Gives a check the memory of a project, where a rule asks for it."""

from collections.abc import Sequence

from doclint.check.registry import remembers
from doclint.cli.streams import progress
from doclint.config.pair_settings import PairSettings
from doclint.pair.finder import Pair
from doclint.project.check import NO_MEMORIES, Memories
from doclint.project.project import Project
from doclint.project.run import MANY


def memories_for(
    project: Project, pairs: Sequence[Pair], settings: PairSettings, jobs: int
) -> Memories:
    """Return the memories of the languages of some pairs, none where no rule asks for one.

    Raises InputError for a configured PO file that cannot be used.
    """
    if not pairs or not any(map(remembers, settings.variants())):
        return NO_MEMORIES
    # Reads every article of the languages, which a plain check does without.
    from doclint.memory.build import build_memory

    languages = dict.fromkeys(pair.language for pair in pairs)
    with progress(len(project.finder.all().pairs), MANY, "Remembering") as advance:
        return build_memory(project, languages, jobs, advance)
