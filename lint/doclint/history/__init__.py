"""What the past says of a translation: which of its sentences the source has moved away from."""
