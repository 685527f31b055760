"""A glossary: how terms are translated, or that they stay as they are."""

from collections.abc import Iterable
from typing import NamedTuple

from doclint.errors import InputError
from doclint.pair.languages import canonical

SMART, EXACT, ANY = "smart", "exact", "any"
CASES = (SMART, EXACT, ANY)


class Entry(NamedTuple):
    """A term of the source, with the forms that its translation may have.

    `language` is a tag (`pt-BR`), empty for what holds in every language. `place` says where the
    entry stands: `FILE:LINE`.
    """

    term: str
    forms: tuple[str, ...]
    language: str = ""
    place: str = ""

    @property
    def is_kept(self) -> bool:
        """Tell whether the term must stay as it is: it is its only translation."""
        return self.forms == (self.term,)


class Glossary(NamedTuple):
    """The entries of all files, at most one for a term and a language.

    `case` says whether a term is found in letters of other case than its own: `any`, none
    (`exact`), or of any as long as the term itself has no capital (`smart`).
    """

    entries: tuple[Entry, ...] = ()
    case: str = SMART

    def __hash__(self) -> int:
        # What is prepared for a glossary is looked up by it for every pair: its entries, which may
        # be thousands, are not hashed each time.
        return hash((len(self.entries), self.case))

    def of(self, language: str) -> list[Entry]:
        """Return the entries for a language; what is said of it wins over what is said of all.

        An entry for `pt` holds for `pt-BR`, too, unless that has one of its own.
        """
        tag = canonical(language).lower()
        best: dict[str, Entry] = {}
        for entry in self.entries:
            own = entry.language.lower()
            if own and tag != own and not tag.startswith(f"{own}-"):
                continue
            known = best.get(entry.term)
            if known is None or len(known.language) < len(own):
                best[entry.term] = entry
        return list(best.values())


EMPTY = Glossary()


def glossary_of(entries: Iterable[Entry], case: str = SMART) -> Glossary:
    """Put entries together; InputError where two say different things of one term."""
    known: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        first = known.setdefault((entry.term, entry.language.lower()), entry)
        if set(first.forms) != set(entry.forms):
            said, before = (" | ".join(each.forms) for each in (entry, first))
            raise InputError(
                f"{entry.place}: `{entry.term}` is `{said}` here, `{before}` in {first.place}"
            )
    return Glossary(tuple(known.values()), case) if known else EMPTY
