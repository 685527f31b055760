"""Mends a translation: applies the edits that findings carry, and checks what comes of it."""
