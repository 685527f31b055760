"""Terms: what a glossary says of them, where they stand, and how a project translates them."""
