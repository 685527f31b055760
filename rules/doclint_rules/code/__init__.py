"""Rules on code: what a machine reads has to be equal to the letter."""
