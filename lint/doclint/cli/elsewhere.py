"""Gives a check the memory of a project, where a rule asks for it."""

from collections.abc import Mapping, Sequence

from doclint.check.pair import Memory
from doclint.check.registry import remembers
from doclint.cli.streams import progress
from doclint.config.pair_settings import PairSettings
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.files import Tree
from doclint.pair.finder import Pair
from doclint.project.check import Checked, Histories, check_texts, internal_error
from doclint.project.project import Project
from doclint.project.run import MANY
from doclint.project.site import DiskSite

Memories = Mapping[str, Memory]  # by language


def memories_for(
    project: Project, pairs: Sequence[Pair], settings: PairSettings, jobs: int
) -> Memories:
    """Return the memories of the languages of some pairs, none where no rule asks for one.

    Raises InputError for a configured PO file that cannot be used.
    """
    if not pairs or not any(map(remembers, settings.variants())):
        return {}
    # Reads every article of the languages, which a plain check does without.
    from doclint.memory.build import build_memory

    languages = dict.fromkeys(pair.language for pair in pairs)
    with progress(len(project.finder.all().pairs), MANY, "Remembering") as advance:
        return build_memory(project, languages, jobs, advance)


def check_remembering(
    tree: Tree, pair: Pair, settings: Settings, memories: Memories, histories: Histories
) -> Checked:
    """Check a pair of the project with what is translated elsewhere in it; never raises."""
    try:
        source, translation = tree.text(pair.source), tree.text(pair.translation)
    except InputError as error:
        return Checked((), str(error))
    memory, history = memories.get(pair.language), histories.get(pair.translation)
    site = DiskSite(tree, pair)
    try:
        return check_texts(pair, source, translation, settings, site, memory, history)
    except Exception as error:  # one broken pair must not hide what the others have
        return Checked((), internal_error(pair.translation, error))
