"""The built-in rules: one sub-package a group, one module a rule."""
