"""Text in, `Document` out: one parser per kind of file."""

SIGN = "doclint-"  # how doclint's own comments begin
