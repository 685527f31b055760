"""Text in, `Document` out: one parser per kind of file."""
