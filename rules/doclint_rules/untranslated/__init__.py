"""Rules about what was left in the language of the source."""
