"""Asks python-liquid, the authority on Liquid, whether it can read an article.

An article is only parsed, never rendered.
"""

from collections.abc import Callable

from liquid import Environment, Tag, TokenStream
from liquid.ast import BlockNode, Node
from liquid.exceptions import LiquidError, LiquidSyntaxError
from liquid.parser import get_parser
from liquid.token import TOKEN_EOF, TOKEN_EXPRESSION

from doclint.config.settings import LiquidTags
from doclint.parse.liquid import scan
from doclint.parse.liquid_blocks import Vocabulary, vocabulary


def judge(source: str, translation: str, settings: LiquidTags) -> Callable[[str], str]:
    """Return a function that says why a text may not take the place of a translation.

    It may not if python-liquid refuses it though it reads the source and the translation as it was:
    a translation that it refuses already can only gain. The function returns nothing if it may.
    """
    known = vocabulary((tag.name for tag in scan(source) if tag.name), settings)
    environment = _environment(known)
    if _fault(environment, source) or _fault(environment, translation):
        return lambda text: ""

    def refuse(text: str) -> str:
        fault = _fault(environment, text)
        return f"Liquid could not read the file any more: {fault}" if fault else ""

    return refuse


def _fault(environment: Environment, text: str) -> str:
    try:
        environment.from_string(text)
    except (LiquidError, RecursionError) as error:
        return " ".join(str(error).split())
    return ""


def _environment(known: Vocabulary) -> Environment:
    """Return an environment that knows a site's own tags, which take any argument."""
    environment = Environment()
    inside = known.branches.keys() | known.openers.keys()
    for name in (known.names | known.closers.keys()) - environment.tags.keys() - inside:
        tag = _Own(environment)
        tag.name, tag.end = name, known.closers.get(name, "")
        tag.stops = frozenset((tag.end, *known.branches))
        environment.tags[name] = tag
    return environment


class _Own(Tag):
    """A tag that Liquid does not know; a block if it has an end."""

    stops: frozenset[str]

    def parse(self, stream: TokenStream) -> Node:
        """Pass over the tag, and over its block with the branches in it."""
        token = stream.current
        _pass_argument(stream)
        if self.end:
            self.block = True
            while not stream.current.is_tag(self.end):
                next(stream)
                get_parser(self.env).parse_block(stream, self.stops)
                if stream.current.kind == TOKEN_EOF:
                    raise LiquidSyntaxError(f"`{self.name}` is never closed", token=token)
                _pass_argument(stream)
        return BlockNode(token, [])


def _pass_argument(stream: TokenStream) -> None:
    if stream.peek.kind == TOKEN_EXPRESSION and not stream.current.value.startswith("end"):
        next(stream)
