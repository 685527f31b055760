"""The translation memory of a project: what it says in both languages, to be said again."""
