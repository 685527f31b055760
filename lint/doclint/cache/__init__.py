"""What checks found, remembered from one run to the next.

The truth is content: an outcome holds for the contents of both files, for the settings and the
program, and for what the check asked of the rest of the project. See `doclint.cache.checks`.
"""
