"""Reads TOML, with the place of what cannot be read."""

from typing import Any

from doclint.errors import InputError
from doclint.files import read_text
from doclint.patterns import lazy_pattern

_AT = lazy_pattern(r" \(at line (\d+), column (\d+)\)$")


def read_toml(path: str, shown_as: str) -> dict[str, Any]:
    """Parse a TOML file; InputError names the line and column where that fails."""
    # Most projects have no such file, and then nothing pays for the import.
    import tomllib

    text = read_text(path, shown_as)
    try:
        return tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _AT.search(message)
        place = f":{at[1]}:{at[2]}" if at else ""
        raise InputError(f"{shown_as}{place}: not TOML: {_AT.sub('', message)}") from error
