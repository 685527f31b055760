"""The rules, and the run of them over a pair of texts."""
