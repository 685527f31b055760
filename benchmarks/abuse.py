"""Check a corpus as it is and damaged in three ways: no file may bring doclint down.

    python benchmarks/abuse.py --corpus DIR [--corpus DIR …] [--sample 0.1] [--fix] [--seed 0]

DIR is a project, with a configuration or in a layout that is recognised. Every pair of it is
checked, and then a share of the pairs (`--sample`) three times more: with each side cut at a random
byte, with the lines of each side shuffled, and with the source of another article. Nothing is
written. Looked for are internal errors, spans outside the file, and pairs that take long; `--fix`
mends the damaged ones, too (in memory), and looks for repairs that a second run would go on with.

Prints one line for each way, with the slowest pair, and one for each fault. Exits 1 if there was
a fault. A file that is refused (one cut within a letter is not UTF-8 any more) is no fault.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from doclint.check.registry import all_rules
from doclint.config.settings import Settings
from doclint.errors import InputError
from doclint.files import Tree, decoded
from doclint.pair.finder import Pair
from doclint.project.check import Checked, check_safely
from doclint.project.collector import collect_seldom
from doclint.project.fix import Wanted, fix_files
from doclint.project.project import Project, open_project
from doclint.project.site import DiskSite

Texts = tuple[bytes, bytes]
Damage = Callable[[Texts, random.Random, "Others"], Texts]


class Others:
    """Gives the source of another pair."""

    def __init__(self, project: Project, pairs: Sequence[Pair]) -> None:
        self._project, self._pairs = project, pairs

    def source(self, chance: random.Random) -> bytes:
        """Return the bytes of the source of a pair that chance chooses."""
        return _bytes(self._project, chance.choice(self._pairs).source)


class Trial(NamedTuple):
    """What became of one pair: whether it was refused, what went wrong, the seconds it took."""

    pair: Pair
    refused: bool
    faults: tuple[str, ...]
    seconds: float


def as_it_is(texts: Texts, chance: random.Random, others: Others) -> Texts:
    """Leave both sides alone."""
    return texts


def cut(texts: Texts, chance: random.Random, others: Others) -> Texts:
    """Cut each side at a byte."""
    source, translation = (text[: chance.randint(0, len(text))] for text in texts)
    return source, translation


def shuffled(texts: Texts, chance: random.Random, others: Others) -> Texts:
    """Put the lines of each side into another order."""
    source, translation = (text.splitlines(keepends=True) for text in texts)
    chance.shuffle(source)
    chance.shuffle(translation)
    return b"".join(source), b"".join(translation)


def strange(texts: Texts, chance: random.Random, others: Others) -> Texts:
    """Take the source of another article."""
    return others.source(chance), texts[1]


def main() -> int:
    """Run the trials and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpus", action="append", type=Path, required=True, metavar="DIR")
    parser.add_argument("--sample", type=float, default=0.1, metavar="SHARE")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--fix", action="store_true", help="Mend the damaged pairs, too.")
    given = parser.parse_args()
    collect_seldom()
    faults = 0
    for folder in given.corpus:
        project = open_project(folder)
        pairs = project.finder.all().pairs
        chance = random.Random(given.seed)
        some = chance.sample(pairs, min(len(pairs), max(1, round(len(pairs) * given.sample))))
        faults += _show(folder, as_it_is, _trials(project, pairs, as_it_is, chance, fix=False))
        for damage in (cut, shuffled, strange):
            trials = _trials(project, some, damage, chance, fix=given.fix)
            faults += _show(folder, damage, trials)
    return 1 if faults else 0


def _trials(
    project: Project, pairs: Sequence[Pair], damage: Damage, chance: random.Random, *, fix: bool
) -> Iterator[Trial]:
    others = Others(project, pairs)
    for pair in pairs:
        texts = _bytes(project, pair.source), _bytes(project, pair.translation)
        began = time.perf_counter()
        try:
            source, translation = (
                decoded(text, path)
                for text, path in zip(
                    damage(texts, chance, others), (pair.source, pair.translation), strict=True
                )
            )
        except InputError:
            yield Trial(pair, refused=True, faults=(), seconds=time.perf_counter() - began)
            continue
        settings = project.settings.of(pair)
        site = DiskSite(project.tree, pair)
        checked = check_safely(pair, source, translation, settings, site)
        seconds = time.perf_counter() - began
        faults = list(_faults(checked, source, translation))
        if fix:
            faults += _faults_of_fix(project.tree, pair, settings, source, translation)
        # A PO file that cannot be read at all is refused with a line, as one that is not UTF-8 is.
        yield Trial(pair, bool(checked.error), tuple(faults), seconds)


def _faults(checked: Checked, source: str, translation: str) -> Iterator[str]:
    if "internal error" in checked.error:
        yield checked.error
    for located in checked.found:
        finding = located.finding
        edits = finding.fix.edits if finding.fix else ()
        for span in (finding.span, *(edit.span for edit in edits)):
            if not 0 <= span.start <= span.end <= len(translation):
                yield f"{finding.rule}: {span} lies outside {located.place.path}"
        # For a catalog the source is in the same file.
        there, length = finding.source, max(len(source), len(translation))
        if there and not 0 <= there.start <= there.end <= length:
            yield f"{finding.rule}: {there} lies outside the source of {located.place.path}"


def _faults_of_fix(
    tree: Tree, pair: Pair, settings: Settings, source: str, translation: str
) -> Iterator[str]:
    wanted = Wanted(frozenset(all_rules()), unsafe=True)
    once = fix_files(_given(tree, pair, source, translation), pair, settings, wanted, {})
    if "internal error" in once.error:
        yield once.error
    if once.error or once.after == once.before:
        return
    twice = fix_files(_given(tree, pair, source, once.after), pair, settings, wanted, {})
    if twice.after != once.after:
        rules = ", ".join(sorted({step.rule for step in twice.applied}))
        yield f"{pair.translation}: a second run goes on mending ({rules})"


def _given(tree: Tree, pair: Pair, source: str, translation: str) -> Tree:
    given = Tree(tree.root)
    given.give(pair.source, source)
    given.give(pair.translation, translation)
    return given


def _bytes(project: Project, path: str) -> bytes:
    return Path(project.tree.locate(path)).read_bytes()


def _show(folder: Path, damage: Damage, trials: Iterator[Trial]) -> int:
    """Print what came of the trials; returns how many faults there were."""
    done = list(trials)
    refused = sum(trial.refused for trial in done)
    faults = [fault for trial in done for fault in trial.faults]
    slowest = max(done, key=lambda trial: trial.seconds, default=None)
    seconds = sum(trial.seconds for trial in done)
    print(
        f"{folder} {damage.__name__}: {len(done)} pairs, {refused} refused, {len(faults)} faults,"
        f" {seconds:.1f} s"
        + (f", slowest {slowest.seconds:.2f} s ({slowest.pair.translation})" if slowest else ""),
        flush=True,
    )
    for fault in faults:
        print(f"  {fault}", flush=True)
    return len(faults)


if __name__ == "__main__":
    sys.exit(main())
