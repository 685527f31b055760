"""Segments out to translators as PO, and back into the articles."""
