"""The configuration of a project, and the settings of a check that are made of it."""
