"""Says how far translations are and what to do first: numbers, then one renderer for each form."""
