"""`doclint server`."""

from doclint.cli.exit import Exit
from doclint.errors import InputError


def serve() -> int:
    """Serve an editor until it says goodbye; InputError where the extra is not installed."""
    try:
        from doclint.server.protocol import serve as serve_client
    except ModuleNotFoundError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise InputError("`doclint server` needs more: pip install 'doclint[lsp]'") from error
    serve_client()
    return Exit.CLEAN
