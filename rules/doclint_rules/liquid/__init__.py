"""Rules about Liquid tags and outputs."""
