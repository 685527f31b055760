"""Rules on what stands in the text itself: numbers, placeholders, residue of tools."""
