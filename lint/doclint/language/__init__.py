"""Which language a word is of: tables, scripts, and the contrast of two languages."""

from doclint.language.contrast import UNLISTED, Contrast, Support, contrast, support
from doclint.language.tags import has_table
from doclint.language.words import Word, vocabulary, words_in

__all__ = [
    "UNLISTED",
    "Contrast",
    "Support",
    "Word",
    "contrast",
    "has_table",
    "support",
    "vocabulary",
    "words_in",
]
