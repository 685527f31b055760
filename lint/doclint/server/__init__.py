"""The language server: findings while one types, in any editor that speaks LSP.

https://microsoft.github.io/language-server-protocol/ It is a thin user of the same functions as the
command line. `workspace` knows the projects and texts, `features` answers, `protocol` converses.
"""
