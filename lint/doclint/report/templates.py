"""The templates of the pages, which ship with the package. What articles say is only ever data."""

from functools import cache
from importlib.resources import files

from liquid import BoundTemplate, CachingDictLoader, Environment
from liquid.undefined import StrictUndefined

_PACKAGE = "doclint.report"


@cache
def template(name: str) -> BoundTemplate:
    """Return a template by the name of its file, without `.html`."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    folder = files(_PACKAGE) / "templates"
    texts = {
        file.name.removesuffix(".html"): file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.name.endswith(".html")
    }
    return Environment(loader=CachingDictLoader(texts), autoescape=True, undefined=StrictUndefined)


def assets() -> dict[str, bytes]:
    """Return the files that pages load, by name."""
    folder = files(_PACKAGE) / "assets"
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
