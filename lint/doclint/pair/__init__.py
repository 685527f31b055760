"""Which file is the translation of which: paths in, pairs out."""
