"""What is asked of the source's text when something looks like a piece of it."""

from functools import cached_property

from doclint.compare.untranslated_words import key_of, keys_of
from doclint.model import Span
from doclint.parse.document import Document
from doclint.parse.masking import show_prose
from doclint.patterns import lazy_pattern

_FAR_LETTER = lazy_pattern(r"[^\x00-\x7f\W]")


class Source:
    """A source's sentences and words, each made when it is first asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def copy_of(self, text: str) -> Span | None:
        """Return where the source has the words of a text as a sentence or as an `alt` text."""
        # Letters that the source does not have tell it at once: most languages have some.
        if self._document.text.isascii() and _FAR_LETTER.search(text):
            return None
        return self._copies.get(key_of(text))

    def has(self, text: str) -> bool:
        """Tell whether the source has the words of a text in the same order."""
        return f" {key_of(text)} " in self._words

    def uses(self, key: str) -> int:
        """Return how often different sentences have the words of a key (`key_of`) in this order."""
        return self._words.count(f" {key} ")

    @cached_property
    def _copies(self) -> dict[str, Span]:
        """Sentences and `alt` texts by their words (`key_of`)."""
        document = self._document
        spans = [span for span, _ in document.segments]
        texts = [document.prose[start:end] for start, end in spans]
        if document.images:
            shown = show_prose(document.text, document.tags)
            alts = [image.alt for image in document.images]
            spans += alts
            texts += [shown[start:end] for start, end in alts]
        copies: dict[str, Span] = {}
        for key, span in zip(keys_of(texts), spans, strict=True):
            copies.setdefault(key, span)
        return copies

    @cached_property
    def _words(self) -> str:
        """All words in order, with a space before and after each."""
        return f" {' '.join(self._copies)} "
