"""The baseline: findings that a project knows of and does not want to hear about again.

A file of JSON lines, sorted, each of them for itself, so that `merge=union` merges it:

    {"path": "pt/a.md", "rule": "link/lost", "fingerprint": "…", "count": 1, "text": "[a](/b)"}

The fingerprint is of the rule, the source's text and the translation's. So an entry holds wherever
in the file that stands, and no longer than either text stays as it is. `text` is for the reader.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from doclint.errors import InputError
from doclint.files import read_text
from doclint.show.outcome import Located

_SHOWN = 60  # code points of the text


class Key(NamedTuple):
    """What makes an entry: where, and what; `fingerprint` has the rule in it."""

    path: str
    rule: str
    fingerprint: str


class Entry(NamedTuple):
    """How often a finding is known, and the beginning of the text that it is about."""

    times: int
    text: str


Entries = Mapping[Key, Entry]


class Compared(NamedTuple):
    """Findings against a baseline.

    `new` are those that it does not cover, in the order given, `known` how many it does. `held` are
    the entries that are needed, by the paths of today; `stale` those that are not, with the counts
    that are too many.
    """

    new: tuple[Located, ...]
    known: int
    held: Entries
    stale: Entries


def read_baseline(path: str, shown: str) -> dict[Key, Entry]:
    """Read a file; InputError names the line that is no entry.

    Of entries that are there twice, as after a merge, the greater count holds.
    """
    entries: dict[Key, Entry] = {}
    text = read_text(path, shown).removeprefix("\ufeff")
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            key, entry = _entry(line, f"{shown}:{number}")
            known = entries.get(key)
            if known is None or known.times < entry.times:
                entries[key] = entry
    return entries


def _entry(line: str, where: str) -> tuple[Key, Entry]:
    try:
        row = json.loads(line)
    except ValueError as error:
        merging = line.startswith(("<<<<<<<", "=======", ">>>>>>>"))
        reason = "a mark of a merge conflict" if merging else "not JSON"
        raise InputError(f"{where}: {reason}, not an entry of a baseline") from error
    values: dict[str, Any] = row if isinstance(row, dict) else {}
    texts = [values.get(name) for name in Key._fields]
    times, shown = values.get("count", 1), values.get("text", "")
    if not all(isinstance(text, str) for text in (*texts, shown)):
        raise InputError(f"{where}: an entry needs the texts `path`, `rule` and `fingerprint`")
    if type(times) is not int or times < 1:
        raise InputError(f"{where}: `count` must be a whole number from 1")
    return Key._make(map(str, texts)), Entry(times, shown)


def lines_of(entries: Entries) -> Iterator[str]:
    """Yield the lines of a file."""
    for key, entry in sorted(entries.items()):
        row = {**key._asdict(), "count": entry.times, "text": entry.text}
        yield json.dumps(row, ensure_ascii=False)


def entries_of(found: Iterable[Located]) -> dict[Key, Entry]:
    """Return the entries that cover some findings."""
    texts: dict[Key, str] = {}
    counts: Counter[Key] = Counter()
    for located in found:
        key = _key(located)
        counts[key] += 1
        texts.setdefault(key, _text(located))
    return {key: Entry(count, texts[key]) for key, count in counts.items()}


def _key(located: Located) -> Key:
    return Key(located.place.path, located.finding.rule, located.finding.fingerprint)


def _text(located: Located) -> str:
    """Return the beginning of what is wrong or, where something is missing, of what is missing."""
    whole = located.place.text or (located.source.text if located.source else "")
    text = " ".join(whole[: 4 * _SHOWN].split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def compare(
    found: Sequence[Located],
    entries: Entries,
    judged: Callable[[Key], bool],
    language_if_gone: Callable[[str], str | None],
) -> Compared:
    """Match findings and entries: the first findings are known, the surplus is new.

    `judged` tells whether an entry's file and rule were looked at, so that it is stale if nothing
    is found. The entries of a file that is gone serve those in the same language that took its
    place: `language_if_gone` returns the language of a path, None for a file that is there.
    """
    left = {key: entry.times for key, entry in entries.items()}
    held: Counter[Key] = Counter()
    rest: list[Located] = []
    for located in found:
        key = _key(located)
        if left.get(key):
            left[key] -= 1
            held[key] += 1
        else:
            rest.append(located)
    new: list[Located] = []
    moved = _moved(left, rest, language_if_gone) if rest else {}
    for located in rest:
        homeless = moved.get((located.language, located.finding.fingerprint))
        if homeless:
            left[homeless.pop()] -= 1
            held[_key(located)] += 1
        else:
            new.append(located)
    texts = {key: entry.text for key, entry in entries_of(found).items()}
    kept = {key: Entry(count, texts[key]) for key, count in held.items()}
    stale: dict[Key, Entry] = {}
    for key, count in left.items():
        if count and judged(key):
            stale[key] = entries[key]._replace(times=count)
        elif count:
            kept[key] = Entry(count + held[key], entries[key].text)
    return Compared(tuple(new), len(found) - len(new), kept, stale)


def _moved(
    left: Mapping[Key, int], rest: Iterable[Located], language_if_gone: Callable[[str], str | None]
) -> dict[tuple[str, str], list[Key]]:
    """Return the entries of files that are gone, once for each count, by language and fingerprint.

    Only those that may serve any of the findings in `rest`.
    """
    wanted = {located.finding.fingerprint for located in rest}
    moved: dict[tuple[str, str], list[Key]] = {}
    for key, count in left.items():
        if count and key.fingerprint in wanted:
            language = language_if_gone(key.path)
            if language is not None:
                moved.setdefault((language, key.fingerprint), []).extend([key] * count)
    return moved
