"""What people and programs get to see: one renderer a file, pure functions of the outcome."""
