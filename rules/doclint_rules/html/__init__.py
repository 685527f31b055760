"""Rules on HTML inside Markdown."""
