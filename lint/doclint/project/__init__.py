"""A project on disk: its root, configuration and pairs, and the run over them."""
