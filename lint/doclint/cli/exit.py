"""The exit codes of all commands."""

from enum import IntEnum


class Exit(IntEnum):
    """What a command's exit code says."""

    CLEAN = 0
    FINDINGS = 1
    ERROR = 2
    INTERRUPTED = 130
